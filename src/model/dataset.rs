//! A data set: what every kind of data has in common once it is understood.
//!
//! Whatever its kind, a data set has columns, groups and rows. Each kind's own file under `kinds/` says how it
//! becomes one; everything after the model knows data sets only, so a new kind needs no new renderer.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::by_id::ById;
use super::ids::UnitId;
use super::indicator::{Indicator, Measured};
use super::report;
use super::roles::Roles;
use super::spec::{Rated, Spec};
use super::statuses::Statuses;
use super::text::Text;
use tavle_base::{Digits, FileId, KeyPath, Place};
use tavle_schema::{ColumnOutput, Day, ProcessShape, ReportInterval, ReportPeriod, When};

pub use super::column::{Choice, Column, Currency, Held, Holds, Money, OwnColumn, RelationColumn};
pub use super::holder::{Holder, HolderMore, either};
pub use super::ids::DataId;
pub use super::statuses::Status;
pub use super::timing::Timing;

/// An anchor, and a name in calendars and downloads: the same in every language.
pub type Id = Box<str>;

/// What was reported of a row or part for a period, and all of that.
pub type Report = report::Report<Value>;
pub type Reports = report::Reports<Value>;

/// A table of data, with its groups and rows.
#[derive(Clone, Debug)]
pub struct DataSet {
    pub file: FileId,
    /// The path below `data/` without `.yaml`, as in `reception/overview`.
    pub path: Box<str>,
    /// The last part of the path as it stands in addresses, anchors and names of files, as in `overview`.
    pub slug: Box<str>,
    /// What is known of its kind.
    pub spec: &'static Spec,
    /// Nothing for a glossary without a title of its own.
    pub title: Option<Text>,
    pub description: Option<Text>,
    pub updated: Option<Day>,
    /// How often its rows are reported on, where that is said.
    pub report_every: Option<ReportInterval>,
    /// All periods for which anything was reported, in their order.
    pub report_periods: Box<[ReportPeriod]>,
    /// The day from which it is shown.
    pub publish: Option<Day>,
    /// Whether it says itself that it is public, whatever shows it.
    pub is_public: bool,
    /// The statuses that its rows can have, and the roles that units can have in them.
    pub statuses: Arc<Statuses>,
    pub roles: Arc<Roles>,
    pub columns: Vec<Column>,
    /// The groups in the order shown, each before those inside it. A data set without groups has none.
    pub groups: Vec<Group>,
    /// All rows in the order shown; those of a group stand together.
    pub rows: Vec<Row>,
    /// The tasks of an activity plan, each with its activities.
    pub tasks: Vec<Task>,
    /// How a process is drawn.
    pub figure: Option<(ProcessShape, Option<Text>)>,
    pub(super) by_id: ById<Identified>,
}

impl DataSet {
    /// The group, task, row or part of a row with this id.
    pub fn find(&self, id: &str) -> Option<RecordTarget> {
        let (target, _) = self.by_id.find(id, |at| self::id(&self.groups, &self.tasks, &self.rows, at))?;
        Some(target)
    }

    /// What stands before the id of each row and group in their anchors on a page that shows more than this data set.
    pub fn anchor_prefix(&self) -> String {
        format!("{}-", self.slug)
    }

    /// The path of the file, as in `data/reception/overview.yaml`.
    pub fn source(&self) -> String {
        format!("data/{}.yaml", self.path)
    }

    /// Every id of the data set, in the order shown.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let groups = self.groups.iter().map(|group| group.id.as_ref());
        let tasks = self.tasks.iter().map(|task| task.id.as_ref());
        groups.chain(tasks).chain(self.rows.iter().flat_map(|row| std::iter::once(row.id.as_ref()).chain(row.parts())))
    }

    /// The rows of a task, which stand together.
    pub fn rows_of_task(&self, task: u32) -> Range<usize> {
        let first = self.tasks[task as usize].first_row;
        first..first + self.rows[first..].iter().take_while(|row| row.task == Some(task)).count()
    }

    /// The rows of a group itself, which stand together.
    pub fn rows_in_group(&self, group: u32) -> Range<usize> {
        self.rows_between(group..group + 1)
    }

    /// The rows of a group and of all groups in it.
    pub fn rows_below_group(&self, group: u32) -> Range<usize> {
        let level = self.groups[group as usize].level;
        let below = self.groups[group as usize + 1..].iter().take_while(|other| other.level > level).count();
        self.rows_between(group..group + 1 + below as u32)
    }

    /// The rows in one of these groups: rows are in the order of groups.
    fn rows_between(&self, all: Range<u32>) -> Range<usize> {
        let before = |end: u32| self.rows.partition_point(|row| row.group < Some(end));
        before(all.start)..before(all.end)
    }

    /// The groups that a group stands in, itself first.
    pub fn lineage(&self, group: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(group), |at| self.groups[*at as usize].parent)
    }

    /// The column that names a row: the first that holds text; else, where a list says what a row is, that list.
    pub fn naming_column(&self) -> usize {
        naming_column(&self.columns, self.spec)
    }

    /// The column with the list that says what a row is, where it has no title: entries of a timeline often have none, and
    /// who takes actions never has one.
    pub fn naming_list(&self, row: &Row) -> Option<usize> {
        let has_title = || matches!(row.cell(self.naming_column()), Some(Value::Text(_)));
        let list = self.columns.iter().position(|column| column.holds == Holds::List && column.own.is_none());
        list.filter(|_| self.spec.named_by_list && !has_title())
    }

    /// What is counted of a row, and found by how far it is: each action, or else the row.
    pub fn counted<'a>(&self, row: &'a Row) -> Vec<Counted<'a>> {
        match self.spec.counts_items {
            true => self.naming_items(row).iter().map(|part| Counted { row, part: Some(part) }).collect(),
            false => vec![Counted { row, part: None }],
        }
    }

    /// The items that say what a row without a title is.
    pub fn naming_items<'a>(&self, row: &'a Row) -> &'a [Item] {
        match self.naming_list(row).and_then(|list| row.cell(list)) {
            Some(Value::Items(items)) => items,
            _ => &[],
        }
    }

    /// Whether the times of its rows are events. In columns of the file's own, the time of a row is that of the first of
    /// them, which may be left out of calendars.
    pub fn has_events(&self) -> bool {
        let first = || self.columns.iter().find(|column| column.holds == Holds::When);
        !self.spec.own_columns || first().is_some_and(Column::is_in_calendar)
    }

    /// Every time of it that belongs into a calendar: of its rows, of their parts, and in columns of their own.
    pub fn calendar_times(&self) -> impl Iterator<Item = &When<Text>> {
        self.rows.iter().flat_map(|row| {
            // In columns of the file's own, the time of a row is that of the first of them.
            let own = row.when.iter().filter(|_| !self.spec.own_columns);
            let own = own.chain(row.items().filter_map(|item| item.timing.as_ref()));
            let in_cells = row.cells.iter().zip(&self.columns).filter_map(|(value, column)| match value {
                Some(Value::When(timing)) if column.is_in_calendar() && column.is_shown(ColumnOutput::File) => {
                    Some(&timing.when)
                }
                _ => None,
            });
            own.map(|timing| &timing.when).chain(in_cells)
        })
    }

    /// Whether it is shown there that a unit stands in a role or column.
    pub fn is_held_in(&self, held: Held, output: ColumnOutput) -> bool {
        self.columns.iter().all(|column| column.holds != Holds::Units(held) || column.is_shown(output))
    }

    /// What the file's own column is called in which a unit stands.
    pub fn held_title(&self, held: Held) -> Option<&Text> {
        self.columns.iter().find(|column| column.holds == Holds::Units(held))?.own_title()
    }

    /// The text that a row has in the column with this key.
    pub fn text<'a>(&self, row: &'a Row, key: &str) -> Option<&'a Text> {
        let column = self.columns.iter().position(|column| column.key.as_ref() == key)?;
        match row.cell(column) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// How to answer the consultation that a row is; nothing once its time has passed and it is said what came of it.
    pub fn call_to_answer<'a>(&self, row: &'a Row, as_of: Date) -> Option<&'a Text> {
        let last_day = row.when.as_ref().and_then(|timing| timing.when.last_day());
        let has_passed = last_day.is_some_and(|last| last < as_of);
        row.consultation.as_deref().filter(|_| !has_passed || self.text(row, "outcome").is_none())
    }

    /// What a row has in the column of a scale with this key.
    pub fn rating(&self, row: &Row, key: &str) -> Option<Rated> {
        let column = self.columns.iter().position(|column| column.key.as_ref() == key)?;
        match row.cell(column) {
            Some(Value::Rating(rated)) => Some(*rated),
            _ => None,
        }
    }

    /// What a row is called.
    pub fn row_title<'a>(&'a self, row: &'a Row) -> RowTitle<'a> {
        match row.cell(self.naming_column()) {
            Some(Value::Text(text)) => RowTitle::Text(text),
            _ => row.cells.iter().flatten().find_map(Value::first_text).map_or(RowTitle::Id(&row.id), RowTitle::Text),
        }
    }
}

/// The same, of the columns of a data set of this kind.
pub(super) fn naming_column(columns: &[Column], spec: &Spec) -> usize {
    let is_of_kind = |column: &Column| match spec.own_columns {
        true => column.is_shown(ColumnOutput::Page),
        false => column.own.is_none(),
    };
    let first = |holds| {
        let names = |column: &Column| column.holds == holds && is_of_kind(column) && !column.is_consultation();
        columns.iter().position(names)
    };
    let list = || first(Holds::List).filter(|_| spec.named_by_list);
    first(Holds::Text).or_else(list).unwrap_or(0)
}

/// What a row is called: its text, or its id where it has none.
#[derive(Clone, Copy, Debug)]
pub enum RowTitle<'a> {
    Text(&'a Text),
    Id(&'a str),
}

/// What an id leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordTarget {
    Group(u32),
    Task(u32),
    Row(u32),
    /// A milestone, action or other part of the row with this index.
    Part(u32),
}

/// What has an id; of the parts of a row, which of them it is.
pub(super) type Identified = (RecordTarget, u32);

/// Where each id of a data set with these groups, tasks and rows is.
pub(super) fn by_id(groups: &[Group], tasks: &[Task], rows: &[Row]) -> ById<Identified> {
    let of_groups = (0..groups.len() as u32).map(RecordTarget::Group);
    let of_tasks = (0..tasks.len() as u32).map(RecordTarget::Task);
    let of_rows = (0..).zip(rows).flat_map(|(n, row)| {
        let parts = (0..).zip(row.parts()).map(move |(part, _)| (RecordTarget::Part(n), part));
        std::iter::once((RecordTarget::Row(n), 0)).chain(parts)
    });
    let all = of_groups.chain(of_tasks).map(|target| (target, 0)).chain(of_rows);
    ById::new(all, |at| id(groups, tasks, rows, at))
}

/// The id that stands there.
fn id<'a>(groups: &'a [Group], tasks: &'a [Task], rows: &'a [Row], (target, part): Identified) -> &'a str {
    match target {
        RecordTarget::Group(n) => &groups[n as usize].id,
        RecordTarget::Task(n) => &tasks[n as usize].id,
        RecordTarget::Row(n) => &rows[n as usize].id,
        RecordTarget::Part(n) => {
            rows[n as usize].parts().nth(part as usize).expect("a row has the parts that were counted")
        }
    }
}

/// A group of rows: a section, phase, period, area. While its file is read, it has only the id that is written, if any;
/// so have tasks and rows.
#[derive(Clone, Debug)]
pub struct Group<I = Id> {
    pub id: I,
    pub title: Text,
    /// 1 for a group that stands in no other.
    pub level: u8,
    pub parent: Option<u32>,
    pub when: Option<Box<Timing>>,
    pub place: Place,
}

/// A task of an activity plan.
#[derive(Clone, Debug)]
pub struct Task<I = Id> {
    pub id: I,
    pub title: Text,
    /// The index of its first row. Rows without a task may stand between those of two tasks.
    pub first_row: usize,
    pub place: Place,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row<I = Id> {
    pub id: I,
    /// The group it stands in.
    pub group: Option<u32>,
    /// The task it belongs to, if it does not stand in the group itself.
    pub task: Option<u32>,
    /// The values of the columns from the left, as far as there are any; nothing in those whose values follow below.
    pub cells: Box<[Option<Value>]>,
    /// Who has which role.
    pub roles: Box<[Holder]>,
    pub when: Option<Box<Timing>>,
    /// The last day to do it: that of its time; in columns of the file's own, the last of all.
    pub due: Option<Date>,
    pub status: Option<Status>,
    pub reports: Reports,
    /// How to answer, which makes the row a consultation.
    pub consultation: Option<Box<Text>>,
    /// The official number, as the characters written.
    pub number: Option<Box<str>>,
    /// Other words for it, for those who search.
    pub also: Box<[Text]>,
    /// Where it is written in the data set's file.
    pub path: KeyPath,
}

impl<I> Row<I> {
    /// What stands in a column; nothing in those whose values are kept beside the cells.
    pub fn cell(&self, column: usize) -> Option<&Value> {
        self.cells.get(column)?.as_ref()
    }

    /// The ids of the milestones, actions and other parts.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.parts_in(|_| true)
    }

    /// The same, of those in columns for whose indices `is_meant` holds.
    pub fn parts_in(&self, is_meant: impl Fn(usize) -> bool) -> impl Iterator<Item = &str> {
        let cells = self.cells.iter().enumerate().filter(move |(n, _)| is_meant(*n));
        cells
            .filter_map(|(_, value)| match value {
                Some(Value::Items(items)) => Some(items.iter().filter_map(|item| item.id.as_deref())),
                _ => None,
            })
            .flatten()
    }

    /// The parts of its lists: with a time, a status or facts of their own.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.cells
            .iter()
            .flatten()
            .filter_map(|value| match value {
                Value::Items(items) => Some(items.iter()),
                _ => None,
            })
            .flatten()
    }

    /// Whether a unit for which `is_meant` holds has any role in the row.
    pub fn names(&self, is_meant: impl Fn(UnitId) -> bool) -> bool {
        self.roles.iter().any(|holder| is_meant(holder.unit))
    }
}

/// What has a state: a row, or one of its actions.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    pub row: &'a Row,
    pub part: Option<&'a Item>,
}

/// A value in a cell.
#[derive(Clone, Debug)]
pub enum Value {
    Text(Text),
    Texts(Box<[Text]>),
    Items(Box<[Item]>),
    /// A time in a column of its own, next to the row's own.
    When(Box<Timing>),
    Status(Status),
    Number(Digits),
    Money(Box<Money>),
    /// Which of the column's choices, by their indices.
    Choices(Box<[u16]>),
    YesNo(bool),
    Rating(Rated),
    /// What an indicator says in figures. All of its columns have it.
    Indicator(Arc<Indicator>),
}

impl Value {
    fn first_text(&self) -> Option<&Text> {
        match self {
            Self::Text(text) => Some(text),
            Self::Texts(texts) => texts.first(),
            Self::Items(items) => items.iter().find_map(|item| item.text.as_ref()),
            _ => None,
        }
    }
}

/// A part of a row with facts of its own: a milestone, an action, an indicator, an item of a timeline's entry.
#[derive(Clone, Debug, Default)]
pub struct Item {
    pub id: Option<Id>,
    pub text: Option<Text>,
    pub timing: Option<Box<Timing>>,
    pub status: Option<Status>,
    pub reports: Reports,
    /// The unit that treats it.
    pub body: Option<UnitId>,
    pub decision: Option<Text>,
    /// The address of the agenda.
    pub agenda: Option<Box<str>>,
    /// The address of the minutes.
    pub minutes: Option<Box<str>>,
    /// Facts with a word before them: an indicator's target, value and source.
    pub facts: Box<[(ItemFact, Text)]>,
    /// What else an indicator has.
    pub measured: Option<Box<Measured>>,
}

/// What is known of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemFact {
    Target,
    Value,
    Source,
}
