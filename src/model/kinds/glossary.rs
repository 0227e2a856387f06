//! A glossary: its terms are rows.

use super::reader::{Draft, SetReader, text};
use crate::model::dataset::{Holds, Value};
use crate::model::text::Way;
use crate::schema::Glossary;

pub fn read<'a>(mut written: Glossary, mut set: SetReader<'a>) -> SetReader<'a> {
    set.columns(&[("term", Holds::Text), ("short", Holds::Text), ("meaning", Holds::Text)]);
    let title = written.title.take();
    set.head(written.take_head(title));
    let terms = Way::TOP.key("terms");
    for (t, term) in written.terms.into_iter().enumerate() {
        let way = terms.index(t);
        let cells = vec![
            text(set.texts.text(term.term, &way.key("term"))),
            set.texts.optional(term.short, &way.key("short")).map(Value::Text),
            text(set.texts.text(term.meaning, &way.key("meaning"))),
        ];
        set.row(Draft { id: term.id, cells, ..Draft::default() }, &way);
    }
    set
}
