//! Who is responsible for a text, and when it is reviewed, as it is written on publications, chapters and pages.
//!
//! Nothing here depends on today: whoever asks whether a review is overdue says what day it is.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::contact::Contact;
use super::ids::UnitId;
use tavle_schema::{Day, ReviewEvery};

/// What is written on a publication or a text.
#[derive(Clone, Debug, Default)]
pub struct Upkeep {
    /// The unit that is responsible for it.
    pub owner: Option<UnitId>,
    pub contact: Option<Contact>,
    pub review: Review,
}

/// When a text was reviewed, and how often it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Review {
    pub reviewed: Option<Day>,
    pub every: Option<ReviewEvery>,
}

impl Review {
    /// Whether anything is known of it.
    pub fn is_any(self) -> bool {
        self != Self::default()
    }

    /// The same for a part of what `whole` is about. Whoever reviews the whole reviews its parts.
    #[must_use]
    pub fn within(self, whole: Self) -> Self {
        Self { reviewed: self.reviewed.max(whole.reviewed), every: self.every.or(whole.every) }
    }

    /// The day by which it is reviewed next: so long after the last review as is written, in a shorter month on its last day.
    pub fn next(self) -> Option<Date> {
        let (Day(reviewed), ReviewEvery(every)) = (self.reviewed?, self.every?);
        let span: Span = match (every.months(), every.days()) {
            (Some(months), _) => months.months(),
            (None, days) => days?.days(),
        };
        reviewed.checked_add(span).ok()
    }

    /// Whether the day by which it was to be reviewed has passed.
    pub fn is_overdue(self, today: Date) -> bool {
        self.next().is_some_and(|next| next < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use tavle_schema::when::Duration;

    fn review(reviewed: Date, every: &str) -> Review {
        let every = Duration::parse(every).map(ReviewEvery);
        Review { reviewed: Some(Day(reviewed)), every }
    }

    #[test]
    fn the_next_review_is_so_long_after_the_last_one() {
        for (reviewed, every, next) in [
            (date(2026, 5, 3), "P12M", date(2027, 5, 3)),
            (date(2026, 5, 3), "P2Y", date(2028, 5, 3)),
            (date(2026, 5, 3), "P2W", date(2026, 5, 17)),
            (date(2026, 8, 31), "P6M", date(2027, 2, 28)),
            (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        ] {
            assert_eq!(review(reviewed, every).next(), Some(next), "{reviewed} {every}");
        }
    }

    #[test]
    fn a_review_is_overdue_on_the_day_after_it_was_due() {
        let review = review(date(2026, 5, 3), "P1M");
        assert!(!review.is_overdue(date(2026, 6, 3)));
        assert!(review.is_overdue(date(2026, 6, 4)));
        let never = Review { reviewed: None, ..review };
        assert!(!never.is_overdue(date(2030, 1, 1)), "nobody knows since when");
    }

    #[test]
    fn a_review_of_the_whole_is_one_of_its_parts() {
        let whole = review(date(2026, 5, 3), "P12M");
        let older = Review { reviewed: Some(Day(date(2025, 1, 1))), every: None };
        let newer = review(date(2026, 9, 1), "P3M");
        assert_eq!(older.within(whole), whole);
        assert_eq!(newer.within(whole), newer);
        assert_eq!(Review::default().within(whole), whole);
    }
}
