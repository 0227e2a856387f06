//! A responsibility matrix: sections are groups, tasks are rows.

use super::reader::{Draft, SetReader, text};
use crate::model::dataset::Holds;
use crate::model::text::PathCursor;
use crate::schema::Matrix;

pub fn read<'a>(mut written: Matrix, mut set: SetReader<'a>) -> SetReader<'a> {
    set.columns(&[("task", Holds::Text), ("description", Holds::List)]);
    let title = Some(written.title.clone());
    set.head(written.take_head(title));
    let top = PathCursor::TOP.key("sections");
    for (s, section) in written.sections.into_iter().enumerate() {
        let cursor = top.index(s);
        set.group(section.id, section.title, None, None, &cursor);
        let rows = cursor.key("rows");
        for (r, mut row) in section.rows.into_iter().enumerate() {
            let cursor = rows.index(r);
            let roles = set.roles(row.take_roles(), &cursor);
            let task = text(set.texts.text(row.task, &cursor.key("task")));
            let description = set.list(row.description.0, &cursor.key("description"));
            set.row(Draft { id: row.id, cells: vec![task, description], roles, ..Draft::default() }, &cursor);
        }
    }
    set
}
