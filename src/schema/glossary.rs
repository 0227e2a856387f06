//! A glossary: terms and abbreviations.

use super::{Many, OwnValues, Relation, RowCommon, RowNumber, Text, data_file::data_file};

data_file! {
    pub struct Glossary("glossary", rows in ["terms"] with &["id", "term", "short", "meaning", "number"]) {
        pub title: Option<Text>,
        pub terms: Box<[Term]>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Term {
    pub id: Option<Box<str>>,
    pub term: Text,
    pub short: Option<Text>,
    pub meaning: Text,
    pub number: Option<RowNumber>,
    #[serde(default)]
    pub also: Many<Text>,
    #[serde(default)]
    pub serves: Many<Box<str>>,
    #[serde(default)]
    pub related: Many<Relation>,
    #[serde(default, rename = "_own")]
    #[schemars(skip)]
    pub own: OwnValues,
}

impl Term {
    /// What it has beside the fields of its kind.
    pub fn take_common(&mut self) -> RowCommon {
        RowCommon {
            number: self.number.take(),
            also: std::mem::take(&mut self.also),
            serves: std::mem::take(&mut self.serves),
            related: std::mem::take(&mut self.related),
            own: std::mem::take(&mut self.own),
        }
    }
}
