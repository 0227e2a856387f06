//! An activity plan: groups and groups inside them, tasks, and a row for each activity of a task or of a group itself.

use super::reader::{RawRow, SetReader, cells, items, text};
use super::reports::{self, Reported};
use super::row;
use crate::contact::{bad_web_address, is_web_address};
use crate::cursor::PathCursor;
use crate::dataset::{Holds, Item};
use crate::spec::{Diagram, Reporter, Spec};
use tavle_base::{Diagnostic, message};
use tavle_schema::{Activity, ActivityPlan, Kind, Milestone, PlanGroup, PrintKind};

pub const SPEC: Spec = Spec {
    columns: &[
        ("task", Holds::Task),
        ("activity", Holds::Text),
        ("description", Holds::List),
        ("when", Holds::When),
        ("status", Holds::Status),
        ("outcome", Holds::List),
        ("milestones", Holds::List),
        ("reports", Holds::Reports),
    ],
    fixed: &["task", "activity"],
    has_aspects: true,
    reporter: Some(Reporter::Row),
    shows_progress: true,
    in_index: true,
    diagram: Some(Diagram::Gantt),
    prints: &[PrintKind::Status],
    counts: "activities",
    result: "activity",
    ..Spec::of(Kind::ActivityPlan)
};

pub fn read(written: ActivityPlan, set: &mut SetReader<'_>) {
    set.report_every = written.report_every;
    groups(written.groups, None, &PathCursor::TOP.key("groups"), set);
}

fn groups(written: Box<[PlanGroup]>, parent: Option<u32>, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    for (g, group) in written.into_iter().enumerate() {
        let cursor = cursor.index(g);
        let index = set.group(group.id, group.title, None, parent, &cursor);
        activities(group.activities, &cursor.key("activities"), set);
        let tasks = cursor.key("tasks");
        for (t, task) in group.tasks.into_iter().enumerate() {
            let cursor = tasks.index(t);
            set.task(task.id, task.title, &cursor);
            if task.activities.is_empty() {
                let place = set.texts.place(&cursor);
                set.texts.diagnostics.push(Diagnostic::error(place, message!("empty-task")));
            }
            activities(task.activities, &cursor.key("activities"), set);
        }
        groups(group.groups, Some(index), &cursor.key("groups"), set);
    }
}

fn activities(written: Box<[Activity]>, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    for (a, written) in written.into_iter().enumerate() {
        activity(written, &cursor.index(a), set);
    }
}

fn activity(mut written: Activity, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    let roles = set.roles(written.take_roles(), cursor);
    let common = written.take_common();
    let activity = text(set.texts.text(written.activity, &cursor.key("activity")));
    let description = set.list(written.description.0, &cursor.key("description"));
    let outcome = set.list(written.outcome.0, &cursor.key("outcome"));
    let when = set.timing(written.when, written.was, written.why, "when", cursor);
    let status = set.status(written.status, cursor);
    let reports = reports::read(written.reports, Reported::Row, cursor, set);
    let list = cursor.key("milestones");
    let milestones =
        written.milestones.into_iter().enumerate().map(|(m, one)| milestone(one, &list.index(m), set)).collect();
    let mut raw_row = RawRow {
        id: written.id,
        cells: cells(
            set.spec,
            [
                ("activity", activity),
                ("description", description),
                ("outcome", outcome),
                ("milestones", items(milestones)),
            ],
        ),
        roles,
        when,
        status,
        reports,
        common,
        ..RawRow::default()
    };
    set.add_named_in_parts(&mut raw_row);
    row::add(set, raw_row, cursor);
}

fn milestone(written: Milestone, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Item {
    for (key, address) in [("agenda", &written.agenda), ("minutes", &written.minutes)] {
        if let Some(address) = address.as_deref().filter(|address| !is_web_address(address)) {
            let place = set.texts.place(&cursor.key(key));
            set.texts.diagnostics.push(bad_web_address(address, place));
        }
    }
    Item {
        text: set.texts.optional(written.text, &cursor.key("text")),
        timing: set.timing(written.when, written.was, written.why, "when", cursor),
        status: set.status(written.status, cursor),
        body: written.body.and_then(|body| set.unit(&body, &cursor.key("body"))),
        decision: set.texts.optional(written.decision, &cursor.key("decision")),
        agenda: written.agenda,
        minutes: written.minutes,
        id: written.id,
        ..Item::default()
    }
}
