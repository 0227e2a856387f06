//! How many rows are in each state, as a table. Each number leads to the rows it counts.

use std::collections::BTreeMap;

use super::by_unit;
use super::context::ExhibitContext;
use crate::context::PageContext;
use crate::table::{Column, Content, Group, Row, RowFilterKeys, Table};
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::dataset::{Counted, DataSet, RecordTarget};
use tavle_model::embed::{LATE, NO_STATUS};
use tavle_routes::OutputKind;
use tavle_schema::{State, Strings};

/// The view `summary`: the states by group.
pub fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let set = context.set;
    let (at, localized) = (context.at, context.at.localized);
    let rows = counted(context);
    let tally = Tally::new(&rows, at);
    let mut table = context.table("summary", caption);
    table.columns = tally.columns(by_unit::group_word(set.spec, localized));
    let mut body = Group::default();
    let id = context.embed.data;
    let page = localized.addresses().of(&OutputKind::DataSet(id, localized.lang));
    for (top, members) in by_top(set, &rows) {
        let group = &set.groups[top as usize];
        let href = at.row(id, RecordTarget::Group(top)).map(|to| at.link(&to));
        body.rows.push(tally.row(at.text(&group.title).linked(href), page, &group.id, &members));
    }
    let total = Phrase::plain(localized.strings().fields.total.as_ref());
    body.rows.push(tally.row(total, page, &super::context::table_id(set), &rows));
    table.groups.push(body);
    table
}

/// What is counted, by the topmost groups that have any of it.
pub fn by_top<'a>(set: &DataSet, rows: &[Counted<'a>]) -> BTreeMap<u32, Vec<Counted<'a>>> {
    let mut tops: BTreeMap<u32, Vec<Counted<'a>>> = BTreeMap::new();
    for one in rows {
        if let Some(top) = one.row.group.and_then(|own| set.lineage(own).last()) {
            tops.entry(top).or_default().push(*one);
        }
    }
    tops
}

/// What is counted of the rows shown.
pub fn counted<'a>(context: &ExhibitContext<'a, '_>) -> Vec<Counted<'a>> {
    let (set, today) = (context.set, context.at.today());
    let all = context.rows().into_iter().flat_map(|r| set.counted(&set.rows[r]));
    all.filter(|one| context.embed.asks_for(one, today)).collect()
}

/// Whether any of the rows shown is late, or may be.
pub fn lateness(context: &ExhibitContext<'_, '_>) -> Lateness {
    counted(context).iter().map(|one| one.lateness(context.at.today())).max().unwrap_or_default()
}

/// The states that rows and actions are in, each of which has a column, and so has having none: every row is in one of them.
pub struct Tally<'a> {
    at: PageContext<'a>,
    states: Vec<Option<State>>,
    any_late: bool,
}

/// The states that any of the rows is in, in the order in which they are counted. Rows of which nobody has said how far
/// they are come last. Nothing where that is so of all of them.
pub fn states(rows: &[Counted<'_>]) -> Vec<Option<State>> {
    let is_there = |state: &Option<State>| rows.iter().any(|row| row.state() == *state);
    let mut states: Vec<Option<State>> = State::ALL.into_iter().map(Some).filter(is_there).collect();
    if !states.is_empty() && is_there(&None) {
        states.push(None);
    }
    states
}

/// What a state is called, and what having none is called.
pub fn word(state: Option<State>, strings: &Strings) -> &str {
    state.map_or(&strings.no_status, |state| strings.states.word(state))
}

impl<'a> Tally<'a> {
    pub fn new(rows: &[Counted<'_>], at: PageContext<'a>) -> Self {
        let any_late = rows.iter().any(|row| row.lateness(at.today()).is_late());
        Self { at, states: states(rows), any_late }
    }

    /// The columns, of which the first is headed `first`.
    pub fn columns(&self, first: &'a str) -> Vec<Column<'a>> {
        let strings = self.at.localized.strings();
        let column = |class: &str, title: &'a str| Column::new(class, Phrase::plain(title));
        let states = self.states.iter().map(|state| column("c-number", word(*state, strings)));
        let late = self.any_late.then(|| column("c-number", &strings.late));
        let all = column("c-number", &strings.fields.count);
        [column("group-name", first)].into_iter().chain(states).chain(late).chain([all]).collect()
    }

    /// The numbers of `members`. They lead to the table with this `anchor` on the data set's own `page`, since only
    /// that is sure to have all its rows.
    pub fn row(&self, title: Phrase<'a>, page: Option<&str>, anchor: &str, members: &[Counted<'_>]) -> Row<'a> {
        let (at, localized) = (self.at, self.at.localized);
        let count = |n: usize, asked: &str, state| {
            let to = page.filter(|_| n > 0).map(|page| at.link(&format!("{page}{asked}#{anchor}")));
            Content::Count(n, Phrase::plain(localized.locale().integer(n as i64)).linked(to), state)
        };
        let mut contents = vec![Content::Phrase(title)];
        for state in &self.states {
            let n = members.iter().filter(|row| row.state() == *state).count();
            contents.push(count(n, &format!("?status={}", state.map_or(NO_STATUS, State::word)), *state));
        }
        if self.any_late {
            let late = members.iter().filter(|row| row.lateness(at.today()).is_late()).count();
            contents.push(count(late, &format!("?status={LATE}"), None));
        }
        contents.push(count(members.len(), "", None));
        Row { id: None, cells: by_unit::row_cells(contents), filter_keys: RowFilterKeys::default() }
    }
}
