//! Hours that clocks skip, or show twice, on the nights on which summer time begins and ends.

use jiff::tz::{AmbiguousOffset, TimeZone};
use tavle_base::{Message, message};
use tavle_schema::Hour;

/// What is to be said of an hour that is not exactly once in a time zone.
pub fn clock_change(hour: Hour, zone: &TimeZone) -> Option<Message> {
    let (at, name) = (hour.date_time(), zone.iana_name().expect("it was found by its name"));
    let found = zone.to_ambiguous_zoned(at);
    match found.offset() {
        AmbiguousOffset::Unambiguous { .. } => None,
        AmbiguousOffset::Gap { .. } => {
            let shown = found.compatible().ok()?.datetime().strftime("%Y-%m-%dT%H:%M").to_string();
            Some(message!("skipped-hour", written = hour.to_string(), zone = name, shown))
        }
        AmbiguousOffset::Fold { .. } => Some(message!("hour-twice", written = hour.to_string(), zone = name)),
    }
}
