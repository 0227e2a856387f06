//! The words for what was reported period by period.

use super::Plural;
use super::page::strings;

strings! {
    pub struct ReportWords {
        reported,
        reported_rows,
        last,
        last_day,
        not_since,
        not_since_period,
        never,
        share,
        earlier: Plural,
        evidence,
    }
}
