//! The view `by-period`: for each period how many were in which state, and how many were reported.

use super::context::ExhibitContext;
use super::summary::{Statused, Tally};
use crate::table::{Cell, Column, Content, Group, Table};
use tavle_markup::Phrase;
use tavle_routes::OutputKind;
use tavle_schema::ReportPeriod;

/// The periods for which anything was reported, the oldest first.
pub fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let (at, set) = (context.at, context.set);
    let strings = at.localized.strings();
    let rows = context.reporters();
    let in_period = |period: &ReportPeriod| Statused::in_period(set, &rows, *period);
    let tally = Tally::new(&Statused::together(set, context.periods.iter().map(in_period)), at);
    let mut table = context.table("summary", caption);
    table.columns = tally.columns(&strings.fields.period);
    table.columns.push(Column::new("c-number", Phrase::plain(&*strings.reports.reported_rows)));
    let mut body = Group::default();
    for period in context.periods {
        let n = set.report_periods.binary_search(period).ok();
        let page = n.and_then(|n| at.to(&OutputKind::Period(context.embed.data, n as u32, at.localized.lang)));
        let title = at.localized.time(&period.when()).linked(page);
        let mut row = tally.row(title, None, &in_period(period));
        let reported = rows.iter().filter(|one| one.report(*period).is_some()).count();
        let number = Phrase::plain(at.localized.locale().integer(reported as i64));
        let content = Content::Count(reported, number, None);
        row.cells.push(Cell { column: row.cells.len(), rows: 1, is_header: false, content, id: None });
        body.rows.push(row);
    }
    table.groups.push(body);
    table
}
