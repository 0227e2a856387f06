//! The words for what readers take along: files, calendars and feeds.

use super::page::place;

place! {
    /// Files to take along.
    pub struct DownloadWords {
        /// The link to a workbook of Excel.
        xlsx,
        /// The link to a text file for spreadsheets.
        csv,
        /// The link to the data for programs.
        json,
        /// The name of the sheet with what can be chosen in the columns, at most 31 signs.
        choices,
    }
}

place! {
    /// Feeds and calendars.
    pub struct FeedWords {
        /// A feed of what has changed, `{title}`.
        changes,
        /// The link to a calendar.
        calendar,
    }
}
