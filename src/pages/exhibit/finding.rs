//! What the rows of a table are found by: the units that have a role in them, those above these, and how far they are.

use super::Turning;
use crate::model::dataset::Row as DataRow;
use crate::model::embed::{LATE, NO_STATUS};
use crate::model::unit::UnitId;
use crate::pages::edition::Standpoint;
use crate::pages::table::{Choices, Marks, Table};
use crate::schema::State;

/// From how many rows on a table can be narrowed down: fewer are seen at a glance.
const MANY: usize = 6;

/// What a row of the data is found by.
pub fn row<'a>(row: &DataRow, turning: &Turning<'a, '_>) -> Marks<'a> {
    let units = row.roles.iter().map(|holder| holder.unit);
    marks(units, row, turning)
}

/// The same for a row that stands below one unit.
pub fn row_of_unit<'a>(row: &DataRow, unit: UnitId, turning: &Turning<'a, '_>) -> Marks<'a> {
    marks(std::iter::once(unit), row, turning)
}

fn marks<'a>(units: impl Iterator<Item = UnitId>, row: &DataRow, turning: &Turning<'a, '_>) -> Marks<'a> {
    let all = &turning.at.edition.site.units;
    let mut named: Vec<UnitId> = units.flat_map(|unit| all.lineage(unit)).collect();
    named.sort_unstable();
    named.dedup();
    let units = named.into_iter().map(|id| all.get(id).name.as_ref()).collect();
    let today = turning.at.today();
    let shown = turning.set.counted(row).into_iter().filter(|one| turning.embed.asks_for(one, today));
    let (states, lateness): (Vec<_>, Vec<_>) = shown.map(|one| (one.state(), one.lateness(today))).unzip();
    Marks { units, states, lateness: lateness.into_iter().max().unwrap_or_default() }
}

/// What the rows of a table can be narrowed down to; nothing for a table of few rows.
pub fn choices<'a>(table: &Table<'a>, at: Standpoint<'a>) -> Option<Choices<'a>> {
    let count = table.rows();
    if count < MANY {
        return None;
    }
    let edition = at.edition;
    let strings = edition.strings();
    let rows = || table.groups.iter().flat_map(|group| &group.rows);
    let named: std::collections::HashSet<&str> = rows().flat_map(|row| row.marks.units.iter().copied()).collect();
    let mut units: Vec<(&'a str, &'a str)> = edition
        .site
        .units
        .all()
        .filter(|(_, unit)| named.contains(unit.name.as_ref()))
        .map(|(_, unit)| (unit.name.as_ref(), unit.title.str(edition.lang)))
        .collect();
    units.sort_by(|(_, a), (_, b)| edition.locale().compare(a, b));
    let states = State::ALL.into_iter().filter(|state| rows().any(|row| row.marks.states.contains(&Some(*state))));
    let mut states: Vec<(&'a str, &'a str)> = states.map(|state| (state.word(), strings.states.word(state))).collect();
    if !states.is_empty() && rows().any(|row| row.marks.states.contains(&None)) {
        states.push((NO_STATUS, &strings.no_status));
    }
    if rows().any(|row| row.marks.lateness.is_late()) {
        states.push((LATE, &strings.late));
    }
    let rows = edition.count(count, &strings.counts.rows);
    Some(Choices { units, states, rows })
}
