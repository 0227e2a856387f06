//! A timeline: what happens when.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::{Status, Text, When, record::data_file, roles::with_roles};

data_file! {
    /// A timeline: what happens when. It has either entries, or periods with entries.
    pub struct Timeline("timeline") {
        /// The timeline's title.
        pub title: Text,
        /// The entries of a timeline without periods.
        #[serde(default)]
        pub entries: Box<[Entry]>,
        /// The periods, each with its entries.
        #[serde(default)]
        pub periods: Box<[Period]>,
    }
}

/// A period of a timeline.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The period's anchor; derived from the title if left out.
    pub id: Option<Box<str>>,
    /// The period's title.
    pub title: Text,
    /// When the period is; an entry outside it is warned of.
    pub when: Option<When>,
    /// What happens in it.
    pub entries: Box<[Entry]>,
}

with_roles! {
    /// What happens at one time.
    pub struct Entry {
        /// The entry's anchor; derived from its title or time if left out.
        pub id: Option<Box<str>>,
        /// When it happens.
        pub when: When,
        /// When it was to happen, before it was moved.
        pub was: Option<When>,
        /// Why it was moved.
        pub why: Option<Text>,
        /// What happens, in a few words.
        pub title: Option<Text>,
        /// What belongs to it.
        #[serde(default)]
        pub items: Box<[EntryItem]>,
        /// How far it is.
        pub status: Option<Status>,
        /// Makes the entry a consultation, open as long as its time lasts: how to answer.
        pub consultation: Option<Text>,
    }
}

/// Something that belongs to an entry: a text, or `{ text, when?, status? }`.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryItem {
    pub text: Text,
    pub when: Option<When>,
    pub status: Option<Status>,
}

super::text::text_or_record! {
    EntryItem, "a text, or `{ text, when, status }`", text, { when: When, status: Status }
}
