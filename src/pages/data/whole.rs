//! The whole of a data set as one table, as it stands in files.

use std::collections::HashMap;

use crate::context::PageContext;
use crate::exhibit::{Anchors, Exhibit, exhibit, used_columns};
use crate::table::{FlatRow, Table};
use tavle_model::dataset::{DataId, DataSet, Row};
use tavle_model::{Embed, View};

/// The whole of a data set as a table, as it stands in files: every column by itself.
pub fn whole<'a>(id: DataId, at: PageContext<'a>) -> Table<'a> {
    let columns = used_columns(at.localized.site.set(id));
    match exhibit(&Embed { columns, ..Embed::whole(id, View::List) }, None, at, true, &mut Anchors::default()) {
        Exhibit::Table(table) | Exhibit::List(table) => table,
        Exhibit::Figure(figure) => figure.table,
    }
}

/// The rows of a data set's table, each with the row that it shows and its index.
pub fn rows_of<'t, 'a>(set: &'a DataSet, table: &'t Table<'a>) -> Vec<(u32, &'a Row, FlatRow<'t, 'a>)> {
    let by_id: HashMap<&str, (u32, &Row)> = (0..).zip(&set.rows).map(|(n, row)| (row.id.as_ref(), (n, row))).collect();
    let known = |flat: FlatRow<'t, 'a>| {
        let (n, row) = *by_id.get(flat.id?)?;
        Some((n, row, flat))
    };
    table.flat().into_iter().filter_map(known).collect()
}
