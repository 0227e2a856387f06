//! Units: departments, teams, committees, posts, partners and groups.

use super::{Contact, Text, record::data_file};

data_file! {
    /// Units: everyone who can have a role.
    pub struct UnitList("units") {
        /// The title; "Units" in the reader's language if left out.
        pub title: Option<Text>,
        /// The units.
        pub units: Box<[Unit]>,
    }
}

/// A unit.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The name by which other files refer to it, and its address.
    pub id: Box<str>,
    /// Its full name.
    pub name: Text,
    /// Its abbreviation.
    pub short: Option<Text>,
    /// What it is.
    #[serde(rename = "type")]
    pub is: Option<UnitType>,
    /// The id of the unit it belongs to.
    pub parent: Option<Box<str>>,
    /// Whom to ask.
    pub contact: Option<Contact>,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnitType {
    Department,
    Team,
    Committee,
    Post,
    Partner,
    Group,
}
