//! A responsibility matrix: sections are groups, tasks are rows.

use super::reader::{RawRow, SetReader, cells, text};
use super::row;
use crate::cursor::PathCursor;
use crate::dataset::Holds;
use crate::spec::Spec;
use tavle_schema::{Kind, Matrix, PrintKind};

pub const SPEC: Spec = Spec {
    columns: &[("task", Holds::Text), ("description", Holds::List)],
    fixed: &["task"],
    has_aspects: true,
    in_index: true,
    prints: &[PrintKind::Sheet, PrintKind::Raci],
    counts: "tasks",
    result: "task",
    group: "section",
    by_group: "section",
    ..Spec::of(Kind::Matrix)
};

pub fn read(written: Matrix, set: &mut SetReader<'_>) {
    let top = PathCursor::TOP.key("sections");
    for (s, section) in written.sections.into_iter().enumerate() {
        let cursor = top.index(s);
        set.group(section.id, section.title, None, None, &cursor);
        let rows = cursor.key("rows");
        for (r, mut row) in section.rows.into_iter().enumerate() {
            let cursor = rows.index(r);
            let roles = set.roles(row.take_roles(), &cursor);
            let common = row.take_common();
            let cells = cells(
                set.spec,
                [
                    ("task", text(set.texts.text(row.task, &cursor.key("task")))),
                    ("description", set.list(row.description.0, &cursor.key("description"))),
                ],
            );
            row::add(set, RawRow { id: row.id, cells, roles, common, ..RawRow::default() }, &cursor);
        }
    }
}
