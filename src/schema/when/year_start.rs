//! The month and day on which a fiscal year begins: `04-01`.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer};

use crate::{Scalar, scalar};
use tavle_base::message;

/// The month and day on which a fiscal year begins: `04-01`. Every month has the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct YearStart {
    month: i8,
    day: i8,
}

impl YearStart {
    /// The first of January: also as long as it is not known.
    pub const JANUARY: Self = Self { month: 1, day: 1 };

    /// The day on which the fiscal year begins that begins in a year.
    pub(super) fn in_year(self, year: i16) -> Date {
        Date::new(year, self.month, self.day).unwrap_or(Date::MAX)
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let number =
            |text: &str| (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?;
        let (month, day): (i8, i8) = (number(month)?, number(day)?);
        ((1..=12).contains(&month) && (1..=28).contains(&day)).then_some(Self { month, day })
    }
}

impl<'de> Deserialize<'de> for YearStart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let refused = |written: &str| message!("bad-date.year-start", written);
        scalar(deserializer, "wanted.year-start", |written| match written {
            Scalar::Text(text) => Self::parse(text).ok_or_else(|| refused(text)),
            Scalar::Whole(other) | Scalar::Decimal(other) | Scalar::Bool(other) => Err(refused(other)),
        })
    }
}

impl JsonSchema for YearStart {
    fn schema_name() -> Cow<'static, str> {
        "YearStart".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])$",
            "examples": ["04-01", "07-01"]
        })
    }
}
