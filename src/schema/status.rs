//! How far something is.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::Text;
use crate::base::diagnostic::did_you_mean;
use crate::base::message;

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    NotStarted,
    InProgress,
    Ongoing,
    Completed,
    Postponed,
    Cancelled,
}

impl State {
    /// All states, in the order in which they are counted.
    pub const ALL: [Self; 6] =
        [Self::NotStarted, Self::InProgress, Self::Ongoing, Self::Completed, Self::Postponed, Self::Cancelled];

    /// The word for it in `status:`.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::Ongoing => "ongoing",
            Self::Completed => "completed",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Whether nothing more is to be done.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }
}

/// A state, or `{ state, note? }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub state: State,
    pub note: Option<Text>,
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StatusVisitor;
        impl<'de> Visitor<'de> for StatusVisitor {
            type Value = Status;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("wanted.status")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<Status, E> {
                let words = || State::ALL.into_iter().map(State::word);
                match State::find(word) {
                    Some(state) => Ok(Status { state, note: None }),
                    None if word.is_empty() => Err(super::empty_value()),
                    None => Err(E::custom(message!("unknown-status", word).help(did_you_mean(word, words())))),
                }
            }

            fn visit_unit<E: de::Error>(self) -> Result<Status, E> {
                Err(super::empty_value())
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Status, A::Error> {
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields, expecting = "wanted.status-record")]
                struct Full {
                    state: Status,
                    note: Option<Text>,
                }
                let full = Full::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Status { state: full.state.state, note: full.note })
            }
        }
        deserializer.deserialize_any(StatusVisitor)
    }
}

impl JsonSchema for Status {
    fn schema_name() -> Cow<'static, str> {
        "Status".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let state = generator.subschema_for::<State>();
        json_schema!({
            "anyOf": [
                state,
                {
                    "type": "object",
                    "properties": { "state": state, "note": generator.subschema_for::<Text>() },
                    "required": ["state"],
                    "additionalProperties": false
                }
            ]
        })
    }
}
