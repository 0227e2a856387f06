//! A record for each row of data, which leads to the row itself; where there are very many rows, one for each group.

use super::passage::{self, Passage};
use super::record::SearchRecord;
use super::record::{belongs, chosen, lineage};
use crate::context::PageContext;
use crate::exhibit::{cell, column_title, row_title};
use crate::facts;
use crate::own_names;
use crate::table::Content;
use tavle_markup::Phrase;
use tavle_model::dataset::{Counted, DataId, DataSet, Held, Holds, RecordTarget, Row};
use tavle_model::roles::RoleId;
use tavle_model::statuses::{LATE, StatusId};
use tavle_schema::ColumnOutput;

/// From more rows on than these a data set is searched by its groups: an index of hundreds of thousands of rows takes
/// minutes to make, and a result among so many of one table says little.
const MOST_ROWS: usize = 5000;

/// Whether a data set has so many rows that they are not found one by one.
pub fn is_by_group(set: &DataSet) -> bool {
    set.rows.len() > MOST_ROWS
}

/// The groups of a data set, with what the rows in each are called. What is in no group is found with the data set itself,
/// whose record is `whole`.
pub fn groups<'a>(
    id: DataId,
    at: PageContext<'a>,
    whole: &mut Option<SearchRecord<'a>>,
    all: &mut Vec<SearchRecord<'a>>,
) {
    let set = at.localized.site.set(id);
    let at = PageContext { data: Some(id), publication: at.localized.site.primary(id), ..at };
    let add = |text: &mut Passage<'a>, rows: &'a [Row]| {
        for row in rows {
            text.part(Passage::of(&row_title(set, row, at)));
            also(row, at).for_each(|words| text.part(words));
        }
    };
    for (n, group) in set.groups.iter().enumerate() {
        let own = set.rows_in_group(n as u32);
        let rows = &set.rows[own.clone()];
        let Some(address) = at.row(id, RecordTarget::Group(n as u32)).filter(|_| !rows.is_empty()) else { continue };
        let mut record = SearchRecord {
            address: at.link(&address),
            title: Passage::of(&at.text(&group.title)),
            of: Passage::of(&facts::title(at.localized, set)),
            kind: "data",
            publications: belongs(id, |part| own.clone().any(|row| part.has(row)), at),
            ..SearchRecord::default()
        };
        add(&mut record.text, rows);
        all.push(record);
    }
    if let Some(whole) = whole {
        add(&mut whole.text, &set.rows[..set.rows.partition_point(|row| row.group.is_none())]);
    }
}

/// The rows of a data set. One that no page shows is left out.
pub fn rows<'a>(id: DataId, at: PageContext<'a>, all: &mut Vec<SearchRecord<'a>>) {
    let localized = at.localized;
    let set = localized.site.set(id);
    // A row is read best in the publication that its data set belongs to first.
    let at = PageContext { data: Some(id), publication: localized.site.primary(id), ..at };
    let naming = set.naming_column();
    for (n, row) in set.rows.iter().enumerate() {
        let Some(address) = at.row(id, RecordTarget::Row(n as u32)) else { continue };
        let mut record = SearchRecord {
            address: at.link(&address),
            title: Passage::of(&row_title(set, row, at)),
            number: row.number.as_deref(),
            kind: set.spec.result,
            units: units(row, at),
            publications: belongs(id, |part| part.has(n), at),
            states: states(set, row),
            chosen: chosen(set, row),
            ..SearchRecord::default()
        };
        if row.lateness(at.today()).is_late() {
            record.states.push(LATE);
        }
        for (column, shape) in set.columns.iter().enumerate() {
            if !shape.is_shown(ColumnOutput::Page) {
                continue;
            }
            // The title says both already, and related rows are found themselves.
            if matches!(shape.holds, Holds::Task | Holds::RowNumber | Holds::Relations(_))
                || (column == naming && shape.holds == Holds::Text)
            {
                continue;
            }
            match (shape.holds, cell(set, row, column, at)) {
                (Holds::Units(Held::Role(RoleId::RESPONSIBLE)), Content::Units(all)) => {
                    record.of = passage::units(&all)
                }
                (Holds::Units(Held::Role(role)), Content::Units(all)) => {
                    record.text.content(&Content::Roles(vec![(own_names::role(role, set, localized), all)]));
                }
                // A number says nothing without its heading.
                (
                    _,
                    Content::Number(_, words)
                    | Content::Rating { written: words, .. }
                    | Content::Money { written: words, .. },
                ) => {
                    let title = column_title(set, column, at);
                    record.text.part(Passage::of(&Phrase::All(vec![title, Phrase::plain(format!(": {words}"))])));
                }
                (_, content) => record.text.content(&content),
            }
        }
        let groups: Vec<u32> = row.group.map(|group| set.lineage(group).collect()).unwrap_or_default();
        for group in groups.into_iter().rev() {
            let title: Phrase<'a> = at.text(&set.groups[group as usize].title);
            record.text.part(Passage::of(&title));
        }
        also(row, at).for_each(|words| record.text.part(words));
        all.push(record);
    }
}

/// Other words for a row.
fn also<'a>(row: &'a Row, at: PageContext<'a>) -> impl Iterator<Item = Passage<'a>> {
    row.also.iter().map(move |words| Passage::of(&at.localized.name(words)))
}

/// How far a row is, or each of its actions, each word once.
fn states<'a>(set: &'a DataSet, row: &Row) -> Vec<&'a str> {
    let mut statuses: Vec<StatusId> = set.counted(row).iter().filter_map(Counted::status).map(|own| own.id).collect();
    statuses.sort_unstable();
    statuses.dedup();
    statuses.into_iter().map(|id| &*set.statuses.get(id).id).collect()
}

/// The units that have a role in a row and those above them, each once, those named first first.
fn units<'a>(row: &Row, at: PageContext<'a>) -> Vec<&'a str> {
    let mut named = Vec::new();
    for unit in row.roles.iter().flat_map(|holder| lineage(holder.unit, at)) {
        if !named.contains(&unit) {
            named.push(unit);
        }
    }
    named
}
