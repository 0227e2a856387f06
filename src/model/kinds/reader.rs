//! What the kinds share: reading texts, roles and times of one file into a data set that grows row by row.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::column_order;
use super::equal_shapes::equal_shapes;
use super::raw_parts::{Parts, RawParts};

use crate::cache::Understood;
use crate::column::NUMBER;
use crate::cursor::PathCursor;
use crate::dataset::{
    Column, DataSet, Group, Held, Holder, Holds, Id, Item, Reports, Row, Status, Task, Timing, Value, by_id,
};
use crate::link::file_name;
use crate::relations::{ReferenceKind, WrittenReference};
use crate::roles::Roles;
use crate::spec::Spec;
use crate::text::{Text, spelled};
use crate::text_reader::{Notice, TextReader};
use crate::unit::Units;
use crate::vocabulary::{Vocabulary, unknown_status};
use tavle_base::checked::first_of;
use tavle_base::slug::slug;
use tavle_base::{Diagnostic, FileId, Place, message};
use tavle_load::Sources;
use tavle_schema::{
    self as schema, Head, Many, ProcessShape, ReportInterval, ReportPeriod, RowCommon, RowNumber, When,
};

/// For how many periods the rows of a file may be reported on: each has a page of its own.
pub const MOST_PERIODS: usize = 240;

/// How many milestones, actions or other parts a row may have: they stand in one cell of a table.
const MOST_ITEMS: usize = 1000;

/// How many objectives a row may serve, and to how many rows it may be related: they stand in one cell of a table.
const MOST_REFERENCES: usize = 100;

/// How many units the rows of a file may show on the pages of their units: each row counts with the square of its own, since
/// the page of each of them shows all of them. Those of which one has a role count more: the plan by unit names for each of
/// them the others.
const MOST_SHOWN_UNITS: usize = 1_000_000;

/// How many cells the rows of a file may fill on the pages of what is chosen in them: each of these pages shows all columns of
/// the rows in which it is chosen.
const MOST_CHOSEN_CELLS: usize = 2_000_000;

/// A data set while it is read. Rows go to the group and task that were opened last.
pub struct SetReader<'a> {
    pub texts: TextReader<'a>,
    pub file: FileId,
    path: Box<str>,
    pub spec: &'static Spec,
    head: Head,
    title: Option<Text>,
    description: Option<Text>,
    withdrawn: Option<Notice>,
    pub columns: Vec<Column>,
    pub raw: RawParts,
    /// How a process is drawn.
    pub figure: Option<(ProcessShape, Option<Text>)>,
    pub units: &'a Units,
    pub vocabulary: Vocabulary,
    /// How often its rows are reported on.
    pub report_every: Option<ReportInterval>,
    /// All periods for which anything is reported so far.
    pub report_periods: BTreeSet<ReportPeriod>,
    group: Option<u32>,
    task: Option<u32>,
    /// How many units the rows show so far on the pages of their units.
    shown_units: usize,
    /// How many cells they fill so far on the pages of what is chosen in them.
    chosen_cells: usize,
    /// What rows and groups serve, and what rows are related to.
    references: Vec<WrittenReference>,
    /// The files of the site, among them those of values, and which of these it names.
    pub sources: &'a Sources,
    pub values_files: Vec<FileId>,
}

/// A row as a kind gives it, with what all kinds may have.
#[derive(Default)]
pub struct RawRow {
    pub id: Option<Box<str>>,
    /// Its values, one a column, as [`cells`] puts them; those after the last may be left out. A time, a status and
    /// roles are fields of their own, and their columns have no value here.
    pub cells: Vec<Option<Value>>,
    pub roles: Vec<Holder>,
    pub when: Option<Box<Timing>>,
    pub status: Option<Status>,
    pub consultation: Option<Text>,
    pub reports: Reports,
    /// Its number, its values in the file's own columns, not yet read, and the like.
    pub common: RowCommon,
}

impl<'a> SetReader<'a> {
    /// An empty data set.
    pub fn new(
        file: FileId,
        path: &str,
        spec: &'static Spec,
        mut texts: TextReader<'a>,
        (units, vocabulary): (&'a Units, Vocabulary),
        sources: &'a Sources,
    ) -> Self {
        if let Some(name) = path.split('/').find(|name| slug(name).is_empty()) {
            let message = message!("bad-name.of-data", name);
            texts.diagnostics.push(Diagnostic::error(Place::whole(file), message));
        }
        Self {
            texts,
            file,
            path: path.into(),
            spec,
            head: Head::default(),
            title: None,
            description: None,
            withdrawn: None,
            columns: columns(spec, &vocabulary.roles),
            raw: RawParts::default(),
            figure: None,
            units,
            vocabulary,
            report_every: None,
            report_periods: BTreeSet::new(),
            group: None,
            task: None,
            shown_units: 0,
            chosen_cells: 0,
            references: Vec::new(),
            sources,
            values_files: Vec::new(),
        }
    }

    /// The path of the file below `data/`, without `.yaml`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Reads the fields that every data file has.
    pub fn head(&mut self, mut head: Head) {
        self.title = self.texts.optional_name(head.title.take(), &PathCursor::TOP.key("title"));
        self.description = self.texts.optional(head.description.take(), &PathCursor::TOP.key("description"));
        self.withdrawn = self.texts.notice(head.withdrawn.take(), &PathCursor::TOP.key("withdrawn"));
        self.head = head;
    }

    /// Opens a group, inside `parent` if there is one; gives its index.
    pub fn group(
        &mut self,
        id: Option<Box<str>>,
        title: schema::Text,
        when: Option<Box<Timing>>,
        parent: Option<u32>,
        cursor: &PathCursor<'_>,
    ) -> u32 {
        let title = self.texts.title(title, &cursor.key("title"));
        let level = parent.map_or(1, |parent| self.raw.groups[parent as usize].level + 1);
        let index = self.raw.groups.len() as u32;
        let place = self.texts.place(cursor);
        self.raw.groups.push(Group { id: written(id), title, level, parent, when, place });
        self.group = Some(index);
        self.task = None;
        index
    }

    /// Opens a task of an activity plan.
    pub fn task(&mut self, id: Option<Box<str>>, title: schema::Text, cursor: &PathCursor<'_>) {
        let title = self.texts.title(title, &cursor.key("title"));
        let place = self.texts.place(cursor);
        self.task = Some(self.raw.tasks.len() as u32);
        self.raw.tasks.push(Task { id: written(id), title, first_row: self.raw.rows.len(), place });
    }

    /// The index of the first column that the file defines itself: they come after those of its kind.
    pub fn first_own_column(&self) -> usize {
        self.columns.partition_point(|column| column.own.is_none())
    }

    /// Adds a row to the group and task that were opened last.
    pub fn push(&mut self, raw_row: RawRow, cursor: &PathCursor<'_>) {
        let mut cells = raw_row.cells;
        cells.truncate(cells.iter().rposition(Option::is_some).map_or(0, |last| last + 1));
        for (value, (key, _)) in cells.iter_mut().zip(self.spec.columns) {
            if let Some(Value::Items(items)) = value
                && items.len() > MOST_ITEMS
            {
                let place = self.texts.place(&cursor.key(key).index(MOST_ITEMS));
                let message = message!("too-many-items", n = MOST_ITEMS);
                self.texts.diagnostics.push(Diagnostic::error(place, message));
                *items = items[..MOST_ITEMS].into();
            }
        }
        let before = self.shown_units;
        let alternatives = raw_row.roles.iter().filter(|holder| holder.is_alternative()).count();
        self.shown_units += raw_row.roles.len().pow(2) + 3 * alternatives.pow(2);
        if before <= MOST_SHOWN_UNITS && self.shown_units > MOST_SHOWN_UNITS {
            let place = self.texts.place(cursor);
            self.texts.diagnostics.push(Diagnostic::error(place, message!("too-many-units.in-file")));
        }
        let chosen = cells.iter().map(|value| match value {
            Some(Value::Choices(chosen)) => chosen.len(),
            _ => 0,
        });
        let before = self.chosen_cells;
        self.chosen_cells += chosen.sum::<usize>() * self.columns.len();
        if before <= MOST_CHOSEN_CELLS && self.chosen_cells > MOST_CHOSEN_CELLS {
            let place = self.texts.place(cursor);
            self.texts.diagnostics.push(Diagnostic::error(place, message!("too-many-choices.in-file")));
        }
        let RowCommon { number, also, serves, related, .. } = raw_row.common;
        let row = self.raw.rows.len() as u32;
        self.serves(serves, ReferenceKind::RowServes(row), cursor);
        let related = related.0.into_iter().map(|one| (ReferenceKind::RowRelated(row, one.kind.into()), one.to));
        self.refer(related, &cursor.key("related"));
        self.raw.rows.push(Row {
            id: written(raw_row.id),
            group: self.group,
            task: self.task,
            cells: cells.into(),
            roles: raw_row.roles.into(),
            due: raw_row.when.as_ref().and_then(|timing| timing.when.due()),
            when: raw_row.when,
            status: raw_row.status,
            consultation: raw_row.consultation.map(Box::new),
            reports: raw_row.reports,
            number: number.map(|RowNumber(number)| number),
            also: self.texts.search_words(also.0, &cursor.key("also")),
            path: cursor.path(),
        });
    }

    /// Notes which objectives something serves.
    pub fn serves(&mut self, objectives: Many<Box<str>>, what: ReferenceKind, cursor: &PathCursor<'_>) {
        self.refer(objectives.0.into_iter().map(|to| (what, to)), &cursor.key("serves"));
    }

    /// Notes where something refers to. A single reference may stand without a list, so the way has an index only in one.
    fn refer(&mut self, all: impl ExactSizeIterator<Item = (ReferenceKind, Box<str>)>, cursor: &PathCursor<'_>) {
        let alone = all.len() == 1;
        if all.len() > MOST_REFERENCES {
            let place = self.texts.place(&cursor.index(MOST_REFERENCES));
            let message = message!("too-many-references", n = MOST_REFERENCES);
            self.texts.diagnostics.push(Diagnostic::error(place, message));
        }
        self.references.extend(all.take(MOST_REFERENCES).enumerate().map(|(n, (what, to))| {
            let path = if alone { cursor.path() } else { cursor.index(n).path() };
            WrittenReference { what, to, path }
        }));
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
        Timing::read((when, was, why), key, cursor, &mut self.texts).map(Box::new)
    }

    /// How far something is.
    pub fn status(&mut self, status: Option<schema::Status>, cursor: &PathCursor<'_>) -> Option<Status> {
        self.status_at(status?, &cursor.key("status"))
    }

    /// A status that is written there.
    pub fn status_at(&mut self, status: schema::Status, cursor: &PathCursor<'_>) -> Option<Status> {
        let note = self.texts.optional(status.note, &cursor.key("note")).map(Box::new);
        let statuses = &self.vocabulary.statuses;
        let Some(id) = statuses.find(&status.state) else {
            if !self.vocabulary.is_incomplete {
                let message = unknown_status(&status.state, statuses);
                // Where it stands without a note, this leads to the same place.
                let place = self.texts.place(&cursor.key("state"));
                self.texts.diagnostics.push(Diagnostic::error(place, message));
            }
            return None;
        };
        Some(Status { id, state: statuses.get(id).counts_as, note })
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
    pub fn finish(self) -> Understood {
        let Self { mut texts, file, path, spec, head, title, description, withdrawn, columns, raw, .. } = self;
        let values_files = self.values_files;
        let report_every = self.report_every;
        let report_periods = without_gaps(self.report_periods, report_every);
        let (figure, references, Vocabulary { statuses, roles, .. }) = (self.figure, self.references, self.vocabulary);
        let Parts { groups, tasks, mut rows } =
            raw.with_ids(file, (spec, &columns), self.units, &mut texts.diagnostics);
        texts.diagnostics.extend(equal_numbers(&rows, file));
        texts.diagnostics.extend(equal_shapes(&rows, &statuses, file));
        for row in &rows {
            let period = row.group.and_then(|group| groups[group as usize].when.as_deref());
            texts.diagnostics.extend(outside_period(row, period, file));
        }
        let columns = column_order::used(columns, spec, &tasks, &mut rows);
        let mut columns = column_order::in_order(columns, &mut rows);
        if spec.own_columns {
            rows.iter_mut().for_each(|row| row.due = column_order::due(row, &columns));
        }
        column_order::decide_calendar(&mut columns, &rows);
        rows.shrink_to_fit();
        let set = DataSet {
            file,
            slug: slug(file_name(&path)).into(),
            path,
            spec,
            title,
            description,
            updated: head.updated,
            report_every,
            report_periods: report_periods.into_iter().collect(),
            publish: head.publish,
            is_public: head.public,
            statuses,
            roles,
            columns,
            by_id: by_id(&groups, &tasks, &rows),
            groups,
            rows,
            tasks,
            figure,
        };
        let TextReader { diagnostics, coverage, links, .. } = texts;
        let diagnostics = first_of(diagnostics);
        Understood { set: Arc::new(set), head, withdrawn, links, references, diagnostics, coverage, values_files }
    }
}

/// An id that is written; an empty one is none.
fn written(id: Option<Box<str>>) -> Option<Id> {
    id.filter(|id| !id.is_empty())
}

/// The warnings of rows with a number that another row has.
fn equal_numbers(rows: &[Row], file: FileId) -> Vec<Diagnostic> {
    let mut first: HashMap<&str, &Row> = HashMap::new();
    let mut diagnostics = Vec::new();
    for row in rows {
        let Some(number) = row.number.as_deref() else { continue };
        let place = |row: &Row| Place::value(file, row.path.key(NUMBER));
        match first.get(number) {
            Some(other) => diagnostics.push(
                Diagnostic::warning(place(row), message!("equal-numbers", number))
                    .related(place(other), message!("note.first")),
            ),
            None => drop(first.insert(number, row)),
        }
    }
    diagnostics
}

/// The warning of a row that lies outside the time of its group.
fn outside_period(row: &Row, period: Option<&Timing>, file: FileId) -> Option<Diagnostic> {
    let (period, timing) = (&period?.when, row.when.as_ref()?);
    (!timing.when.lies_within(period)).then(|| {
        let message = message!("outside-period", when = spelled(&timing.when), period = spelled(period));
        Diagnostic::warning(Place::value(file, row.path.key("when")), message)
    })
}

/// The columns of a kind, the last of them for official numbers; no others yet where each file defines its own.
fn columns(spec: &Spec, roles: &Roles) -> Vec<Column> {
    let is_missing = |holds: &Holds| !spec.own_columns && spec.columns.iter().all(|(_, known)| known != holds);
    let roles = roles.all().map(|(id, role)| (&*role.id, Holds::Units(Held::Role(id))));
    let roles = roles.filter(|(_, holds)| is_missing(holds));
    let column = |(key, holds): (&str, Holds)| Column { key: key.into(), holds, in_calendar: None, own: None };
    let number = (NUMBER, Holds::RowNumber);
    spec.columns.iter().copied().chain(roles).chain([number]).map(column).collect()
}

/// The values of a row in the order of the columns of its kind. Each is given with the key of its column, in any order;
/// columns without one are empty.
pub fn cells<const N: usize>(spec: &Spec, values: [(&str, Option<Value>); N]) -> Vec<Option<Value>> {
    let mut cells = vec![None; spec.columns.len()];
    for (key, value) in values {
        let column = spec.columns.iter().position(|(known, _)| *known == key);
        cells[column.expect("a kind gives values to its own columns only")] = value;
    }
    cells
}

/// A text value.
pub fn text(text: Text) -> Option<Value> {
    Some(Value::Text(text))
}

/// A list of items with facts of their own; nothing for none.
pub fn items(items: Vec<Item>) -> Option<Value> {
    (!items.is_empty()).then_some(Value::Items(items.into()))
}

/// The periods for which anything was reported and, where that is to be every so often, those between them for which nothing
/// was. Of very many none is added: one of them is a slip of the hand.
fn without_gaps(mut periods: BTreeSet<ReportPeriod>, every: Option<ReportInterval>) -> BTreeSet<ReportPeriod> {
    let (Some(every), Some(first), Some(last)) = (every, periods.first().copied(), periods.last().copied()) else {
        return periods;
    };
    if last.interval() == every {
        let all = std::iter::successors(last.previous(), |period| period.previous());
        let between: Vec<ReportPeriod> = all.take_while(|period| *period > first).take(MOST_PERIODS + 1).collect();
        if between.len() <= MOST_PERIODS {
            periods.extend(between);
        }
    }
    periods
}
