//! A glossary: terms and abbreviations.

use super::{OwnValues, RowNumber, Text, data_file::data_file};

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
    #[serde(default, rename = "_own")]
    #[schemars(skip)]
    pub own: OwnValues,
}
