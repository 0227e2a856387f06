//! Any other table: the file defines its own columns, and each value is read as its column says.

use jiff::civil::Date;
use serde::de::DeserializeOwned;

use super::reader::{RawRow, SetReader, text};
use crate::cursor::PathCursor;
use crate::dataset::{Column, Held, Holds, Id, Row, Status, Value};
use crate::spec::Spec;
use crate::text::Text;
use crate::unit::is_name;
use tavle_base::checked::has_error;
use tavle_base::diagnostic::{did_you_mean, is_proposed};
use tavle_base::{Diagnostic, Digits, Message, Place, message};
use tavle_parse::yaml::Written;
use tavle_schema::{self as schema, ColumnType, Kind, Many, Point, Role, SpanUnit, Table, TableRow, UnitRef, When};

pub const SPEC: Spec = Spec { own_columns: true, ..Spec::of(Kind::Table) };

pub fn read(written: Table, set: &mut SetReader<'_>) {
    let types: Vec<ColumnType> = written.columns.iter().map(|column| column.holds).collect();
    let asked: Vec<Option<bool>> = written.columns.iter().map(|column| column.calendar).collect();
    columns(written.columns, set);
    let rows = PathCursor::TOP.key("rows");
    for (r, written) in written.rows.into_iter().enumerate() {
        row(written, &types, &rows.index(r), set);
    }
    let is_no_deadline: Vec<bool> = asked.iter().map(|asked| *asked == Some(false)).collect();
    set.raw.rows.iter_mut().for_each(|row| row.due = due(row, &is_no_deadline));
    for (n, asked) in asked.into_iter().enumerate() {
        set.columns[n].in_calendar = asked.unwrap_or_else(|| has_dates(n, &set.raw.rows));
    }
}

/// The last day of all times of a row: where one column says when something was begun, another may say until when it is
/// to be done. What its author keeps out of calendars is no deadline.
fn due(row: &Row<Option<Id>>, is_no_deadline: &[bool]) -> Option<Date> {
    let whens = row.cells.iter().zip(is_no_deadline).filter_map(|(value, is_none)| match value {
        Some(Value::When(timing)) if !is_none => Some(&timing.when),
        _ => None,
    });
    // One without a last day is never over.
    whens.map(When::due).reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b))).flatten()
}

/// Whether any time in a column is more exact than a year: a year of some publication, or of some budget, is no event that
/// fills a calendar from January to December.
fn has_dates(column: usize, rows: &[Row<Option<Id>>]) -> bool {
    let is_year = |point: &Point| matches!(point, Point::Span(span) if matches!(span.unit(), SpanUnit::Year | SpanUnit::FiscalYear(_)));
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

fn columns(written: Box<[schema::Column]>, set: &mut SetReader<'_>) {
    let top = PathCursor::TOP.key("columns");
    if written.is_empty() {
        let place = set.texts.place(&top);
        set.texts.diagnostics.push(Diagnostic::error(place, message!("no-columns")));
    }
    for (n, column) in written.into_iter().enumerate() {
        let cursor = top.index(n);
        let place = set.texts.place(&cursor.key("id"));
        if column.id.as_ref() == "id" || !is_name(&column.id) {
            let problem = match column.id.as_ref() {
                "id" => Diagnostic::error(place.clone(), message!("bad-id.of-row")),
                id => crate::unit::bad_name(id, place.clone()),
            };
            set.texts.diagnostics.push(problem);
        }
        if set.columns.iter().any(|known| known.key == column.id) {
            set.texts.diagnostics.push(Diagnostic::error(place, message!("duplicate-id.column", id = &column.id)));
        }
        if column.calendar.is_some() && column.holds != ColumnType::When {
            let place = set.texts.place(&cursor.key("calendar"));
            set.texts.diagnostics.push(Diagnostic::error(place, message!("no-times")));
        }
        let role = Role::find(&column.id);
        let holds = match column.holds {
            ColumnType::Text => Holds::Text,
            ColumnType::List => Holds::List,
            ColumnType::Unit => Holds::Units(role.map_or(Held::Column(n as u16), Held::Role)),
            ColumnType::When => Holds::When,
            ColumnType::Status => Holds::Status,
            ColumnType::Number => Holds::Number,
        };
        let title = Some(set.texts.title(column.title, &cursor.key("title")));
        set.columns.push(Column { key: column.id, title, holds, in_calendar: false });
    }
}

fn row(mut written: TableRow, types: &[ColumnType], cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    let mut raw_row = RawRow::default();
    if let Some(id) = written.shift_remove("id") {
        raw_row.id = value::<Box<str>>(&id, &cursor.key("id"), set);
    }
    let before = set.texts.diagnostics.len();
    for (n, holds) in types.iter().enumerate() {
        let key = set.columns[n].key.clone();
        let cursor = cursor.key(&key);
        let written = written.shift_remove(&key);
        let cell = written.and_then(|written| cell(&written, *holds, n, &mut raw_row, &cursor, set));
        raw_row.cells.push(cell);
    }
    for key in written.keys() {
        let place = Place::key(set.file, cursor.path().key(key));
        let known = set.columns.iter().map(|column| column.key.as_ref());
        let help = is_proposed(&set.texts.diagnostics).then(|| did_you_mean(key, known)).flatten();
        set.texts.diagnostics.push(Diagnostic::error(place, message!("unknown-key.column", key).help(help)));
    }
    if raw_row.id.is_none() && has_error(&set.texts.diagnostics[before..]) {
        // That no id can be made of the rest merely follows from what was refused.
        raw_row.id = Some(format!("row-{}", set.raw.rows.len() + 1).into());
    }
    set.row(raw_row, cursor);
}

/// One value, as its column says. The first time and the first status are those of the row itself.
fn cell(
    written: &Written,
    holds: ColumnType,
    n: usize,
    raw_row: &mut RawRow,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Option<Value> {
    match holds {
        ColumnType::Text => {
            let written: schema::Text = value(written, cursor, set)?;
            text(set.texts.text(written, cursor))
        }
        ColumnType::List => {
            let written: Many<schema::Text> = value(written, cursor, set)?;
            set.list(written.0, cursor)
        }
        ColumnType::Unit => {
            let written: Many<UnitRef> = value(written, cursor, set)?;
            let Holds::Units(held) = set.columns[n].holds else { return None };
            set.holders(written.0, held, cursor, &mut raw_row.roles);
            None
        }
        ColumnType::When => {
            let schema::CellTime { when, was, why } = value(written, cursor, set)?;
            // A time that stands alone has no `when:` of its own, and the way to it ends at the cell.
            let timing = set.timing(Some(when), was, why, "when", cursor)?;
            if raw_row.when.is_none() {
                raw_row.when = Some(timing.clone());
            }
            Some(Value::When(timing))
        }
        ColumnType::Status => {
            let written: schema::Status = value(written, cursor, set)?;
            let note = set.texts.optional(written.note, &cursor.key("note"));
            let status = Status { state: written.state, note: note.map(Box::new) };
            if raw_row.status.is_none() {
                raw_row.status = Some(status.clone());
            }
            Some(Value::Status(status))
        }
        ColumnType::Number => number(written, cursor, set).map(Value::Number),
    }
}

/// A value read as its column says, or the diagnostic for it.
fn value<T: DeserializeOwned>(written: &Written, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<T> {
    match written.read() {
        Ok(value) => Some(value),
        Err(said) => {
            let message = said.unwrap_or_else(|| message!("wrong-value", written = written.words()));
            refuse(message, cursor, set);
            None
        }
    }
}

/// A number with all of its digits, or the diagnostic for what is none.
fn number(written: &Written, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<Digits> {
    let Some(digits) = written.number() else {
        let meant = written.text().and_then(meant_numbers);
        let help = match meant.as_deref() {
            Some([meant]) if written.text() == Some(meant.as_str()) => {
                Some(message!("help.without-quotes", written = meant.as_str()))
            }
            Some([meant]) => Some(message!("help.instead", written = meant.as_str())),
            Some([whole, decimal]) => {
                Some(message!("help.decimals", whole = whole.as_str(), decimals = unmistakable(decimal)))
            }
            _ => None,
        };
        refuse(message!("wrong-value.number", written = written.words()).help(help), cursor, set);
        return None;
    };
    if digits.looks_like_thousands() && set.texts.writes_decimal_comma() {
        let whole = digits.as_str().replace('.', "");
        let place = set.texts.place(cursor);
        let (written, decimals) = (digits.as_str(), unmistakable(&digits));
        let message = message!("three-decimals", digits = written, whole, decimals);
        set.texts.diagnostics.push(Diagnostic::warning(place, message));
    }
    Some(digits)
}

/// The same number with another number of decimals than three, so that nobody takes its point for one between thousands.
fn unmistakable(digits: &Digits) -> String {
    let fewer = digits.as_str().trim_end_matches('0').trim_end_matches('.');
    if fewer == digits.as_str() { format!("{digits}0") } else { fewer.to_owned() }
}

/// The number that was probably meant by a text: one with quotes around it, with a comma for decimals, or with points,
/// commas or spaces between its thousands. Two where it cannot be known.
fn meant_numbers(text: &str) -> Option<Vec<Digits>> {
    let is_gap = |c: char| c.is_whitespace() || c == '\'' || c == '’';
    let text = text.trim().replace(is_gap, "");
    let grouped = |mark: char| {
        let mut groups = text.trim_start_matches('-').split(mark);
        let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'));
        first && groups.all(|group| group.len() == 3)
    };
    let read = |decimal: Option<char>| {
        let plain = text.replace(|c| matches!(c, '.' | ',') && Some(c) != decimal, "");
        Digits::read(&plain.replace(',', "."))
    };
    let (last, other) = match (text.rfind(','), text.rfind('.')) {
        (None, None) => return Some(vec![read(None)?]),
        (comma, point) if comma > point => (',', '.'),
        _ => ('.', ','),
    };
    match (text.matches(last).count(), text.contains(other)) {
        // `1,500` is one and a half in Denmark and fifteen hundred in Britain.
        (1, false) if grouped(last) => Some(vec![read(None)?, read(Some(last))?]),
        (1, _) => Some(vec![read(Some(last))?]),
        (_, false) if grouped(last) => Some(vec![read(None)?]),
        _ => None,
    }
}

fn refuse(message: Message, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    set.texts.diagnostics.push(Diagnostic::error(set.texts.place(cursor), message));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_that_was_meant_is_proposed() {
        for (text, expected) in [
            ("1500", Some("1500")),
            ("1,5", Some("1.5")),
            ("1.250.000,50", Some("1250000.50")),
            ("1,250,000.50", Some("1250000.50")),
            ("1.250.000", Some("1250000")),
            ("1,250,000", Some("1250000")),
            ("100 000", Some("100000")),
            ("100\u{a0}000", Some("100000")),
            ("-12,75", Some("-12.75")),
            ("1,500", Some("1500 or 1.500")),
            ("0,125", Some("0.125")),
            ("1.5", Some("1.5")),
            ("007", Some("7")),
            ("cirka 5", None),
            ("1.2.3", None),
            ("12 %", None),
        ] {
            let meant = meant_numbers(text);
            let meant = meant.map(|all| all.iter().map(Digits::to_string).collect::<Vec<_>>().join(" or "));
            assert_eq!(meant.as_deref(), expected, "{text}");
        }
    }
}
