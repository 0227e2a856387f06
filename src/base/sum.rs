//! Sums and means of numbers, exact to the last digit.

use crate::Digits;

/// More digits than any sum has that somebody reads.
const MOST_DIGITS: usize = 30;

/// A number as a whole number of its smallest decimals.
#[derive(Clone, Copy)]
pub(super) struct Scaled {
    pub units: i128,
    pub decimals: usize,
}

impl Scaled {
    pub fn read(digits: &Digits) -> Option<Self> {
        let written = digits.as_str();
        let units: String = written.chars().filter(|c| *c != '.').collect();
        (units.len() <= MOST_DIGITS).then_some(())?;
        Some(Self { units: units.parse().ok()?, decimals: digits.decimals() })
    }

    pub fn with_decimals(self, decimals: usize) -> Option<Self> {
        let factor = 10_i128.checked_pow(u32::try_from(decimals.checked_sub(self.decimals)?).ok()?)?;
        Some(Self { units: self.units.checked_mul(factor)?, decimals })
    }

    pub fn digits(self) -> Option<Digits> {
        let sign = if self.units < 0 { "-" } else { "" };
        let units = format!("{:0>width$}", self.units.unsigned_abs(), width = self.decimals + 1);
        let (whole, decimals) = units.split_at(units.len() - self.decimals);
        let point = if decimals.is_empty() { "" } else { "." };
        Digits::read(&format!("{sign}{whole}{point}{decimals}"))
    }
}

/// The sum of all numbers with as many decimals as any of them has; nothing for no number, or for more digits than 30.
fn added<'d>(all: impl Iterator<Item = &'d Digits> + Clone) -> Option<(Scaled, i128)> {
    let decimals = all.clone().map(Digits::decimals).max()?;
    let mut sum = Scaled { units: 0, decimals };
    let mut count = 0;
    for one in all {
        sum.units = sum.units.checked_add(Scaled::read(one)?.with_decimals(decimals)?.units)?;
        count += 1;
    }
    Some((sum, count))
}

/// The sum of all numbers, with as many decimals as any of them has. Nothing for no number, or where one has more digits
/// than can be added.
pub fn sum<'d>(all: impl Iterator<Item = &'d Digits> + Clone) -> Option<Digits> {
    added(all)?.0.digits()
}

/// The mean of all numbers, rounded to so many decimals, or else to one more than any of them has; a half is rounded away
/// from zero.
pub fn mean<'d>(all: impl Iterator<Item = &'d Digits> + Clone, decimals: Option<usize>) -> Option<Digits> {
    let (sum, count) = added(all)?;
    let decimals = decimals.unwrap_or(sum.decimals + 1);
    // With one decimal more than is shown, or all that there are, so that a half is known.
    let exact = sum.with_decimals(sum.decimals.max(decimals))?;
    let divisor = count.checked_mul(10_i128.checked_pow(u32::try_from(exact.decimals - decimals).ok()?)?)?;
    let (size, sign) = (exact.units.checked_abs()?, exact.units.signum());
    let rounded = size.checked_mul(2)?.checked_add(divisor)? / divisor.checked_mul(2)?;
    Scaled { units: sign * rounded, decimals }.digits()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(written: &str) -> Vec<Digits> {
        written.split_whitespace().filter_map(Digits::read).collect()
    }

    #[test]
    fn every_digit_of_a_sum_is_right() {
        for (written, expected) in [
            ("1 2 3", Some("6")),
            ("0.1 0.2", Some("0.3")),
            ("1250000.50 9007199254740993", Some("9007199255990993.50")),
            ("-1.5 0.25", Some("-1.25")),
            ("-0.05 0.05", Some("0.00")),
            ("", None),
            ("1234567890123456789012345678901", None),
        ] {
            let sum = sum(numbers(written).iter());
            assert_eq!(sum.as_ref().map(Digits::as_str), expected, "{written}");
        }
    }

    #[test]
    fn a_mean_is_rounded_once_and_halves_away_from_zero() {
        for (written, decimals, expected) in [
            ("1 2", None, "1.5"),
            ("1 1 2", None, "1.3"),
            ("1 2", Some(0), "2"),
            ("-1 -2", Some(0), "-2"),
            ("1.24 1.26", Some(1), "1.3"),
            ("2 2 2", Some(2), "2.00"),
            ("10 20 40", Some(3), "23.333"),
        ] {
            let mean = mean(numbers(written).iter(), decimals);
            assert_eq!(mean.as_ref().map(Digits::as_str), Some(expected), "{written}");
        }
    }
}
