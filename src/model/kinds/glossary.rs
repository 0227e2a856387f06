//! A glossary: its terms are rows.

use super::reader::{Draft, SetReader, text};
use crate::model::dataset::{Holds, Value};
use crate::model::text::PathCursor;
use crate::schema::Glossary;

pub fn read<'a>(mut written: Glossary, mut set: SetReader<'a>) -> SetReader<'a> {
    set.columns(&[("term", Holds::Text), ("short", Holds::Text), ("meaning", Holds::Text)]);
    let title = written.title.take();
    set.head(written.take_head(title));
    let terms = PathCursor::TOP.key("terms");
    for (t, term) in written.terms.into_iter().enumerate() {
        let cursor = terms.index(t);
        let cells = vec![
            text(set.texts.text(term.term, &cursor.key("term"))),
            set.texts.optional(term.short, &cursor.key("short")).map(Value::Text),
            text(set.texts.text(term.meaning, &cursor.key("meaning"))),
        ];
        set.row(Draft { id: term.id, cells, ..Draft::default() }, &cursor);
    }
    set
}
