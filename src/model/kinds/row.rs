//! A row of any kind is added to its data set, with its values in the file's own columns.

use super::own_cell;
use super::reader::{RawRow, SetReader};
use super::reports;
use crate::cursor::PathCursor;
use tavle_base::checked::has_error;

/// Adds a row to the group and task that were opened last.
pub fn add(set: &mut SetReader<'_>, mut row: RawRow, cursor: &PathCursor<'_>) {
    let before = set.texts.diagnostics.len();
    if set.first_own_column() < set.columns.len() || !row.common.own.is_empty() {
        own_cell::cells(std::mem::take(&mut row.common.own), &mut row, cursor, set);
    }
    if !row.reports.is_empty() {
        reports::apply(&mut row, cursor, set);
    }
    if row.id.is_none() && set.spec.own_columns && has_error(&set.texts.diagnostics[before..]) {
        // That no id can be made of the rest merely follows from what was refused.
        row.id = Some(format!("row-{}", set.raw.rows.len() + 1).into());
    }
    set.push(row, cursor);
}
