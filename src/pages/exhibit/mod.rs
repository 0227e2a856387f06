//! Data put on a page: an embedding becomes a table, a list or a figure.

pub mod by_date;
mod by_time;
mod by_unit;
mod cells;
pub mod figure;
mod filter;
mod raci;
mod summary;
mod whole;

use std::collections::HashSet;

use jiff::civil::Date;

use super::context::PageContext;
use super::phrase::Phrase;
use super::table::Table;
use crate::model::dataset::{DataSet, RecordTarget, Row as DataRow};
use crate::model::embed::Asked;
use crate::model::{Embed, View};
pub use by_unit::group_word;
pub use cells::{content as cell, own_title, time as time_mention, title as row_title};
use figure::Figure;
pub use whole::used_columns;

/// Data as it stands on a page.
#[derive(Clone, Debug)]
pub enum Exhibit<'a> {
    Table(Table<'a>),
    /// The same as a table, printed as a list.
    List(Table<'a>),
    Figure(Box<Figure<'a>>),
}

impl Exhibit<'_> {
    /// Whether it may be another on another day.
    pub fn depends_on_day(&self) -> bool {
        match self {
            Self::Table(table) | Self::List(table) => table.depends_on_day(),
            Self::Figure(figure) => figure.depends_on_day(),
        }
    }

    /// Whether it needs more than the width of a text and what stands beside it: units side by side, or many columns.
    pub fn is_wide(&self) -> bool {
        match self {
            Self::Table(table) => table.class == "raci" || (table.class != "summary" && table.columns.len() > 4),
            Self::List(_) => false,
            Self::Figure(figure) => figure.drawing.is_none() && figure.table.columns.len() > 4,
        }
    }
}

/// The anchors of a page: each is given out once.
#[derive(Debug, Default)]
pub struct Anchors<'a> {
    taken: HashSet<String>,
    /// Those that links lead to whatever else is on the page, so that nothing else may have them.
    kept: HashSet<&'a str>,
}

impl<'a> Anchors<'a> {
    /// The anchors of a data set's own page, on which its rows have their ids.
    pub fn keeping(kept: impl Iterator<Item = &'a str>) -> Self {
        Self { taken: HashSet::new(), kept: kept.collect() }
    }

    /// `wanted`, or with the first suffix that makes it another than all before.
    pub fn take(&mut self, wanted: impl Into<String>) -> String {
        let wanted = wanted.into();
        if !self.kept.contains(wanted.as_str()) && self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let is_free = |anchor: &String| !self.kept.contains(anchor.as_str()) && !self.taken.contains(anchor);
        let free = (2..).map(|n| format!("{wanted}-{n}")).find(is_free);
        let free = free.unwrap_or_else(|| unreachable!("numbers do not end"));
        self.taken.insert(free.clone());
        free
    }

    /// The same for a row or group, which may have an anchor that is kept.
    fn claim(&mut self, wanted: String) -> String {
        match self.taken.insert(wanted.clone()) {
            true => wanted,
            false => self.take(wanted),
        }
    }

    /// The same for a table, whose caption and fields have ids that begin with its own.
    fn take_table(&mut self, wanted: &str) -> String {
        let is_free = |id: &String| {
            let begins = |other: &str| other.strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with('-'));
            !self.kept.contains(id.as_str())
                && !self.taken.contains(id)
                && !TABLE_PARTS.iter().any(|part| self.taken.contains(&format!("{id}-{part}")))
                && !self.kept.iter().any(|other| begins(other))
        };
        let all = std::iter::once(wanted.to_owned()).chain((2..).map(|n| format!("{wanted}-{n}")));
        let id = all.into_iter().find(is_free).unwrap_or_else(|| unreachable!("numbers do not end"));
        self.taken.extend(TABLE_PARTS.iter().map(|part| format!("{id}-{part}")));
        self.taken.insert(id.clone());
        id
    }
}

/// What the ids of a table's parts end in: its caption, and the fields by which it is narrowed down and sorted.
const TABLE_PARTS: [&str; 5] = ["caption", "text", "unit", "status", "sort"];

/// What is at hand while an embedding is turned into an exhibit.
pub(super) struct ExhibitContext<'a, 'p> {
    pub at: PageContext<'a>,
    pub embed: &'p Embed,
    pub set: &'a DataSet,
    /// What stands before the ids of the rows: nothing on the data set's own page, else `<set>-`.
    pub prefix: String,
    pub anchors: &'p mut Anchors<'a>,
    /// Which of the rows that the embedding has are shown at the as-of date.
    pub keep: fn(&DataRow, Option<Date>) -> bool,
}

impl<'a, 'p> ExhibitContext<'a, 'p> {
    fn new(embed: &'p Embed, at: PageContext<'a>, prefix: String, anchors: &'p mut Anchors<'a>) -> Self {
        let set = at.localized.site.set(embed.data);
        let at = PageContext { data: Some(embed.data), ..at };
        Self { at, embed, set, prefix, anchors, keep: |_, _| true }
    }

    /// The anchor of a row or group, given out for the page.
    fn anchor(&mut self, id: &str) -> String {
        self.anchors.claim([self.prefix.as_str(), id].concat())
    }

    /// The indices of the rows that are shown.
    fn rows(&self) -> Vec<usize> {
        let today = self.at.today();
        let rows = self.embed.rows(self.set, self.at.localized.site);
        rows.filter(|row| (self.keep)(&self.set.rows[*row], today)).collect()
    }

    /// The file, and the part of it that is shown.
    fn source(&self) -> String {
        let source = self.set.source();
        match self.embed.only {
            Some(target) => {
                let id = super::context::target_id(self.at.localized.site, self.embed.data, target);
                format!("{source}#{id}")
            }
            None => source,
        }
    }

    /// What the table is called where the author has not said so: as the part that is shown, else as the data set.
    fn caption(&self) -> Phrase<'a> {
        let localized = self.at.localized;
        match self.embed.only {
            Some(RecordTarget::Group(group)) => self.at.text(&self.set.groups[group as usize].title),
            Some(RecordTarget::Task(task)) => self.at.text(&self.set.tasks[task as usize].title),
            _ => super::data_set::title(localized, self.set),
        }
    }

    /// A table without columns and rows.
    fn table(&mut self, class: &'static str, caption: Option<Phrase<'a>>) -> Table<'a> {
        let mut wanted = table_id(self.set);
        if self.embed.view != View::Table {
            wanted = format!("{wanted}-{}", self.embed.view.word());
        }
        Table {
            id: self.anchors.take_table(&wanted),
            class,
            source: self.source(),
            caption: caption.unwrap_or_else(|| self.caption()),
            columns: Vec::new(),
            groups: Vec::new(),
            legend: Vec::new(),
            legend_title: None,
            choices: None,
            rows_by_day: self.embed.states.contains(&Asked::Late) && self.at.today().is_some(),
        }
    }
}

/// The data of an embedding as it stands on the page at `at`.
///
/// On the data set's own page the rows have their bare ids as anchors; elsewhere the data set's name comes first.
pub fn exhibit<'a>(
    embed: &Embed,
    caption: Option<Phrase<'a>>,
    at: PageContext<'a>,
    is_own_page: bool,
    anchors: &mut Anchors<'a>,
) -> Exhibit<'a> {
    let prefix = if is_own_page { String::new() } else { at.localized.site.set(embed.data).anchor_prefix() };
    let mut context = ExhibitContext::new(embed, at, prefix, anchors);
    match embed.view {
        View::Table => Exhibit::Table(choosable(whole::table(&mut context, caption), at)),
        View::List => Exhibit::List(whole::table(&mut context, caption)),
        View::Raci => Exhibit::Table(choosable(raci::table(&mut context, caption), at)),
        View::ByUnit => Exhibit::Table(choosable(by_unit::table(&mut context, caption), at)),
        View::ByTime => Exhibit::Table(choosable(by_time::table(&mut context, caption), at)),
        View::Chart | View::Summary => Exhibit::Figure(Box::new(figure::figure(&mut context, caption))),
    }
}

/// The anchor of a data set as a table, on its own page.
fn table_id(set: &DataSet) -> String {
    format!("table-{}", set.slug)
}

/// A table with what its rows can be narrowed down to.
fn choosable<'a>(table: Table<'a>, at: PageContext<'a>) -> Table<'a> {
    Table { choices: filter::choices(&table, at), ..table }
}

/// Of an embedded table only the rows for which `keep` holds at the as-of date.
pub fn selected<'a>(
    embed: &Embed,
    keep: fn(&DataRow, Option<Date>) -> bool,
    caption: Option<Phrase<'a>>,
    at: PageContext<'a>,
    anchors: &mut Anchors<'a>,
) -> Table<'a> {
    let mut context = ExhibitContext { keep, ..ExhibitContext::new(embed, at, String::new(), anchors) };
    whole::table(&mut context, caption)
}
