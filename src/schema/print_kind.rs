//! The kinds of printed documents, as `handbooks:` asks for them.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, Visitor};

use tavle_base::{keywords, message};

keywords! {
    #[derive(serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum PrintKind {
        Handbook = "handbook",
        Sheet = "sheet",
        Raci = "raci",
        Status = "status",
        Connections = "connections",
        Chapters = "chapters",
        Data = "data",
        Units = "units",
    }
}

/// A kind of document that a publication can ask for: every one but `units`, since a unit's tasks stand in many
/// publications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicationPrint(pub PrintKind);

/// The words that a publication can write.
const OF_PUBLICATION: [&str; 7] = ["handbook", "sheet", "raci", "status", "connections", "chapters", "data"];

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
