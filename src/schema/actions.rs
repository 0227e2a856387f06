//! Actions: who takes which actions in which area.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::{Status, Text, When, record::data_file, roles::with_roles};

data_file! {
    /// Actions: who takes which actions in which area.
    pub struct Actions("actions") {
        /// The title.
        pub title: Text,
        /// The areas, in order.
        pub areas: Box<[ActionArea]>,
    }
}

/// An area and its actions.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionArea {
    /// The area's anchor; derived from the title if left out.
    pub id: Option<Box<str>>,
    /// The area's title.
    pub title: Text,
    /// Who does what.
    pub rows: Box<[ActionRow]>,
}

with_roles! {
    /// The actions of those who are named with it.
    pub struct ActionRow {
        /// The row's anchor; derived from the unit or the first action if left out.
        pub id: Option<Box<str>>,
        /// What they do.
        pub actions: Box<[Action]>,
    }
}

/// An action: a text, or `{ id?, text, due?, status? }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    pub text: Text,
    pub id: Option<Box<str>>,
    /// When it is to be done.
    pub due: Option<When>,
    /// How far it is.
    pub status: Option<Status>,
}

super::text::text_or_record! {
    Action, "a text, or `{ id, text, due, status }`", text, { id: Box<str>, due: When, status: Status }
}
