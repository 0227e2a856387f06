//! The day for which a site is made.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use tavle_base::{Message, message};

/// The day that was asked for, else that of `SOURCE_DATE_EPOCH`, else today.
///
/// `SOURCE_DATE_EPOCH` counts seconds since 1970 in UTC (reproducible-builds.org); a value that is no number is reported
/// of rather than ignored.
pub fn as_of(asked: Option<Date>) -> Result<Date, Message> {
    if let Some(day) = asked {
        return Ok(day);
    }
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .trim()
            .parse::<i64>()
            .ok()
            .and_then(|seconds| Timestamp::from_second(seconds).ok())
            .map(|time| time.to_zoned(TimeZone::UTC).date())
            .ok_or_else(|| message!("typed.epoch", text)),
        Err(_) => Ok(jiff::Zoned::now().date()),
    }
}
