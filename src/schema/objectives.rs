//! Objectives: what is to be reached, and how one sees it.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::{Text, record::data_file};

data_file! {
    /// Objectives: what is to be reached, and how one sees it.
    pub struct Objectives("objectives") {
        /// The title.
        pub title: Text,
        /// The areas, in order.
        pub areas: Box<[ObjectiveArea]>,
    }
}

/// An area and its objectives.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveArea {
    /// The area's anchor; derived from the title if left out.
    pub id: Option<Box<str>>,
    /// The area's title.
    pub title: Text,
    /// What is to be reached.
    pub objectives: Box<[Objective]>,
}

/// An objective: a text, or `{ id?, text, criteria?, indicators? }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    pub text: Text,
    pub id: Option<Box<str>>,
    /// When it counts as reached.
    pub criteria: Option<Box<[Text]>>,
    /// How one sees how far it is.
    pub indicators: Option<Vec<Indicator>>,
}

super::text::text_or_record! {
    Objective, "a text, or `{ id, text, criteria, indicators }`", text,
    { id: Box<str>, criteria: Box<[Text]>, indicators: Vec<Indicator> }
}

/// Something that can be counted or seen.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// What is counted or seen.
    pub text: Text,
    /// The value to be reached.
    pub target: Option<Text>,
    /// The value now.
    pub value: Option<Text>,
    /// Where the figures come from.
    pub source: Option<Text>,
}
