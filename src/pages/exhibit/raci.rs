//! The view `raci`: rows by units, with a letter for each role. The letters are never written, always derived.

use std::collections::BTreeSet;

use super::by_unit;
use super::cells;
use super::context::ExhibitContext;
use super::filter;
use super::row_name;
use crate::own_names;
use crate::table::{Cell, Column, Content, Group, Letter, Row, Table};
use tavle_markup::Phrase;
use tavle_model::dataset::{Held, either};
use tavle_model::roles::RoleId;
use tavle_model::unit::UnitId;

pub fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let set = context.set;
    let (at, localized) = (context.at, context.at.localized);
    let strings = localized.strings();
    let rows = context.rows();
    let holders = rows.iter().flat_map(|r| &set.rows[*r].roles).filter(|holder| matches!(holder.held, Held::Role(_)));
    let units: BTreeSet<UnitId> = holders.map(|holder| holder.unit).collect();

    let roles = || set.roles.all().map(|(id, _)| id);
    let lettered = |id: RoleId| (own_names::letter(id, set, localized), own_names::role(id, set, localized));
    let mut table = context.table("raci", caption);
    table.columns.push(super::whole::heading(context.set, set.naming_column(), context.at));
    for unit in &units {
        table.columns.push(Column::new("unit", at.unit(*unit)));
    }
    let mut marks = Alternatives::default();
    for (first, group_rows) in by_group(context, &rows) {
        let group = first.map(|n| &set.groups[n as usize]);
        let mut shown = Group {
            id: group.map(|group| context.anchor(&group.id)),
            title: group.map(|group| at.text(&group.title)),
            level: 1,
            ..Group::default()
        };
        for r in group_rows {
            let row = &set.rows[r];
            let id = Some(context.anchor(&row.id));
            let name = Content::Phrase(row_name::title(set, row, at));
            let mut all = vec![Cell { column: 0, rows: 1, is_header: true, content: name, id: None }];
            for (n, unit) in units.iter().enumerate() {
                let holder = |role: RoleId| {
                    let holder = row.roles.iter().position(|h| h.unit == *unit && h.held == Held::Role(role))?;
                    let (letter, word) = (own_names::letter(role, set, localized), by_unit::role(set, row, holder, at));
                    let either = either(&row.roles, holder).iter().map(|one| one.unit).collect::<Vec<_>>();
                    let mark = (either.len() > 1).then(|| marks.of(role, either));
                    Some(Letter { letter, word, mark: mark.map(|n| localized.locale().integer(n)) })
                };
                let letters: Vec<Letter<'a>> = roles().filter_map(holder).collect();
                let content = if letters.is_empty() { Content::Empty } else { Content::Letters(letters) };
                all.push(Cell { column: n + 1, rows: 1, is_header: false, content, id: None });
            }
            shown.rows.push(Row { id, cells: all, filter_keys: filter::row(row, context) });
        }
        table.groups.push(shown);
    }
    let used =
        |role: &RoleId| rows.iter().any(|r| set.rows[*r].roles.iter().any(|holder| holder.held == Held::Role(*role)));
    table.legend = roles().filter(used).map(lettered).collect();
    table.legend_title = Some(&strings.raci_legend);
    let mark = |(n, (role, units)): (i64, (RoleId, Vec<UnitId>))| {
        let units = cells::one_of(units.into_iter().map(|unit| at.unit(unit)).collect(), at);
        let words = Phrase::All(vec![own_names::role(role, set, localized), Phrase::plain(": "), units]);
        (localized.locale().integer(n), words)
    };
    table.marks = (1..).zip(marks.0).map(mark).collect();
    table
}

/// The roles that one of several units has, in the order in which a reader meets them.
#[derive(Default)]
struct Alternatives(Vec<(RoleId, Vec<UnitId>)>);

impl Alternatives {
    /// The number of a role that one of these units has: the same everywhere.
    fn of(&mut self, role: RoleId, units: Vec<UnitId>) -> i64 {
        let one = (role, units);
        let known = self.0.iter().position(|other| *other == one);
        let n = known.unwrap_or_else(|| {
            self.0.push(one);
            self.0.len() - 1
        });
        n as i64 + 1
    }
}

/// Rows by the group they stand in, in order.
pub fn by_group(context: &ExhibitContext<'_, '_>, rows: &[usize]) -> Vec<(Option<u32>, Vec<usize>)> {
    let mut groups: Vec<(Option<u32>, Vec<usize>)> = Vec::new();
    for r in rows {
        let own = context.set.rows[*r].group;
        match groups.last_mut() {
            Some((group, members)) if *group == own => members.push(*r),
            _ => groups.push((own, vec![*r])),
        }
    }
    groups
}
