//! The view `summary`: how many rows are in each state, by group. Each number leads to the rows it counts.

use super::{Turning, by_unit, is_late};
use crate::model::dataset::{Row as DataRow, Target};
use crate::pages::phrase::Phrase;
use crate::pages::table::{Column, Content, Group, Marks, Row, Table};
use crate::routes::What;
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
    table.columns.push(column("group-name", by_unit::group_word(turning.set.kind, turning.at.edition)));
    for state in &states {
        table.columns.push(column("c-number", strings.states.word(*state)));
    }
    if any_late {
        table.columns.push(column("c-number", &strings.late));
    }
    table.columns.push(column("c-number", &strings.fields.count));

    let mut body = Group::default();
    let id = turning.embed.data;
    let page = edition.addresses().of(&What::DataSet(id, edition.lang));
    let mut line = |title: Phrase<'a>, anchor: &str, members: &[&DataRow]| {
        let count = |n: usize, asked: &str, state| {
            // Only a data set's own page is sure to have all its rows.
            let to = page.filter(|_| n > 0).map(|page| at.link(&format!("{page}{asked}#{anchor}")));
            Content::Count(n, Phrase::plain(edition.locale().integer(n as i64)).linked(to), state)
        };
        let mut contents = vec![Content::Phrase(title)];
        for state in &states {
            let n = members.iter().filter(|row| row.status.as_ref().is_some_and(|own| own.state == *state)).count();
            contents.push(count(n, &format!("?status={}", state.word()), Some(*state)));
        }
        if any_late {
            contents.push(count(
                members.iter().filter(|row| is_late(row, edition.as_of())).count(),
                "?status=late",
                None,
            ));
        }
        contents.push(count(members.len(), "", None));
        body.rows.push(Row { id: None, cells: by_unit::row_cells(contents), marks: Marks::default() });
    };
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
            line(at.text(&group.title).linked(href), &group.id, &members);
        }
    }
    line(Phrase::plain(strings.fields.total.as_ref()), &super::table_id(set), &rows);
    table.groups.push(body);
    table
}
