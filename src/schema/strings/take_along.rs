//! The words for what readers take along: files, calendars and feeds.

use super::Plural;
use super::page::place;

place! {
    pub struct DownloadWords {
        xlsx,
        csv,
        ics,
        json,
        schema,
        catalog,
        choices,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedWords {
    pub changes: Box<str>,
    pub follow: Box<str>,
    pub moved: Box<str>,
    pub not_in_calendar: Plural,
}
