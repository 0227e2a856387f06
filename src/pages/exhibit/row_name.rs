//! What a row is called.

use crate::context::PageContext;
use tavle_markup::Phrase;
use tavle_model::dataset::{self, DataSet, Row, RowTitle};

/// What a row is called, as it stands in another table than its own.
pub fn title<'a>(set: &'a DataSet, row: &'a Row, at: PageContext<'a>) -> Phrase<'a> {
    numbered(row, full_name(set, row, at))
}

/// The same without its number, for where the words say the order.
pub fn full_name<'a>(set: &'a DataSet, row: &'a Row, at: PageContext<'a>) -> Phrase<'a> {
    let name = own_name(set, row, at);
    match row.task {
        // An activity is understood only with the task that it carries out.
        Some(task) => {
            let task = at.text(&set.tasks[task as usize].title);
            Phrase::All(vec![task, Phrase::plain(": "), name])
        }
        None => name,
    }
}

/// A name with the row's number before it.
fn numbered<'a>(row: &'a Row, name: Phrase<'a>) -> Phrase<'a> {
    match &row.number {
        Some(number) => Phrase::All(vec![Phrase::plain(&**number), Phrase::plain(" "), name]),
        None => name,
    }
}

/// What a row is called by itself. One without a title is called by all that its list says of it; what has a time of its own
/// there is left to that time, unless nothing else is left.
pub fn own_title<'a>(set: &'a DataSet, row: &'a Row, at: PageContext<'a>) -> Phrase<'a> {
    numbered(row, own_name(set, row, at))
}

fn own_name<'a>(set: &'a DataSet, row: &'a Row, at: PageContext<'a>) -> Phrase<'a> {
    let items = set.naming_items(row);
    let undated = || items.iter().filter(|item| item.timing.is_none() || row.when.is_none());
    let meant: Vec<&dataset::Item> = match undated().next() {
        Some(_) => undated().collect(),
        None => items.iter().collect(),
    };
    let mut words = Vec::new();
    for text in meant.iter().filter_map(|item| item.text.as_ref()) {
        words.extend((!words.is_empty()).then(|| Phrase::plain("; ")));
        words.push(at.text(text));
    }
    match (words.len(), set.row_title(row)) {
        (1, _) => words.remove(0),
        (0, RowTitle::Text(text)) => at.text(text),
        (0, RowTitle::Id(id)) => Phrase::plain(id),
        _ => Phrase::All(words),
    }
}
