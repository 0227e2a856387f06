//! How a data set that is published as a file differs from what its author wrote: what no file shows is left out, and what the
//! newest reports say of a row stands in the row itself, too.

use std::collections::HashSet;

use super::dataset::{Column, DataSet, Reports, Row};
use tavle_base::KeyPath;
use tavle_schema::ColumnOutput;

/// A record, and the keys that it has as well, each with where its value is written.
type Carried = (KeyPath, Vec<(Box<str>, KeyPath)>);

impl DataSet {
    /// Where in its file stands what no file shows that is taken along: the file's own columns that are not for files, and the
    /// values in them.
    pub fn left_out(&self) -> HashSet<KeyPath> {
        let is_hidden = |column: &&Column| !column.is_shown(ColumnOutput::File);
        let hidden: Vec<&Column> = self.columns.iter().filter(is_hidden).collect();
        let columns = hidden.iter().filter_map(|column| column.own.as_ref()).map(|own| own.path.clone());
        let hidden = &hidden;
        let values = self.rows.iter().flat_map(|row| {
            let reported = row.reports.iter().map(|report| report.path(&row.path).key("values"));
            let records = std::iter::once(row.path.clone()).chain(reported);
            records.flat_map(|record| hidden.iter().map(move |column| record.key(&column.key)))
        });
        columns.chain(values).collect()
    }

    /// What holds of a row and of the parts of it by their newest reports.
    pub fn carried(&self, row: &Row) -> Vec<Carried> {
        let mut all = Vec::new();
        let mut own: Vec<(Box<str>, KeyPath)> = status(&row.reports, &row.path).into_iter().collect();
        if !row.reports.is_empty() {
            for column in
                self.columns.iter().filter(|column| column.own.is_some() && column.is_shown(ColumnOutput::File))
            {
                let newest = row.reports.newest_value(&column.key);
                own.extend(
                    newest
                        .map(|(report, _)| (column.key.clone(), report.path(&row.path).key("values").key(&column.key))),
                );
            }
        }
        all.extend((!own.is_empty()).then(|| (row.path.clone(), own)));
        if self.spec.counts_items {
            for (n, item) in row.items().enumerate() {
                let path = row.path.key("actions").index(n);
                all.extend(status(&item.reports, &path).map(|own| (path, vec![own])));
            }
        }
        all
    }
}

/// The status by the newest report of the row or part at `path`.
fn status(reports: &Reports, path: &KeyPath) -> Option<(Box<str>, KeyPath)> {
    let (report, _) = reports.newest_status()?;
    Some(("status".into(), report.path(path).key("status")))
}
