//! The words for feeds and calendars.

use super::Plural;
use super::page::strings;

strings! {
    pub struct FeedWords {
        changes,
        follow,
        moved,
        not_in_calendar: Plural,
    }
}
