//! A day of the calendar.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, Visitor};

use crate::base::message;

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
        struct DayVisitor;

        impl<'de> Visitor<'de> for DayVisitor {
            type Value = Day;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("wanted.day")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
                match text.parse::<Date>() {
                    Ok(day) if text.len() == 10 && day.year() >= FIRST_YEAR => Ok(Day(day)),
                    Ok(_) if text.len() == 10 => {
                        Err(E::custom(message!("bad-date.before-years", written = text, year = FIRST_YEAR.to_string())))
                    }
                    _ if text.is_empty() => Err(super::empty_value()),
                    _ => Err(E::custom(
                        message!("bad-date.not-a-day", written = text).help(super::when::suggestion(text)),
                    )),
                }
            }

            fn visit_unit<E: de::Error>(self) -> Result<Day, E> {
                Err(super::empty_value())
            }

            fn visit_u64<E: de::Error>(self, year: u64) -> Result<Day, E> {
                let year = year.to_string();
                Err(E::custom(match year.len() {
                    4 => message!("bad-date.only-year", year),
                    _ => message!("bad-date.not-a-day", written = year),
                }))
            }
        }
        deserializer.deserialize_any(DayVisitor)
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
