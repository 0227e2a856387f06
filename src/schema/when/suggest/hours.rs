//! Hours of a day as people and programs write them: `2026-09-03 19.00`, `kl. 19-21`.

use super::calendar::{digits, numbers};
use super::guess::Guess;
use super::phrase;
use super::words::{Word, word};
use crate::when::Point;
use tavle_base::message;

/// The day in examples.
const EXAMPLE: &str = "2026-09-03";

/// What stands between and after hours, without the spaces around it.
const JOINED: [(&str, &str); 7] =
    [(" - ", "-"), (" – ", "-"), ("–", "-"), (" til ", "-"), (" to ", "-"), (" am", "am"), (" pm", "pm")];

/// An hour and a minute, and whether it is clear that they are no day and month.
#[derive(Clone, Copy)]
struct Clock {
    hour: u16,
    minute: u16,
    is_clear: bool,
}

/// A day with an hour, or with two, written otherwise: `2026-09-03 19.00`, `3/9 2026 kl. 19-21`. The day may be missing.
pub(super) fn of_day(text: &str) -> Option<Guess> {
    let joined = JOINED.iter().fold(text.to_owned(), |text, (written, joined)| text.replace(written, joined));
    let with_day = ["t", " kl. ", " kl ", " at ", ", ", " "].into_iter().find_map(|between| {
        let (day, hours) = joined.rsplit_once(between)?;
        Some((day, hours_of(hours, between.contains('k') || between == "t" || hours.contains('.'))?))
    });
    let alone = || {
        let named = ["kl. ", "kl ", "at "].into_iter().find_map(|word| joined.strip_prefix(word));
        hours_of(named.unwrap_or(&joined), named.is_some())
    };
    let (day, hours) = match with_day {
        Some((day, hours)) if word(day) != Some(Word::Filler) && day != "kl." => (day, hours),
        Some((_, hours)) => return Some(day_too(&hours)),
        None => return Some(day_too(&alone()?)),
    };
    let day = match numbers(day).or_else(|| phrase::words(day))? {
        Guess::Meant(day) => day,
        Guess::Missing(help) => return Some(Guess::Missing(help)),
        Guess::NotThere(_) => return None,
    };
    let Some(Point::Day(_)) = Point::parse(&day) else { return None };
    // What programs add to a day.
    Some(Guess::Meant(if hours == "00:00" { day } else { format!("{day}T{hours}") }))
}

fn day_too(hours: &str) -> Guess {
    Guess::Missing(message!("help.calendar.day-too", written = format!("{EXAMPLE}T{hours}")))
}

/// The right form of one time of the clock, or of two: `19:00/21:00`.
fn hours_of(text: &str, is_named: bool) -> Option<String> {
    let (begin, end) = text.split_once('-').map_or((text, None), |(begin, end)| (begin, Some(end)));
    let (first, last) = (clock(begin)?, end.map_or(Some(None), |end| clock(end).map(Some))?);
    // A number alone is a year or a day.
    let is_clear = is_named || first.is_clear || last.is_some_and(|last| last.is_clear);
    // In `7-9 pm` both are of the evening.
    let first = match last {
        Some(last) if text.ends_with('m') && !begin.ends_with('m') && first.hour + 12 < last.hour => {
            Clock { hour: first.hour + 12, ..first }
        }
        _ => first,
    };
    let is_in_order = last.is_none_or(|last| (first.hour, first.minute) < (last.hour, last.minute));
    let written = |clock: Clock| format!("{:02}:{:02}", clock.hour, clock.minute);
    (is_clear && is_in_order).then(|| match last {
        Some(last) => format!("{}/{}", written(first), written(last)),
        None => written(first),
    })
}

/// One time of the clock: `19`, `19.00`, `19:00:00`, `7 pm`.
fn clock(text: &str) -> Option<Clock> {
    let text = text.trim().trim_start_matches("kl.").trim_end_matches(":00.000").trim_end_matches('z').trim();
    let half = ["am", "pm"].into_iter().find(|half| text.ends_with(half));
    let plain = half.map_or(text, |half| text.trim_end_matches(half).trim_end());
    let (hour, minute) = plain.split_once([':', '.']).unwrap_or((plain, "00"));
    let minute = minute.split_once(':').map_or(minute, |(minute, _)| minute);
    let (hour, minute) = (digits(hour, 1..=2)?, digits(minute, 2..=2)?);
    let hour = match half {
        None => hour,
        Some(_) if hour == 0 || hour > 12 => return None,
        Some(half) => hour % 12 + if half.starts_with('p') { 12 } else { 0 },
    };
    // After a point stands a minute, unless it may be a month.
    let is_clear = half.is_some() || plain.contains(':') || (plain.contains('.') && !(1..=12).contains(&minute));
    (hour < 24 && minute < 60).then_some(Clock { hour, minute, is_clear })
}
