//! How much of a data set was reported for its newest period, in a sentence.

use jiff::civil::Date;

use crate::context::PageContext;
use crate::facts;
use tavle_model::reporting::Round;
use tavle_model::{DataId, DataSet};
use tavle_schema::{ReportPeriod, fill};

/// How much was reported, as in "31 of 36 activities reported for the third quarter of 2026".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    pub words: String,
    /// Whether it may be another on another day.
    pub depends_on_day: bool,
}

/// The sentence for a data set; nothing for one of which nothing is reported.
pub fn reported(id: DataId, at: PageContext<'_>) -> Option<Reported> {
    let at = PageContext { data: Some(id), ..at };
    let (set, today) = (at.localized.site.set(id), at.localized.site.today(id));
    let newest = set.newest_round(today)?;
    Some(Reported {
        words: words(set, &set.round(newest), at),
        depends_on_day: set.report_periods.last().is_some_and(|last| !is_over(*last, today))
            || set.reporters().any(|(_, one)| set.report_lateness(&one, today).depends_on_day()),
    })
}

/// Whether a period is over, so that something can be missing. In a plan that has ended each is.
pub fn is_over(period: ReportPeriod, today: Option<Date>) -> bool {
    today.is_none_or(|today| period.last_day() < today)
}

/// How much was reported for a period.
pub fn words(set: &DataSet, round: &Round<'_>, at: PageContext<'_>) -> String {
    let localized = at.localized;
    let period = localized.time(&round.period.when());
    if !is_over(round.period, at.today()) {
        let count = localized.count(round.reported.len(), facts::reporters(localized, set.spec));
        return fill(&localized.strings().reports.not_over, &[("count", &count)]);
    }
    let slots = [
        ("reported", &*localized.locale().integer(round.reported.len() as i64)),
        ("all", &localized.count(round.all(), facts::reporters(localized, set.spec))),
        ("period", &period.words()),
    ];
    fill(&localized.strings().reports.share, &slots)
}
