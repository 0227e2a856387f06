//! Columns that a file defines itself, and the values that its rows have in them.

use indexmap::IndexMap;

use super::{Many, Text};
use tavle_base::keywords;
use tavle_parse::yaml::Written;

/// A column. What else a type takes is written beside it: `measure`, `decimals` and `total` for numbers, `currency` and
/// `total` for money, `choices` for a choice.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub id: Box<str>,
    pub title: Text,
    #[serde(rename = "type")]
    pub holds: ColumnType,
    /// The key of the column to the left; nothing for a place behind all others.
    pub after: Option<Box<str>>,
    pub width: Option<ColumnWidth>,
    /// Where it is shown; nothing for everywhere.
    pub show: Option<Many<ColumnOutput>>,
    pub calendar: Option<bool>,
    pub measure: Option<Text>,
    pub decimals: Option<u8>,
    /// A code of ISO 4217.
    pub currency: Option<Box<str>>,
    pub total: Option<Total>,
    pub choices: Option<Box<[Choice]>>,
}

/// One of the values of a column of choices.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: Box<str>,
    pub title: Text,
}

keywords! {
    #[derive(serde::Deserialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum ColumnType {
        Text = "text",
        List = "list",
        Unit = "unit",
        When = "when",
        Status = "status",
        Number = "number",
        Money = "money",
        Link = "link",
        Choice = "choice",
        YesNo = "yes-no",
    }
}

keywords! {
    #[derive(serde::Deserialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum ColumnWidth {
        Narrow = "narrow",
        Wide = "wide",
    }
}

keywords! {
    /// Where a column is shown: on pages, in the filter and in search; in print; in files, calendars and feeds.
    #[derive(serde::Deserialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum ColumnOutput {
        Page = "page",
        Print = "print",
        File = "file",
    }
}

keywords! {
    /// What stands below the numbers of a column.
    #[derive(serde::Deserialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum Total {
        Sum = "sum",
        Mean = "mean",
    }
}

/// The values of a row under the ids of the file's own columns, not yet read: what a value must be depends on its column,
/// so the model reads them against the columns.
pub type OwnValues = IndexMap<Box<str>, Written>;
