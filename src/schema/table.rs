//! Any other table: typed columns and rows.

use indexmap::IndexMap;

use super::{Text, data_file::data_file};
use tavle_base::{Checked, FileId, KeyPath};
use tavle_parse::yaml::{self, Recovered, Written};

data_file! {
    pub struct Table("table") by decode {
        pub title: Text,
        pub columns: Box<[Column]>,
        #[schemars(with = "Vec<std::collections::BTreeMap<String, serde_json::Value>>")]
        pub rows: Box<[TableRow]>,
    }
}

/// Reads a table with the digits of its numbers. Where its own columns are not all known, its rows cannot be judged.
fn decode(file: FileId, text: &str) -> Checked<Recovered<Table>> {
    yaml::recover::<Table>(file, text, yaml::whole(text)).map(|mut read| {
        let columns = KeyPath::top().key("columns");
        if read.partial.as_ref().is_some_and(|partial| !partial.is_whole(&columns)) {
            read.value = None;
        }
        read
    })
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
