//! Actions: areas are groups, and a row has those who act and what they do.

use super::reader::{RawRow, SetReader, cells, items};
use super::reports::{self, Reported};
use super::row;
use crate::cursor::PathCursor;
use crate::dataset::{Held, Holds, Item};
use crate::roles::RoleId;
use crate::spec::{Reporter, Spec};
use tavle_schema::{Action, Actions, Kind};

pub const SPEC: Spec = Spec {
    columns: &[("responsible", Holds::Units(Held::Role(RoleId::RESPONSIBLE))), ("actions", Holds::List)],
    fixed: &["actions"],
    named_by_list: true,
    counts_items: true,
    // Who acts says more than the first of many actions.
    ids_from_units: true,
    has_aspects: true,
    reporter: Some(Reporter::Part),
    shows_progress: true,
    counts: "actions",
    result: "action",
    group: "area",
    by_group: "area",
    ..Spec::of(Kind::Actions)
};

pub fn read(written: Actions, set: &mut SetReader<'_>) {
    set.report_every = written.report_every;
    let top = PathCursor::TOP.key("areas");
    for (a, area) in written.areas.into_iter().enumerate() {
        let cursor = top.index(a);
        set.group(area.id, area.title, None, None, &cursor);
        let rows = cursor.key("rows");
        for (r, mut row) in area.rows.into_iter().enumerate() {
            let cursor = rows.index(r);
            let roles = set.roles(row.take_roles(), &cursor);
            let common = row.take_common();
            let list = cursor.key("actions");
            let actions =
                row.actions.into_iter().enumerate().map(|(n, one)| action(one, &list.index(n), set)).collect();
            let cells = cells(set.spec, [("actions", items(actions))]);
            row::add(set, RawRow { id: row.id, cells, roles, common, ..RawRow::default() }, &cursor);
        }
    }
}

fn action(written: Action, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Item {
    let is_dated = written.due.is_some() || written.was.is_some() || written.why.is_some();
    let alone = !is_dated && written.id.is_none() && written.status.is_none() && written.reports.is_none();
    let below = cursor.key("text");
    let own = set.status(written.status, cursor);
    let reports = reports::read(written.reports.unwrap_or_default(), Reported::Action, cursor, set);
    Item {
        text: Some(set.texts.text(written.text, if alone { cursor } else { &below })),
        timing: set.timing(written.due, written.was, written.why, "due", cursor),
        status: reports::status(own, &reports, cursor, set),
        reports,
        id: written.id,
        ..Item::default()
    }
}
