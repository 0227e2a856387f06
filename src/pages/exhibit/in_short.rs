//! All rows of a large data set in short: what each is, and by what it is found. Their own pages say the rest.

use super::context::ExhibitContext;
use super::whole::{self, Further};
use super::{Anchors, by_time, by_unit, cells, filter, row_name};
use crate::context::PageContext;
use crate::table::{Column, Content, Group, Item, Row, Table};
use tavle_markup::Phrase;
use tavle_model::Embed;
use tavle_model::dataset::DataSet;
use tavle_schema::Moment;

/// The rows of a data set in short.
pub struct InShort<'a> {
    pub set: &'a DataSet,
    /// The columns, of which the first says what a row is, and the rows under no heading.
    pub table: Table<'a>,
    /// What else is known of each row.
    pub lines: Vec<Line<'a>>,
}

/// What is known of a row beside what is shown in short.
pub struct Line<'a> {
    /// The index of the row in the data set.
    pub row: usize,
    pub id: &'a str,
    /// The titles of the groups that it stands in.
    pub group: String,
    /// The ids of these groups.
    pub groups: Vec<&'a str>,
    /// The words in the columns that are not shown, and other words for the row.
    pub text: String,
    /// The years in which something in it happens; nothing for what has no day.
    pub years: Vec<Option<i16>>,
}

/// The rows of a data set that are asked for.
pub fn in_short<'a>(embed: &Embed, at: PageContext<'a>) -> InShort<'a> {
    let mut own = Anchors::default();
    let mut context = ExhibitContext::new(embed, at, String::new(), &mut own);
    let rows = context.rows();
    let (set, at) = (context.set, context.at);
    let mut table = context.table(set.spec.kind.word(), None);
    let (short, further) = whole::in_short(&context, &rows);
    let naming = whole::heading(set, set.naming_column(), at);
    table.columns.push(Column { total: None, measure: None, ..naming });
    table.columns.extend(short.iter().map(|n| whole::heading(set, *n, at)));
    let mut body = Group::default();
    let mut lines = Vec::with_capacity(rows.len());
    for r in rows {
        let row = &set.rows[r];
        let title = Content::Phrase(row_name::title(set, row, at).unlinked());
        let cells = short.iter().map(|n| cells::content(set, row, *n, at));
        let cells = by_unit::row_cells(std::iter::once(title).chain(cells).collect());
        body.rows.push(Row { id: None, cells, filter_keys: filter::row(row, &context) });
        let groups: Vec<u32> = row.group.map(|own| set.lineage(own).collect()).unwrap_or_default();
        let titles = groups.iter().rev().map(|group| at.text(&set.groups[*group as usize].title).words().into_owned());
        let words = further.iter().map(|column| match column {
            Further::Own(n) => searched(&cells::content(set, row, *n, at)),
            Further::OtherRoles => searched(&cells::other_roles(set, row, at)),
        });
        let also = row.also.iter().map(|words| at.localized.name(words).words().into_owned());
        let mut years: Vec<Option<i16>> = by_time::events(&context, &[r]).iter().map(year).collect();
        years.sort_unstable();
        years.dedup();
        lines.push(Line {
            row: r,
            id: &row.id,
            group: titles.collect::<Vec<_>>().join(" – "),
            groups: groups.iter().map(|group| &*set.groups[*group as usize].id).collect(),
            text: words.chain(also).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n"),
            years,
        });
    }
    table.groups = vec![body];
    InShort { set, table, lines }
}

/// The words of a cell, with what times were before they were moved, and why.
fn searched(content: &Content<'_>) -> String {
    let items = match content {
        Content::Items(items) => &items[..],
        _ => &[],
    };
    let moved = items.iter().filter_map(|item| item.time.as_ref()).flat_map(|time| time.was.iter().chain(&time.why));
    let reports = items.iter().filter_map(|item| item.history.as_deref()).flat_map(|history| &history.reports);
    let all = std::iter::once(content.words()).chain(moved.map(|phrase| phrase.words().into_owned()));
    all.chain(reports.map(Item::words)).collect::<Vec<_>>().join("\n")
}

/// The year in which something happens.
pub(super) fn year(event: &by_time::Event<'_>) -> Option<i16> {
    match by_time::moment(event) {
        Moment::On(day) => Some(day.year()),
        Moment::Undated => None,
    }
}

/// A title as it stands in a list of rows.
pub fn title_of<'r, 'a>(row: &'r Row<'a>) -> Option<&'r Phrase<'a>> {
    match &row.cells.first()?.content {
        Content::Phrase(title) => Some(title),
        _ => None,
    }
}
