//! Actions: who takes which actions in which area.

use serde::de::{self, Deserialize, MapAccess};

use super::{Report, ReportInterval, Status, Text, When, data_file::data_file, roles::with_roles};

data_file! {
    pub struct Actions("actions", rows in ["rows"] with ActionRow::FIELDS) {
        pub title: Text,
        pub areas: Box<[ActionArea]>,
        pub report_every: Option<ReportInterval>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionArea {
    pub id: Option<Box<str>>,
    pub title: Text,
    pub rows: Box<[ActionRow]>,
}

with_roles! {
    pub struct ActionRow {
        pub id: Option<Box<str>>,
        pub actions: Box<[Action]>,
    }
}

/// An action: a text, or `{ id?, text, due?, was?, why?, status?, reports? }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    pub text: Text,
    pub id: Option<Box<str>>,
    /// When it is to be done.
    pub due: Option<When>,
    /// When it was to be done before that was moved, and why.
    pub was: Option<When>,
    pub why: Option<Text>,
    /// How far it is.
    pub status: Option<Status>,
    /// What was reported of it.
    pub reports: Option<Box<[Report]>>,
}

super::short::text_or_record! {
    Action, "wanted.action", text,
    { id: Box<str>, due: When, was: When, why: Text, status: Status, reports: Box<[Report]> }
}
