//! What the rows of a table are found by: the units that have a role in them, those above these, and how far they are.

use super::Turning;
use crate::model::Lateness;
use crate::model::dataset::{Row as DataRow, Status};
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
    let lateness = row.lateness(turning.at.today());
    marks(units, row.status.as_ref(), lateness, turning.at)
}

/// The same for a row that stands below one unit.
pub fn row_of_unit<'a>(row: &DataRow, unit: UnitId, turning: &Turning<'a, '_>) -> Marks<'a> {
    let lateness = row.lateness(turning.at.today());
    marks(std::iter::once(unit), row.status.as_ref(), lateness, turning.at)
}

fn marks<'a>(
    units: impl Iterator<Item = UnitId>,
    status: Option<&Status>,
    lateness: Lateness,
    at: Standpoint<'a>,
) -> Marks<'a> {
    let all = &at.edition.site.units;
    let mut named: Vec<UnitId> = units.flat_map(|unit| all.lineage(unit)).collect();
    named.sort_unstable();
    named.dedup();
    let units = named.into_iter().map(|id| all.get(id).name.as_ref()).collect();
    Marks { units, state: status.map(|own| own.state), lateness }
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
    let states = State::ALL.into_iter().filter(|state| rows().any(|row| row.marks.state == Some(*state)));
    let mut states: Vec<(&'a str, &'a str)> = states.map(|state| (state.word(), strings.states.word(state))).collect();
    if !states.is_empty() && rows().any(|row| row.marks.state.is_none()) {
        states.push((NO_STATUS, &strings.no_status));
    }
    if rows().any(|row| row.marks.lateness.is_late()) {
        states.push((LATE, &strings.late));
    }
    let rows = edition.count(count, &strings.counts.rows);
    Some(Choices { units, states, rows })
}
