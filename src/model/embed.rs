//! Data put on a page: which rows and columns, and in which view.

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::Date;

use super::dataset::{Counted, DataSet, Held, Holds, RecordTarget, Row, Value};
use super::ids::{DataId, UnitId};
use super::mentions::Mentions;
pub use super::statuses::{LATE, NO_STATUS};
use super::statuses::{StatusId, Statuses};
use super::unit::Units;
use tavle_base::keywords;

/// Data put on a page: which, and how it is turned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    pub data: DataId,
    pub view: View,
    /// Only rows in which this unit, or one below it, has a role.
    pub unit: Option<UnitId>,
    /// Only these columns, by index; all if empty.
    pub columns: Vec<usize>,
    /// Only rows of which one of these holds; all if empty.
    pub states: Vec<Asked>,
    /// Only rows for which this is chosen: the index of a column, and of one of its choices.
    pub choice: Option<(usize, u16)>,
    /// Only this section, task or row.
    pub only: Option<RecordTarget>,
    /// Only rows with these indices: those of a part of a large data set.
    pub within: Option<Range<usize>>,
}

/// What `?status=` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Status(StatusId),
    /// Nobody has said how far it is.
    NoStatus,
    Late,
}

/// The most cells of charts of units and letters on one page: nobody can read more, and each takes memory.
pub const MOST_CELLS: usize = 40_000;

/// How many cells a chart of units and letters of these rows has.
pub fn chart_cells<'a>(rows: impl Iterator<Item = &'a Row>) -> usize {
    let mut units = HashSet::new();
    let add = |row: &Row| {
        units.extend(row.roles.iter().filter(|one| matches!(one.held, Held::Role(_))).map(|one| one.unit));
    };
    rows.map(add).count() * units.len()
}

/// What stands before the key of a column of choices where rows are narrowed down by it, so that it is no other word.
pub const OF_COLUMN: &str = "of-";

impl Asked {
    /// What a word asks for in a data set with these statuses.
    pub fn find(word: &str, statuses: &Statuses) -> Option<Self> {
        match word {
            NO_STATUS => Some(Self::NoStatus),
            LATE => Some(Self::Late),
            _ => statuses.find(word).map(Self::Status),
        }
    }

    /// The word for it in `?status=`.
    pub fn word(self, statuses: &Statuses) -> &str {
        match self {
            Self::Status(id) => &statuses.get(id).id,
            Self::NoStatus => NO_STATUS,
            Self::Late => LATE,
        }
    }

    fn holds(self, counted: &Counted<'_>, today: Option<Date>) -> bool {
        match self {
            Self::Status(id) => counted.status().is_some_and(|status| status.id == id),
            Self::NoStatus => counted.status().is_none(),
            Self::Late => counted.lateness(today).is_late(),
        }
    }
}

keywords! {
    /// How data is turned.
    #[derive(Default)]
    pub enum View {
        #[default]
        Table = "table",
        Raci = "raci",
        ByUnit = "by-unit",
        ByTime = "by-time",
        Chart = "chart",
        Summary = "summary",
        ByPeriod = "by-period",
        List = "list",
    }
}

impl View {
    /// Whether it says how many rows there are, and shows none of them.
    pub fn is_count(self) -> bool {
        matches!(self, Self::Summary | Self::ByPeriod)
    }
}

impl Embed {
    /// The whole of a data set in one view.
    pub fn whole(data: DataId, view: View) -> Self {
        let (columns, states) = (Vec::new(), Vec::new());
        Self { data, view, unit: None, columns, states, choice: None, only: None, within: None }
    }

    /// Whether it shows every row, in whatever view.
    pub fn has_all_rows(&self) -> bool {
        let is_narrowed = self.unit.is_some() || !self.states.is_empty() || self.choice.is_some();
        !is_narrowed && self.only.is_none() && self.within.is_none()
    }

    /// The indices of the rows that it shows, in order. `today` is the day for which it is asked what is late.
    pub fn rows<'a>(
        &'a self,
        set: &'a DataSet,
        (units, mentions): (&'a Units, &'a Mentions),
        today: Option<Date>,
    ) -> impl Iterator<Item = usize> + 'a {
        let section = match self.only {
            None => self.within.clone().unwrap_or(0..set.rows.len()),
            Some(RecordTarget::Group(group)) => set.rows_below_group(group),
            Some(RecordTarget::Task(task)) => set.rows_of_task(task),
            Some(RecordTarget::Row(only) | RecordTarget::Part(only)) => only as usize..only as usize + 1,
        };
        // Many pages show the few rows of one unit.
        let of_unit = self.unit.map(|unit| mentions.rows(unit, self.data));
        let section = if of_unit.is_some() { 0..0 } else { section };
        let of_unit = of_unit.into_iter().flatten().map(|(_, row)| *row as usize);
        of_unit.chain(section).filter(self.keeps(set, units, today))
    }

    /// Whether it shows the row with an index.
    fn keeps<'a>(&'a self, set: &'a DataSet, units: &'a Units, today: Option<Date>) -> impl Fn(&usize) -> bool + 'a {
        move |n| {
            let Some(row) = set.rows.get(*n) else { return false };
            let in_section = match self.only {
                None => true,
                Some(RecordTarget::Group(group)) => row.group.is_some_and(|own| set.lineage(own).any(|at| at == group)),
                Some(RecordTarget::Task(task)) => row.task == Some(task),
                Some(RecordTarget::Row(only) | RecordTarget::Part(only)) => *n == only as usize,
            };
            let has_unit = || self.unit.is_none_or(|unit| row.names(|named| units.is_within(named, unit)));
            let in_state = || self.states.is_empty() || set.counted(row).iter().any(|one| self.asks_for(one, today));
            let is_chosen = |(column, choice): (usize, u16)| match row.cell(column) {
                Some(Value::Choices(chosen)) => chosen.contains(&choice),
                _ => false,
            };
            let is_within = self.within.as_ref().is_none_or(|rows| rows.contains(n));
            is_within && in_section && in_state() && has_unit() && self.choice.is_none_or(is_chosen)
        }
    }

    /// Whether it shows what is in the state of this row or action. `today` is the day for which that is asked.
    pub fn asks_for(&self, counted: &Counted<'_>, today: Option<Date>) -> bool {
        self.states.is_empty() || self.states.iter().any(|asked| asked.holds(counted, today))
    }

    /// Whether it shows what `target` is, with an anchor to lead to.
    pub fn shows(&self, target: RecordTarget, set: &DataSet, units: &Units, today: Option<Date>) -> bool {
        if !matches!(self.view, View::Table | View::List) {
            return false;
        }
        let keeps = self.keeps(set, units, today);
        match target {
            RecordTarget::Row(row) | RecordTarget::Part(row) => keeps(&(row as usize)),
            // The anchor of a task is its cell.
            RecordTarget::Task(task) => {
                let has_cell = |column: &usize| set.columns[*column].holds == Holds::Task;
                (self.columns.is_empty() || self.columns.iter().any(has_cell))
                    && set.rows_of_task(task).any(|row| keeps(&row))
            }
            RecordTarget::Group(group) => {
                // The headings above a part that was asked for are left out.
                let is_bare = match self.only {
                    Some(RecordTarget::Group(only)) => only == group,
                    Some(_) => true,
                    None => false,
                };
                let mut rows = match is_bare {
                    true => set.rows_in_group(group),
                    false => set.rows_below_group(group),
                };
                let is_above = |only: u32| only != group && set.lineage(only).any(|at| at == group);
                !matches!(self.only, Some(RecordTarget::Group(only)) if is_above(only)) && rows.any(|row| keeps(&row))
            }
        }
    }
}
