//! The rows of a large data set in short, as the script of its own page reads them.
//!
//! What is shown of a row is HTML, as it stands on pages; what it is found by are words and the names in addresses.

use std::collections::HashMap;

use serde::Serialize;

use crate::html::{filter, table};
use tavle_markup::phrase::phrase;
use tavle_pages::Rows;
use tavle_pages::exhibit::{title_of, year_key};
use tavle_pages::table::Content;
use tavle_schema::Strings;

/// The whole file.
#[derive(Serialize)]
struct File<'a> {
    /// The addresses of the parts.
    parts: &'a [String],
    /// What stands in a cell without anything in it.
    empty: String,
    /// What stands in cells, each once: most say what many others say.
    values: Vec<String>,
    rows: Vec<Row<'a>>,
}

/// A row.
#[derive(Serialize)]
struct Row<'a> {
    /// The index of its part.
    part: usize,
    id: &'a str,
    title: String,
    /// The index of a value for each of the other columns; nothing for an empty cell.
    cells: Vec<Option<usize>>,
    /// By what each cell is sorted, where its words do not say.
    order: Vec<Option<String>>,
    /// The titles of its groups.
    group: &'a str,
    /// Further words that are searched.
    text: &'a str,
    /// What it is found by: the names of fields with the values that they have, with spaces between them.
    keys: Vec<(String, String)>,
}

/// Values, each once.
#[derive(Default)]
struct Values {
    all: Vec<String>,
    known: HashMap<String, usize>,
}

impl Values {
    fn index(&mut self, value: String) -> usize {
        *self.known.entry(value).or_insert_with_key(|value| {
            self.all.push(value.clone());
            self.all.len() - 1
        })
    }
}

/// The rows as JSON.
pub fn rows(rows: &Rows<'_>, strings: &Strings) -> Vec<u8> {
    let body = rows.in_short.table.groups.iter().flat_map(|group| &group.rows);
    let has_states = body.clone().any(|row| row.filter_keys.states.iter().any(Option::is_some));
    let html = |content: &Content<'_>| {
        let mut out = String::new();
        table::content(content, strings, &mut out);
        out
    };
    let mut values = Values::default();
    let lines = body.zip(&rows.in_short.lines).zip(&rows.part_of).map(|((row, line), part)| {
        let mut title = String::new();
        title_of(row).into_iter().for_each(|words| phrase(words, &mut title));
        let others = row.cells.iter().skip(1).map(|cell| match &cell.content {
            Content::Empty => None,
            content => Some(values.index(html(content))),
        });
        let mut keys = filter::keys(&row.filter_keys, has_states);
        let years: Vec<String> = line.years.iter().map(|year| year_key(*year)).collect();
        keys.extend([("group".to_owned(), line.groups.join(" ")), ("year".to_owned(), years.join(" "))]);
        keys.retain(|(_, values)| !values.is_empty());
        Row {
            part: *part,
            id: line.id,
            title,
            cells: others.collect(),
            order: row.cells.iter().map(|cell| filter::order_of(&cell.content)).collect(),
            group: &line.group,
            text: &line.text,
            keys,
        }
    });
    let lines = lines.collect();
    let file = File { parts: &rows.parts, empty: html(&Content::Empty), values: values.all, rows: lines };
    serde_json::to_vec(&file).expect("texts are JSON")
}
