//! The words about indicators: how far they are, and from which figures that follows.

use super::page::strings;

strings! {
    pub struct IndicatorWords {
        verdicts: VerdictWords,
        at,
        of_group,
        range,
        line,
        at_least,
        at_most,
        between,
        target_met,
        target_missed,
        nothing_measured,
        nothing_since,
        time,
        group,
        line_of,
        not_drawn,
        newest_only,
        key_values,
        key_baseline,
        key_target,
        key_way,
    }
}

super::words::words! {
    pub struct VerdictWords {
        "reached": reached,
        "on-track": on_track,
        "off-track": off_track,
        "no-figures": no_figures,
    }
}

impl VerdictWords {
    /// The word for a verdict.
    pub fn word(&self, verdict: &str) -> &str {
        self.find(verdict).expect("each verdict has a word")
    }
}
