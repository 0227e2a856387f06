//! Dates in digits: those that no calendar has, and those in another order than year, month and day.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use tavle_base::{Message, message};

use super::guess::Guess;
use crate::when::{Point, Third};

/// A form that is right, with a number that the calendar does not have.
pub(super) fn not_there(text: &str) -> Option<Guess> {
    let third = Third::ALL.into_iter().find_map(|third| text.strip_prefix(third.word())?.strip_prefix([' ', '-']));
    let plain = third.unwrap_or(text);
    let canonical = plain.replace('w', "W");
    if third.is_some() && matches!(Point::parse(&canonical), Some(Point::Day(_) | Point::Week(_))) {
        return Some(Guess::NotThere(message!("help.calendar.thirds")));
    }
    let (year, rest) = plain.split_once('-')?;
    let year: i16 = digits(year, 4..=4)?.try_into().ok()?;
    let there = |why: Message| Some(Guess::NotThere(why));
    if let Some(week) = rest.strip_prefix('w') {
        let weeks = ISOWeekDate::new(year, 1, Weekday::Monday).ok()?.weeks_in_year();
        let week = digits(week, 1..=2)?;
        return if week == 0 || week > weeks as u16 {
            there(message!("help.calendar.weeks", year = year.to_string(), n = weeks as u64))
        } else {
            None
        };
    }
    if let Some(quarter) = rest.strip_prefix('q') {
        digits(quarter, 1..=2).filter(|quarter| !(1..=4).contains(quarter))?;
        return there(message!("help.calendar.quarters"));
    }
    if let Some(half) = rest.strip_prefix('h') {
        digits(half, 1..=2).filter(|half| !(1..=2).contains(half))?;
        return there(message!("help.calendar.halves"));
    }
    match rest.split_once('-') {
        None => {
            digits(rest, 1..=2).filter(|month| !(1..=12).contains(month))?;
            there(message!("help.calendar.months"))
        }
        Some((month, day)) => day_there(i32::from(year), digits(month, 1..=2)?, digits(day, 1..=2)?),
    }
}

/// Why there is no such day; `None` if there is.
pub(super) fn day_there(year: i32, month: u16, day: u16) -> Option<Guess> {
    let said = match Date::new(year.try_into().ok()?, month as i8, 1) {
        Err(_) if (1..=12).contains(&day) && (1..=31).contains(&month) => {
            return Some(Guess::Meant(format!("{year:04}-{day:02}-{month:02}")));
        }
        Err(_) => message!("help.calendar.months"),
        Ok(first) if day == 0 || day > first.days_in_month() as u16 => {
            message!("help.calendar.days", month = format!("{year:04}-{month:02}"), n = first.days_in_month() as u64)
        }
        Ok(_) => return None,
    };
    Some(Guess::NotThere(said))
}

/// A day or month in numbers, in whatever order and with whatever signs: `19.03.15`, `19/3 2015`, `20150319`.
pub(super) fn numbers(text: &str) -> Option<Guess> {
    let text = without_time(text);
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return day(&text[..4], &text[4..6], &text[6..]);
    }
    if text.contains(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '/' | '-' | ' ')) {
        return None;
    }
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [a, b, c] if a.len() == 4 => day(a, b, c),
        [a, b, c] if matches!(c.len(), 2 | 4) => day(c, b, a),
        [year, month] if year.len() == 4 && month.len() <= 2 => this_month(year, month),
        [month, year] if year.len() == 4 && month.len() <= 2 => this_month(year, month),
        [first, last] if first.len() == 4 && last.len() == 4 => Some(Guess::Meant(format!("{first}/{last}"))),
        [first, second] => {
            let (first, second) = (digits(first, 1..=2)?, digits(second, 1..=2)?);
            let (month, day) = if second <= 12 { (second, first) } else { (first, second) };
            Date::new(2026, month as i8, day as i8).ok()?;
            let written = format!("2026-{month:02}-{day:02}");
            Some(Guess::Missing(message!("help.calendar.year-too", written)))
        }
        _ => None,
    }
}

fn this_month(year: &str, month: &str) -> Option<Guess> {
    Some(Guess::Meant(format!("{year}-{:02}", digits(month, 1..=2)?)))
}

/// The day with these numbers, read with the month first where it cannot be otherwise.
fn day(year: &str, month: &str, day: &str) -> Option<Guess> {
    let (year, month, day) = (full_year(year)?, digits(month, 1..=2)?, digits(day, 1..=2)?);
    let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
    day_there(year, month, day).or_else(|| Some(Guess::Meant(format!("{year:04}-{month:02}-{day:02}"))))
}

/// A year of two digits is in this century, up to 69.
fn full_year(text: &str) -> Option<i32> {
    let year = i32::from(digits(text, 2..=4)?);
    Some(match text.len() {
        2 if year < 70 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    })
}

/// A day without the time of day that a program may have added.
fn without_time(text: &str) -> &str {
    match text.get(10..11) {
        Some("t" | " ") if text[11..].starts_with(|c: char| c.is_ascii_digit()) && text.contains(':') => &text[..10],
        _ => text,
    }
}

/// A number with as many digits as `count` allows.
pub(super) fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<u16> {
    (count.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}
