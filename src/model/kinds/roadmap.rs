//! A roadmap: phases are groups, steps are rows.

use super::reader::{RawRow, SetReader, cells, text};
use super::reports::{self, Reported};
use super::row;
use crate::cursor::PathCursor;
use crate::dataset::{Holds, Value};
use crate::relations::ReferenceKind;
use crate::spec::{Diagram, Reporter, Spec};
use tavle_schema::{Kind, PrintKind, Roadmap};

pub const SPEC: Spec = Spec {
    columns: &[
        ("step", Holds::Text),
        ("condition", Holds::Text),
        ("description", Holds::List),
        ("items", Holds::List),
        ("when", Holds::When),
        ("status", Holds::Status),
        ("reports", Holds::Reports),
    ],
    fixed: &["step"],
    has_aspects: true,
    reporter: Some(Reporter::Row),
    shows_progress: true,
    in_index: true,
    diagram: Some(Diagram::Roadmap { condition: "condition" }),
    prints: &[PrintKind::Sheet],
    counts: "steps",
    result: "step",
    group: "phase",
    by_row: "step",
    by_group: "phase",
    ..Spec::of(Kind::Roadmap)
};

pub fn read(written: Roadmap, set: &mut SetReader<'_>) {
    set.report_every = written.report_every;
    let top = PathCursor::TOP.key("phases");
    for (p, phase) in written.phases.into_iter().enumerate() {
        let cursor = top.index(p);
        let when = set.timing(phase.when, phase.was, phase.why, "when", &cursor);
        let group = set.group(phase.id, phase.title, when, None, &cursor);
        set.serves(phase.serves, ReferenceKind::GroupServes(group), &cursor);
        let steps = cursor.key("steps");
        for (s, mut step) in phase.steps.into_iter().enumerate() {
            let cursor = steps.index(s);
            let roles = set.roles(step.take_roles(), &cursor);
            let common = step.take_common();
            let cells = cells(
                set.spec,
                [
                    ("step", text(set.texts.text(step.step, &cursor.key("step")))),
                    ("condition", set.texts.optional(step.condition, &cursor.key("condition")).map(Value::Text)),
                    ("description", set.list(step.description.0, &cursor.key("description"))),
                    (
                        "items",
                        (!step.items.is_empty())
                            .then(|| Value::Texts(set.texts.texts(step.items, &cursor.key("items")))),
                    ),
                ],
            );
            let when = set.timing(step.when, step.was, step.why, "when", &cursor);
            let status = set.status(step.status, &cursor);
            let reports = reports::read(step.reports, Reported::Row, &cursor, set);
            let row = RawRow { id: step.id, cells, roles, when, status, reports, common, ..RawRow::default() };
            row::add(set, row, &cursor);
        }
    }
}
