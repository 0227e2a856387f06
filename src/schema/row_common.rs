//! What a row of any kind may have beside the fields of its kind: a number, other words for it, and how it hangs together
//! with other rows.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::{Many, OwnValues, RowNumber, Text};
use tavle_base::keywords;

/// What a row of any kind may have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowCommon {
    pub number: Option<RowNumber>,
    /// Other words for the same, for those who search.
    pub also: Many<Text>,
    /// The objectives that it serves: `id`, or `set#id` for one in another file.
    pub serves: Many<Box<str>>,
    pub related: Many<Relation>,
    pub own: OwnValues,
}

/// Another row to which a row is related: `set#id`, or `{ to: set#id, as }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    pub to: Box<str>,
    pub kind: Option<RelationKind>,
}

keywords! {
    /// What a row is to another one.
    #[derive(serde::Deserialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum RelationKind {
        Replaces = "replaces",
        DependsOn = "depends-on",
        PartOf = "part-of",
    }
}

keywords! {
    /// What another row is to a row. The words are keys of the strings.
    pub enum Related {
        Replaces = "replaces",
        ReplacedBy = "replaced-by",
        DependsOn = "depends-on",
        NeededBy = "needed-by",
        PartOf = "part-of",
        HasPart = "has-part",
        Other = "other",
    }
}

impl Related {
    /// The same, seen from the other row.
    #[must_use]
    pub fn seen_from_there(self) -> Self {
        match self {
            Self::Replaces => Self::ReplacedBy,
            Self::ReplacedBy => Self::Replaces,
            Self::DependsOn => Self::NeededBy,
            Self::NeededBy => Self::DependsOn,
            Self::PartOf => Self::HasPart,
            Self::HasPart => Self::PartOf,
            Self::Other => Self::Other,
        }
    }
}

impl From<Option<RelationKind>> for Related {
    fn from(kind: Option<RelationKind>) -> Self {
        match kind {
            Some(RelationKind::Replaces) => Self::Replaces,
            Some(RelationKind::DependsOn) => Self::DependsOn,
            Some(RelationKind::PartOf) => Self::PartOf,
            None => Self::Other,
        }
    }
}

#[derive(serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct FullRelation {
    to: Box<str>,
    #[serde(rename = "as")]
    kind: Option<RelationKind>,
}

impl<'de> Deserialize<'de> for Relation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RelationVisitor;

        impl<'de> Visitor<'de> for RelationVisitor {
            type Value = Relation;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("wanted.relation")
            }

            fn visit_str<E: de::Error>(self, to: &str) -> Result<Relation, E> {
                Ok(Relation { to: to.into(), kind: None })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Relation, A::Error> {
                let FullRelation { to, kind } = Deserialize::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Relation { to, kind })
            }

            super::text::refuse_all_but_text!();
        }
        deserializer.deserialize_any(RelationVisitor)
    }
}

impl JsonSchema for Relation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Relation".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let full = FullRelation::json_schema(generator);
        json_schema!({ "anyOf": [{ "type": "string", "minLength": 1 }, full] })
    }
}
