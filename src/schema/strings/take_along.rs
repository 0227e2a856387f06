//! The words for what readers take along: files, calendars and feeds.

use super::Plural;
use super::page::place;

place! {
    /// Files to take along.
    pub struct DownloadWords {
        /// The link to a workbook of Excel.
        xlsx,
        /// The link to a text file for spreadsheets.
        csv,
        /// The link to a calendar.
        ics,
        /// The link to the data for programs.
        json,
        /// The link to the schema that the data for programs follows.
        schema,
        /// The link to the list of all data sets, for portals of open data.
        catalog,
        /// The name of the sheet with what can be chosen in the columns, at most 31 signs.
        choices,
    }
}

/// Feeds and calendars.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedWords {
    /// A feed of what has changed, `{title}`.
    pub changes: Box<str>,
    /// The link to the feed.
    pub follow: Box<str>,
    /// The heading of the dates that were moved.
    pub moved: Box<str>,
    /// How many entries of a data set, `{n}`, are not in its calendar.
    pub not_in_calendar: Plural,
}
