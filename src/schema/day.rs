//! A day of the calendar.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer};

use super::scalar::{Scalar, scalar};
use tavle_base::message;

/// The first year in which a text of today can have been changed or shown; the calendar of Excel begins in it.
const FIRST_YEAR: i16 = 1900;

/// A day, written `2026-11-22`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar(deserializer, "wanted.day", |written| match written {
            Scalar::Text(text) => match text.parse::<Date>() {
                Ok(day) if text.len() == 10 && day.year() >= FIRST_YEAR => Ok(Day(day)),
                Ok(_) if text.len() == 10 => {
                    Err(message!("bad-date.before-years", written = text, year = FIRST_YEAR.to_string()))
                }
                _ => Err(message!("bad-date.not-a-day", written = text).help(super::when::suggestion(text))),
            },
            Scalar::Whole(year) if year.len() == 4 => Err(message!("bad-date.only-year", year)),
            Scalar::Whole(other) | Scalar::Decimal(other) | Scalar::Bool(other) => {
                Err(message!("bad-date.not-a-day", written = other))
            }
        })
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" })
    }
}
