//! How far something is.

use serde::de::{self, MapAccess};

use super::Text;
use tavle_base::diagnostic::did_you_mean;
use tavle_base::{keywords, message};

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

/// A state, or `{ state, note? }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub state: State,
    pub note: Option<Text>,
}

super::short::short_or_record! {
    Status, "wanted.status", |generator| generator.subschema_for::<State>(),
    { state: Status as State; note: Text } => Status { state: state.state, note },
    {
        fn visit_str<E: de::Error>(self, word: &str) -> Result<Status, E> {
            match State::find(word) {
                Some(state) => Ok(Status { state, note: None }),
                None if word.is_empty() => Err(super::empty_value()),
                None => {
                    let known = did_you_mean(word, State::ALL.into_iter().map(State::word));
                    Err(E::custom(message!("unknown-status", word).help(known)))
                }
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
