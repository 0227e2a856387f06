//! What stands below the numbers of a table: their sums and means, in each group and of all.

use super::amount;
use crate::context::LocalizedSite;
use crate::table::{Cell, Column, ColumnTotal, Content, Group, GroupTotal, Row, RowFilterKeys, Table};
use tavle_base::{Digits, sum};
use tavle_markup::Phrase;
use tavle_schema::{Total, fill};

/// What a table is of, of which there are totals.
pub enum Of<'a> {
    All,
    /// A part of a large data set, and which of its groups it has the whole of.
    Part(Vec<bool>),
    /// What is in a group.
    Group(Phrase<'a>),
}

/// The table with its totals, if any of its columns has one. A group of one row has none, since it would say the same
/// again; nor has one of which there is only a part.
pub fn with_totals<'a>(mut table: Table<'a>, header: usize, of: Of<'a>, localized: LocalizedSite<'a>) -> Table<'a> {
    let columns = &table.columns;
    if columns.iter().all(|column| column.total.is_none()) || table.rows() == 0 {
        return table;
    }
    let has_many = table.groups.iter().filter(|group| !group.rows.is_empty()).count() > 1;
    let mut totals: Vec<Vec<GroupTotal<'a>>> = table.groups.iter().map(|_| Vec::new()).collect();
    for (n, group) in table.groups.iter().enumerate().rev() {
        let below = table.groups[n + 1..].iter().take_while(|other| other.level > group.level).count();
        let own = &table.groups[n..=n + below];
        let is_whole = || match &of {
            Of::Part(whole) => whole[n],
            _ => true,
        };
        let has_totals = has_many && count(own) > 1;
        let Some(title) = group.title.as_ref().filter(|_| has_totals && is_whole()) else { continue };
        let rows = rows(own, columns, header, &Of::Group(title.clone()), localized);
        // Those of a group stand below those of the groups in it.
        totals[n + below].extend(rows.into_iter().map(|row| GroupTotal { row, groups: below + 1 }));
    }
    table.totals = rows(&table.groups, columns, header, &of, localized);
    for (group, totals) in table.groups.iter_mut().zip(totals) {
        group.totals = totals;
    }
    table
}

fn count(groups: &[Group<'_>]) -> usize {
    groups.iter().map(|group| group.rows.len()).sum()
}

/// A row for each way in which a column with any number is added up.
fn rows<'a>(
    groups: &[Group<'a>],
    columns: &[Column<'a>],
    header: usize,
    table: &Of<'a>,
    localized: LocalizedSite<'a>,
) -> Vec<Row<'a>> {
    let numbers = numbers(groups, columns.len());
    let of = |total: Total| {
        let is_added = |column: &Column<'_>| column.total.as_ref().is_some_and(|own| own.total == total);
        let has_any = columns.iter().zip(&numbers).any(|(column, own)| is_added(column) && !own.is_empty());
        has_any.then(|| Row {
            id: None,
            cells: columns
                .iter()
                .enumerate()
                .map(|(n, column)| Cell {
                    column: n,
                    rows: 1,
                    is_header: n == header,
                    content: match column.total.as_ref().filter(|own| own.total == total) {
                        Some(own) => added(&numbers[n], own, localized),
                        None if n == header => Content::Phrase(name(total, table, localized)),
                        None => Content::Phrase(Phrase::none()),
                    },
                    id: None,
                })
                .collect(),
            filter_keys: RowFilterKeys::default(),
        })
    };
    Total::ALL.into_iter().filter_map(of).collect()
}

/// What the total of all rows is called.
pub fn total_name<'a>(total: Total, localized: LocalizedSite<'a>) -> &'a str {
    match total {
        Total::Sum => &localized.strings().amounts.sum,
        Total::Mean => &localized.strings().amounts.mean,
    }
}

pub fn name<'a>(total: Total, of: &Of<'a>, localized: LocalizedSite<'a>) -> Phrase<'a> {
    let words = &localized.strings().amounts;
    let (here, group) = match total {
        Total::Sum => (&words.sum_here, &words.sum_of),
        Total::Mean => (&words.mean_here, &words.mean_of),
    };
    match of {
        Of::All => Phrase::plain(total_name(total, localized)),
        Of::Part(_) => Phrase::plain(here.as_ref()),
        Of::Group(title) => Phrase::plain(fill(group, &[("group", &title.words())])),
    }
}

/// The numbers in each column.
fn numbers<'g>(groups: &'g [Group<'_>], columns: usize) -> Vec<Vec<&'g Digits>> {
    of_rows(groups.iter().flat_map(|group| &group.rows), columns)
}

/// The numbers that rows have in each column.
pub fn of_rows<'g, 'a: 'g>(rows: impl Iterator<Item = &'g Row<'a>>, columns: usize) -> Vec<Vec<&'g Digits>> {
    let mut all = vec![Vec::new(); columns];
    for cell in rows.flat_map(|row| &row.cells).filter(|cell| cell.column < columns) {
        if let Content::Number(number, _) | Content::Money { value: number, .. } = &cell.content {
            all[cell.column].push(number);
        }
    }
    all
}

/// The sum or the mean of numbers, as it is written; nothing for no numbers.
pub fn added(numbers: &[&Digits], own: &ColumnTotal, localized: LocalizedSite<'_>) -> Content<'static> {
    let numbers = numbers.iter().copied();
    let found = match own.total {
        Total::Sum => sum::sum(numbers),
        Total::Mean => sum::mean(numbers, own.decimals.map(usize::from)),
    };
    let Some(found) = found else { return Content::Phrase(Phrase::none()) };
    let written = amount::written(&found, &own.pattern, localized);
    Content::Number(found, written)
}
