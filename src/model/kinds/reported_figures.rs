//! The figures that an indicator reports: each is what was measured in its period, beside those that it lists.

use super::dated_figure::{Read, once};
use super::reader::SetReader;
use super::reports::{FIGURE, MOST_REPORTS};
use super::written_figure::{Wanted, at_one_time};
use crate::column::Choice;
use crate::cursor::PathCursor;
use crate::indicator::{Target, day};
use tavle_base::line::compare;
use tavle_base::{Diagnostic, Digits, message};
use tavle_schema::Report;

/// The index of a report, that of a group, and the figure.
pub type ReportedFigure = (usize, usize, Digits);

/// Adds the figures of reports to what was read of the indicator's values. The same figure of the same time may stand in both
/// places, another one may not.
pub fn read(
    reports: &[Report],
    groups: &[Choice],
    values: &mut Vec<Read>,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Vec<ReportedFigure> {
    let list = cursor.key("reports");
    let mut all = Vec::new();
    let mut added = Vec::new();
    for (n, report) in reports.iter().take(MOST_REPORTS).enumerate() {
        let Some(written) = report.values.get(FIGURE) else { continue };
        let report_cursor = list.index(n);
        let values_cursor = report_cursor.key("values");
        let cursor = values_cursor.key(FIGURE);
        for (group, target) in at_one_time(written, groups, Wanted::Value, &cursor, set) {
            let Target::Value(figure) = &target else { continue };
            all.push((n, group, figure.clone()));
            let when = report.period.when();
            let known = values.iter().find(|known| known.group == group && day(&known.when) == day(&when));
            let place = set.texts.place(&cursor);
            match known {
                Some(known) if is_same(&known.target, figure) => {}
                Some(known) => {
                    let message = message!("other-figure-reported", period = report.period.to_string());
                    let problem = Diagnostic::error(known.place.clone(), message);
                    set.texts.diagnostics.push(problem.related(place, message!("note.reported")));
                }
                None => added.push(Read { group, when, target, place }),
            }
        }
    }
    if !added.is_empty() {
        values.append(&mut added);
        *values = once(std::mem::take(values), groups.len().max(1), set);
    }
    all
}

fn is_same(known: &Target, figure: &Digits) -> bool {
    match known {
        Target::Value(known) => compare(known, figure).is_some_and(std::cmp::Ordering::is_eq),
        Target::Range(..) => false,
    }
}
