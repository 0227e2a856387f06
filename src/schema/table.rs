//! Any other table: typed columns and rows.

use indexmap::IndexMap;

use super::{Text, record::data_file};
use crate::parse::yaml::Written;

data_file! {
    pub struct Table("table") {
        pub title: Text,
        pub columns: Box<[Column]>,
        #[schemars(with = "Vec<std::collections::BTreeMap<String, serde_json::Value>>")]
        pub rows: Box<[TableRow]>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub id: Box<str>,
    pub title: Text,
    #[serde(rename = "type")]
    pub holds: ColumnType,
    pub calendar: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnType {
    Text,
    List,
    Unit,
    When,
    Status,
    Number,
}

/// A row, not yet read: what a value must be depends on its column, so `model::table` reads it against the columns.
pub type TableRow = IndexMap<Box<str>, Written>;
