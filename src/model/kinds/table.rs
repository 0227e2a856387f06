//! Any other table: the file defines its own columns, and each value is read as its column says.

use serde::de::DeserializeOwned;

use super::reader::{Draft, SetReader, text};
use crate::base::diagnostic::did_you_mean;
use crate::base::{Diagnostic, Place};
use crate::model::dataset::{Column, DataSet, Held, Holds, Status, Timing, Value};
use crate::model::text::{Text, Way};
use crate::model::unit::is_name;
use crate::parse::yaml::Fault;
use crate::schema::{self, ColumnType, Many, Point, Role, SpanUnit, Table, TableRow, UnitRef, When};

pub fn read<'a>(mut written: Table, mut set: SetReader<'a>) -> SetReader<'a> {
    let title = Some(written.title.clone());
    set.head(written.take_head(title));
    let types: Vec<ColumnType> = written.columns.iter().map(|column| column.holds).collect();
    let asked: Vec<Option<bool>> = written.columns.iter().map(|column| column.calendar).collect();
    columns(written.columns, &mut set);
    let rows = Way::TOP.key("rows");
    for (r, written) in written.rows.into_iter().enumerate() {
        row(written, &types, &rows.index(r), &mut set);
    }
    for (n, asked) in asked.into_iter().enumerate() {
        set.set.columns[n].in_calendar = asked.unwrap_or_else(|| has_dates(n, &set.set));
    }
    set
}

/// Whether any time in a column is more exact than a year: a year of some publication, or of some budget, is no event that
/// fills a calendar from January to December.
fn has_dates(column: usize, set: &DataSet) -> bool {
    let is_year = |point: &Point| matches!(point, Point::Span(span) if span.unit() == SpanUnit::Year);
    let is_date = |when: &When<Text>| match when {
        When::At(point) | When::From(point) | When::By(point) => !is_year(point),
        When::Range(first, last) => !(is_year(first) && is_year(last)),
        _ => true,
    };
    let times = set.rows.iter().filter_map(|row| match row.cell(column) {
        Some(Value::When(when)) => Some(when.as_ref()),
        _ => None,
    });
    times.into_iter().any(is_date)
}

fn columns(written: Box<[schema::Column]>, set: &mut SetReader<'_>) {
    let top = Way::TOP.key("columns");
    if written.is_empty() {
        let place = set.texts.place(&top);
        set.texts.diagnostics.push(
            Diagnostic::error("no-columns", place, "the table has no columns")
                .help("name them under `columns:`, as in `- { id: place, title: Place, type: text }`"),
        );
    }
    for (n, column) in written.into_iter().enumerate() {
        let way = top.index(n);
        let place = set.texts.place(&way.key("id"));
        if column.id.as_ref() == "id" || !is_name(&column.id) {
            let fault = match column.id.as_ref() {
                "id" => Diagnostic::error("bad-id", place.clone(), "`id` is kept for the row's own id")
                    .help("give the column another id"),
                id => crate::model::unit::bad_name(id, place.clone()),
            };
            set.texts.diagnostics.push(fault);
        }
        if set.set.columns.iter().any(|known| known.key == column.id) {
            let message = format!("there are two columns with the id `{}`", column.id);
            set.texts
                .diagnostics
                .push(Diagnostic::error("duplicate-id", place, message).help("give one of them another id"));
        }
        if column.calendar.is_some() && column.holds != ColumnType::When {
            let place = set.texts.place(&way.key("calendar"));
            set.texts.diagnostics.push(
                Diagnostic::error("no-times", place, "only a column of times can stand in a calendar")
                    .help("write `type: when` if the column holds times, else leave out `calendar:`"),
            );
        }
        let role = Role::ALL.into_iter().find(|role| role.key() == column.id.as_ref());
        let holds = match column.holds {
            ColumnType::Text => Holds::Text,
            ColumnType::List => Holds::List,
            ColumnType::Unit => Holds::Units(role.map_or(Held::Column(n as u16), Held::Role)),
            ColumnType::When => Holds::When,
            ColumnType::Status => Holds::Status,
            ColumnType::Number => Holds::Number,
        };
        let title = Some(set.texts.text(column.title, &way.key("title")));
        set.set.columns.push(Column { key: column.id, title, holds, in_calendar: false });
    }
}

fn row(mut written: TableRow, types: &[ColumnType], way: &Way<'_>, set: &mut SetReader<'_>) {
    let mut draft = Draft::default();
    if let Some(id) = written.shift_remove("id") {
        draft.id = value::<Box<str>>(id, &way.key("id"), set);
    }
    for (n, holds) in types.iter().enumerate() {
        let key = set.set.columns[n].key.clone();
        let way = way.key(&key);
        let written = written.shift_remove(&key);
        let cell = written.and_then(|written| cell(written, *holds, n, &mut draft, &way, set));
        draft.cells.push(cell);
    }
    for key in written.keys() {
        let place = Place::key(set.set.file, way.path().key(key));
        let mut fault = Diagnostic::error("unknown-key", place, format!("the table has no column `{key}`"));
        fault.help = did_you_mean(key, set.set.columns.iter().map(|column| column.key.as_ref()));
        set.texts.diagnostics.push(fault);
    }
    set.row(draft, way);
}

/// One value, as its column says. The first time and the first status are those of the row itself.
fn cell(
    written: serde_yaml::Value,
    holds: ColumnType,
    n: usize,
    draft: &mut Draft,
    way: &Way<'_>,
    set: &mut SetReader<'_>,
) -> Option<Value> {
    match holds {
        ColumnType::Text => {
            let written: schema::Text = value(written, way, set)?;
            text(set.texts.text(written, way))
        }
        ColumnType::List => {
            let written: Many<schema::Text> = value(written, way, set)?;
            set.list(written.0, way)
        }
        ColumnType::Unit => {
            let written: Many<UnitRef> = value(written, way, set)?;
            let Holds::Units(held) = set.set.columns[n].holds else { return None };
            set.holders(written.0, held, way, &mut draft.roles);
            None
        }
        ColumnType::When => {
            let written: When = value(written, way, set)?;
            let when = set.when(written, way);
            if draft.when.is_none() {
                draft.when = Some(Box::new(Timing { when: when.clone(), was: None, why: None }));
            }
            Some(Value::When(Box::new(when)))
        }
        ColumnType::Status => {
            let written: schema::Status = value(written, way, set)?;
            let note = set.texts.optional(written.note, &way.key("note"));
            let status = Status { state: written.state, note };
            if draft.status.is_none() {
                draft.status = Some(status.clone());
            }
            Some(Value::Status(status))
        }
        ColumnType::Number => value::<f64>(written, way, set).map(Value::Number),
    }
}

/// A value decoded as its column says, or the fault of it.
fn value<T: DeserializeOwned>(written: serde_yaml::Value, way: &Way<'_>, set: &mut SetReader<'_>) -> Option<T> {
    let shown = written.clone();
    match serde_yaml::from_value(written) {
        Ok(value) => Some(value),
        Err(error) => {
            let place = set.texts.place(way);
            let fault = Fault::read(&error.to_string()).unwrap_or_else(|| wrong(&shown));
            let mut diagnostic = Diagnostic::error(fault.code, place, fault.message);
            diagnostic.help = fault.help;
            set.texts.diagnostics.push(diagnostic);
            None
        }
    }
}

/// The fault of a value that is nothing that its column can hold.
fn wrong(written: &serde_yaml::Value) -> Fault {
    let what = match written {
        serde_yaml::Value::String(text) => format!("`{text}`"),
        serde_yaml::Value::Number(number) => format!("`{number}`"),
        serde_yaml::Value::Bool(value) => format!("`{value}`"),
        serde_yaml::Value::Sequence(_) => "a list".to_owned(),
        serde_yaml::Value::Mapping(_) => "a record".to_owned(),
        serde_yaml::Value::Null | serde_yaml::Value::Tagged(_) => "this".to_owned(),
    };
    let help =
        "the column's `type:` says what it holds; a number is written in digits, with a point for decimals: `12.5`";
    Fault::new("wrong-value", format!("{what} cannot stand in this column"), Some(help.to_owned()))
}
