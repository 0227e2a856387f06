//! A place on a scale from 1 to 5.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer};

use super::scalar::{Scalar, scalar};
use tavle_base::message;

/// A place on a scale: a whole number from 1, the least, to 5, the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating(pub u8);

impl Rating {
    /// The most that a rating can be.
    pub const MOST: u8 = 5;
}

impl<'de> Deserialize<'de> for Rating {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar(deserializer, "wanted.rating", |written| {
            let place = |text: &str| text.trim().parse().ok().filter(|step| (1..=Self::MOST).contains(step));
            match written {
                Scalar::Text(text) if place(text).is_some() => {
                    Err(message!("outside-scale.quoted", written = text.trim()))
                }
                Scalar::Whole(number) => {
                    place(number).map(Self).ok_or_else(|| message!("outside-scale", written = number))
                }
                Scalar::Text(other) | Scalar::Decimal(other) | Scalar::Bool(other) => {
                    Err(message!("outside-scale", written = other))
                }
            }
        })
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
