//! A glossary: its terms are rows.

use super::reader::{RawRow, SetReader, cells, text};
use super::row;
use crate::cursor::PathCursor;
use crate::dataset::{Holds, Value};
use crate::spec::Spec;
use tavle_schema::{Glossary, Kind};

pub const SPEC: Spec = Spec {
    columns: &[("term", Holds::Text), ("short", Holds::Text), ("meaning", Holds::Text)],
    fixed: &["term", "meaning"],
    is_glossary: true,
    counts: "terms",
    result: "term",
    ..Spec::of(Kind::Glossary)
};

pub fn read(written: Glossary, set: &mut SetReader<'_>) {
    let terms = PathCursor::TOP.key("terms");
    for (t, mut term) in written.terms.into_iter().enumerate() {
        let cursor = terms.index(t);
        let common = term.take_common();
        let cells = cells(
            set.spec,
            [
                ("term", text(set.texts.text(term.term, &cursor.key("term")))),
                ("short", set.texts.optional(term.short, &cursor.key("short")).map(Value::Text)),
                ("meaning", text(set.texts.text(term.meaning, &cursor.key("meaning")))),
            ],
        );
        row::add(set, RawRow { id: term.id, cells, common, ..RawRow::default() }, &cursor);
    }
}
