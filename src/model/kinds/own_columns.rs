//! The columns that a file defines itself, and what is wrong with them.

use std::collections::HashMap;

use super::reader::SetReader;
use crate::column::{Choice, Currency, OwnColumn};
use crate::cursor::PathCursor;
use crate::dataset::{Column, Held, Holds};
use crate::unit::{bad_name, is_name};
use tavle_base::diagnostic::did_you_mean;
use tavle_base::{Diagnostic, Message, message, names};
use tavle_schema::{self as schema, ColumnOutput, ColumnType};

/// How many columns a file may define: the values of a row are found one column after the other.
const MOST_COLUMNS: usize = 1000;

/// How many choices a column may give: each has a page of its own in every language.
const MOST_CHOICES: usize = 1000;

/// Fields of every row with units, times and states, whatever its kind.
const COMMON: [&str; 2] = ["when", "status"];

/// Adds the columns to those of the kind.
pub fn define(written: Box<[schema::Column]>, set: &mut SetReader<'_>) {
    let top = PathCursor::TOP.key("columns");
    if written.len() > MOST_COLUMNS {
        refuse(message!("too-many-columns", n = MOST_COLUMNS), &top.index(MOST_COLUMNS), set);
    }
    let keys: Vec<Box<str>> =
        set.columns.iter().map(|column| &column.key).chain(written.iter().map(|own| &own.id)).cloned().collect();
    for (n, column) in written.into_iter().take(MOST_COLUMNS).enumerate() {
        let cursor = top.index(n);
        check_id(&column.id, &cursor.key("id"), set);
        check_settings(&column, &cursor, set);
        if let Some(after) = &column.after
            && (!keys.contains(after) || *after == column.id)
        {
            let known = keys.iter().map(AsRef::as_ref).filter(|key| **key != *column.id);
            let message = message!("unknown-column", key = after, keys = names(known.clone()));
            refuse(message.help(did_you_mean(after, known)), &cursor.key("after"), set);
        }
        if column.holds == ColumnType::Unit
            && column.show.as_ref().is_some_and(|show| !show.0.is_empty() && !show.0.contains(&ColumnOutput::Page))
        {
            refuse(message!("units-not-on-page"), &cursor.key("show"), set);
        }
        let currency = column.currency.as_deref().and_then(|code| currency(code, &cursor.key("currency"), set));
        let choices = choices(column.choices.unwrap_or_default(), &cursor.key("choices"), set);
        let own = OwnColumn {
            title: set.texts.title(column.title, &cursor.key("title")),
            after: column.after,
            width: column.width,
            show: column.show.map_or_else(|| ColumnOutput::ALL.into(), |show| show.0),
            measure: set.texts.optional_name(column.measure, &cursor.key("measure")),
            decimals: column.decimals,
            currency,
            total: column.total,
            choices,
            path: cursor.path(),
        };
        let role = set.vocabulary.roles.find(&column.id).filter(|_| set.spec.own_columns);
        let holds = match column.holds {
            ColumnType::Text => Holds::Text,
            ColumnType::List => Holds::List,
            ColumnType::Unit => Holds::Units(role.map_or(Held::Column(n as u16), Held::Role)),
            ColumnType::When => Holds::When,
            ColumnType::Status => Holds::Status,
            ColumnType::Number => Holds::Number,
            ColumnType::Money => Holds::Money,
            ColumnType::Link => Holds::Links,
            ColumnType::Choice => Holds::Choices,
            ColumnType::YesNo => Holds::YesNo,
        };
        let in_calendar = column.calendar;
        set.columns.push(Column { key: column.id, holds, in_calendar, own: Some(Box::new(own)) });
    }
    circle(set);
}

/// Reports columns that stand behind each other in a circle.
fn circle(set: &mut SetReader<'_>) {
    let own = &set.columns[set.first_own_column()..];
    let after = |column: &Column| column.own.as_ref().and_then(|own| own.after.clone());
    let followed: HashMap<&str, Box<str>> =
        own.iter().filter_map(|column| Some((column.key.as_ref(), after(column)?))).collect();
    let leads_back = |start: &Column| {
        let followed = &followed;
        std::iter::successors(after(start), |key| followed.get(key.as_ref()).cloned())
            .take(own.len())
            .any(|key| key == start.key)
    };
    if let Some(n) = own.iter().position(leads_back) {
        let cursor = PathCursor::TOP.key("columns");
        refuse(message!("columns-in-circle"), &cursor.index(n).key("after"), set);
    }
}

fn check_id(id: &str, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    let place = set.texts.place(cursor);
    let is_field = || set.vocabulary.roles.find(id).is_some() || COMMON.contains(&id) || set.spec.fixed.contains(&id);
    let problem = match id {
        "id" => Some(Diagnostic::error(place, message!("bad-id.of-row"))),
        id if !is_name(id) => Some(bad_name(id, place)),
        id if !set.spec.own_columns && is_field() => Some(Diagnostic::error(place, message!("bad-id.of-field", id))),
        id if set.columns.iter().any(|known| known.own.is_some() && *known.key == *id) => {
            Some(Diagnostic::error(place, message!("duplicate-id.column", id)))
        }
        _ => None,
    };
    set.texts.diagnostics.extend(problem);
}

/// Says which of the settings beside the type have no meaning for it, and which are missing.
fn check_settings(column: &schema::Column, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    use ColumnType::{Choice, Money, Number, When};
    let settings: [(&str, bool, &[ColumnType]); 6] = [
        ("calendar", column.calendar.is_some(), &[When]),
        ("measure", column.measure.is_some(), &[Number]),
        ("decimals", column.decimals.is_some(), &[Number, Money]),
        ("currency", column.currency.is_some(), &[Money]),
        ("total", column.total.is_some(), &[Number, Money]),
        ("choices", column.choices.is_some(), &[Choice]),
    ];
    for (key, is_written, types) in settings {
        if is_written && !types.contains(&column.holds) {
            let types = names(types.iter().map(|holds| holds.word()));
            refuse(message!("no-meaning-for-type", key, types, holds = column.holds.word()), &cursor.key(key), set);
        }
    }
    let missing: Option<Message> = match column.holds {
        Money if column.currency.is_none() => Some(message!("no-currency")),
        Choice if column.choices.as_ref().is_none_or(|choices| choices.is_empty()) => Some(message!("no-choices")),
        _ => None,
    };
    if let Some(message) = missing {
        refuse(message, cursor, set);
    }
}

fn choices(written: Box<[schema::Choice]>, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Box<[Choice]> {
    if written.len() > MOST_CHOICES {
        refuse(message!("too-many-choices", n = MOST_CHOICES), &cursor.index(MOST_CHOICES), set);
    }
    let mut all: Vec<Choice> = Vec::with_capacity(written.len().min(MOST_CHOICES));
    for (n, choice) in written.into_iter().take(MOST_CHOICES).enumerate() {
        let cursor = cursor.index(n);
        let place = set.texts.place(&cursor.key("id"));
        if !is_name(&choice.id) {
            set.texts.diagnostics.push(bad_name(&choice.id, place));
        } else if all.iter().any(|known| known.id == choice.id) {
            set.texts.diagnostics.push(Diagnostic::error(place, message!("duplicate-id.choice", id = &choice.id)));
        }
        all.push(Choice { title: set.texts.title(choice.title, &cursor.key("title")), id: choice.id });
    }
    all.into()
}

/// The currency with a code of ISO 4217, or the diagnostic for another word.
pub fn currency(code: &str, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<Currency> {
    let found = Currency::from_code(code);
    if found.is_none() {
        let meant =
            Currency::from_code(&code.to_uppercase()).map(|_| message!("help.instead", written = code.to_uppercase()));
        refuse(message!("unknown-currency", code).help(meant), cursor, set);
    }
    found
}

fn refuse(message: Message, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    set.texts.diagnostics.push(Diagnostic::error(set.texts.place(cursor), message));
}
