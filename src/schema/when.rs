//! When something is: a day, but also all that plans say instead of one.
//!
//! The forms are read by `read`, written back by `write` and documented for editors by `describe`; `suggest` knows
//! how people write dates elsewhere, and says how to write them here. What a time means beside another (which is first,
//! what is late) is in `moment`, when it comes again in `recur`, and how it stands in a calendar in `event_time`. What a site says of
//! its winters, fiscal years and hours is in `customs`. How a time is put in words is in `pages::when`.

mod customs;
mod describe;
mod duration;
pub mod event_time;
mod hour;
mod moment;
mod point;
mod read;
mod recur;
mod suggest;
mod write;
mod year_start;

#[cfg(test)]
mod tests;

use super::Text;
use tavle_base::keywords;

pub use customs::{Customs, Winter};
pub use duration::{Duration, DurationUnit};
pub use hour::Hour;
pub use moment::Moment;
pub use point::{Point, Season, Span, SpanUnit, Third, Week};
pub use suggest::{length_meant, suggestion};
pub use year_start::YearStart;

/// When something is. `T` is the type of the texts in it: [`Text`] as written, another once it is resolved.
///
/// It is kept small, as a large plan holds very many of them: what is rare lies in a box.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum When<T = Text> {
    /// At one time: `2026-03-19`, `2026-09-03T19:00`, `2026-W18`, `2026-03`, `2026-Q2`, `2026-H1`, `2026-autumn`, `2026`, `FY2026`,
    /// `early 2026-08`.
    At(Point),
    /// From the first day of one time to the last day of another, which is never before it: `2026-W18/2026-W21`. An hour goes to
    /// an hour: `2026-09-03T19:00/21:00`.
    Range(Point, Point),
    /// From a time on, without an end: `2026/..`.
    From(Point),
    /// At the latest in a time: `../2026-10-31`.
    By(Point),
    /// All the time: `ongoing`.
    Ongoing,
    /// When there is need: `as needed`.
    AsNeeded,
    /// Again and again, without saying from when: `weekly`.
    Regularly(Rhythm),
    /// Again and again: `{ every: P4Y, from?, until?, by? }`.
    Every(Box<Every>),
    /// So long after something: `{ within: P3M, of: text }`.
    Within(Box<Within<T>>),
    /// After something that happens: `{ after: text }`.
    After(Box<T>),
    /// In words that have a place among the times: `{ text: …, sort: 2027-03 }`.
    Placed(Box<Placed<T>>),
    /// At several times, in their order: `[2026-03, 2026-09]`. Each is a point, a range or a deadline.
    Several(Box<[When<T>]>),
    /// In words, as the last resort: `{ text: … }`.
    Free(Box<T>),
}

keywords! {
    /// How often, where nothing more is said, the quickest first.
    pub enum Rhythm {
        Weekly = "weekly",
        Monthly = "monthly",
        Quarterly = "quarterly",
        Yearly = "yearly",
    }
}

/// Something that comes again after each duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Every {
    pub duration: Duration,
    /// The first time; without `by` also the one that the others are counted from.
    pub from: Option<Point>,
    /// The last day of this is the last on which it can come.
    pub until: Option<Point>,
    /// The deadline of the first time; those of the others follow after each duration.
    pub by: Option<Point>,
}

/// A time that is counted from something that happens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Within<T = Text> {
    pub duration: Duration,
    /// What it is counted from, as in "the family's arrival".
    pub of: T,
}

/// Words, and where they stand among the times.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Placed<T = Text> {
    pub text: T,
    /// About when it is. It is no deadline.
    pub sort: Point,
}

impl<T> When<T> {
    /// The same time with its text, if it has one, in another type.
    pub fn map_text<U>(self, mut f: impl FnMut(T) -> U) -> When<U> {
        self.map_with(&mut f)
    }

    fn map_with<U>(self, f: &mut dyn FnMut(T) -> U) -> When<U> {
        match self {
            Self::At(point) => When::At(point),
            Self::Range(first, last) => When::Range(first, last),
            Self::From(point) => When::From(point),
            Self::By(point) => When::By(point),
            Self::Ongoing => When::Ongoing,
            Self::AsNeeded => When::AsNeeded,
            Self::Regularly(rhythm) => When::Regularly(rhythm),
            Self::Every(every) => When::Every(every),
            Self::Within(within) => When::Within(Box::new(Within { duration: within.duration, of: f(within.of) })),
            Self::After(text) => When::After(Box::new(f(*text))),
            Self::Placed(placed) => When::Placed(Box::new(Placed { text: f(placed.text), sort: placed.sort })),
            Self::Several(all) => When::Several(all.into_iter().map(|one| one.map_with(f)).collect()),
            Self::Free(text) => When::Free(Box::new(f(*text))),
        }
    }

    /// The text in it, if it has one.
    pub fn text(&self) -> Option<&T> {
        match self {
            Self::Within(within) => Some(&within.of),
            Self::Placed(placed) => Some(&placed.text),
            Self::After(text) | Self::Free(text) => Some(text),
            _ => None,
        }
    }
}
