//! A responsibility matrix: sections are groups, tasks are rows.

use super::reader::{Draft, SetReader, text};
use crate::model::dataset::Holds;
use crate::model::text::Way;
use crate::schema::Matrix;

pub fn read<'a>(mut written: Matrix, mut set: SetReader<'a>) -> SetReader<'a> {
    set.columns(&[("task", Holds::Text), ("description", Holds::List)]);
    let title = Some(written.title.clone());
    set.head(written.take_head(title));
    let top = Way::TOP.key("sections");
    for (s, section) in written.sections.into_iter().enumerate() {
        let way = top.index(s);
        set.group(section.id, section.title, None, None, &way);
        let rows = way.key("rows");
        for (r, mut row) in section.rows.into_iter().enumerate() {
            let way = rows.index(r);
            let roles = set.roles(row.take_roles(), &way);
            let task = text(set.texts.text(row.task, &way.key("task")));
            let description = set.list(row.description.0, &way.key("description"));
            set.row(Draft { id: row.id, cells: vec![task, description], roles, ..Draft::default() }, &way);
        }
    }
    set
}
