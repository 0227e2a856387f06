//! Hours of a day as people and programs write them: `2026-09-03 19.00`.

use super::calendar::{digits, numbers};
use super::guess::Guess;
use super::phrase;
use crate::when::Point;

/// A day with an hour, written otherwise: `2026-09-03 19.00`, `3/9 2026 kl. 19`.
pub(super) fn of_day(text: &str) -> Option<Guess> {
    let (day, clock) = ["t", " kl. ", " kl ", " at ", " "].into_iter().find_map(|between| {
        let (day, clock) = text.rsplit_once(between)?;
        let clock = clock.trim_end_matches(":00.000").trim_end_matches('z');
        let (hour, minute) = clock.split_once([':', '.']).unwrap_or((clock, "00"));
        let minute = minute.split_once(':').map_or(minute, |(minute, _)| minute);
        // A number alone is a year or a day.
        let is_clock = clock.contains([':', '.']) || between.contains('k');
        let time = (digits(hour, 1..=2)?, digits(minute, 2..=2)?);
        (is_clock && time.0 < 24 && time.1 < 60).then_some((day, time))
    })?;
    let Some(Guess::Meant(day)) = numbers(day).or_else(|| phrase::words(day)) else { return None };
    let Some(Point::Day(_)) = Point::parse(&day) else { return None };
    Some(Guess::Meant(match clock {
        // What programs add to a day.
        (0, 0) => day,
        (hour, minute) => format!("{day}T{hour:02}:{minute:02}"),
    }))
}
