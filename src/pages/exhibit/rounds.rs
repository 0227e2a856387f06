//! What was reported on a data set for a period, as tables: what is new, what is missing, and what was said of each row.

use super::Exhibit;
use super::anchors::Anchors;
use super::by_unit::row_cells;
use super::cell_value::{own_column, status, value};
use super::cells;
use super::context::ExhibitContext;
use super::figure::figure;
use super::history;
use super::row_name;
use crate::context::PageContext;
use crate::table::{Column, Content, Group, Row, RowFilterKeys, StatusMention, Table};
use tavle_markup::Phrase;
use tavle_model::dataset::{Counted, DataId, DataSet, Held, Holds, RecordTarget, Status};
use tavle_model::reporting::Round;
use tavle_model::roles::RoleId;
use tavle_model::spec::Reporter;
use tavle_model::{Embed, Lateness, View};
use tavle_schema::Day;

/// A data set of which is said what was reported.
pub struct Rounds<'a, 'p> {
    id: DataId,
    set: &'a DataSet,
    at: PageContext<'a>,
    anchors: &'p mut Anchors<'a>,
}

impl<'a, 'p> Rounds<'a, 'p> {
    pub fn new(id: DataId, at: PageContext<'a>, anchors: &'p mut Anchors<'a>) -> Self {
        Self { id, set: at.localized.site.set(id), at, anchors }
    }

    /// How much was in which state at the end of a period and at the end of the one before it; nothing where nobody says.
    pub fn states(&mut self, n: usize) -> Option<Exhibit<'a>> {
        let (set, at) = (self.set, self.at);
        let embed = Embed::whole(self.id, View::ByPeriod);
        let caption = Phrase::plain(&*at.localized.strings().views.by_period);
        let context = ExhibitContext::new(&embed, at, String::new(), self.anchors);
        let mut context = ExhibitContext { periods: &set.report_periods[n.saturating_sub(1)..=n], ..context };
        let figure = figure(&mut context, Some(caption));
        figure.drawing.is_some().then(|| Exhibit::Figure(Box::new(figure)))
    }

    /// What is further than before: how far it was, and how far it is.
    pub fn changed(&mut self, round: &Round<'a>) -> Table<'a> {
        let words = &self.at.localized.strings().reports;
        let mut rows = Vec::new();
        for (n, one) in &round.reported {
            let (before, after) = (one.status_before(round.period), one.status_in(round.period));
            let Some(after) = after.filter(|after| before.is_none_or(|before| before.id != after.id)) else { continue };
            rows.push(vec![
                self.name(*n, one),
                before.map_or(Content::Empty, |before| self.status(before)),
                self.status(after),
            ]);
        }
        let columns = vec![
            self.name_column(),
            Column::new("before", Phrase::plain(&*words.before)),
            Column::new("after", Phrase::plain(&*words.after)),
        ];
        self.table("changed", Phrase::plain(&*words.changed), columns, rows)
    }

    /// What was asked for and is not there: who answers for it, how far it was, and when it was last reported.
    pub fn missing(&mut self, round: &Round<'a>) -> Table<'a> {
        let (set, at) = (self.set, self.at);
        let strings = at.localized.strings();
        let role = Holds::Units(Held::Role(RoleId::RESPONSIBLE));
        let responsible = set.columns.iter().position(|column| column.holds == role);
        let rows = round.missing.iter().map(|(n, one)| {
            let before = one.reports().iter().rev().find(|report| report.period < round.period);
            let last = before.map_or(Content::Empty, |report| {
                Content::Phrase(match report.day {
                    Some(Day(day)) => at.localized.day(day),
                    None => at.time(&report.when),
                })
            });
            let units = responsible.map(|column| cells::content(set, one.row, column, at));
            let status = one.status_in(round.period).map_or(Content::Empty, |own| self.status(own));
            std::iter::once(self.name(*n, one)).chain(units).chain([status, last]).collect()
        });
        let rows = rows.collect();
        let units = responsible.map(|column| Column::new("responsible", cells::column_title(set, column, at)));
        let columns = std::iter::once(self.name_column()).chain(units).chain([
            Column::new("status", Phrase::plain(&*strings.fields.status)),
            Column::new("last", Phrase::plain(&*strings.reports.last_day)),
        ]);
        self.table("missing", Phrase::plain(&*strings.reports.missing), columns.collect(), rows)
    }

    /// What was reported of each row.
    pub fn reported(&mut self, round: &Round<'a>) -> Table<'a> {
        let (set, at) = (self.set, self.at);
        let strings = at.localized.strings();
        let words = &strings.reports;
        let all: Vec<_> =
            round.reported.iter().filter_map(|(n, one)| Some((*n, *one, one.report(round.period)?))).collect();
        let own: Vec<usize> = (0..set.columns.len())
            .filter(|n| set.columns[*n].is_shown(at.medium.output()))
            .filter(|n| all.iter().any(|(.., report)| report.value(&set.columns[*n].key).is_some()))
            .collect();
        let any = |is: &dyn Fn(&tavle_model::dataset::Report) -> bool| all.iter().any(|(.., report)| is(report));
        let has_status = any(&|report| report.status.is_some());
        let has_text = any(&|report| report.text.is_some());
        let has_figures = any(&|report| !report.figures.is_empty());
        let has_evidence = any(&|report| !report.evidence.is_empty());
        let has_day = any(&|report| report.day.is_some());
        let column = |class: &str, title: &'a str| Column::new(class, Phrase::plain(title));
        let mut columns = vec![self.name_column()];
        columns.extend(has_status.then(|| column("status", &strings.fields.status)));
        columns.extend(has_text.then(|| column("reports", &words.text)));
        columns.extend(has_figures.then(|| column("value", &strings.fields.value)));
        columns.extend(own.iter().map(|n| super::whole::heading(set, *n, at)).map(|own| Column { total: None, ..own }));
        columns.extend(has_evidence.then(|| column("evidence", &words.evidence)));
        columns.extend(has_day.then(|| column("day", &words.reported)));
        let rows = all.iter().map(|(n, one, report)| {
            let phrase = |phrase: Option<Phrase<'a>>| phrase.map_or(Content::Empty, Content::Phrase);
            let mut contents = vec![self.name(*n, one)];
            contents.extend(has_status.then(|| report.status.as_ref().map_or(Content::Empty, |own| self.status(own))));
            contents.extend(has_text.then(|| phrase(report.text.as_ref().map(|text| at.text(text)))));
            contents.extend(
                has_figures.then(|| phrase(history::figures(report, (one.row, one.part), at).map(Phrase::plain))),
            );
            contents.extend(own.iter().map(|n| match report.value(&set.columns[*n].key) {
                Some(reported) => value(reported, (set, own_column(&set.columns[*n])), at),
                None => Content::Empty,
            }));
            let links: Vec<Phrase<'a>> = report.evidence.iter().map(|link| at.text(link)).collect();
            let links = if links.is_empty() { Content::Empty } else { Content::Phrases(links) };
            contents.extend(has_evidence.then_some(links));
            contents.extend(has_day.then(|| phrase(report.day.map(|Day(day)| at.localized.day(day)))));
            contents
        });
        let rows = rows.collect();
        self.table("reported", Phrase::plain(&*words.reported_rows), columns, rows)
    }

    fn status(&self, own: &'a Status) -> Content<'a> {
        let mention: StatusMention<'a> = status(self.set, own, Lateness::Never, self.at);
        Content::Status(mention)
    }

    /// What is reported on, as a link to where it stands.
    fn name(&self, row: usize, one: &Counted<'a>) -> Content<'a> {
        let href = self.at.row(self.id, RecordTarget::Row(row as u32)).map(|to| self.at.link(&to));
        let title = match one.part.and_then(|part| part.text.as_ref()) {
            Some(text) => self.at.text(text).unlinked(),
            None => row_name::title(self.set, one.row, self.at),
        };
        Content::Phrase(title.linked(href))
    }

    fn name_column(&self) -> Column<'a> {
        // Actions and indicators stand in the last list of their kind.
        let list = self.set.columns.iter().rposition(|column| column.holds == Holds::List && column.own.is_none());
        let list = list.filter(|_| self.set.spec.reporter == Some(Reporter::Part));
        let named = list.unwrap_or_else(|| self.set.naming_column());
        Column::new("title", cells::column_title(self.set, named, self.at))
    }

    fn table(
        &mut self,
        id: &str,
        caption: Phrase<'a>,
        columns: Vec<Column<'a>>,
        rows: Vec<Vec<Content<'a>>>,
    ) -> Table<'a> {
        let row = |contents| Row { id: None, cells: row_cells(contents), filter_keys: RowFilterKeys::default() };
        let rows = rows.into_iter().map(row).collect();
        Table {
            id: self.anchors.take_table(&format!("table-{id}")),
            class: "reports",
            source: self.set.source(),
            caption,
            columns,
            totals: Vec::new(),
            groups: vec![Group { level: 1, rows, ..Group::default() }],
            legend: Vec::new(),
            legend_title: None,
            marks: Vec::new(),
            choices: None,
            rows_by_day: false,
        }
    }
}
