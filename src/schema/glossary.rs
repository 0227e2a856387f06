//! A glossary: terms and abbreviations.

use super::{Text, record::data_file};

data_file! {
    /// A glossary: terms and abbreviations and what they mean.
    pub struct Glossary("glossary") {
        /// The title; "Glossary" in the reader's language if left out.
        pub title: Option<Text>,
        /// The terms; they are shown in the order of each language.
        pub terms: Box<[Term]>,
    }
}

/// A term.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term's anchor; derived from the term if left out.
    pub id: Option<Box<str>>,
    /// The term.
    pub term: Text,
    /// Its abbreviation.
    pub short: Option<Text>,
    /// What it means.
    pub meaning: Text,
}
