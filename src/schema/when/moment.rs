//! What a time means beside another: which is first, what is over, what is late and what comes again.
//!
//! Nothing here knows what day it is; whoever asks says so (`as_of`).

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use jiff::civil::{Date, DateTime};

use super::{Point, When, recur};

/// Where a time stands among others: by its first day, or by its last where it has no first ("by 31 October"); where it has
/// an hour, by that after what has none. What has no day at all comes last. Sort with a stable sort, so that equals keep the
/// order they are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    On(DateTime),
    Undated,
}

impl Moment {
    fn at(self) -> Option<DateTime> {
        match self {
            Self::On(at) => Some(at),
            Self::Undated => None,
        }
    }

    /// By what a program sorts it as text, where there is anything: a day, with the hour where it has one.
    pub fn sort_key(self) -> Option<String> {
        let at = self.at()?;
        let has_hour = at.time() != jiff::civil::Time::midnight();
        Some(if has_hour { at.strftime("%Y-%m-%dT%H:%M").to_string() } else { at.date().to_string() })
    }

    /// The day, where there is one.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::On(at) => Some(at.date()),
            Self::Undated => None,
        }
    }
}

impl<T> When<T> {
    /// The first day on which it can be. `None` where it has no beginning: "by", "ongoing", in words.
    pub fn first_day(&self) -> Option<Date> {
        match self {
            Self::At(point) | Self::Range(point, _) | Self::From(point) => Some(point.first_day()),
            Self::Every(every) => every.from.map(Point::first_day),
            Self::Several(all) => all.first().and_then(Self::first_day),
            _ => None,
        }
    }

    /// The last day on which it can be. `None` where it has no end.
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Self::At(point) | Self::Range(_, point) | Self::By(point) => Some(point.last_day()),
            Self::Every(every) => every.until.map(Point::last_day),
            Self::Several(all) => all.iter().filter_map(Self::last_day).max(),
            _ => None,
        }
    }

    /// Its place in time, to sort by.
    pub fn moment(&self) -> Moment {
        let at = match self {
            Self::At(point) | Self::Range(point, _) | Self::From(point) => Some(point.begins()),
            Self::By(point) => Some(point.ends()),
            Self::Every(every) => {
                every.from.map(Point::begins).or(every.by.map(Point::ends)).or(every.until.map(Point::ends))
            }
            Self::Placed(placed) => Some(placed.sort.begins()),
            Self::Several(all) => all.iter().filter_map(|one| one.moment().at()).min(),
            Self::Ongoing | Self::AsNeeded | Self::Regularly(_) | Self::Within(_) | Self::After(_) | Self::Free(_) => {
                None
            }
        };
        at.map_or(Moment::Undated, Moment::On)
    }

    /// The order of two times by their [`Moment`]. Two that begin on the same day are equal in it, so it is total for
    /// sorting but says nothing of whether they are the same.
    pub fn order(&self, other: &Self) -> Ordering {
        self.moment().cmp(&other.moment())
    }

    /// Whether its last day is past. What has no end is never over.
    pub fn is_over(&self, as_of: Date) -> bool {
        self.last_day().is_some_and(|last| last < as_of)
    }

    /// The last day to do what is to be done then; after it, it is late. What comes again has none, as it has another
    /// chance.
    pub fn due(&self) -> Option<Date> {
        if matches!(self, Self::Every(_)) { None } else { self.last_day() }
    }

    /// Whether it is now: the day lies from its first day to its last, as far as it has them. "By" has been all the
    /// time before; what is ongoing or regular always is; what is only as needed, or in words, never.
    pub fn contains(&self, as_of: Date) -> bool {
        match self {
            Self::AsNeeded | Self::Within(_) | Self::After(_) | Self::Placed(_) | Self::Free(_) => false,
            Self::Several(all) => all.iter().any(|one| one.contains(as_of)),
            _ => self.first_day().is_none_or(|first| first <= as_of) && !self.is_over(as_of),
        }
    }

    /// Whether it can lie within a period, so that nothing need be said. Each of its points is judged alone and with
    /// good will: `2026` may lie in the autumn of 2026, as nobody said when in the year it is. What has no day lies
    /// within everything.
    pub fn lies_within<U>(&self, period: &When<U>) -> bool {
        let (first, last) = (period.first_day(), period.last_day());
        let inside = |point: Point| {
            first.is_none_or(|first| first <= point.last_day()) && last.is_none_or(|last| point.first_day() <= last)
        };
        match self {
            Self::At(point) | Self::From(point) | Self::By(point) => inside(*point),
            Self::Range(first, last) => inside(*first) && inside(*last),
            Self::Placed(placed) => inside(placed.sort),
            Self::Several(all) => all.iter().all(|one| one.lies_within(period)),
            Self::Every(every) => every.from.is_none_or(inside) && every.until.is_none_or(inside),
            _ => true,
        }
    }

    /// The next time of something that comes again: the first that is not over on that day. It is the deadline where
    /// there is one. `None` where it does not come again, has no first time to count from, or where its steps are no
    /// steps of the calendar (a quarter every two weeks).
    pub fn next_occurrence(&self, as_of: Date) -> Option<Point> {
        match self {
            Self::Every(every) => recur::next(every, as_of),
            _ => None,
        }
    }
}
