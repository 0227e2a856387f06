//! Reports that are missing: a line for each period. Where the data set says how often it is reported on, one that should be there
//! by now is a warning, and all else is worth a look.

use super::cursor::PathCursor;
use super::dataset::DataSet;
use super::reporting::due;
use super::site::Site;
use tavle_base::{Diagnostic, Place, Severity, message};

/// Warns of reports that should be there by now.
pub fn warnings(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(all(site).filter(|one| one.severity == Severity::Warning));
}

/// Warns of reports for periods, or on days, that are still to come: with one wrong digit a row would be taken for completed.
pub fn in_future(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (_, set) in site.sets() {
        for (_, one) in set.reporters() {
            let of = &one.row.path;
            for report in one.reports().iter() {
                let is_later = report.period.first_day() > site.as_of;
                let later_day = report.day.filter(|day| day.0 > site.as_of).map(|day| day.to_string());
                let Some(what) = is_later.then(|| report.period.to_string()).or(later_day) else { continue };
                let path = if one.part.is_some() { of.clone() } else { report.path(of) };
                let place = Place::value(set.file, path);
                diagnostics.push(Diagnostic::warning(place, message!("later-day.report", day = what)));
            }
        }
    }
}

/// Notes on reports for which there is still time, or of which nobody has said when they should be there.
pub fn notes(site: &Site) -> impl Iterator<Item = Diagnostic> {
    all(site).filter(|one| one.severity == Severity::Note)
}

fn all(site: &Site) -> impl Iterator<Item = Diagnostic> {
    site.current_sets().flat_map(|(_, set)| of_set(set, site))
}

/// The periods that are over and for which something is missing that was not reported since.
fn of_set(set: &DataSet, site: &Site) -> Vec<Diagnostic> {
    let due = set.report_every.and_then(|every| due(every, site.as_of));
    let mut periods = set.report_periods.to_vec();
    periods.extend(due.filter(|due| set.report_periods.last().is_none_or(|last| last < due)));
    let line = |period| {
        let round = set.round(period);
        let n = round.missing.iter().filter(|(_, one)| !one.is_reported_after(period)).count();
        let (period_words, all) = (period.to_string(), round.all());
        let place = Place::value(set.file, PathCursor::TOP.key("report_every").path());
        let is_due = due.is_some_and(|due| period <= due);
        (n > 0).then(|| match (set.report_every, is_due) {
            (Some(_), true) => Diagnostic::warning(place, message!("missing-reports", n, all, period = period_words)),
            (Some(_), false) => {
                Diagnostic::note(place, message!("missing-reports.note", n, all, period = period_words))
            }
            (None, _) => Diagnostic::note(
                Place::whole(set.file),
                message!("missing-reports.note", n, all, period = period_words),
            ),
        })
    };
    periods.into_iter().filter(|period| period.last_day() < site.as_of).filter_map(line).collect()
}
