//! What the kinds share: reading texts, roles and times of one file into a data set that grows row by row.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::slug::slug;
use crate::base::{At, Diagnostic, FileId, KeyPath, Lang, Place, message};
use crate::model::cache::Understood;
use crate::model::dataset::{Column, DataSet, Group, Held, Holder, Holds, Item, Row, Status, Task, Timing, Value};
use crate::model::id::{Ids, Wish};
use crate::model::spec::Spec;
use crate::model::text::{PathCursor, Text, TextReader, spelled};
use crate::model::unit::Units;
use crate::schema::{self, Head, Role, UnitRef, When};

/// A data set while it is read. Rows go to the group and task that were opened last.
pub struct SetReader<'a> {
    pub texts: TextReader<'a>,
    pub set: DataSet,
    head: Head,
    withdrawn: Option<Text>,
    units: &'a Units,
    group: Option<u32>,
    task: Option<u32>,
}

/// A row as a kind gives it: its values by column, and what all kinds may have.
#[derive(Default)]
pub struct Draft {
    pub id: Option<Box<str>>,
    pub cells: Vec<Option<Value>>,
    pub roles: Vec<Holder>,
    pub when: Option<Box<Timing>>,
    pub status: Option<Status>,
    pub consultation: Option<Text>,
}

impl<'a> SetReader<'a> {
    /// An empty data set.
    pub fn new(file: FileId, path: &str, spec: &'static Spec, mut texts: TextReader<'a>, units: &'a Units) -> Self {
        if let Some(name) = path.split('/').find(|name| slug(name).is_empty()) {
            let message = message!("bad-name.of-data", name);
            texts.diagnostics.push(Diagnostic::error(Place::whole(file), message));
        }
        let set = DataSet {
            file,
            path: path.into(),
            slug: slug(path.rsplit('/').next().unwrap_or(path)).into(),
            spec,
            title: None,
            description: None,
            updated: None,
            publish: None,
            is_public: false,
            columns: columns(spec),
            groups: Vec::new(),
            rows: Vec::new(),
            tasks: Vec::new(),
            may_link: false,
            figure: None,
        };
        Self { texts, set, head: Head::default(), withdrawn: None, units, group: None, task: None }
    }

    /// Reads the fields that every data file has.
    pub fn head(&mut self, mut head: Head) {
        self.set.title = self.texts.optional_name(head.title.take(), &PathCursor::TOP.key("title"));
        self.set.description = self.texts.optional(head.description.take(), &PathCursor::TOP.key("description"));
        self.set.updated = head.updated;
        self.set.publish = head.publish;
        self.set.is_public = head.public;
        self.withdrawn = self.texts.optional(head.withdrawn.take(), &PathCursor::TOP.key("withdrawn"));
        self.head = head;
    }

    /// Opens a group, inside `parent` if there is one; gives its index.
    pub fn group(
        &mut self,
        id: Option<Box<str>>,
        title: schema::Text,
        when: Option<When>,
        parent: Option<u32>,
        cursor: &PathCursor<'_>,
    ) -> u32 {
        let title = self.texts.text(title, &cursor.key("title"));
        let when = when.map(|when| self.when(when, &cursor.key("when")));
        let level = parent.map_or(1, |parent| self.set.groups[parent as usize].level + 1);
        let index = self.set.groups.len() as u32;
        let place = self.texts.place(cursor);
        self.set.groups.push(Group { id: id.unwrap_or_default(), title, level, parent, when, place });
        self.group = Some(index);
        self.task = None;
        index
    }

    /// Opens a task of an activity plan.
    pub fn task(&mut self, id: Option<Box<str>>, title: schema::Text, cursor: &PathCursor<'_>) {
        let title = self.texts.text(title, &cursor.key("title"));
        let place = self.texts.place(cursor);
        self.task = Some(self.set.tasks.len() as u32);
        self.set.tasks.push(Task { id: id.unwrap_or_default(), title, place });
    }

    /// Adds a row to the group and task that were opened last.
    pub fn row(&mut self, draft: Draft, cursor: &PathCursor<'_>) {
        let mut cells = draft.cells;
        cells.truncate(cells.iter().rposition(Option::is_some).map_or(0, |last| last + 1));
        self.set.rows.push(Row {
            id: draft.id.unwrap_or_default(),
            group: self.group,
            task: self.task,
            cells: cells.into(),
            roles: draft.roles.into(),
            when: draft.when,
            status: draft.status,
            consultation: draft.consultation.map(Box::new),
            path: cursor.path(),
        });
    }

    /// A time whose texts are in the site's languages.
    pub fn when(&mut self, when: When, cursor: &PathCursor<'_>) -> When<Text> {
        when.map_text(|text| self.texts.text(text, cursor))
    }

    /// A time with what it was before it was moved.
    pub fn timing(
        &mut self,
        when: Option<When>,
        was: Option<When>,
        why: Option<schema::Text>,
        key: &str,
        cursor: &PathCursor<'_>,
    ) -> Option<Box<Timing>> {
        let why = self.texts.optional(why, &cursor.key("why"));
        let was = was.map(|was| self.when(was, &cursor.key("was")));
        match when {
            Some(when) => Some(Box::new(Timing { when: self.when(when, &cursor.key(key)), was, why })),
            None => {
                if was.is_some() {
                    let place = self.texts.place(&cursor.key("was"));
                    self.texts.diagnostics.push(Diagnostic::error(place, message!("moved-to-nowhere")));
                }
                None
            }
        }
    }

    /// How far something is.
    pub fn status(&mut self, status: Option<schema::Status>, cursor: &PathCursor<'_>) -> Option<Status> {
        status.map(|status| Status {
            state: status.state,
            note: self.texts.optional(status.note, &cursor.key("status").key("note")),
        })
    }

    /// The units in the six roles, as they were written.
    pub fn roles(&mut self, roles: [Box<[UnitRef]>; 6], cursor: &PathCursor<'_>) -> Vec<Holder> {
        let mut all = Vec::new();
        for (role, units) in Role::ALL.into_iter().zip(roles) {
            self.holders(units, Held::Role(role), &cursor.key(role.key()), &mut all);
        }
        all
    }

    /// The units in one role or column. A single one may stand without a list, so the way has an index only in one.
    pub fn holders(&mut self, units: Box<[UnitRef]>, held: Held, cursor: &PathCursor<'_>, all: &mut Vec<Holder>) {
        let alone = units.len() == 1;
        for (n, written) in units.into_iter().enumerate() {
            let cursor_in_list = cursor.index(n);
            let cursor = if alone { *cursor } else { cursor_in_list };
            // Where the unit stands without a note, this leads to the same place.
            let place = || self.texts.place(&cursor.key("unit"));
            let mut problems = Vec::new();
            let found = self.units.resolve(&written.unit, place, &mut problems);
            self.texts.diagnostics.append(&mut problems);
            let note = self.texts.optional(written.note, &cursor.key("note"));
            let Some(unit) = found else { continue };
            if all.iter().any(|holder| holder.held == held && holder.unit == unit) {
                let place = self.texts.place(&cursor);
                self.texts.diagnostics.push(Diagnostic::warning(place, message!("unit-twice", name = &written.unit)));
                continue;
            }
            all.push(Holder { held, unit, note: note.map(Box::new) });
        }
    }

    /// Adds the bodies that treat the row's milestones to those who are named in it.
    pub fn add_bodies(&self, draft: &mut Draft) {
        for value in draft.cells.iter().flatten() {
            let Value::Items(items) = value else { continue };
            for unit in items.iter().filter_map(|item| item.body) {
                if !draft.roles.iter().any(|holder| holder.held == Held::Body && holder.unit == unit) {
                    draft.roles.push(Holder { held: Held::Body, unit, note: None });
                }
            }
        }
    }

    /// One unit, by its id.
    pub fn unit(&mut self, name: &str, cursor: &PathCursor<'_>) -> Option<crate::model::unit::UnitId> {
        let mut problems = Vec::new();
        let found = self.units.resolve(name, || self.texts.place(cursor), &mut problems);
        self.texts.diagnostics.append(&mut problems);
        found
    }

    /// One text or a list of them, as a value; nothing for none.
    pub fn list(&mut self, texts: Box<[schema::Text]>, cursor: &PathCursor<'_>) -> Option<Value> {
        match texts.len() {
            0 => None,
            1 => texts.into_iter().next().map(|text| Value::Text(self.texts.text(text, cursor))),
            _ => Some(Value::Texts(self.texts.texts(texts, cursor))),
        }
    }

    /// The finished data set: ids given out, columns that no row uses left out.
    pub fn finish(mut self) -> Understood {
        self.ids();
        self.periods();
        self.drop_unused_columns();
        self.set.rows.shrink_to_fit();
        self.set.may_link = self.texts.may_link;
        Understood {
            set: Arc::new(self.set),
            head: self.head,
            withdrawn: self.withdrawn,
            diagnostics: self.texts.diagnostics,
            coverage: self.texts.coverage,
        }
    }

    /// Gives every group, task, row and dated part an id. Given ids come first, so that none yields to a derived one.
    fn ids(&mut self) {
        let mut ids = Ids::default();
        let SetReader { texts, set, units, .. } = self;
        let diagnostics = &mut texts.diagnostics;
        let file = set.file;
        let place = |path: &KeyPath| Place::value(file, path.clone());
        let below = |place: &Place| match &place.at {
            At::Path(path, _) => Place::value(file, path.key("id")),
            _ => place.clone(),
        };
        for (id, at) in set.groups.iter().map(|group| (&group.id, &group.place)) {
            if !id.is_empty() {
                ids.reserve(id, below(at), diagnostics);
            }
        }
        for (id, at) in set.tasks.iter().map(|task| (&task.id, &task.place)) {
            if !id.is_empty() {
                ids.reserve(id, below(at), diagnostics);
            }
        }
        for row in &set.rows {
            if !row.id.is_empty() {
                ids.reserve(&row.id, place(&row.path.key("id")), diagnostics);
            }
            for part in row.parts() {
                ids.reserve(part, place(&row.path), diagnostics);
            }
        }
        for n in 0..set.groups.len() {
            let group = &set.groups[n];
            if group.id.is_empty() {
                let title = group.title.str(Lang::DEFAULT);
                let parent = group.parent.map(|parent| set.groups[parent as usize].id.as_ref());
                let more = group.when.as_ref().map(spelled).unwrap_or_default();
                set.groups[n].id = ids.derive(&Wish { texts: &[title], own: title, parent, more: &more });
            }
        }
        let group_id = |group: Option<u32>| group.map(|group| set.groups[group as usize].id.as_ref());
        let mut first_rows: HashMap<u32, &Row> = HashMap::new();
        for row in &set.rows {
            if let Some(task) = row.task {
                first_rows.entry(task).or_insert(row);
            }
        }
        let mut task_ids = Vec::with_capacity(set.tasks.len());
        for (n, task) in (0..).zip(&set.tasks) {
            let title = task.title.str(Lang::DEFAULT);
            let first = first_rows.get(&n);
            let mut texts = vec![title];
            texts.extend(first.map(|row| words(set, row, units)).unwrap_or_default());
            let parent = first.and_then(|row| group_id(row.group));
            let wish = Wish { texts: &texts, own: title, parent, more: "" };
            task_ids.push(if task.id.is_empty() { ids.derive(&wish) } else { task.id.clone() });
        }
        let mut row_ids = Vec::with_capacity(set.rows.len());
        for row in &set.rows {
            if !row.id.is_empty() {
                row_ids.push(row.id.clone());
                continue;
            }
            let texts = words(set, row, units);
            let more = row.when.as_ref().map(|timing| spelled(&timing.when)).unwrap_or_default();
            let own = texts.first().copied().unwrap_or_default();
            row_ids.push(ids.derive(&Wish { texts: &texts, own, parent: group_id(row.group), more: &more }));
        }
        set.tasks.iter_mut().zip(task_ids).for_each(|(task, id)| task.id = id);
        for (row, id) in set.rows.iter_mut().zip(row_ids) {
            row.id = id;
            let Row { id: row_id, cells, .. } = row;
            for value in cells.iter_mut().flatten() {
                let Value::Items(items) = value else { continue };
                for item in items.iter_mut().filter(|item| item.id.is_none() && item.timing.is_some()) {
                    let body = item.body.map(|body| units.get(body).name.to_string()).unwrap_or_default();
                    let when = item.timing.as_ref().map(|timing| spelled(&timing.when)).unwrap_or_default();
                    let text = item.text.as_ref().map_or("", |text| text.str(Lang::DEFAULT));
                    let own = format!("{body} {when}");
                    let first = format!("{row_id} {own}");
                    let wish = Wish { texts: &[&first, text], own: &own, parent: Some(row_id), more: text };
                    item.id = Some(ids.derive(&wish));
                }
            }
        }
    }

    /// Warns of a row that lies outside the time of its group.
    fn periods(&mut self) {
        let SetReader { texts, set, .. } = self;
        for row in &set.rows {
            let period = row.group.and_then(|group| set.groups[group as usize].when.as_ref());
            let (Some(period), Some(timing)) = (period, &row.when) else { continue };
            if !timing.when.lies_within(period) {
                let place = Place::value(set.file, row.path.key("when"));
                texts.diagnostics.push(Diagnostic::warning(
                    place,
                    message!("outside-period", when = spelled(&timing.when), period = spelled(period)),
                ));
            }
        }
    }

    fn drop_unused_columns(&mut self) {
        let set = &mut self.set;
        let naming = set.naming_column();
        let is_used = |n: usize, column: &Column| match column.holds {
            // Every view begins with it, even one of no rows.
            _ if n == naming && set.rows.is_empty() => true,
            Holds::Task => !set.tasks.is_empty(),
            Holds::Units(held) => set.rows.iter().any(|row| row.roles.iter().any(|holder| holder.held == held)),
            Holds::When if set.rows.iter().any(|row| row.when.is_some()) => true,
            Holds::Status if set.rows.iter().any(|row| row.status.is_some()) => true,
            _ => column.title.is_some() || set.rows.iter().any(|row| row.cell(n).is_some()),
        };
        let used: Vec<bool> = set.columns.iter().enumerate().map(|(n, column)| is_used(n, column)).collect();
        if used.iter().all(|used| *used) {
            return;
        }
        let mut keep = used.iter();
        set.columns.retain(|_| keep.next().copied().unwrap_or(true));
        for row in &mut set.rows {
            let cells = std::mem::take(&mut row.cells).into_vec();
            row.cells = cells.into_iter().zip(&used).filter(|(_, used)| **used).map(|(cell, _)| cell).collect();
        }
    }
}

/// The columns of a kind; none yet where each file defines its own.
fn columns(spec: &Spec) -> Vec<Column> {
    let is_missing = |holds: &Holds| !spec.own_columns && spec.columns.iter().all(|(_, known)| known != holds);
    let roles = Role::ALL.into_iter().map(|role| (role.key(), Holds::Units(Held::Role(role))));
    let roles = roles.filter(|(_, holds)| is_missing(holds));
    let column = |(key, holds): (&str, Holds)| Column { key: key.into(), title: None, holds, in_calendar: true };
    spec.columns.iter().copied().chain(roles).map(column).collect()
}

/// The texts of a row in the default language, the most telling first, then the names of its units.
fn words<'a>(set: &'a DataSet, row: &'a Row, units: &'a Units) -> Vec<&'a str> {
    let mut words = Vec::new();
    for value in row.cells.iter().flatten() {
        match value {
            Value::Text(text) => words.push(text.str(Lang::DEFAULT)),
            Value::Texts(texts) => words.extend(texts.iter().map(|text| text.str(Lang::DEFAULT))),
            Value::Items(items) => {
                words.extend(items.iter().filter_map(|item| item.text.as_ref()).map(|text| text.str(Lang::DEFAULT)));
            }
            _ => {}
        }
    }
    if set.spec.ids_from_units {
        let names = row.roles.iter().map(|holder| units.get(holder.unit).title.str(Lang::DEFAULT));
        return names.chain(words).collect();
    }
    words.extend(row.roles.iter().map(|holder| units.get(holder.unit).title.str(Lang::DEFAULT)));
    words
}

/// A text value.
pub fn text(text: Text) -> Option<Value> {
    Some(Value::Text(text))
}

/// A list of items with facts of their own; nothing for none.
pub fn items(items: Vec<Item>) -> Option<Value> {
    (!items.is_empty()).then_some(Value::Items(items.into()))
}
