//! How far something is.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde::de::{self, MapAccess};

use super::Text;
use tavle_base::keywords;

keywords! {
    #[derive(serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum State {
        NotStarted = "not-started",
        InProgress = "in-progress",
        Ongoing = "ongoing",
        Completed = "completed",
        Postponed = "postponed",
        Cancelled = "cancelled",
    }
}

impl State {
    /// Whether nothing more is to be done.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }
}

/// A status, or `{ state, note? }`. Which there are is said by the file and by the site, so its word is judged where they are
/// known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The word for one of the six states, or the id of another status.
    pub state: Box<str>,
    pub note: Option<Text>,
}

/// What can be the word for a status. Editors propose the six states.
fn words(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<StatusWord>()
}

/// The word for a status, as it is described to editors.
struct StatusWord;

impl schemars::JsonSchema for StatusWord {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "StatusWord".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let state = generator.subschema_for::<State>();
        json_schema!({ "anyOf": [state, { "type": "string", "pattern": "^[a-z0-9_-]+$" }] })
    }
}

super::short::short_or_record! {
    Status, "wanted.status", words,
    { state: Status as StatusWord; note: Text } => Status { state: state.state, note },
    {
        fn visit_str<E: de::Error>(self, word: &str) -> Result<Status, E> {
            match word.is_empty() {
                true => Err(super::empty_value()),
                false => Ok(Status { state: word.into(), note: None }),
            }
        }

        fn visit_unit<E: de::Error>(self) -> Result<Status, E> {
            Err(super::empty_value())
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Status, A::Error> {
            full(map)
        }
    }
}
