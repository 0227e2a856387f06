//! What is worth a look in the columns that files define themselves, and may be meant as it is.

use super::column::Holds;
use super::dataset::{Column, DataSet, OwnColumn, Value};
use tavle_base::{Diagnostic, Lang, Place, message};
use tavle_schema::Total;

/// So many values at least must look like years.
const FEWEST: usize = 2;

/// The notes on the columns of a data set.
pub fn column_notes(set: &DataSet) -> Vec<Diagnostic> {
    let own = set.columns.iter().enumerate().filter_map(|(n, column)| Some((n, column, column.own.as_deref()?)));
    let notes = |(n, column, own): (usize, _, _)| {
        [under_key(set, column, own), years(set, (n, column), own), added_shares(set, column, own)]
    };
    own.flat_map(notes).flatten().collect()
}

/// A column in whose place the rows of other files of the kind have a field.
fn under_key(set: &DataSet, column: &Column, own: &OwnColumn) -> Option<Diagnostic> {
    let key = &*column.key;
    let is_field = set.spec.kind.fields().contains(&key);
    is_field.then(|| Diagnostic::note(Place::value(set.file, own.path.key("id")), message!("column-under-key", key)))
}

/// A column of numbers that may all be years.
fn years(set: &DataSet, (n, column): (usize, &Column), own: &OwnColumn) -> Option<Diagnostic> {
    if column.holds != Holds::Number || own.measure.is_some() || own.total.is_some() || own.decimals.is_some() {
        return None;
    }
    let numbers = set.rows.iter().filter_map(|row| match row.cells.get(n)? {
        Some(Value::Number(digits)) => Some(digits.as_str().parse().ok()),
        _ => None,
    });
    let (mut all, mut years) = (0, 0);
    for number in numbers {
        all += 1;
        years += usize::from(number.is_some_and(|number: u32| (1900..=2100).contains(&number)));
    }
    let key = &*column.key;
    (all >= FEWEST && years == all).then(|| {
        Diagnostic::note(Place::value(set.file, own.path.key("type")), message!("years-as-numbers", n = all, key))
    })
}

/// A column of percentages that are added up.
fn added_shares(set: &DataSet, column: &Column, own: &OwnColumn) -> Option<Diagnostic> {
    let is_share = own.measure.as_ref().is_some_and(|measure| measure.str(Lang::DEFAULT) == "%");
    let key = &*column.key;
    (is_share && own.total == Some(Total::Sum))
        .then(|| Diagnostic::note(Place::value(set.file, own.path.key("total")), message!("sum-of-percentages", key)))
}
