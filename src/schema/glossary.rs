//! A glossary: terms and abbreviations.

use super::{Text, data_file::data_file};

data_file! {
    pub struct Glossary("glossary") {
        pub title: Option<Text>,
        pub terms: Box<[Term]>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: Option<Box<str>>,
    pub term: Text,
    pub short: Option<Text>,
    pub meaning: Text,
}
