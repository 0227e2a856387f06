//! What the rows of a table are found by: the units that have a role in them, those above these, and how far they are.

use std::collections::BTreeSet;

use super::cells::column_title;
use super::context::ExhibitContext;
use crate::context::PageContext;
use crate::own_names;
use crate::table::{Choices, ColumnChoices, Reach, RowFilterKeys, Table};
use tavle_markup::Phrase;
use tavle_model::dataset::{Column, DataSet, Holds, Row as DataRow, Value};
use tavle_model::embed::{LATE, NO_STATUS};
use tavle_model::unit::UnitId;
use tavle_schema::ColumnOutput;

/// From how many rows on a table can be narrowed down: fewer are seen at a glance.
const MANY: usize = 6;

/// What a row of the data is found by.
pub fn row<'a>(row: &DataRow, context: &ExhibitContext<'a, '_>) -> RowFilterKeys<'a> {
    let units = row.roles.iter().map(|holder| holder.unit);
    filter_keys(units, row, context)
}

/// The same for a row that stands below one unit.
pub fn row_of_unit<'a>(row: &DataRow, unit: UnitId, context: &ExhibitContext<'a, '_>) -> RowFilterKeys<'a> {
    filter_keys(std::iter::once(unit), row, context)
}

fn filter_keys<'a>(
    units: impl Iterator<Item = UnitId>,
    row: &DataRow,
    context: &ExhibitContext<'a, '_>,
) -> RowFilterKeys<'a> {
    let all = &context.at.localized.site.units;
    let mut named: Vec<UnitId> = units.flat_map(|unit| all.lineage(unit)).collect();
    named.sort_unstable();
    named.dedup();
    let units = named.into_iter().map(|id| all.get(id).name.as_ref()).collect();
    let today = context.at.today();
    let shown = context.set.counted(row).into_iter().filter(|one| context.embed.asks_for(one, today));
    let (states, lateness): (Vec<_>, Vec<_>) =
        shown.map(|one| (one.status().map(|own| &*context.set.statuses.get(own.id).id), one.lateness(today))).unzip();
    let lateness = lateness.into_iter().max().unwrap_or_default();
    let chosen = columns(context.set).filter_map(|(n, column)| {
        let ids = ids(row.cell(n)?, column)?;
        Some((&*column.key, ids))
    });
    RowFilterKeys { units, states, lateness, chosen: chosen.collect() }
}

/// The file's own columns of choices that pages show, each with its index.
fn columns(set: &DataSet) -> impl Iterator<Item = (usize, &Column)> {
    let holds_choices = |column: &Column| matches!(column.holds, Holds::Choices | Holds::YesNo);
    let all = set.columns.iter().enumerate();
    all.filter(move |(_, column)| holds_choices(column) && column.is_shown(ColumnOutput::Page))
}

const YES: &str = "yes";
const NO: &str = "no";

/// What a value says, in the words that stand in addresses.
fn ids<'a>(value: &Value, column: &'a Column) -> Option<Vec<&'a str>> {
    match value {
        Value::YesNo(is_yes) => Some(vec![if *is_yes { YES } else { NO }]),
        Value::Choices(chosen) => {
            let choices = &column.own.as_ref()?.choices;
            Some(chosen.iter().filter_map(|n| choices.get(usize::from(*n))).map(|choice| &*choice.id).collect())
        }
        _ => None,
    }
}

/// What can be chosen in a column.
fn values<'a>(column: &'a Column, at: PageContext<'a>) -> Vec<(&'a str, Phrase<'a>)> {
    let words = &at.localized.strings().answers;
    match &column.own {
        Some(own) if column.holds == Holds::Choices => {
            own.choices.iter().map(|choice| (&*choice.id, at.text(&choice.title).unlinked())).collect()
        }
        _ => vec![(YES, Phrase::plain(&*words.yes)), (NO, Phrase::plain(&*words.no))],
    }
}

/// What the rows of a table can be narrowed down to; nothing for a table of few rows.
pub fn choices<'a>(table: &Table<'a>, set: &'a DataSet, at: PageContext<'a>) -> Option<Choices<'a>> {
    let count = table.rows();
    if count < MANY {
        return None;
    }
    let localized = at.localized;
    let strings = localized.strings();
    let rows = || table.groups.iter().flat_map(|group| &group.rows);
    let all = &localized.site.units;
    let names = rows().flat_map(|row| row.filter_keys.units.iter().copied());
    let named: BTreeSet<UnitId> = names.filter_map(|name| all.find(name)).collect();
    let mut units: Vec<(&'a str, Phrase<'a>)> =
        named.into_iter().map(|id| (all.get(id).name.as_ref(), at.text(&all.get(id).title))).collect();
    units.sort_by(|(_, a), (_, b)| localized.locale().compare(&a.words(), &b.words()));
    let states = set.statuses.all().map(|(_, status)| status);
    let states = states.filter(|status| rows().any(|row| row.filter_keys.states.contains(&Some(&*status.id))));
    let mut states: Vec<(&'a str, Phrase<'a>)> =
        states.map(|status| (&*status.id, own_names::status(Some(status), localized))).collect();
    if !states.is_empty() && rows().any(|row| row.filter_keys.states.contains(&None)) {
        states.push((NO_STATUS, Phrase::plain(&*strings.no_status)));
    }
    if rows().any(|row| row.filter_keys.lateness.is_late()) {
        states.push((LATE, Phrase::plain(&*strings.late)));
    }
    let columns = columns(set).filter_map(|(n, column)| {
        let chosen = rows().flat_map(|row| &row.filter_keys.chosen).filter(|(key, _)| *key == &*column.key);
        let chosen: BTreeSet<&str> = chosen.flat_map(|(_, ids)| ids.iter().copied()).collect();
        let mut values = values(column, at);
        values.retain(|(id, _)| chosen.contains(id));
        (!values.is_empty()).then(|| ColumnChoices { key: &column.key, title: column_title(set, n, at), values })
    });
    let columns = columns.collect();
    let rows = localized.count(count, &strings.counts.rows);
    let (groups, years) = (None, Vec::new());
    Some(Choices { units, states, columns, groups, years, rows, reach: Reach::Table })
}
