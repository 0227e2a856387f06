//! What an exhibit is made from: an embedding, its data set, and the page it stands on.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::anchors::Anchors;
use crate::context::{PageContext, target_id};
use crate::facts;
use crate::table::Table;
use tavle_markup::Phrase;
use tavle_model::dataset::{Counted, DataSet, Holds, RecordTarget, RelationColumn, Row as DataRow};
use tavle_model::embed::Asked;
use tavle_model::relations::RowId;
use tavle_model::{Embed, View};
use tavle_schema::ReportPeriod;

/// The context in which an embed is turned into an exhibit.
pub(super) struct ExhibitContext<'a, 'p> {
    pub at: PageContext<'a>,
    pub embed: &'p Embed,
    pub set: &'a DataSet,
    /// What stands before the ids of the rows: nothing on the data set's own page, else `<set>-`.
    pub prefix: String,
    pub anchors: &'p mut Anchors<'a>,
    /// What is counted, where that is not what the embedding shows: all that a publication shows of the data set.
    pub among: &'p [&'p Embed],
    /// The periods that are shown of what was reported.
    pub periods: &'p [ReportPeriod],
    /// Which of the rows that the embedding has are shown at the as-of date.
    pub keep: &'p dyn Fn(&DataRow, Option<Date>) -> bool,
}

impl<'a: 'p, 'p> ExhibitContext<'a, 'p> {
    pub fn new(embed: &'p Embed, at: PageContext<'a>, prefix: String, anchors: &'p mut Anchors<'a>) -> Self {
        let set = at.localized.site.set(embed.data);
        let at = PageContext { data: Some(embed.data), ..at };
        Self { at, embed, set, prefix, anchors, among: &[], periods: &set.report_periods, keep: &|_, _| true }
    }

    /// The anchor of a row or group, given out for the page.
    pub fn anchor(&mut self, id: &str) -> String {
        self.anchors.claim([self.prefix.as_str(), id].concat())
    }

    /// The indices of the rows that are shown.
    pub fn rows(&self) -> Vec<usize> {
        let today = self.at.today();
        let rows = self.at.localized.site.rows(self.embed);
        rows.filter(|row| (self.keep)(&self.set.rows[*row], today)).collect()
    }

    /// What is counted of the rows shown: the rows, or the actions in them. Of several embeddings, what any of them shows.
    pub fn counted(&self) -> Vec<Counted<'a>> {
        let (set, today) = (self.set, self.at.today());
        let own = [self.embed];
        let among = if self.among.is_empty() { &own[..] } else { self.among };
        let mut found = BTreeMap::new();
        for embed in among {
            for r in self.at.localized.site.rows(embed) {
                let all = set.counted(&set.rows[r]).into_iter().enumerate();
                found.extend(all.filter(|(_, one)| embed.asks_for(one, today)).map(|(n, one)| ((r, n), one)));
            }
        }
        found.into_values().collect()
    }

    /// What is reported on of the rows shown.
    pub fn reporters(&self) -> Vec<Counted<'a>> {
        let (set, today) = (self.set, self.at.today());
        let all = self.rows().into_iter().flat_map(|row| set.reporters_of(row));
        all.filter(|one| self.embed.asks_for(one, today)).collect()
    }

    /// The file, and the part of it that is shown.
    pub fn source(&self) -> String {
        let source = self.set.source();
        match self.embed.only {
            Some(target) => {
                let id = target_id(self.at.localized.site, self.embed.data, target);
                format!("{source}#{id}")
            }
            None => source,
        }
    }

    /// What the table is called where the author has not said so: as the part that is shown, else as the data set.
    pub fn caption(&self) -> Phrase<'a> {
        let localized = self.at.localized;
        match self.embed.only {
            Some(RecordTarget::Group(group)) => self.at.text(&self.set.groups[group as usize].title),
            Some(RecordTarget::Task(task)) => self.at.text(&self.set.tasks[task as usize].title),
            _ => facts::title(localized, self.set),
        }
    }

    /// Whether any row that serves an objective of the data set may be late on another day.
    fn work_depends_on_day(&self) -> bool {
        let site = self.at.localized.site;
        let may_be_late =
            |(data, row): &RowId| site.set(*data).rows[*row as usize].lateness(site.today(*data)).depends_on_day();
        let objectives = (0..self.set.rows.len() as u32).map(|row| (self.embed.data, row));
        objectives.into_iter().any(|objective| site.relations.work(objective).iter().any(may_be_late))
    }

    /// A table without columns and rows.
    pub fn table(&mut self, class: &'static str, caption: Option<Phrase<'a>>) -> Table<'a> {
        let mut wanted = table_id(self.set);
        if self.embed.view != View::Table {
            wanted = format!("{wanted}-{}", self.embed.view.word());
        }
        // What came of a consultation takes the place of how to answer.
        let has_outcome =
            self.set.rows.iter().any(|row| row.consultation.is_some() && self.set.text(row, "outcome").is_some());
        // It says how many of the rows that serve an objective are late.
        let counts_late =
            self.set.columns.iter().any(|column| column.holds == Holds::Relations(RelationColumn::ServedBy))
                && self.work_depends_on_day();
        Table {
            id: self.anchors.take_table(&wanted),
            class,
            source: self.source(),
            caption: caption.unwrap_or_else(|| self.caption()),
            columns: Vec::new(),
            totals: Vec::new(),
            groups: Vec::new(),
            legend: Vec::new(),
            legend_title: None,
            marks: Vec::new(),
            choices: None,
            rows_by_day: (std::iter::once(&self.embed)
                .chain(self.among)
                .any(|embed| embed.states.contains(&Asked::Late))
                && self.at.today().is_some())
                || has_outcome
                || counts_late,
        }
    }
}

/// The anchor of a data set as a table, on its own page.
pub(super) fn table_id(set: &DataSet) -> String {
    format!("table-{}", set.slug)
}
