//! What stands below the rows of a spreadsheet: the sums and means that its page has below all rows. Those of groups do not,
//! since rows between others would be sorted and filtered with them; whoever filters by a group has its total.

use super::columns::Source;
use super::number::{Number, NumberLook};
use crate::context::LocalizedSite;
use crate::exhibit::total_name;
use crate::table::{Column, Content, Table};
use tavle_schema::Total;

/// The sums or the means of the rows.
#[derive(Clone, Debug)]
pub struct TotalRow {
    pub total: Total,
    pub name: String,
    /// Of the columns that have one.
    pub numbers: Vec<(usize, Number)>,
}

/// The totals of a table whose columns stand in a spreadsheet as `sources`.
pub fn totals(table: &Table<'_>, sources: &[Source], localized: LocalizedSite<'_>) -> Vec<TotalRow> {
    let is_of = |column: &Column<'_>, total| column.total.as_ref().is_some_and(|own| own.total == total);
    let used = Total::ALL.into_iter().filter(|total| table.columns.iter().any(|column| is_of(column, *total)));
    let row = |(total, row): (Total, &crate::table::Row<'_>)| {
        let of_column = |n: usize| match row.cells.iter().find(|cell| cell.column == n).map(|cell| &cell.content) {
            Some(Content::Number(digits, _)) if is_of(&table.columns[n], total) => {
                Some(Number::new(digits, look(table, n, localized), localized))
            }
            _ => None,
        };
        let numbers = sources.iter().enumerate().filter_map(|(at, source)| match source {
            Source::Own(n) => Some((at, of_column(*n)?)),
            _ => None,
        });
        TotalRow { total, name: total_name(total, localized).to_owned(), numbers: numbers.collect() }
    };
    used.zip(&table.totals).map(row).filter(|row| !row.numbers.is_empty()).collect()
}

/// How a total is shown: as the first number of its column.
fn look(table: &Table<'_>, n: usize, localized: LocalizedSite<'_>) -> NumberLook {
    let cells = table.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    let currency = cells.filter(|cell| cell.column == n).find_map(|cell| match cell.content {
        Content::Money { currency, .. } => Some(currency),
        _ => None,
    });
    match currency {
        Some(currency) => NumberLook::money(currency, localized),
        None => NumberLook::of(&table.columns[n], localized),
    }
}
