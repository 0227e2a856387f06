//! How far an indicator is, derived from its figures: reached, on track, off track, or no figures to judge by.
//!
//! It is reached once its newest figure meets its last target. Until then it is on track where the newest figure is on the
//! straight line from the baseline to the next target, or beyond it. No day of today is asked for: an indicator is where its
//! newest figure is. All numbers are exact, and the line is said as the least (or most) that would still be on it, so that
//! nobody reads a figure that is beyond the line and hears that it is not.

use std::cmp::Ordering;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::indicator::{Figure, Goal, Indicator, Series, Target, day};
use super::statuses::NamedStatus;
use super::text::Text;
use tavle_base::line::{Side, compare, on_line};
use tavle_base::{Digits, keywords};
use tavle_schema::{Better, State, StatusColour, StatusLook, StatusShape};

keywords! {
    /// How far an indicator is. The words are keys of the strings.
    pub enum Verdict {
        Reached = "reached",
        OnTrack = "on-track",
        OffTrack = "off-track",
        NoFigures = "no-figures",
    }
}

/// How far an indicator is, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement<'s> {
    pub verdict: Verdict,
    pub because: Because<'s>,
}

/// From what it follows how far an indicator is.
#[derive(Clone, Debug, PartialEq)]
pub enum Because<'s> {
    /// Nothing was measured.
    NothingMeasured,
    /// Nothing was measured after the figure from which the line begins.
    NothingSince(&'s Figure),
    /// The newest figure, and the last target that it meets or, once its time has come, does not.
    Last(&'s Figure, &'s Goal),
    /// The newest figure, the figure and the target between which the line is, and what is asked for at the time of the newest.
    Line { newest: &'s Figure, from: &'s Figure, to: &'s Goal, asked: Asked },
}

/// What the line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    AtLeast(Digits),
    AtMost(Digits),
    Between(Digits, Digits),
}

impl Verdict {
    /// How it is shown beside statuses.
    pub fn named(self) -> &'static NamedStatus {
        static NAMED: LazyLock<[NamedStatus; 4]> = LazyLock::new(|| Verdict::ALL.map(Verdict::status));
        &NAMED[self as usize]
    }

    fn status(self) -> NamedStatus {
        let (counts_as, shape, colour) = match self {
            Self::Reached => (State::Completed, StatusShape::Tick, StatusColour::Completed),
            Self::OnTrack => (State::InProgress, StatusShape::Up, StatusColour::InProgress),
            Self::OffTrack => (State::InProgress, StatusShape::Down, StatusColour::Late),
            Self::NoFigures => (State::NotStarted, StatusShape::Ring, StatusColour::NotStarted),
        };
        let look = StatusLook { shape, colour };
        NamedStatus { id: self.word().into(), title: None, also: Box::default(), counts_as, look }
    }
}

impl Indicator {
    /// How far each series is, and why; nothing where there is no target.
    pub fn judged(&self) -> impl Iterator<Item = (Option<&Text>, Judgement<'_>)> {
        let better = self.better;
        self.each().filter_map(move |(group, series)| Some((group, judge(better?, series)?)))
    }
}

/// How far a series is; nothing where there is no target.
pub fn judge(better: Better, series: &Series) -> Option<Judgement<'_>> {
    let last = series.targets.last()?;
    let said = |verdict, because| Some(Judgement { verdict, because });
    let Some(newest) = series.newest() else { return said(Verdict::NoFigures, Because::NothingMeasured) };
    if meets(better, &newest.value, &last.target) {
        return said(Verdict::Reached, Because::Last(newest, last));
    }
    let now = day(&newest.when);
    let Some(to) = series.targets.iter().find(|goal| day(&goal.when) >= now) else {
        return said(Verdict::OffTrack, Because::Last(newest, last));
    };
    // Where nobody says from where it came, it is from what was measured first.
    let from = series.baseline.as_ref().or(series.values.first())?;
    if day(&from.when) >= now {
        return said(Verdict::NoFigures, Because::NothingSince(from));
    }
    let asked = asked(better, from, to, newest);
    let is_on_line = match &asked {
        Asked::AtLeast(line) => is(&newest.value, line, Ordering::is_ge),
        Asked::AtMost(line) => is(&newest.value, line, Ordering::is_le),
        Asked::Between(low, high) => {
            is(&newest.value, low, Ordering::is_ge) && is(&newest.value, high, Ordering::is_le)
        }
    };
    let verdict = if is_on_line { Verdict::OnTrack } else { Verdict::OffTrack };
    said(verdict, Because::Line { newest, from, to, asked })
}

/// Whether a figure is as far as it is to come.
fn meets(better: Better, value: &Digits, target: &Target) -> bool {
    match (target, better) {
        (Target::Range(low, high), _) => is(value, low, Ordering::is_ge) && is(value, high, Ordering::is_le),
        (Target::Value(target), Better::Lower) => is(value, target, Ordering::is_le),
        (Target::Value(target), Better::Higher) => is(value, target, Ordering::is_ge),
        (Target::Value(target), Better::Within) => is(value, target, Ordering::is_eq),
    }
}

fn is(a: &Digits, b: &Digits, is_meant: fn(Ordering) -> bool) -> bool {
    is_meant(compare(a, b).expect("no figure has more digits than can be compared"))
}

/// What the line from a figure to a target asks for at the time of the newest figure, which is between them.
fn asked(better: Better, from: &Figure, to: &Goal, newest: &Figure) -> Asked {
    let steps = steps([day(&from.when), day(&newest.when), day(&to.when)]);
    let line = |target: &Digits, side| line((&from.value, target), steps, newest.value.decimals(), side);
    match (&to.target, better) {
        (Target::Value(target), Better::Lower) => Asked::AtMost(line(target, Side::Down)),
        (Target::Value(target), Better::Higher | Better::Within) => Asked::AtLeast(line(target, Side::Up)),
        // What comes from below is to come up to the range, what comes from above down to it, and what is in it is to stay.
        (Target::Range(low, high), _) => {
            let is_below = is(&from.value, low, Ordering::is_lt);
            let is_above = is(&from.value, high, Ordering::is_gt);
            Asked::Between(
                if is_below { line(low, Side::Up) } else { low.clone() },
                if is_above { line(high, Side::Down) } else { high.clone() },
            )
        }
    }
}

/// Where a line is: with one decimal more than its ends and the figure beside it have, as far as that says anything.
fn line(ends: (&Digits, &Digits), steps: (i64, i64), decimals: usize, side: Side) -> Digits {
    let decimals = decimals.max(ends.0.decimals()).max(ends.1.decimals());
    let line = on_line(ends, steps, decimals + 1, side).expect("no figure has more digits than can be calculated with");
    Digits::read(line.as_str().trim_end_matches('0'))
        .expect("a number without the zeros behind its decimals is the same")
}

/// How far the second of three days is from the first, and the third: in months where each ends one, so that all years are
/// equally long, else in days.
fn steps([from, at, to]: [Date; 3]) -> (i64, i64) {
    let ends_month = |day: &Date| day.day() == day.days_in_month();
    let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
    let days = |day: Date| from.duration_until(day).as_hours() / 24;
    match [from, at, to].iter().all(ends_month) {
        true => (months(at) - months(from), months(to) - months(from)),
        false => (days(at), days(to)),
    }
}

#[cfg(test)]
mod tests;
