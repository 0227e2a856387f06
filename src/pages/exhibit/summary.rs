//! The view `summary`: how many rows are in each state, by group.

use super::{Turning, by_unit, is_late};
use crate::model::dataset::Row as DataRow;
use crate::pages::phrase::Phrase;
use crate::pages::table::{Column, Content, Group, Row, Table};
use crate::schema::State;

pub fn table<'a>(turning: &mut Turning<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let set = turning.set;
    let (at, edition) = (turning.at, turning.at.edition);
    let strings = edition.strings();
    let rows: Vec<&DataRow> = turning.rows().into_iter().map(|r| &set.rows[r]).collect();
    let states: Vec<State> = State::ALL
        .into_iter()
        .filter(|state| rows.iter().any(|row| row.status.as_ref().is_some_and(|own| own.state == *state)))
        .collect();
    let any_late = rows.iter().any(|row| is_late(row, edition.as_of()));

    let mut table = turning.table("summary", caption);
    let column = |class: &str, title: &'a str| Column { class: class.to_owned(), title: Phrase::plain(title) };
    table.columns.push(column("group-name", by_unit::group_word(turning)));
    for state in &states {
        table.columns.push(column("c-number", strings.states.word(*state)));
    }
    if any_late {
        table.columns.push(column("c-number", &strings.late));
    }
    table.columns.push(column("c-number", &strings.fields.count));

    let mut body = Group::default();
    let mut line = |title: Phrase<'a>, members: &[&DataRow]| {
        let count = |n: usize, state| Content::Count(n, edition.locale().integer(n as i64), state);
        let mut contents = vec![Content::Phrase(title)];
        for state in &states {
            let n = members.iter().filter(|row| row.status.as_ref().is_some_and(|own| own.state == *state)).count();
            contents.push(count(n, Some(*state)));
        }
        if any_late {
            contents.push(count(members.iter().filter(|row| is_late(row, edition.as_of())).count(), None));
        }
        contents.push(count(members.len(), None));
        body.rows.push(Row { id: None, cells: by_unit::row_cells(contents) });
    };
    let tops: Vec<u32> = (0..set.groups.len() as u32).filter(|n| set.groups[*n as usize].parent.is_none()).collect();
    for top in &tops {
        let members: Vec<&DataRow> = rows
            .iter()
            .copied()
            .filter(|row| row.group.is_some_and(|own| set.lineage(own).any(|at| at == *top)))
            .collect();
        if !members.is_empty() {
            let href = at.row(turning.embed.data, crate::model::dataset::Target::Group(*top)).map(|to| at.link(&to));
            line(at.text(&set.groups[*top as usize].title).linked(href), &members);
        }
    }
    line(Phrase::plain(strings.fields.total.as_ref()), &rows);
    table.groups.push(body);
    table
}
