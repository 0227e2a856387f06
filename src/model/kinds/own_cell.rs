//! A value in a column that the file defines itself, read as its column says.

use serde::de::DeserializeOwned;

use super::number;
use super::own_columns::currency;
use super::reader::{RawRow, SetReader, text};
use crate::column::{Money, OwnColumn};
use crate::cursor::PathCursor;
use crate::dataset::{Held, Holds, Timing, Value};
use crate::link::file_name;
use crate::roles::NamedRole;
use crate::text::Text;
use tavle_base::diagnostic::{did_you_mean, is_proposed, meant_list};
use tavle_base::{Arg, Diagnostic, Lang, Message, Place, Severity, message, names};
use tavle_parse::yaml::Written;
use tavle_schema::{
    self as schema, CellTime, ChoiceValue, ColumnOutput, LinkValue, Many, MoneyValue, OwnValues, UnitRef,
};

/// The values of a row in the file's own columns, one a column. In a table, whose columns are all its own, the first time
/// and the first status are those of the row itself.
pub fn cells(mut own: OwnValues, raw_row: &mut RawRow, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    let first = set.first_own_column();
    raw_row.cells.resize(first, None);
    for n in first..set.columns.len() {
        let key = set.columns[n].key.clone();
        let written = own.shift_remove(&key);
        let value = written.and_then(|written| visible(&written, n, raw_row, &cursor.key(&key), set));
        raw_row.cells.push(value);
    }
    let roles = set.vocabulary.roles.clone();
    for (id, role) in roles.others().filter(|_| !set.spec.own_columns) {
        let Some(written) = own.shift_remove(&role.id) else { continue };
        let cursor = cursor.key(&role.id);
        if let Some(units) = units_in_role(&written, role, &cursor, set) {
            set.holders(units, Held::Role(id), &cursor, &mut raw_row.roles);
        }
    }
    // What is left may be a role of a list that could not be read.
    for key in own.keys().filter(|_| !set.vocabulary.is_incomplete) {
        let place = Place::key(set.file, cursor.path().key(key));
        let known = set.columns[first..].iter().map(|column| column.key.as_ref());
        let help = is_proposed(&set.texts.diagnostics).then(|| did_you_mean(key, known)).flatten();
        set.texts.diagnostics.push(Diagnostic::error(place, message!("unknown-key.column", key).help(help)));
    }
}

/// The units in a role that the file or the site names itself.
fn units_in_role(
    written: &Written,
    role: &NamedRole,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Option<Box<[UnitRef]>> {
    let read = written.read::<Many<UnitRef>>();
    let problem = |said: Option<Message>| {
        let title = role.title.as_ref().map_or(&*role.id, |title| title.str(Lang::DEFAULT));
        let wrong = || {
            let holds = message!("part.column.unit");
            message!("wrong-value.of-role", written = written.words(), title, holds).help(message!("help.column.unit"))
        };
        Diagnostic::error(set.texts.place(cursor), said.unwrap_or_else(wrong))
    };
    match read {
        Ok(Many(units)) => Some(units),
        Err(said) => {
            let problem = problem(said);
            set.texts.diagnostics.push(problem);
            None
        }
    }
}

/// A value in a column. Of one that is shown nowhere, what is wrong is reported, and nothing is kept.
pub fn visible(
    written: &Written,
    n: usize,
    raw_row: &mut RawRow,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Option<Value> {
    match set.columns[n].is_hidden() {
        false => cell(written, n, raw_row, cursor, set),
        true => checked(written, n, cursor, set),
    }
}

/// A value in a column that is shown nowhere: what is wrong with it is reported, and nothing of it is kept.
fn checked(written: &Written, n: usize, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<Value> {
    let links = set.texts.links.len();
    cell(written, n, &mut RawRow::default(), cursor, set);
    set.texts.links.truncate(links);
    None
}

/// What a row of a table has beside the values in its columns, or the diagnostic for it.
pub fn value_of_row<T: DeserializeOwned>(
    written: &Written,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Option<T> {
    let read = written.read().map_err(|said| {
        let message = said.unwrap_or_else(|| message!("bad-id", id = written.words()));
        set.texts.diagnostics.push(Diagnostic::error(set.texts.place(cursor), message));
    });
    read.ok()
}

fn cell(
    written: &Written,
    n: usize,
    raw_row: &mut RawRow,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Option<Value> {
    match set.columns[n].holds {
        Holds::Text => {
            let written: schema::Text = value(written, n, cursor, set)?;
            text(set.texts.text(written, cursor))
        }
        Holds::List => {
            let written: Many<schema::Text> = value(written, n, cursor, set)?;
            set.list(written.0, cursor)
        }
        Holds::Units(held) => {
            let written: Many<UnitRef> = value(written, n, cursor, set)?;
            set.holders(written.0, held, cursor, &mut raw_row.roles);
            None
        }
        Holds::When => {
            // A time that stands alone has no `when:` of its own, and the way to it ends at the cell.
            let timing = Box::new(Timing::of(value::<CellTime>(written, n, cursor, set)?, cursor, &mut set.texts));
            if names_row(set, n) && raw_row.when.is_none() {
                raw_row.when = Some(timing.clone());
            }
            Some(Value::When(timing))
        }
        Holds::Status => {
            let written: schema::Status = value(written, n, cursor, set)?;
            let status = set.status_at(written, cursor)?;
            if names_row(set, n) && raw_row.status.is_none() {
                raw_row.status = Some(status.clone());
            }
            Some(Value::Status(status))
        }
        Holds::Number => {
            let digits = number::number(written, Severity::Warning, cursor, set)
                .or_else(|| refuse_number(written, n, cursor, set))?;
            Some(Value::Number(number::with_decimals(digits, own(set, n)?.decimals, cursor, set)))
        }
        Holds::Money => money(written, n, cursor, set).map(|money| Value::Money(Box::new(money))),
        Holds::Links => {
            let written: Many<LinkValue> = value(written, n, cursor, set)?;
            links(written, n, cursor, set)
        }
        Holds::Choices => choices(written, n, cursor, set),
        Holds::YesNo => yes_or_no(written, n, cursor, set).map(Value::YesNo),
        Holds::Task | Holds::Rating | Holds::RowNumber | Holds::Figures(_) | Holds::Reports | Holds::Relations(_) => {
            None
        }
    }
}

/// Whether the times and states of a column can be those of the row itself.
fn names_row(set: &SetReader<'_>, n: usize) -> bool {
    set.spec.own_columns && set.columns[n].is_shown(ColumnOutput::Page)
}

/// What the file says of a column of its own.
fn own<'s>(set: &'s SetReader<'_>, n: usize) -> Option<&'s OwnColumn> {
    set.columns[n].own.as_deref()
}

/// A value of a type, or the diagnostic for it.
fn value<T: DeserializeOwned>(
    written: &Written,
    n: usize,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Option<T> {
    match written.read() {
        Ok(value) => Some(value),
        Err(said) => {
            let message = said.unwrap_or_else(|| wrong_value(written, n, None, set));
            refuse(message, n, cursor, set);
            None
        }
    }
}

fn refuse_number<T>(written: &Written, n: usize, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<T> {
    let message = wrong_value(written, n, number::meant(written), set);
    refuse(message, n, cursor, set);
    None
}

/// That something cannot stand in a column: what the column is called and holds, and what was probably meant or else an
/// example.
fn wrong_value(written: &Written, n: usize, meant: Option<Message>, set: &SetReader<'_>) -> Message {
    let title = own(set, n).map_or("", |own| own.title.str(Lang::DEFAULT));
    let (holds, example) = match set.columns[n].holds {
        Holds::Text => (message!("part.column.text"), message!("help.column.text")),
        Holds::List => (message!("part.column.list"), message!("help.column.list")),
        Holds::Units(_) => (message!("part.column.unit"), message!("help.column.unit")),
        Holds::When => (message!("part.column.when"), message!("help.column.when")),
        Holds::Status => (message!("part.column.status"), message!("help.column.status")),
        Holds::Money => (message!("part.column.money"), message!("help.column.money")),
        Holds::Links => (message!("part.column.link"), message!("help.column.link")),
        Holds::Choices => {
            (message!("part.column.choice"), message!("help.column.choice", choices = choice_ids(n, set)))
        }
        Holds::YesNo => (message!("part.column.yes-no"), message!("help.column.yes-no")),
        Holds::Number
        | Holds::Task
        | Holds::Rating
        | Holds::RowNumber
        | Holds::Figures(_)
        | Holds::Reports
        | Holds::Relations(_) => (message!("part.column.number"), message!("help.column.number")),
    };
    message!("wrong-value", written = written.words(), title, holds).help(meant.unwrap_or(example))
}

/// Reports what is wrong with a value, with the place where its column is defined.
fn refuse(message: Message, n: usize, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    let column = PathCursor::TOP.key("columns").index(n - set.first_own_column()).path();
    let column = Place::value(set.file, column.key("type"));
    let problem = Diagnostic::error(set.texts.place(cursor), message);
    set.texts.diagnostics.push(problem.related(column, message!("note.column")));
}

/// An amount in the column's currency, or in its own.
fn money(written: &Written, n: usize, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<Money> {
    let own = own(set, n)?;
    let (of_column, has_total, decimals) = (own.currency, own.total.is_some(), own.decimals);
    let amount_cursor = cursor.key("amount");
    let (amount, currency, at) = match written.read::<MoneyValue>() {
        Ok(MoneyValue { amount, currency: code }) => {
            (amount, Some(currency(&code, &cursor.key("currency"), set)?), &amount_cursor)
        }
        Err(_) => (written.clone(), of_column, cursor),
    };
    // Few currencies have thousandths: of others, an amount with three decimals is most likely a thousand times as much.
    let has_thousandths = currency.and_then(|currency| currency.exponent()).is_some_and(|usual| usual > 2);
    let doubt = if has_thousandths { Severity::Warning } else { Severity::Error };
    let digits = number::number(&amount, doubt, at, set).or_else(|| refuse_number(&amount, n, at, set))?;
    let amount = number::with_decimals(digits, decimals, at, set);
    // A column without a currency has been reported.
    let currency = currency?;
    // Nobody writes tenths of a krone.
    let usual = currency.exponent().filter(|_| decimals.is_none() && amount.decimals() > 0);
    let amount = usual.and_then(|usual| amount.with_decimals(usual.into())).unwrap_or(amount);
    if has_total && of_column.is_some_and(|of_column| of_column != currency) {
        let of_column = of_column.map_or("", |of_column| of_column.code());
        refuse(message!("unlike-currencies", currency = currency.code(), of_column), n, &cursor.key("currency"), set);
    }
    Some(Money { amount, currency })
}

/// Links as texts, which are checked and shown as all others.
fn links(written: Many<LinkValue>, n: usize, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<Value> {
    let all = link_texts(written, cursor, set, |url, cursor, set| refuse(message!("bad-link", url), n, cursor, set));
    let mut all = all.into_vec();
    match all.len() {
        0 => None,
        1 => all.pop().map(Value::Text),
        _ => Some(Value::Texts(all.into())),
    }
}

/// The same, wherever they stand. `refuse` reports one that is no address.
pub fn link_texts(
    written: Many<LinkValue>,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
    refuse: impl Fn(&str, &PathCursor<'_>, &mut SetReader<'_>),
) -> Box<[Text]> {
    let is_alone = written.0.len() == 1;
    let mut all: Vec<Text> = Vec::with_capacity(written.0.len());
    for (at, LinkValue { url, title }) in written.0.into_iter().enumerate() {
        let in_list = cursor.index(at);
        let cursor = if is_alone { *cursor } else { in_list };
        // The name of a file may have spaces in it, an address may not, and other words are neither.
        let is_file = url.starts_with('/') || !file_of(&url).is_empty();
        let may_have_spaces = is_file && !url.contains("://");
        let is_bad = |c: char| c.is_control() || matches!(c, '<' | '>') || (c.is_whitespace() && !may_have_spaces);
        if url.contains(is_bad) {
            refuse(&url, &cursor, set);
            continue;
        }
        // Only a row gives a link its words.
        let is_page = [".md", ".yaml"].iter().any(|ending| url.ends_with(ending)) && !url.contains("://");
        if title.is_none() && is_page {
            let place = set.texts.place(&cursor);
            set.texts.diagnostics.push(Diagnostic::error(place, message!("untitled-link", url)));
            continue;
        }
        let linked = |words: &str| format!("[{}](<{url}>)", words.replace('[', "\\[").replace(']', "\\]"));
        let text = match &title {
            Some(schema::Text::Plain(title)) => schema::Text::Plain(linked(title).into()),
            Some(schema::Text::Tagged(titles)) => {
                let linked: Vec<(&str, String)> = titles.iter().map(|(tag, title)| (tag, linked(title))).collect();
                schema::Text::Tagged(linked.iter().map(|(tag, text)| (*tag, text.as_str())).collect())
            }
            // What is on this site has a title of its own; an address is one that can be copied.
            None => {
                let words = if url.contains("://") { &*url } else { file_of(&url) };
                schema::Text::Tagged([("*", linked(words).as_str())].into_iter().collect())
            }
        };
        let below = cursor.key("title");
        all.push(set.texts.text(text, if title.is_some() { &below } else { &cursor }));
    }
    all.into()
}

/// The name of a linked file that has no title of its own, such as a PDF; nothing for a text or data.
fn file_of(url: &str) -> &str {
    let path = url.strip_prefix("mailto:").unwrap_or(url);
    let path = path.split_once(['?', '#']).map_or(path, |(path, _)| path);
    let name = file_name(path);
    let has_title = [".md", ".yaml"].iter().any(|ending| name.ends_with(ending)) || !name.contains('.');
    if has_title { "" } else { name }
}

fn choice_ids(n: usize, set: &SetReader<'_>) -> Arg {
    names(own(set, n).into_iter().flat_map(|own| &own.choices).map(|choice| choice.id.as_ref()))
}

fn choices(written: &Written, n: usize, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<Value> {
    let ids: ChoiceValue = value(written, n, cursor, set)?;
    let is_alone = ids.0.len() == 1;
    let mut chosen: Vec<u16> = Vec::with_capacity(ids.0.len());
    for (at, id) in ids.0.iter().enumerate() {
        let in_list = cursor.index(at);
        let cursor = if is_alone { *cursor } else { in_list };
        let known = &own(set, n)?.choices;
        match known.iter().position(|choice| choice.id == *id) {
            Some(index) if chosen.contains(&(index as u16)) => {}
            Some(index) => chosen.push(index as u16),
            // A column without choices has been reported.
            None if known.is_empty() => return None,
            None => {
                let lower = id.to_lowercase();
                let is_called =
                    |choice: &&crate::column::Choice| choice.title.strings().any(|own| own.to_lowercase() == lower);
                let meant = known.iter().find(is_called).map(|choice| message!("help.did-you-mean", name = &choice.id));
                let names = known.iter().map(|choice| choice.id.as_ref());
                let help = meant.or_else(|| meant_list(id, names.clone())).or_else(|| did_you_mean(id, names));
                let message = message!("unknown-choice", id, choices = choice_ids(n, set)).help(help);
                refuse(message, n, &cursor, set);
            }
        }
    }
    chosen.sort_unstable();
    (!chosen.is_empty()).then(|| Value::Choices(chosen.into()))
}

fn yes_or_no(written: &Written, n: usize, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<bool> {
    let said = written.read::<bool>().ok().or(match written.text() {
        Some("yes") => Some(true),
        Some("no") => Some(false),
        _ => None,
    });
    if said.is_none() {
        let message = wrong_value(written, n, None, set);
        refuse(message, n, cursor, set);
    }
    said
}
