//! The columns of a data set once all its rows are there: which are used, their order, and what their times mean.

use jiff::civil::Date;

use crate::dataset::{Column, Holds, Row, Task, Value, naming_column};
use crate::spec::Spec;
use crate::text::Text;
use tavle_schema::{Point, SpanUnit, When};

/// The columns that any row uses. The cells of the others are left out of the rows.
pub fn used(columns: Vec<Column>, spec: &Spec, tasks: &[Task], rows: &mut [Row]) -> Vec<Column> {
    let naming = naming_column(&columns, spec);
    let is_used = |n: usize, column: &Column| match column.holds {
        // Every view begins with it, even one of no rows.
        _ if n == naming && rows.is_empty() => true,
        Holds::Task => !tasks.is_empty(),
        Holds::RowNumber => rows.iter().any(|row| row.number.is_some()),
        Holds::Reports => rows.iter().any(|row| !row.reports.is_empty()),
        Holds::Units(held) => {
            column.own.is_some() || rows.iter().any(|row| row.roles.iter().any(|holder| holder.held == held))
        }
        _ if column.own.is_some() => true,
        Holds::When if rows.iter().any(|row| row.when.is_some()) => true,
        Holds::Status if rows.iter().any(|row| row.status.is_some()) => true,
        _ => rows.iter().any(|row| row.cell(n).is_some()),
    };
    let used: Vec<bool> = columns.iter().enumerate().map(|(n, column)| is_used(n, column)).collect();
    if used.iter().all(|used| *used) {
        return columns;
    }
    for row in rows {
        let cells = std::mem::take(&mut row.cells).into_vec();
        row.cells = cells.into_iter().zip(&used).filter(|(_, used)| **used).map(|(cell, _)| cell).collect();
    }
    columns.into_iter().zip(used).filter(|(_, used)| *used).map(|(column, _)| column).collect()
}

/// The columns in the order in which they are shown: each of the file's own behind the one that it names, the values of the
/// rows with them.
pub fn in_order(columns: Vec<Column>, rows: &mut [Row]) -> Vec<Column> {
    let after = |column: &Column| column.own.as_ref().and_then(|own| own.after.clone());
    let is_number = |column: &Column| column.holds == Holds::RowNumber;
    if columns.iter().all(|column| after(column).is_none() && !is_number(column)) {
        return columns;
    }
    let mut order: Vec<usize> = (0..columns.len()).filter(|n| after(&columns[*n]).is_none()).collect();
    // Numbers stand first.
    order.sort_by_key(|n| !is_number(&columns[*n]));
    let mut left: Vec<usize> = (0..columns.len()).filter(|n| after(&columns[*n]).is_some()).collect();
    // Those behind one column stand in the order written, so the last of them is put there first.
    while let Some((at, n)) = left.iter().enumerate().rev().find_map(|(at, n)| {
        let wanted = after(&columns[*n])?;
        order.iter().any(|placed| columns[*placed].key == wanted).then_some((at, *n))
    }) {
        left.remove(at);
        let wanted = after(&columns[n]);
        let position = order.iter().position(|placed| Some(&columns[*placed].key) == wanted.as_ref());
        order.insert(position.map_or(order.len(), |position| position + 1), n);
    }
    // Behind a column without any value, or behind each other in a circle.
    order.extend(left);
    for row in rows {
        let mut cells = std::mem::take(&mut row.cells).into_vec();
        cells.resize(columns.len(), None);
        let mut ordered: Vec<_> = order.iter().map(|n| cells[*n].take()).collect();
        ordered.truncate(ordered.iter().rposition(Option::is_some).map_or(0, |last| last + 1));
        row.cells = ordered.into();
    }
    let mut columns: Vec<Option<Column>> = columns.into_iter().map(Some).collect();
    order.into_iter().filter_map(|n| columns[n].take()).collect()
}

/// The last day of all times of a row in the file's own columns: where one column says when something was begun, another may
/// say until when it is to be done. What its author keeps out of calendars is no deadline.
pub fn due(row: &Row, columns: &[Column]) -> Option<Date> {
    let whens = row.cells.iter().zip(columns).filter_map(|(value, column)| match value {
        Some(Value::When(timing)) if column.in_calendar != Some(false) => Some(&timing.when),
        _ => None,
    });
    // One without a last day is never over.
    whens.map(When::due).reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b))).flatten()
}

/// Decides which columns of times stand in the calendar where the file does not say: those with any time that is more exact
/// than a year. A year of some publication, or of some budget, is no event that fills a calendar from January to December.
pub fn decide_calendar(columns: &mut [Column], rows: &[Row]) {
    for (n, column) in columns.iter_mut().enumerate() {
        column.in_calendar.get_or_insert_with(|| column.own.is_none() || has_dates(n, rows));
    }
}

fn has_dates(column: usize, rows: &[Row]) -> bool {
    let is_year = |point: &Point| match point {
        Point::Span(span) => matches!(span.unit(), SpanUnit::Year | SpanUnit::FiscalYear(_)),
        _ => false,
    };
    let is_date = |when: &When<Text>| match when {
        When::At(point) | When::From(point) | When::By(point) => !is_year(point),
        When::Range(first, last) => !(is_year(first) && is_year(last)),
        _ => true,
    };
    let times = rows.iter().filter_map(|row| match row.cell(column) {
        Some(Value::When(timing)) => Some(&timing.when),
        _ => None,
    });
    times.into_iter().any(|when| when.each().iter().any(is_date))
}
