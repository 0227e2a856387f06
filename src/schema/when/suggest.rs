//! What was probably meant by a time that is written in another way: `19.03.15`, `uge 18`, `primo august 2026`.
//!
//! Nothing is read through this: it only makes the help of a problem, so that one can paste what one meant. It is the
//! one place that knows how dates are spelled in Danish and English.

mod calendar;
mod fiscal;
mod guess;
mod hours;
mod phrase;
mod words;

use guess::Guess;

use super::{Duration, DurationUnit, Point, When};
use tavle_base::{Message, message};

/// Texts that are longer are a sentence, and no date.
const LONGEST: usize = 60;

/// What to do about a text that is not a day, if one can tell.
pub fn suggestion(text: &str) -> Option<Message> {
    match guess(text)? {
        Guess::Meant(written) => match Point::parse(&written)? {
            Point::Day(_) => Some(did_you_mean(&written)),
            Point::Hour(hour) => Some(did_you_mean(&hour.day().to_string())),
            _ => None,
        },
        Guess::NotThere(why) => Some(why),
        Guess::Missing(_) => None,
    }
}

/// What is said about a text that is not a time.
pub(super) fn date_problem(text: &str) -> Message {
    let written = shown(text);
    match guess(text) {
        Some(Guess::Meant(meant)) => message!("bad-date.not-a-time", written).help(did_you_mean(&meant)),
        Some(Guess::Missing(help)) => message!("bad-date.not-a-time", written).help(help),
        Some(Guess::NotThere(why)) => message!("bad-date.not-in-calendar", written).help(why),
        None => message!("bad-date.not-a-time", written),
    }
}

/// What is said about a text that is not one point in time, after `from`, `until` and `by`.
pub(super) fn point_problem(text: &str) -> Message {
    let point = |written: &str| match When::form(written) {
        Some(Ok(When::At(point) | When::From(point) | When::By(point))) => Some(point.to_string()),
        _ => None,
    };
    let guess = guess(text);
    let meant = point(text).or_else(|| match &guess {
        Some(Guess::Meant(written)) => point(written),
        _ => None,
    });
    match (meant, guess) {
        (None, Some(Guess::NotThere(_) | Guess::Missing(_))) => date_problem(text),
        (meant, _) => {
            let help = meant.map(|point| did_you_mean(&point));
            message!("bad-date.not-a-point", written = shown(text)).help(help)
        }
    }
}

/// What is said about a text that is not a length of time.
pub(super) fn duration_problem(text: &str) -> Message {
    let meant = phrase::duration(text).map(|duration| did_you_mean(&duration.to_string()));
    message!("bad-date.not-a-length", written = shown(text)).help(meant)
}

/// The length of time that a text probably means: `12 måneder`, `hvert andet år`, `yearly`.
pub fn length_meant(text: &str) -> Option<Duration> {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    phrase::duration(&lower).or_else(|| phrase::every(&lower)).or_else(|| {
        let (written, _) =
            words::ROUTINES.iter().find(|(written, words)| *written == lower || words.contains(&&*lower))?;
        let (count, unit) = match *written {
            "weekly" => (1, DurationUnit::Week),
            "monthly" => (1, DurationUnit::Month),
            "quarterly" => (3, DurationUnit::Month),
            "yearly" => (1, DurationUnit::Year),
            _ => return None,
        };
        Duration::new(count, unit)
    })
}

fn did_you_mean(name: &str) -> Message {
    message!("help.did-you-mean", name)
}

/// A text as it is shown in a message: in one line, and not longer than is needed to find it.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// Asks each of those who know some spellings; the strictest first.
fn guess(text: &str) -> Option<Guess> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    let readers = [
        slip_of_the_hand,
        fiscal::years,
        calendar::not_there,
        hours::of_day,
        calendar::numbers,
        phrase::routine,
        phrase::words,
        phrase::range,
        phrase::open_ended,
        phrase::all_through,
    ];
    let found = readers.into_iter().find_map(|read| read(&lower)).or_else(|| phrase::after(text))?;
    match found {
        Guess::Meant(written) if !reads(&written) => None,
        other => Some(other),
    }
}

/// Whether a guess can be pasted.
fn reads(written: &str) -> bool {
    written.starts_with('{') || matches!(When::form(written), Some(Ok(_)))
}

/// The right form with wrong case or spaces: `Ongoing`, `2026-w18`, `2026-03 / 2026-05`.
fn slip_of_the_hand(text: &str) -> Option<Guess> {
    let mut written: String = text.split('/').map(str::trim).collect::<Vec<_>>().join("/");
    for (wrong, right) in [
        ("fy", "FY"),
        ("-w", "-W"),
        ("-q", "-Q"),
        ("-h", "-H"),
        ("early-", "early "),
        ("mid-", "mid "),
        ("late-", "late "),
        ("as-needed", "as needed"),
        ("...", ".."),
    ] {
        written = written.replace(wrong, right);
    }
    reads(&written).then_some(Guess::Meant(written))
}

#[cfg(test)]
mod tests;
