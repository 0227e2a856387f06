//! A process: its steps are rows, and its shape says how it is drawn.

use super::reader::{RawRow, SetReader, cells, text};
use super::row;
use crate::cursor::PathCursor;
use crate::dataset::{Holds, Value};
use crate::spec::{Diagram, Spec};
use tavle_base::{Diagnostic, message};
use tavle_schema::{Kind, Process, ProcessShape};

pub const SPEC: Spec = Spec {
    columns: &[("title", Holds::Text), ("text", Holds::Text)],
    fixed: &["title"],
    diagram: Some(Diagram::Process { text: "text" }),
    begins_with_diagram: true,
    counts: "steps",
    result: "step",
    ..Spec::of(Kind::Process)
};

pub fn read(written: Process, set: &mut SetReader<'_>) {
    let centre = set.texts.optional(written.centre, &PathCursor::TOP.key("centre"));
    if written.shape == ProcessShape::Hub && centre.is_none() {
        let place = set.texts.place(&PathCursor::TOP.key("shape"));
        set.texts.diagnostics.push(Diagnostic::error(place, message!("hub-without-centre")));
    }
    set.figure = Some((written.shape, centre));
    let steps = PathCursor::TOP.key("steps");
    for (s, mut step) in written.steps.into_iter().enumerate() {
        let cursor = steps.index(s);
        let roles = set.roles(step.take_roles(), &cursor);
        let common = step.take_common();
        let cells = cells(
            set.spec,
            [
                ("title", text(set.texts.text(step.title, &cursor.key("title")))),
                ("text", set.texts.optional(step.text, &cursor.key("text")).map(Value::Text)),
            ],
        );
        row::add(set, RawRow { id: step.id, cells, roles, common, ..RawRow::default() }, &cursor);
    }
}
