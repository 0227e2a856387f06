//! A timeline: periods are groups, entries are rows.

use super::reader::{RawRow, SetReader, cells, items, text};
use super::row;
use crate::cursor::PathCursor;
use crate::dataset::{Holds, Item};
use crate::spec::{Diagram, Spec};
use tavle_base::{Diagnostic, message};
use tavle_schema::{Entry, EntryItem, Kind, Timeline};

pub const SPEC: Spec = Spec {
    columns: &[
        ("when", Holds::When),
        ("title", Holds::Text),
        ("items", Holds::List),
        ("status", Holds::Status),
        ("consultation", Holds::Text),
        ("outcome", Holds::Text),
    ],
    fixed: &["title"],
    named_by_list: true,
    has_aspects: true,
    diagram: Some(Diagram::Timeline),
    counts: "entries",
    result: "entry",
    group: "period",
    by_row: "entry",
    by_group: "period",
    ..Spec::of(Kind::Timeline)
};

pub fn read(written: Timeline, set: &mut SetReader<'_>) {
    if !written.entries.is_empty() && !written.periods.is_empty() {
        let place = set.texts.place(&PathCursor::TOP.key("entries"));
        set.texts.diagnostics.push(Diagnostic::error(place, message!("entries-and-periods")));
    }
    entries(written.entries, &PathCursor::TOP.key("entries"), set);
    let top = PathCursor::TOP.key("periods");
    for (p, period) in written.periods.into_iter().enumerate() {
        let cursor = top.index(p);
        let when = set.timing(period.when, period.was, period.why, "when", &cursor);
        set.group(period.id, period.title, when, None, &cursor);
        entries(period.entries, &cursor.key("entries"), set);
    }
}

fn entries(written: Box<[Entry]>, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    for (n, mut entry) in written.into_iter().enumerate() {
        let cursor = cursor.index(n);
        let roles = set.roles(entry.take_roles(), &cursor);
        let common = entry.take_common();
        let title = set.texts.optional(entry.title, &cursor.key("title"));
        let list = cursor.key("items");
        let parts = entry.items.into_iter().enumerate().map(|(i, one)| item(one, &list.index(i), set)).collect();
        let consultation = set.texts.optional(entry.consultation, &cursor.key("consultation"));
        let outcome = set.texts.optional(entry.outcome, &cursor.key("outcome"));
        let when = set.timing(Some(entry.when), entry.was, entry.why, "when", &cursor);
        let status = set.status(entry.status, &cursor);
        let cells = cells(
            set.spec,
            [
                ("title", title.and_then(text)),
                ("items", items(parts)),
                ("consultation", consultation.clone().and_then(text)),
                ("outcome", outcome.and_then(text)),
            ],
        );
        row::add(
            set,
            RawRow { id: entry.id, cells, roles, when, status, consultation, common, ..RawRow::default() },
            &cursor,
        );
    }
}

fn item(written: EntryItem, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Item {
    // An item that is a text alone has no `text:` of its own.
    let alone = written.when.is_none() && written.was.is_none() && written.why.is_none() && written.status.is_none();
    let below = cursor.key("text");
    Item {
        text: Some(set.texts.text(written.text, if alone { cursor } else { &below })),
        timing: set.timing(written.when, written.was, written.why, "when", cursor),
        status: set.status(written.status, cursor),
        ..Item::default()
    }
}
