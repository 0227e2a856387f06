//! What is reported of a row for a period: how far it is, in words and in values, and what shows it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer};

use super::{Day, LinkValue, Many, OwnValues, Point, Span, SpanUnit, Status, Text, When};
use tavle_base::{keywords, message};

/// A report.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub period: ReportPeriod,
    /// When it was reported.
    pub day: Option<Day>,
    pub status: Option<Status>,
    pub text: Option<Text>,
    /// The row's values in the file's own columns, not yet read; of an indicator its `value`.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    pub values: OwnValues,
    #[serde(default)]
    pub evidence: Many<LinkValue>,
}

keywords! {
    /// How often is reported.
    #[derive(serde::Deserialize, JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum ReportInterval {
        Month = "month",
        Quarter = "quarter",
        Half = "half",
        Year = "year",
    }
}

/// The period that is reported on: a month, quarter, half or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReportPeriod(Span);

impl ReportInterval {
    fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }
}

impl ReportPeriod {
    /// The period with a day in it.
    pub fn of_day(day: Date, interval: ReportInterval) -> Option<Self> {
        Self::of_month(i32::from(day.year()) * 12 + i32::from(day.month()) - 1, interval)
    }

    /// The period with a month in it, which is counted from January of the year 0.
    fn of_month(month: i32, interval: ReportInterval) -> Option<Self> {
        let (year, n) = (month.div_euclid(12), month.rem_euclid(12) / interval.months() + 1);
        let unit = match interval {
            ReportInterval::Month => SpanUnit::Month(n as i8),
            ReportInterval::Quarter => SpanUnit::Quarter(n as i8),
            ReportInterval::Half => SpanUnit::Half(n as i8),
            ReportInterval::Year => SpanUnit::Year,
        };
        Span::new(i16::try_from(year).ok()?, unit).map(Self)
    }

    /// As long as which it is.
    pub fn interval(self) -> ReportInterval {
        match self.0.unit() {
            SpanUnit::Month(_) => ReportInterval::Month,
            SpanUnit::Quarter(_) => ReportInterval::Quarter,
            SpanUnit::Half(_) => ReportInterval::Half,
            _ => ReportInterval::Year,
        }
    }

    pub fn first_day(self) -> Date {
        Point::Span(self.0).first_day()
    }

    pub fn last_day(self) -> Date {
        Point::Span(self.0).last_day()
    }

    /// The period that follows it; nothing at the end of the calendar.
    pub fn next(self) -> Option<Self> {
        self.moved(self.interval().months())
    }

    /// The period before it.
    pub fn previous(self) -> Option<Self> {
        self.moved(-self.interval().months())
    }

    fn moved(self, months: i32) -> Option<Self> {
        let first = self.first_day();
        Self::of_month(i32::from(first.year()) * 12 + i32::from(first.month()) - 1 + months, self.interval())
    }

    /// The same as a time.
    pub fn when<T>(self) -> When<T> {
        When::At(Point::Span(self.0))
    }

    /// The word for it in addresses, as in `2026-q3`.
    pub fn slug(self) -> String {
        self.to_string().to_ascii_lowercase()
    }
}

impl PartialOrd for ReportPeriod {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// By their last days. Of two that end together the longer one is the later: its report looks back on the other's time too.
impl Ord for ReportPeriod {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |period: &Self| (period.last_day(), std::cmp::Reverse(period.first_day()));
        key(self).cmp(&key(other))
    }
}

impl fmt::Display for ReportPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<&When> for ReportPeriod {
    type Error = ();

    fn try_from(when: &When) -> Result<Self, ()> {
        match when {
            When::At(Point::Span(span)) => match span.unit() {
                SpanUnit::Month(_) | SpanUnit::Quarter(_) | SpanUnit::Half(_) | SpanUnit::Year => Ok(Self(*span)),
                _ => Err(()),
            },
            _ => Err(()),
        }
    }
}

impl<'de> Deserialize<'de> for ReportPeriod {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let when = When::deserialize(deserializer)?;
        Self::try_from(&when).map_err(|()| {
            let message = message!("bad-period", written = when.to_string());
            let day = when.last_day().or(when.first_day());
            let of_day = |interval| Some(Self::of_day(day?, interval)?.to_string());
            de::Error::custom(match of_day(ReportInterval::Month).zip(of_day(ReportInterval::Quarter)) {
                Some((month, quarter)) => message.help(message!("help.period-of-day", month, quarter)),
                None => message,
            })
        })
    }
}

impl JsonSchema for ReportPeriod {
    fn schema_name() -> Cow<'static, str> {
        "ReportPeriod".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = json_schema!({ "type": "string", "pattern": "^\\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$" });
        json_schema!({ "anyOf": [text, { "type": "integer", "minimum": 1000, "maximum": 9999 }] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(written: &str) -> ReportPeriod {
        let when = When::parse(written).unwrap_or_else(|_| panic!("{written} is a time"));
        ReportPeriod::try_from(&when).unwrap_or_else(|()| panic!("{written} is a period"))
    }

    #[test]
    fn periods_follow_each_other() {
        for (written, next) in [
            ("2026-12", "2027-01"),
            ("2026-Q3", "2026-Q4"),
            ("2026-Q4", "2027-Q1"),
            ("2026-H1", "2026-H2"),
            ("2026-H2", "2027-H1"),
            ("2026", "2027"),
        ] {
            assert_eq!(period(written).next(), Some(period(next)), "{written}");
            assert_eq!(period(next).previous(), Some(period(written)), "{next}");
        }
        assert_eq!(period("9999").next(), None);
        assert_eq!(period("1000").previous(), None);
    }

    #[test]
    fn a_day_lies_in_one_period_of_each_length() {
        let day = jiff::civil::date(2026, 9, 30);
        let found = ReportInterval::ALL.map(|interval| ReportPeriod::of_day(day, interval).map(|one| one.to_string()));
        assert_eq!(found.map(Option::unwrap_or_default), ["2026-09", "2026-Q3", "2026-H2", "2026"]);
    }

    #[test]
    fn the_longer_of_two_that_end_together_is_later() {
        let mut all = ["2026", "2026-Q4", "2027-01", "2026-H2", "2026-12", "2026-11"].map(period);
        all.sort_unstable();
        assert_eq!(all.map(|one| one.to_string()), ["2026-11", "2026-12", "2026-Q4", "2026-H2", "2026", "2027-01"]);
    }

    #[test]
    fn only_months_quarters_halves_and_years_are_periods() {
        for written in ["2026-W18", "2026-03-19", "2026-autumn", "FY2026", "2026/2027", "early 2026", "ongoing"] {
            let when = When::parse(written).unwrap_or_else(|_| panic!("{written} is a time"));
            assert!(ReportPeriod::try_from(&when).is_err(), "{written}");
        }
    }
}
