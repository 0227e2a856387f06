//! What a unit has in the columns that its file defines: for pages, print and search, each as a heading and a value.

use crate::context::PageContext;
use crate::exhibit::{cell, column_title};
use crate::page::ColumnFact;
use crate::table::{Content, UnitMention};
use tavle_markup::Phrase;
use tavle_model::unit::UnitId;

/// What is shown of a unit in this output, in the order of the columns.
pub fn facts<'a>(id: UnitId, at: PageContext<'a>) -> Vec<ColumnFact<'a>> {
    let Some((set, row)) = at.localized.site.unit_columns.of(id) else { return Vec::new() };
    let output = at.medium.output();
    let shown = set.columns.iter().enumerate().filter(|(_, column)| column.own.is_some() && column.is_shown(output));
    let fact = |(n, _)| {
        let content = cell(set, row, n, at);
        (!content.is_blank()).then(|| ColumnFact { title_html: column_title(set, n, at), value_html: phrase(content) })
    };
    shown.filter_map(fact).collect()
}

/// What stands in a cell, in one line.
fn phrase(content: Content<'_>) -> Phrase<'_> {
    match content {
        Content::Phrase(phrase) => phrase,
        Content::Phrases(all) => in_a_row(all),
        Content::Units(all) => in_a_row(all.into_iter().map(mention).collect()),
        other => Phrase::plain(other.words()),
    }
}

fn mention(unit: UnitMention<'_>) -> Phrase<'_> {
    match unit.note {
        Some(note) => Phrase::All(vec![unit.name, Phrase::plain(" ("), note, Phrase::plain(")")]),
        None => unit.name,
    }
}

fn in_a_row(all: Vec<Phrase<'_>>) -> Phrase<'_> {
    let mut row = Vec::with_capacity(all.len() * 2);
    for one in all {
        row.extend((!row.is_empty()).then(|| Phrase::plain("; ")));
        row.push(one);
    }
    Phrase::All(row)
}
