//! A timeline: what happens when.

use serde::de::{self, Deserialize, MapAccess};

use super::{Status, Text, When, data_file::data_file, roles::with_roles};

data_file! {
    pub struct Timeline("timeline", rows in ["entries"] with Entry::FIELDS) {
        pub title: Text,
        #[serde(default)]
        pub entries: Box<[Entry]>,
        #[serde(default)]
        pub periods: Box<[Period]>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub id: Option<Box<str>>,
    pub title: Text,
    pub when: Option<When>,
    pub was: Option<When>,
    pub why: Option<Text>,
    pub entries: Box<[Entry]>,
}

with_roles! {
    pub struct Entry {
        pub id: Option<Box<str>>,
        pub when: When,
        pub was: Option<When>,
        pub why: Option<Text>,
        pub title: Option<Text>,
        #[serde(default)]
        pub items: Box<[EntryItem]>,
        pub status: Option<Status>,
        pub consultation: Option<Text>,
        pub outcome: Option<Text>,
    }
}

/// Something that belongs to an entry: a text, or `{ text, when?, was?, why?, status? }`.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryItem {
    pub text: Text,
    pub when: Option<When>,
    pub was: Option<When>,
    pub why: Option<Text>,
    pub status: Option<Status>,
}

super::short::text_or_record! {
    EntryItem, "wanted.entry-item", text, { when: When, was: When, why: Text, status: Status }
}
