//! Figures over a line of time, as plain data: for each indicator a panel with a curve for each of its groups.

use super::time::Axis;
use super::words::Words;
use tavle_base::Digits;
use tavle_markup::Phrase;

/// Panels below each other.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    pub panels: Vec<Panel<'a>>,
    /// What the marks mean, for those that are there.
    pub key: Vec<(CurveSign, Phrase<'a>)>,
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Panel<'a> {
    pub title: Words<'a>,
    /// How far it is, and why: a line for each group.
    pub verdicts: Vec<String>,
    /// How many days the line of time has. Places on it are numbers of days after its beginning.
    pub days: i32,
    /// The ways to divide it, the finest first.
    pub axes: Vec<Axis>,
    /// The numbers at which there is a line across, from the bottom to the top: how high each is, from 0 to 1, and how it is
    /// written.
    pub levels: Vec<(f64, String)>,
    pub curves: Vec<Curve<'a>>,
}

/// The figures of a group, or of all. A place is a day and a height from 0 to 1.
#[derive(Clone, Debug, Default)]
pub struct Curve<'a> {
    /// What the group is called; nothing where there are none.
    pub title: Option<Words<'a>>,
    pub points: Vec<(i32, f64)>,
    pub baseline: Option<(i32, f64)>,
    /// The targets, each from its least to its greatest height, which are the same for a single number.
    pub targets: Vec<(i32, f64, f64)>,
    /// The line on which it is on track, from its beginning to the next target.
    pub ways: Vec<[(i32, f64); 2]>,
    /// How the newest figure is written.
    pub newest: Option<String>,
}

/// What a mark can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurveSign {
    Figures,
    Baseline,
    Target,
    Course,
}

/// The numbers that a panel shows, from the bottom to the top.
pub(super) struct Levels {
    low: f64,
    high: f64,
    /// The numbers at which there is a line.
    pub lines: Vec<Digits>,
}

/// How many lines there are at most.
const MOST_LINES: f64 = 6.0;

impl Levels {
    /// Round numbers around all of these.
    pub fn around<'d>(numbers: impl Iterator<Item = &'d Digits>) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for number in numbers.map(drawn) {
            (low, high) = (low.min(number), high.max(number));
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        // What is not far from nothing is seen beside it.
        if low > 0.0 && low < high * 0.4 {
            low = 0.0;
        }
        if high - low <= 0.0 {
            (low, high) = (low - low.abs().max(1.0) * 0.1, high + high.abs().max(1.0) * 0.1);
        }
        let (step, power) = step((high - low) / (MOST_LINES - 1.0));
        let size = f64::from(step) * 10_f64.powi(power);
        let (first, last) = ((low / size).floor() as i64, (high / size).ceil() as i64);
        let decimals = usize::try_from(-power).unwrap_or(0);
        let number = |n: i64| Digits::read(&format!("{}e{power}", n * i64::from(step)))?.with_decimals(decimals);
        let lines = (first..=last).filter_map(number).collect();
        Self { low: first as f64 * size, high: last as f64 * size, lines }
    }

    /// How high a number is, from 0 to 1.
    pub fn height(&self, number: &Digits) -> f64 {
        ((drawn(number) - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// A number as far as a drawing can show it.
fn drawn(number: &Digits) -> f64 {
    number.as_str().parse().expect("digits are a number")
}

/// The least of 1, 2 and 5 with its power of ten that is not less than a size.
fn step(size: f64) -> (i32, i32) {
    let mut power = size.log10().floor() as i32;
    for step in [1, 2, 5] {
        if f64::from(step) * 10_f64.powi(power) >= size * 0.999 {
            return (step, power);
        }
    }
    power += 1;
    (1, power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(numbers: &str) -> String {
        let all: Vec<Digits> = numbers.split(' ').filter_map(Digits::read).collect();
        let levels = Levels::around(all.iter());
        levels.lines.iter().map(Digits::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lines_are_at_round_numbers() {
        for (numbers, expected) in [
            ("41.2 44.8 50", "40 42 44 46 48 50"),
            ("0 100", "0 20 40 60 80 100"),
            ("12 100", "0 20 40 60 80 100"),
            ("-3 4", "-4 -2 0 2 4"),
            ("0.12 0.31", "0.0 0.1 0.2 0.3 0.4"),
            ("1250000 1900000", "1200000 1400000 1600000 1800000 2000000"),
            ("5", "4.4 4.6 4.8 5.0 5.2 5.4 5.6"),
            ("0", "-0.10 -0.05 0.00 0.05 0.10"),
        ] {
            assert_eq!(lines(numbers), expected, "{numbers}");
        }
    }

    #[test]
    fn every_number_is_between_the_outermost_lines() {
        for numbers in ["41.2 44.8 50", "-3 4", "0.12 0.31", "5", "0", "123456789012345.123456789 1"] {
            let all: Vec<Digits> = numbers.split(' ').filter_map(Digits::read).collect();
            let levels = Levels::around(all.iter());
            for number in &all {
                let height = levels.height(number);
                assert!((0.0..=1.0).contains(&height), "{numbers}: {height}");
            }
            assert!(levels.high > levels.low, "{numbers}");
        }
    }
}
