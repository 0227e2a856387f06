//! The official number of a row, as plans give them to their actions: `C01.1.2`, `4.b.1`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer};

use tavle_base::message;
use tavle_parse::yaml::Written;

/// The most characters of a number: it stands in a narrow column, and before what the row is called.
const LONGEST: usize = 40;

/// A number that somebody gave to a row, as the characters written: `1.10` comes after `1.9` and is not `1.1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowNumber(pub Box<str>);

impl<'de> Deserialize<'de> for RowNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        let Some(characters) = written.characters().map(str::trim).filter(|written| !written.is_empty()) else {
            return Err(de::Error::custom(message!("bad-row-number", written = written.words())));
        };
        if characters.chars().count() > LONGEST {
            return Err(de::Error::custom(message!("bad-row-number.long", n = LONGEST)));
        }
        Ok(Self(characters.into()))
    }
}

impl JsonSchema for RowNumber {
    fn schema_name() -> Cow<'static, str> {
        "RowNumber".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"] })
    }
}
