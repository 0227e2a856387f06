//! The words for what was reported period by period.

use super::Plural;
use super::page::strings;

strings! {
    pub struct ReportWords {
        reported,
        figure,
        not_over,
        reported_rows,
        last,
        last_day,
        not_since,
        not_since_period,
        never,
        share,
        earlier: Plural,
        title,
        about,
        text,
        changed,
        before,
        after,
        missing,
        nothing_missing,
        in_files,
        turn,
        all,
        all_of,
        file,
        evidence,
    }
}
