//! The columns of a file of units, which stand on the pages of the units and in no table.

use std::sync::Arc;

use super::own_columns;
use super::reader::{RawRow, SetReader};
use super::row;
use crate::cache::Understood;
use crate::cursor::PathCursor;
use crate::spec::Spec;
use crate::unit::{Units, WrittenColumns};
use crate::vocabulary::Vocabulary;
use tavle_base::{Diagnostic, Place, message};
use tavle_load::Sources;
use tavle_schema::{Column, ColumnOutput, Kind, RowCommon};

const SPEC: Spec = Spec { fixed: &["name"], ..Spec::of(Kind::UnitList) };

/// What the units of a file have in its columns: a row each, in their order.
pub fn read(written: WrittenColumns<'_>, (units, vocabulary): (&Units, &Vocabulary), sources: &Sources) -> Understood {
    let WrittenColumns { reader, mut columns, rows } = written;
    let file = reader.file;
    // Units have no roles themselves.
    let vocabulary = Vocabulary { roles: Arc::default(), ..vocabulary.clone() };
    let mut set = SetReader::new(file, "units", &SPEC, reader, (units, vocabulary), sources);
    for (n, column) in columns.iter_mut().enumerate() {
        check(column, &PathCursor::TOP.key("columns").index(n), &mut set);
    }
    own_columns::define(columns, &mut set);
    let top = PathCursor::TOP.key("units");
    for (n, _, own) in rows {
        // No page has an anchor for it: the unit has a page.
        let id = format!("row-{n}").into();
        let common = RowCommon { own, ..RowCommon::default() };
        row::add(&mut set, RawRow { id: Some(id), common, ..RawRow::default() }, &top.index(n));
    }
    set.finish()
}

/// Reports what has no meaning for a column that stands in no table and in no file, and takes it away.
fn check(column: &mut Column, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    let settings = [
        ("after", column.after.take().is_some()),
        ("width", column.width.take().is_some()),
        ("total", column.total.take().is_some()),
        ("calendar", column.calendar.take().is_some()),
    ];
    for (key, _) in settings.into_iter().filter(|(_, is_written)| *is_written) {
        let place = Place::key(set.file, cursor.path().key(key));
        set.texts.diagnostics.push(Diagnostic::error(place, message!("columns-of-units", key)));
    }
    let is_only_in_files = |show: &[ColumnOutput]| show == [ColumnOutput::File];
    if column.show.as_ref().is_some_and(|show| is_only_in_files(&show.0)) {
        let place = set.texts.place(&cursor.key("show"));
        set.texts.diagnostics.push(Diagnostic::error(place, message!("columns-of-units.in-files")));
    }
}
