//! The dates of a data set as a calendar (iCalendar, RFC 5545, with the properties of RFC 7986 for its name and where it
//! comes from).
//!
//! Most events are of whole days: `DTSTART` is the first, `DTEND` the day after the last, both without a time, so they are
//! the same in every time zone. The library's own way to write a whole day ends it on the day on which it begins, which
//! the RFC forbids, so the two are set here. What has hours is given as moments in UTC.

use icalendar::{Calendar as Document, Component, Event as Entry, Property};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use tavle_pages::Calendar;
use tavle_pages::NO_DAY;
use tavle_pages::data::calendar::Event;
use tavle_schema::State;
use tavle_schema::when::event_time::{Frequency, On, Recurrence};

/// A calendar.
pub fn ics(calendar: &Calendar) -> Vec<u8> {
    let mut document = Document::empty();
    let mut add = |property: Property| {
        document.append_property(property);
    };
    add(Property::new("VERSION", "2.0"));
    add(Property::new("PRODID", format!("-//Tavle//Tavle//{}", calendar.lang.to_uppercase())));
    add(Property::new("CALSCALE", "GREGORIAN"));
    // Of this property the library does not know that it is text, so its value is escaped here.
    add(Property::new("NAME", escaped(&clean(&calendar.name))).add_parameter("LANGUAGE", &calendar.lang).done());
    add(Property::new("X-WR-CALNAME", clean(&calendar.name)));
    if let Some(description) = &calendar.description {
        add(Property::new("DESCRIPTION", clean(description)).add_parameter("LANGUAGE", &calendar.lang).done());
        add(Property::new("X-WR-CALDESC", clean(description)));
    }
    if let Some(page) = &calendar.page {
        add(Property::new("URL", page));
    }
    if let Some(source) = &calendar.source {
        add(Property::new("SOURCE", source).add_parameter("VALUE", "URI").done());
    }
    // Programs that take it from its address may look once a day whether it has changed.
    add(Property::new("REFRESH-INTERVAL", "P1D").add_parameter("VALUE", "DURATION").done());
    add(Property::new("X-PUBLISHED-TTL", "P1D"));
    if let Some(day) = calendar.updated {
        add(Property::new("LAST-MODIFIED", stamp(day)));
    }
    for event in &calendar.events {
        document.push(entry(event, calendar));
    }
    folded(&document.to_string()).into_bytes()
}

/// The longest line in octets (RFC 5545, 3.1).
const LINE: usize = 75;

/// The same text in lines that are short enough. The library counts an octet too few where a line goes on.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_inclusive("\r\n") {
        let mut length = 0;
        for c in line.trim_end_matches("\r\n").chars() {
            if length + c.len_utf8() > LINE {
                out.push_str("\r\n ");
                length = 1;
            }
            out.push(c);
            length += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

fn entry(event: &Event, calendar: &Calendar) -> Entry {
    let mut entry = Entry::new();
    let lang = event.title_lang.as_deref().unwrap_or(&calendar.lang);
    entry.append_property(Property::new("UID", &event.uid));
    // The RFC demands it. Where nobody has said when the data was changed, it is a day that never changes either.
    entry.append_property(Property::new("DTSTAMP", stamp(calendar.updated.unwrap_or(NO_DAY))));
    match event.moments {
        // In UTC every program shows the right hour without being given the rules of a time zone. What has no end has none here.
        Some((begin, end)) => {
            entry.append_property(Property::new("DTSTART", moment(begin)));
            if let Some(end) = end {
                entry.append_property(Property::new("DTEND", moment(end)));
            }
        }
        None => {
            entry.append_property(whole_day("DTSTART", event.time.first));
            entry.append_property(whole_day("DTEND", event.time.last.saturating_add(1.days())));
        }
    }
    entry.append_property(Property::new("SUMMARY", clean(&event.title)).add_parameter("LANGUAGE", lang).done());
    // It is for all to know of, and takes none of anybody's time.
    entry.append_property(Property::new("TRANSP", "TRANSPARENT"));
    if !event.description.is_empty() {
        let description =
            Property::new("DESCRIPTION", clean(&event.description)).add_parameter("LANGUAGE", &calendar.lang).done();
        entry.append_property(description);
    }
    if let Some(url) = &event.url {
        entry.append_property(Property::new("URL", url));
    }
    if !event.categories.is_empty() {
        let categories: Vec<String> = event.categories.iter().map(|category| escaped(&clean(category))).collect();
        let categories =
            Property::new("CATEGORIES", categories.join(",")).add_parameter("LANGUAGE", &calendar.lang).done();
        entry.append_property(categories);
    }
    if let Some(again) = &event.time.again {
        entry.append_property(Property::new("RRULE", rule(again)));
    }
    if let Some(state) = event.state {
        entry.append_property(Property::new("STATUS", status(state)));
    }
    entry
}

/// The nearest of the three words that an event can have.
fn status(state: State) -> &'static str {
    match state {
        State::Cancelled => "CANCELLED",
        State::Postponed => "TENTATIVE",
        State::NotStarted | State::InProgress | State::Ongoing | State::Completed => "CONFIRMED",
    }
}

fn rule(again: &Recurrence) -> String {
    let frequency = match again.frequency {
        Frequency::Daily => "DAILY",
        Frequency::Weekly => "WEEKLY",
        Frequency::Monthly => "MONTHLY",
        Frequency::Yearly => "YEARLY",
    };
    let mut rule = format!("FREQ={frequency}");
    if again.interval > 1 {
        rule.push_str(&format!(";INTERVAL={}", again.interval));
    }
    match again.on {
        On::Same => {}
        On::Last => rule.push_str(";BYMONTHDAY=-1"),
        // Of the days from the 28th on, the last that the month has.
        On::DayOrLast(day) => {
            let days: Vec<String> = (28..=day).map(|day| day.to_string()).collect();
            rule.push_str(&format!(";BYMONTHDAY={};BYSETPOS=-1", days.join(",")));
        }
    }
    if let Some(until) = again.until {
        rule.push_str(&format!(";UNTIL={}", compact(until)));
    }
    rule
}

fn whole_day(name: &str, day: Date) -> Property {
    Property::new(name, compact(day)).add_parameter("VALUE", "DATE").done()
}

/// The beginning of a day as a moment, in UTC.
fn stamp(day: Date) -> String {
    format!("{}T000000Z", compact(day))
}

/// A moment in UTC.
fn moment(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A text without control characters, which no value may have; a new line is one that a value can say.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

/// A text in which the signs that mean something are escaped (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}
