//! A place on a scale from 1 to 5.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, Visitor};

use crate::base::message;

/// A place on a scale: a whole number from 1, the least, to 5, the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating(pub u8);

impl Rating {
    /// The most that a rating can be.
    pub const MOST: u8 = 5;
}

/// What a value that is no place on the scale is answered with.
fn outside<E: de::Error>(written: impl fmt::Display) -> E {
    E::custom(message!("outside-scale", written = written.to_string()))
}

impl<'de> Deserialize<'de> for Rating {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RatingVisitor;

        impl Visitor<'_> for RatingVisitor {
            type Value = Rating;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("wanted.rating")
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Rating, E> {
                match u8::try_from(number) {
                    Ok(step @ 1..=Rating::MOST) => Ok(Rating(step)),
                    _ => Err(outside(number)),
                }
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Rating, E> {
                u64::try_from(number).map_or_else(|_| Err(outside(number)), |number| self.visit_u64(number))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Rating, E> {
                Err(outside(number))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Rating, E> {
                match text.trim().parse().map(|number: u8| (1..=Rating::MOST).contains(&number)) {
                    Ok(true) => Err(E::custom(message!("outside-scale.quoted", written = text.trim()))),
                    _ if text.is_empty() => Err(super::empty_value()),
                    _ => Err(outside(text)),
                }
            }

            fn visit_unit<E: de::Error>(self) -> Result<Rating, E> {
                Err(super::empty_value())
            }
        }
        deserializer.deserialize_any(RatingVisitor)
    }
}

impl JsonSchema for Rating {
    fn schema_name() -> Cow<'static, str> {
        "Rating".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 1, "maximum": Rating::MOST })
    }
}
