//! When something is, in words, as a native of the language would write it.
//!
//! The words come from the theme's strings, the names of months and the order of a date from the locale. Nothing
//! here knows a language.

mod point;

#[cfg(test)]
mod tests;

use tavle_base::locale::Locale;
use tavle_schema::strings::{WhenStrings, fill};
use tavle_schema::{Duration, DurationUnit, Every, Point, SpanUnit, When};

use point::{Before, Writer};

/// A time in words, in lower case unless the language asks otherwise; `text` says what a text in it is in the
/// current language.
pub fn words<T>(when: &When<T>, locale: &Locale, strings: &WhenStrings, text: impl Fn(&T) -> String) -> String {
    let writer = Writer { locale, strings };
    match when {
        When::At(point) => writer.point(*point, true),
        When::Range(first, last) => writer.range(*first, *last),
        When::From(point) => writer.joined(Before::From, *point, true),
        When::By(point) => writer.joined(Before::By, *point, true),
        When::Ongoing => strings.ongoing.to_string(),
        When::AsNeeded => strings.as_needed.to_string(),
        When::Regularly(rhythm) => strings.regularly.word(*rhythm).to_owned(),
        When::Every(every) => repeated(every, &writer),
        When::Within(within) => {
            let duration = length_of(within.duration, &writer);
            fill(&strings.within, &[("duration", &duration), ("event", &text(&within.of))])
        }
        When::After(event) => fill(&strings.after, &[("event", &text(event))]),
        When::Placed(placed) => text(&placed.text),
        When::Several(all) => several(all, &writer),
        When::Free(free) => text(free),
    }
}

/// Several times in one phrase. Where all are of one year, the last says it for them.
fn several<T>(all: &[When<T>], writer: &Writer) -> String {
    let years = || all.iter().map(|one| if let When::At(point) = one { point::year_to_share(*point) } else { None });
    let is_shared = years().next().flatten().is_some_and(|year| years().all(|own| own == Some(year)));
    let last = all.len() - 1;
    let words = all.iter().enumerate().map(|(n, one)| match one {
        When::At(point) => writer.point(*point, !is_shared || n == last),
        When::Range(first, last) => writer.range(*first, *last),
        When::By(point) => writer.joined(Before::By, *point, true),
        _ => unreachable!("a list has points, ranges and deadlines"),
    });
    let mut said = String::new();
    for (n, next) in words.enumerate() {
        let pattern = if n == last { &writer.strings.several } else { &writer.strings.several_more };
        said = if n == 0 { next } else { fill(pattern, &[("first", &said), ("last", &next)]) };
    }
    said
}

/// A time as HTML's `<time datetime>` takes it: a day, an hour of it, a week, a month or a year. `None` for all that HTML cannot
/// say, as a quarter, a range or a deadline.
pub fn iso<T>(when: &When<T>) -> Option<String> {
    let When::At(point) = when else { return None };
    match point {
        Point::Day(_) | Point::Hour(_) | Point::Week(_) => Some(point.to_string()),
        Point::Span(span) => matches!(span.unit(), SpanUnit::Month(_) | SpanUnit::Year).then(|| point.to_string()),
        Point::Third(..) => None,
    }
}

/// A length of time, as in "3 months".
pub fn length(duration: Duration, locale: &Locale, strings: &WhenStrings) -> String {
    length_of(duration, &Writer { locale, strings })
}

fn length_of(duration: Duration, writer: &Writer) -> String {
    let count = u64::from(duration.count());
    let form = writer.strings.durations.of(duration.unit()).form(count, writer.locale.plural(count));
    fill(form, &[("n", &writer.locale.integer(i64::from(duration.count())))])
}

/// What comes again: how often, by when, from when and until when.
fn repeated(every: &Every, writer: &Writer) -> String {
    let words = &writer.strings.every;
    let mut said = how_often(every.duration, writer);
    let with = |said: String, more: String| fill(&words.with, &[("every", &said), ("more", &more)]);
    if let Some(by) = every.by {
        let yearly = every.duration.unit() == DurationUnit::Year && every.duration.count() == 1;
        said = match yearly && point::has_bare_form(by) {
            // Each year has such a day, so it needs no year.
            true => with(said, writer.joined(Before::By, by, false)),
            false => {
                let by = writer.joined(Before::By, by, true);
                fill(&words.first_by, &[("every", &said), ("by", &by)])
            }
        };
    }
    if let Some(from) = every.from {
        said = with(said, writer.joined(Before::From, from, true));
    }
    if let Some(until) = every.until {
        said = with(said, writer.joined(Before::Until, until, true));
    }
    said
}

fn how_often(duration: Duration, writer: &Writer) -> String {
    let words = &writer.strings.every;
    if duration.count() == 1 {
        return words.one(duration.unit()).to_owned();
    }
    let count = u64::from(duration.count());
    let form = words.many(duration.unit()).form(count, writer.locale.plural(count));
    fill(form, &[("n", &writer.locale.integer(i64::from(duration.count())))])
}
