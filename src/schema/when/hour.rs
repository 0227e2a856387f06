//! An hour of a day, by the clocks of the place that the site is about: `2026-09-03T19:00`.
//!
//! Which place that is, is said once in `site.yaml`; nothing here knows a time zone.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};

/// An hour and minute of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hour {
    day: Date,
    hour: i8,
    minute: i8,
}

impl Hour {
    pub fn day(self) -> Date {
        self.day
    }

    pub fn time(self) -> Time {
        Time::constant(self.hour, self.minute, 0, 0)
    }

    /// The day and the time by the clock.
    pub fn date_time(self) -> DateTime {
        self.day.to_datetime(self.time())
    }

    /// Another time of the same day: `21:00`.
    pub(super) fn same_day(self, text: &str) -> Option<Self> {
        Self::at(self.day, text)
    }

    /// Reads `2026-09-03` and `19:00`; nothing for what no clock shows.
    pub(super) fn at(day: Date, text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let number =
            |text: &str| (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?;
        let (hour, minute) = (number(hour)?, number(minute)?);
        Time::new(hour, minute, 0, 0).is_ok().then_some(Self { day, hour, minute })
    }

    /// The time without its day, as it ends a range: `21:00`.
    pub(super) fn clock(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.day, self.clock())
    }
}
