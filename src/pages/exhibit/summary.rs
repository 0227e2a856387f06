//! How many rows are in each state, as a table. Each number leads to the rows it counts.

use super::{Turning, by_unit, is_late};
use crate::model::dataset::{Row as DataRow, Target};
use crate::pages::edition::Standpoint;
use crate::pages::phrase::Phrase;
use crate::pages::table::{Column, Content, Group, Marks, Row, Table};
use crate::routes::What;
use crate::schema::State;

/// The view `summary`: the states by group.
pub fn table<'a>(turning: &mut Turning<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let set = turning.set;
    let (at, edition) = (turning.at, turning.at.edition);
    let rows: Vec<&DataRow> = turning.rows().into_iter().map(|r| &set.rows[r]).collect();
    let tally = Tally::new(&rows, at);
    let mut table = turning.table("summary", caption);
    table.columns = tally.columns(by_unit::group_word(set.kind, edition));
    let mut body = Group::default();
    let id = turning.embed.data;
    let page = edition.addresses().of(&What::DataSet(id, edition.lang));
    let tops: Vec<u32> = (0..set.groups.len() as u32).filter(|n| set.groups[*n as usize].parent.is_none()).collect();
    for top in &tops {
        let members: Vec<&DataRow> = rows
            .iter()
            .copied()
            .filter(|row| row.group.is_some_and(|own| set.lineage(own).any(|at| at == *top)))
            .collect();
        if !members.is_empty() {
            let group = &set.groups[*top as usize];
            let href = at.row(id, Target::Group(*top)).map(|to| at.link(&to));
            body.rows.push(tally.row(at.text(&group.title).linked(href), page, &group.id, &members));
        }
    }
    let total = Phrase::plain(edition.strings().fields.total.as_ref());
    body.rows.push(tally.row(total, page, &super::table_id(set), &rows));
    table.groups.push(body);
    table
}

/// The states that rows are in, each of which has a column.
pub struct Tally<'a> {
    at: Standpoint<'a>,
    states: Vec<State>,
    any_late: bool,
}

impl<'a> Tally<'a> {
    pub fn new(rows: &[&DataRow], at: Standpoint<'a>) -> Self {
        let is_there =
            |state: &State| rows.iter().any(|row| row.status.as_ref().is_some_and(|own| own.state == *state));
        let states = State::ALL.into_iter().filter(is_there).collect();
        Self { at, states, any_late: rows.iter().any(|row| is_late(row, at.edition.as_of())) }
    }

    /// The columns, of which the first is headed `first`.
    pub fn columns(&self, first: &'a str) -> Vec<Column<'a>> {
        let strings = self.at.edition.strings();
        let column = |class: &str, title: &'a str| Column { class: class.to_owned(), title: Phrase::plain(title) };
        let states = self.states.iter().map(|state| column("c-number", strings.states.word(*state)));
        let late = self.any_late.then(|| column("c-number", &strings.late));
        let all = column("c-number", &strings.fields.count);
        [column("group-name", first)].into_iter().chain(states).chain(late).chain([all]).collect()
    }

    /// The numbers of `members`. They lead to the table with this `anchor` on the data set's own `page`, since only
    /// that is sure to have all its rows.
    pub fn row(&self, title: Phrase<'a>, page: Option<&str>, anchor: &str, members: &[&DataRow]) -> Row<'a> {
        let (at, edition) = (self.at, self.at.edition);
        let count = |n: usize, asked: &str, state| {
            let to = page.filter(|_| n > 0).map(|page| at.link(&format!("{page}{asked}#{anchor}")));
            Content::Count(n, Phrase::plain(edition.locale().integer(n as i64)).linked(to), state)
        };
        let mut contents = vec![Content::Phrase(title)];
        for state in &self.states {
            let n = members.iter().filter(|row| row.status.as_ref().is_some_and(|own| own.state == *state)).count();
            contents.push(count(n, &format!("?status={}", state.word()), Some(*state)));
        }
        if self.any_late {
            let late = members.iter().filter(|row| is_late(row, edition.as_of())).count();
            contents.push(count(late, "?status=late", None));
        }
        contents.push(count(members.len(), "", None));
        Row { id: None, cells: by_unit::row_cells(contents), marks: Marks::default() }
    }
}
