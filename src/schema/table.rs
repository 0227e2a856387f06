//! Any other table: typed columns and rows.

use indexmap::IndexMap;

use super::{Text, record::data_file};
use crate::parse::yaml::Written;

data_file! {
    /// Any other table: typed columns and rows.
    pub struct Table("table") {
        /// The title.
        pub title: Text,
        /// The columns, from the left.
        pub columns: Box<[Column]>,
        /// The rows: each has a value for any of the columns, under the column's id.
        #[schemars(with = "Vec<std::collections::BTreeMap<String, serde_json::Value>>")]
        pub rows: Box<[TableRow]>,
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The key under which the rows have their values.
    pub id: Box<str>,
    /// The column's heading.
    pub title: Text,
    /// What the column holds.
    #[serde(rename = "type")]
    pub holds: ColumnType,
    /// Whether the times of a `when` column stand in the calendar. If left out, they do, unless all of them are whole
    /// years.
    pub calendar: Option<bool>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnType {
    /// A text.
    Text,
    /// A list of texts.
    List,
    /// A unit, or a list of them.
    Unit,
    /// A time.
    When,
    /// A status. Nothing is derived to be late in a table, as nobody says which of its times is a deadline.
    Status,
    /// A number: its digits, without quotes and without marks between thousands, and a point before its decimals. It is
    /// shown with as many decimals as are written.
    Number,
}

/// A row, not yet read: what a value must be depends on its column, so `model::table` reads it against the columns.
pub type TableRow = IndexMap<Box<str>, Written>;
