//! Data put on a page: which rows and columns, and in which view.

use jiff::civil::Date;

use super::Site;
use super::dataset::{Counted, DataId, DataSet, Holds, RecordTarget};
use super::destination::Written;
use super::unit::UnitId;
use crate::base::diagnostic::did_you_mean;
use crate::base::{Diagnostic, Message, message};
use crate::schema::State;

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
    /// Only this section, task or row.
    pub only: Option<RecordTarget>,
}

/// What `?status=` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    State(State),
    /// Nobody has said how far it is.
    NoStatus,
    Late,
}

/// The words for rows without a status and for those that are late, in `?status=`.
pub const NO_STATUS: &str = "no-status";
pub const LATE: &str = "late";

impl Asked {
    fn find(word: &str) -> Option<Self> {
        match word {
            NO_STATUS => Some(Self::NoStatus),
            LATE => Some(Self::Late),
            _ => State::find(word).map(Self::State),
        }
    }

    fn holds(self, counted: &Counted<'_>, today: Option<Date>) -> bool {
        match self {
            Self::State(state) => counted.state() == Some(state),
            Self::NoStatus => counted.state().is_none(),
            Self::Late => counted.lateness(today).is_late(),
        }
    }
}

/// How data is turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    #[default]
    Table,
    Raci,
    ByUnit,
    ByTime,
    Chart,
    Summary,
    List,
}

impl View {
    pub const ALL: [Self; 7] =
        [Self::Table, Self::Raci, Self::ByUnit, Self::ByTime, Self::Chart, Self::Summary, Self::List];

    /// The word for it in `?view=`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Raci => "raci",
            Self::ByUnit => "by-unit",
            Self::ByTime => "by-time",
            Self::Chart => "chart",
            Self::Summary => "summary",
            Self::List => "list",
        }
    }
}

impl Embed {
    /// The whole of a data set in one view.
    pub fn whole(data: DataId, view: View) -> Self {
        Self { data, view, unit: None, columns: Vec::new(), states: Vec::new(), only: None }
    }

    /// The indices of the rows that it shows, in order.
    pub fn rows<'a>(&'a self, set: &'a DataSet, site: &'a Site) -> impl Iterator<Item = usize> + 'a {
        let section = match self.only {
            None => 0..set.rows.len(),
            Some(RecordTarget::Group(group)) => set.rows_below_group(group),
            Some(RecordTarget::Task(task)) => set.rows_of_task(task),
            Some(RecordTarget::Row(only) | RecordTarget::Part(only)) => only as usize..only as usize + 1,
        };
        // Many pages show the few rows of one unit.
        let of_unit = self.unit.map(|unit| site.mentions.rows(unit, self.data));
        let section = if of_unit.is_some() { 0..0 } else { section };
        let of_unit = of_unit.into_iter().flatten().map(|(_, row)| *row as usize);
        of_unit.chain(section).filter(self.keeps(set, site))
    }

    /// Whether it shows the row with an index.
    fn keeps<'a>(&'a self, set: &'a DataSet, site: &'a Site) -> impl Fn(&usize) -> bool + 'a {
        let today = self.states.contains(&Asked::Late).then(|| site.today(self.data)).flatten();
        move |n| {
            let Some(row) = set.rows.get(*n) else { return false };
            let in_section = match self.only {
                None => true,
                Some(RecordTarget::Group(group)) => row.group.is_some_and(|own| set.lineage(own).any(|at| at == group)),
                Some(RecordTarget::Task(task)) => row.task == Some(task),
                Some(RecordTarget::Row(only) | RecordTarget::Part(only)) => *n == only as usize,
            };
            let has_unit = || self.unit.is_none_or(|unit| row.names(|named| site.units.is_within(named, unit)));
            let in_state = || self.states.is_empty() || set.counted(row).iter().any(|one| self.asks_for(one, today));
            in_section && in_state() && has_unit()
        }
    }

    /// Whether it shows what is in the state of this row or action. `today` is the day for which that is asked.
    pub fn asks_for(&self, counted: &Counted<'_>, today: Option<Date>) -> bool {
        self.states.is_empty() || self.states.iter().any(|asked| asked.holds(counted, today))
    }

    /// Whether a row, group or task that it shows has this anchor on a page that shows more than this data set.
    pub fn shows_anchor(&self, anchor: &str, site: &Site) -> bool {
        let set = site.set(self.data);
        let found = anchor.strip_prefix(set.anchor_prefix().as_str()).and_then(|id| site.find(self.data, id));
        found.is_some_and(|target| self.shows(target, set, site))
    }

    /// Whether it shows what `target` is, with an anchor to lead to.
    pub fn shows(&self, target: RecordTarget, set: &DataSet, site: &Site) -> bool {
        if !matches!(self.view, View::Table | View::List) {
            return false;
        }
        let keeps = self.keeps(set, site);
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

/// Turns an embedding by one `key=value` of its query.
pub fn turn(
    embed: &mut Embed,
    key: &str,
    value: &str,
    set: &DataSet,
    site: &Site,
    written: &Written<'_>,
) -> Result<(), Box<Diagnostic>> {
    let unknown = |word: &str, message: Message, known: &mut dyn Iterator<Item = &str>| {
        Box::new(Diagnostic::error(written.part(word), message.help(did_you_mean(word, known))))
    };
    match key {
        "view" => {
            embed.view = View::ALL.into_iter().find(|view| view.word() == value).ok_or_else(|| {
                unknown(value, message!("unknown-view", word = value), &mut View::ALL.into_iter().map(View::word))
            })?;
        }
        "unit" => {
            let mut problems = Vec::new();
            embed.unit = site.units.resolve(value, || written.part(value), &mut problems);
            if let Some(problem) = problems.pop() {
                return Err(Box::new(problem));
            }
        }
        "columns" => {
            for name in value.split(',') {
                let found = set.columns.iter().position(|column| column.key.as_ref() == name);
                let column = found.ok_or_else(|| {
                    let mut keys = set.columns.iter().map(|column| column.key.as_ref());
                    unknown(name, message!("unknown-field", word = name), &mut keys)
                })?;
                embed.columns.push(column);
            }
        }
        "status" => {
            for word in value.split(',') {
                let asked = Asked::find(word).ok_or_else(|| {
                    let mut words = State::ALL.into_iter().map(State::word).chain([NO_STATUS, LATE]);
                    unknown(word, message!("unknown-status", word), &mut words)
                })?;
                embed.states.push(asked);
            }
        }
        _ => {
            let known = &mut ["view", "unit", "columns", "status"].into_iter();
            return Err(unknown(key, message!("unknown-key.of-embed", word = key), known));
        }
    }
    Ok(())
}
