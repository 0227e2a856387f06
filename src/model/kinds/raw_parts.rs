//! Groups, tasks and rows while a data set is read: they get their ids together, once all of them are there.

use std::collections::HashMap;

use crate::dataset::{Column, Group, Id, Item, Row, Task, Value};
use crate::id::{Ids, Wish};
use crate::spec::Spec;
use crate::text::spelled;
use crate::unit::Units;
use tavle_base::{At, Diagnostic, FileId, KeyPath, Lang, Place};
use tavle_schema::ColumnOutput;

/// The kind of a data set, and its columns.
type Layout<'l> = (&'l Spec, &'l [Column]);

/// What is read so far, with the ids that are written.
#[derive(Default)]
pub struct RawParts {
    pub groups: Vec<Group<Option<Id>>>,
    pub tasks: Vec<Task<Option<Id>>>,
    pub rows: Vec<Row<Option<Id>>>,
}

/// The groups, tasks and rows of a data set.
pub struct Parts {
    pub groups: Vec<Group>,
    pub tasks: Vec<Task>,
    pub rows: Vec<Row>,
}

impl RawParts {
    /// Gives every group, task, row and dated part an id. Given ids come first, so that none yields to a derived one.
    pub fn with_ids(self, file: FileId, layout: Layout<'_>, units: &Units, diagnostics: &mut Vec<Diagnostic>) -> Parts {
        let mut ids = self.reserved(file, diagnostics);
        let group_ids = self.group_ids(&mut ids);
        let group_id = |group: Option<u32>| group.map(|group| group_ids[group as usize].as_ref());
        let task_ids = self.task_ids(layout, units, group_id, &mut ids);
        let row_ids = self.row_ids(layout, units, group_id, &mut ids);
        let Self { groups, tasks, rows } = self;
        let group =
            |(Group { title, level, parent, when, place, .. }, id)| Group { id, title, level, parent, when, place };
        let task = |(Task { title, first_row, place, .. }, id)| Task { id, title, first_row, place };
        let mut row = |(row, id): (Row<Option<Id>>, Id)| {
            let Row { group, task, cells, roles, when, due, status, reports, consultation, number, also, path, .. } =
                row;
            let cell = |value| match value {
                Some(Value::Items(items)) => Some(Value::Items(with_item_ids(items, &id, units, &mut ids))),
                value => value,
            };
            let cells = cells.into_iter().map(cell).collect();
            Row { id, group, task, cells, roles, when, due, status, reports, consultation, number, also, path }
        };
        Parts {
            rows: rows.into_iter().zip(row_ids).map(&mut row).collect(),
            tasks: tasks.into_iter().zip(task_ids).map(task).collect(),
            groups: groups.into_iter().zip(group_ids).map(group).collect(),
        }
    }

    /// The ids that are given.
    fn reserved(&self, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Ids {
        let mut ids = Ids::default();
        let place = |path: &KeyPath| Place::value(file, path.clone());
        let below = |place: &Place| match &place.at {
            At::Path(path, _) => Place::value(file, path.key("id")),
            _ => place.clone(),
        };
        let groups = self.groups.iter().map(|group| (&group.id, &group.place));
        let tasks = self.tasks.iter().map(|task| (&task.id, &task.place));
        for (id, at) in groups.chain(tasks) {
            if let Some(id) = id {
                ids.reserve(id, below(at), diagnostics);
            }
        }
        for row in &self.rows {
            if let Some(id) = &row.id {
                ids.reserve(id, place(&row.path.key("id")), diagnostics);
            }
            for part in row.parts() {
                ids.reserve(part, place(&row.path), diagnostics);
            }
        }
        ids
    }

    fn group_ids(&self, ids: &mut Ids) -> Vec<Id> {
        let mut all: Vec<Id> = Vec::with_capacity(self.groups.len());
        for group in &self.groups {
            let title = group.title.str(Lang::DEFAULT);
            let derived = || {
                let parent = group.parent.map(|parent| all[parent as usize].as_ref());
                let more = group.when.as_ref().map(|timing| spelled(&timing.when)).unwrap_or_default();
                ids.derive(&Wish { texts: &[title], own: title, parent, more: &more })
            };
            let id = group.id.clone().unwrap_or_else(derived);
            all.push(id);
        }
        all
    }

    fn task_ids<'g>(
        &self,
        layout: Layout<'_>,
        units: &Units,
        group_id: impl Fn(Option<u32>) -> Option<&'g str>,
        ids: &mut Ids,
    ) -> Vec<Id> {
        let mut first_rows: HashMap<u32, &Row<Option<Id>>> = HashMap::new();
        for row in &self.rows {
            if let Some(task) = row.task {
                first_rows.entry(task).or_insert(row);
            }
        }
        let id = |(n, task): (u32, &Task<Option<Id>>)| {
            let derived = || {
                let title = task.title.str(Lang::DEFAULT);
                let first = first_rows.get(&n);
                let mut texts = vec![title];
                texts.extend(first.map(|row| words(layout, row, units)).unwrap_or_default());
                let parent = first.and_then(|row| group_id(row.group));
                ids.derive(&Wish { texts: &texts, own: title, parent, more: "" })
            };
            task.id.clone().unwrap_or_else(derived)
        };
        (0..).zip(&self.tasks).map(id).collect()
    }

    fn row_ids<'g>(
        &self,
        layout: Layout<'_>,
        units: &Units,
        group_id: impl Fn(Option<u32>) -> Option<&'g str>,
        ids: &mut Ids,
    ) -> Vec<Id> {
        let id = |row: &Row<Option<Id>>| {
            let derived = || {
                let texts = words(layout, row, units);
                let more = row.when.as_ref().map(|timing| spelled(&timing.when)).unwrap_or_default();
                let own = texts.first().copied().unwrap_or_default();
                ids.derive(&Wish { texts: &texts, own, parent: group_id(row.group), more: &more })
            };
            row.id.clone().unwrap_or_else(derived)
        };
        self.rows.iter().map(id).collect()
    }
}

/// The items of a row, of which those with a time get an id.
fn with_item_ids(items: Box<[Item]>, row_id: &str, units: &Units, ids: &mut Ids) -> Box<[Item]> {
    let mut derived = |item: &Item| {
        let timing = item.timing.as_ref()?;
        let body = item.body.map(|body| units.get(body).name.to_string()).unwrap_or_default();
        // One that is moved stays the same event in the calendars of those who follow it.
        let when = spelled(timing.was.as_ref().unwrap_or(&timing.when));
        let text = item.text.as_ref().map_or("", |text| text.str(Lang::DEFAULT));
        let own = format!("{body} {when}");
        let first = format!("{row_id} {own}");
        Some(ids.derive(&Wish { texts: &[&first, text], own: &own, parent: Some(row_id), more: text }))
    };
    let with_id = |item: Item| {
        let id = item.id.clone().or_else(|| derived(&item));
        Item { id, ..item }
    };
    items.into_iter().map(with_id).collect()
}

/// The number of a row and its texts in the default language, the most telling first, then the names of its units.
fn words<'a>((spec, columns): Layout<'_>, row: &'a Row<Option<Id>>, units: &'a Units) -> Vec<&'a str> {
    let mut words: Vec<&'a str> = Vec::new();
    // An id stands on pages.
    let on_page = row.cells.iter().zip(columns).filter(|(_, column)| column.is_shown(ColumnOutput::Page));
    for value in on_page.filter_map(|(value, _)| value.as_ref()) {
        match value {
            Value::Text(text) => words.push(text.str(Lang::DEFAULT)),
            Value::Texts(texts) => words.extend(texts.iter().map(|text| text.str(Lang::DEFAULT))),
            Value::Items(items) => {
                words.extend(items.iter().filter_map(|item| item.text.as_ref()).map(|text| text.str(Lang::DEFAULT)));
            }
            _ => {}
        }
    }
    if spec.ids_from_units {
        let names = row.roles.iter().map(|holder| units.get(holder.unit).title.str(Lang::DEFAULT));
        return row.number.as_deref().into_iter().chain(names).chain(words).collect();
    }
    words.splice(0..0, row.number.as_deref());
    words.extend(row.roles.iter().map(|holder| units.get(holder.unit).title.str(Lang::DEFAULT)));
    words
}
