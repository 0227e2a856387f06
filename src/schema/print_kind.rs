//! The kinds of printed documents, as `handbooks:` asks for them.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, Visitor};

use crate::base::message;

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PrintKind {
    Handbook,
    Sheet,
    Raci,
    Status,
    Chapters,
    Data,
    Units,
}

impl PrintKind {
    /// All kinds, those of a publication first.
    pub const ALL: [Self; 7] =
        [Self::Handbook, Self::Sheet, Self::Raci, Self::Status, Self::Chapters, Self::Data, Self::Units];

    /// The word for it in `handbooks:`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Handbook => "handbook",
            Self::Sheet => "sheet",
            Self::Raci => "raci",
            Self::Status => "status",
            Self::Chapters => "chapters",
            Self::Data => "data",
            Self::Units => "units",
        }
    }

    /// The kind with this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A kind of document that a publication can ask for: every one but `units`, since a unit's tasks stand in many
/// publications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicationPrint(pub PrintKind);

/// The words that a publication can write.
const OF_PUBLICATION: [&str; 6] = ["handbook", "sheet", "raci", "status", "chapters", "data"];

impl<'de> Deserialize<'de> for PublicationPrint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordVisitor;

        impl Visitor<'_> for WordVisitor {
            type Value = PublicationPrint;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // Serde's own name for one of certain words, which is put in plain words where problems are reported.
                f.write_str("variant identifier")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<PublicationPrint, E> {
                match PrintKind::find(word) {
                    Some(PrintKind::Units) => Err(E::custom(message!("belongs-to-site"))),
                    Some(kind) => Ok(PublicationPrint(kind)),
                    None if word.is_empty() => Err(super::empty_value()),
                    None => Err(E::unknown_variant(word, &OF_PUBLICATION)),
                }
            }

            fn visit_unit<E: de::Error>(self) -> Result<PublicationPrint, E> {
                Err(super::empty_value())
            }
        }
        deserializer.deserialize_any(WordVisitor)
    }
}

impl JsonSchema for PublicationPrint {
    fn schema_name() -> Cow<'static, str> {
        "PublicationPrint".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": OF_PUBLICATION })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publication_can_ask_for_all_but_the_units() {
        let all = PrintKind::ALL.map(PrintKind::word);
        assert_eq!(all[..all.len() - 1], OF_PUBLICATION);
        assert_eq!(PrintKind::ALL.last(), Some(&PrintKind::Units));
    }
}
