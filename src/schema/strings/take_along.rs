//! The words for feeds and calendars.

use super::Plural;

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedWords {
    pub changes: Box<str>,
    pub follow: Box<str>,
    pub moved: Box<str>,
    pub not_in_calendar: Plural,
}
