//! Any other table: the file defines its own columns, and each value is read as its column says.

use serde::de::DeserializeOwned;

use super::reader::{RawRow, SetReader};
use super::{own_cell, row};
use crate::column::NUMBER;
use crate::cursor::PathCursor;
use crate::spec::Spec;
use tavle_base::{Diagnostic, message};
use tavle_schema::{Kind, OwnValues, RowCommon, Table};

pub const SPEC: Spec = Spec { own_columns: true, ..Spec::of(Kind::Table) };

pub fn read(written: Table, set: &mut SetReader<'_>) {
    if set.first_own_column() == set.columns.len() {
        let place = set.texts.place(&PathCursor::TOP.key("columns"));
        set.texts.diagnostics.push(Diagnostic::error(place, message!("no-columns")));
    }
    let rows = PathCursor::TOP.key("rows");
    for (r, written) in written.rows.into_iter().enumerate() {
        row(written, &rows.index(r), set);
    }
}

fn row(mut written: OwnValues, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    let id = written.shift_remove("id").and_then(|id| own_cell::value_of_row(&id, &cursor.key("id"), set));
    let common = RowCommon {
        number: common(NUMBER, &mut written, cursor, set),
        also: common("also", &mut written, cursor, set).unwrap_or_default(),
        serves: common("serves", &mut written, cursor, set).unwrap_or_default(),
        related: common("related", &mut written, cursor, set).unwrap_or_default(),
        own: written,
    };
    row::add(set, RawRow { id, common, ..RawRow::default() }, cursor);
}

/// What a row of any kind may have under a key, unless a column of the file has the key for its id.
fn common<T: DeserializeOwned>(
    key: &str,
    written: &mut OwnValues,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Option<T> {
    let has_column = set.columns.iter().any(|column| column.own.is_some() && &*column.key == key);
    let value = if has_column { None } else { written.shift_remove(key) };
    value.and_then(|value| own_cell::value_of_row(&value, &cursor.key(key), set))
}
