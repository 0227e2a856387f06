//! How much of a data set was reported for its newest period, in a sentence.

use crate::context::PageContext;
use crate::facts;
use tavle_model::DataId;
use tavle_schema::fill;

/// How much was reported, as in "31 of 36 activities reported for the third quarter of 2026".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    pub words: String,
    /// Whether it may be another on another day.
    pub depends_on_day: bool,
}

/// The sentence for a data set; nothing for one of which nothing is reported.
pub fn reported(id: DataId, at: PageContext<'_>) -> Option<Reported> {
    let (set, today) = (at.localized.site.set(id), at.localized.site.today(id));
    let newest = set.newest_round(today)?;
    let round = set.round(newest);
    let localized = at.localized;
    let period = localized.time(&newest.when());
    let slots = [
        ("reported", &*localized.locale().integer(round.reported.len() as i64)),
        ("all", &localized.count(round.all(), facts::reporters(localized, set.spec))),
        ("period", &period.words()),
    ];
    Some(Reported {
        words: fill(&localized.strings().reports.share, &slots),
        depends_on_day: set.reporters().any(|(_, one)| set.report_lateness(&one, today).depends_on_day()),
    })
}
