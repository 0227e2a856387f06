//! The view `by-unit`: what each unit has a role in.

use std::collections::BTreeMap;

use super::cells;
use super::context::ExhibitContext;
use super::filter;
use crate::context::{LocalizedSite, PageContext};
use crate::own_names;
use crate::table::{Cell, Column, Content, Group, Row, Table};
use tavle_markup::Phrase;
use tavle_model::dataset::{Counted, DataSet, Holds, Item, Row as DataRow, either};
use tavle_model::spec::Spec;
use tavle_model::unit::UnitId;

pub fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let set = context.set;
    let (at, localized) = (context.at, context.at.localized);
    let strings = localized.strings();
    let rows = context.rows();
    let is_asked_for =
        |unit: UnitId| context.embed.unit.is_none_or(|above| localized.site.units.is_within(unit, above));
    let mut units: BTreeMap<UnitId, Vec<usize>> = BTreeMap::new();
    for r in &rows {
        for holder in set.rows[*r].roles.iter().filter(|holder| is_asked_for(holder.unit)) {
            let own = units.entry(holder.unit).or_default();
            if own.last() != Some(r) {
                own.push(*r);
            }
        }
    }

    let mut table = context.table("by-unit", caption);
    let naming = super::whole::heading(context.set, set.naming_column(), context.at);
    table.columns.push(naming);
    table.columns.push(Column::new("role", Phrase::plain(strings.fields.role.as_ref())));
    let with_group = !set.groups.is_empty() && context.embed.only.is_none();
    if with_group {
        table
            .columns
            .push(Column::new("group-name", Phrase::plain(group_word(context.set.spec, context.at.localized))));
    }
    let output = context.at.medium.output();
    let is_extra = |n: &usize| matches!(set.columns[*n].holds, Holds::When | Holds::Status);
    let extra: Vec<usize> =
        (0..set.columns.len()).filter(is_extra).filter(|n| set.columns[*n].is_shown(output)).collect();
    for column in &extra {
        table.columns.push(super::whole::heading(context.set, *column, context.at));
    }
    for (unit, own) in units {
        let mut group = Group {
            id: Some(context.anchor(&localized.site.units.get(unit).name)),
            title: Some(at.unit(unit)),
            level: 1,
            ..Group::default()
        };
        for r in &own {
            let row = &set.rows[*r];
            let role = roles(set, row, unit, at);
            let href =
                at.row(context.embed.data, tavle_model::dataset::RecordTarget::Row(*r as u32)).map(|to| at.link(&to));
            let is_asked = |part: &Item| {
                !set.spec.counts_items || context.embed.asks_for(&Counted { row, part: Some(part) }, at.today())
            };
            let mut contents = vec![cells::name(set, row, href, is_asked, at), Content::Phrase(role)];
            if with_group {
                let title = row.group.map(|group| at.text(&set.groups[group as usize].title));
                contents.push(title.map_or(Content::Empty, Content::Phrase));
            }
            contents.extend(extra.iter().map(|column| cells::content(set, row, *column, at)));
            let filter_keys = filter::row_of_unit(row, unit, context);
            group.rows.push(Row { id: None, cells: row_cells(contents), filter_keys });
        }
        table.groups.push(group);
    }
    table
}

/// Cells of which the first names the row.
pub fn row_cells(contents: Vec<Content<'_>>) -> Vec<Cell<'_>> {
    contents
        .into_iter()
        .enumerate()
        .map(|(column, content)| Cell { column, rows: 1, is_header: column == 0, content, id: None })
        .collect()
}

/// What a group is called in this kind of data: section, phase, period, area.
pub fn group_word<'a>(spec: &Spec, localized: LocalizedSite<'a>) -> &'a str {
    localized.strings().field(spec.kind, spec.group).unwrap_or(spec.group)
}

/// What a unit is in a row, each role once.
pub fn roles<'a>(set: &'a DataSet, row: &'a DataRow, unit: UnitId, at: PageContext<'a>) -> Phrase<'a> {
    let output = at.medium.output();
    let mut all: Vec<Phrase<'a>> = Vec::new();
    for (n, holder) in row.roles.iter().enumerate() {
        if holder.unit == unit && set.is_held_in(holder.held, output) {
            all.extend((!all.is_empty()).then(|| Phrase::plain(", ")));
            all.push(role(set, row, n, at));
        }
    }
    Phrase::All(all)
}

/// What the holder with this index is: with the others of which one has the role, and with what is said beside it.
pub fn role<'a>(set: &'a DataSet, row: &'a DataRow, holder: usize, at: PageContext<'a>) -> Phrase<'a> {
    let (unit, held) = (row.roles[holder].unit, row.roles[holder].held);
    let either = either(&row.roles, holder);
    let others = either.iter().filter(|other| other.unit != unit).map(|other| at.unit(other.unit));
    let others: Vec<Phrase<'a>> = others.collect();
    let or = &*at.localized.strings().or;
    let or =
        (!others.is_empty()).then(|| Phrase::All(vec![Phrase::plain(format!("{or} ")), cells::one_of(others, at)]));
    let said = either.last().and_then(|last| cells::beside(last, at));
    let mut more: Vec<Phrase<'a>> = or.into_iter().chain(said).collect();
    let mut all = vec![own_names::held(held, set, at.localized)];
    if let Some(last) = more.pop() {
        all.push(Phrase::plain(" ("));
        all.extend(more.into_iter().flat_map(|first| [first, Phrase::plain(", ")]));
        all.extend([last, Phrase::plain(")")]);
    }
    Phrase::All(all)
}
