//! Units: departments, teams, committees, posts, partners and groups.

use super::{Contact, OwnValues, Text, data_file::data_file};
use tavle_base::keywords;

data_file! {
    pub struct UnitList("units", rows in ["units"] with &["id", "name", "short", "type", "parent", "contact"]) {
        pub title: Option<Text>,
        pub units: Box<[Unit]>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("additionalProperties" = true))]
pub struct Unit {
    pub id: Box<str>,
    pub name: Text,
    pub short: Option<Text>,
    #[serde(rename = "type")]
    pub is: Option<UnitType>,
    pub parent: Option<Box<str>>,
    pub contact: Option<Contact>,
    #[serde(default, rename = "_own")]
    #[schemars(skip)]
    pub own: OwnValues,
}

keywords! {
    #[derive(serde::Deserialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum UnitType {
        Department = "department",
        Team = "team",
        Committee = "committee",
        Post = "post",
        Partner = "partner",
        Group = "group",
    }
}
