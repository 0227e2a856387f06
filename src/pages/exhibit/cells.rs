//! What stands in a cell: the values of the data in words.

use super::cell_value::{own_column, value};
pub use super::cell_value::{rating, status, time, time_of};
use super::{history, indicator, relations, row_name};
use crate::context::{Medium, PageContext};
use crate::own_names;
use crate::table::{Content, Item, UnitMention};
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::dataset::{self, DataSet, Held, Holder, Holds, ItemFact, Row, Value};
use tavle_model::roles::RoleId;

/// What a column is called: in the words of its kind, where the data set does not say it. A heading may be a button that
/// sorts, so there is no link in it.
pub fn column_title<'a>(set: &'a DataSet, column: usize, at: PageContext<'a>) -> Phrase<'a> {
    let column = &set.columns[column];
    match (column.own_title(), column.holds) {
        (Some(title), _) => at.text(title).unlinked(),
        (None, Holds::Units(Held::Role(id))) => role_heading(set, id, at),
        (None, _) => Phrase::plain(at.localized.strings().field(set.spec.kind, &column.key).unwrap_or(&column.key)),
    }
}

/// What the column of a role is called.
fn role_heading<'a>(set: &'a DataSet, id: RoleId, at: PageContext<'a>) -> Phrase<'a> {
    let role = set.roles.get(id);
    let of_kind = || at.localized.strings().field(set.spec.kind, &role.id).map(Phrase::plain);
    match &role.title {
        Some(title) => at.localized.name(title),
        None => of_kind().unwrap_or_else(|| own_names::role(id, set, at.localized)),
    }
}

/// What stands in a column of a row.
pub fn content<'a>(set: &'a DataSet, row: &'a Row, column: usize, at: PageContext<'a>) -> Content<'a> {
    match set.columns[column].holds {
        Holds::Task => match row.task {
            Some(task) => Content::Phrase(at.text(&set.tasks[task as usize].title)),
            None => Content::Empty,
        },
        Holds::Units(held) => units(row, held, at),
        Holds::RowNumber => {
            row.number.as_deref().map_or(Content::Empty, |number| Content::Phrase(Phrase::plain(number)))
        }
        Holds::When => match row.cell(column) {
            Some(Value::When(timing)) => Content::When(time(timing, at)),
            // The row's time and status are those of the kind's own columns, or of one of the file's.
            _ if set.columns[column].own.is_some() => Content::Empty,
            _ => row.when.as_ref().map_or(Content::Empty, |timing| Content::When(time(timing, at))),
        },
        Holds::Status => match row.cell(column) {
            Some(Value::Status(own)) => {
                // The row's own is the first that it has.
                let is_own =
                    set.spec.own_columns && !row.cells[..column].iter().any(|v| matches!(v, Some(Value::Status(_))));
                let lateness = if is_own { row.lateness(at.today()) } else { Lateness::Never };
                Content::Status(status(set, own, lateness, at))
            }
            _ if set.columns[column].own.is_some() => Content::Empty,
            _ => row
                .status
                .as_ref()
                .map_or(Content::Empty, |own| Content::Status(status(set, own, row.lateness(at.today()), at))),
        },
        Holds::Rating => match row.cell(column) {
            Some(Value::Rating(rated)) => {
                let (value, key) = (usize::from(rated.value).into(), &set.columns[column].key);
                let words = at.localized.strings().kinds.of(set.spec.kind);
                let written = rating(words, key, *rated, at.localized);
                match words.rating(key, rated.step) {
                    Some(word) => Content::Rating { value, word, written },
                    None => Content::Number(value, written),
                }
            }
            _ => Content::Empty,
        },
        Holds::Figures(of) => indicator::content(row.cell(column), of, at),
        Holds::Reports => match history::of(set, (row, None), at) {
            Some(history) => Content::History(Box::new(history)),
            None => Content::Empty,
        },
        Holds::Relations(column) => relations::content(set, row, column, at),
        Holds::Text if set.columns[column].is_call_to_answer() => {
            let how = set.call_to_answer(row, at.localized.as_of());
            how.map_or(Content::Empty, |how| Content::Phrase(at.text(how)))
        }
        Holds::Text | Holds::List | Holds::Number | Holds::Money | Holds::Links | Holds::Choices | Holds::YesNo => {
            match row.cell(column) {
                Some(Value::Items(items)) => Content::Items(items.iter().map(|one| item(set, one, row, at)).collect()),
                Some(one) => value(one, (set, own_column(&set.columns[column])), at),
                None => Content::Empty,
            }
        }
    }
}

/// The units in one role. Those of which one has it are one mention, with "or" between them.
pub fn units<'a>(row: &'a Row, held: Held, at: PageContext<'a>) -> Content<'a> {
    let mut mentions: Vec<UnitMention<'a>> = Vec::new();
    let mut names: Vec<Phrase<'a>> = Vec::new();
    let mut holders = row.roles.iter().filter(|holder| holder.held == held).peekable();
    while let Some(holder) = holders.next() {
        names.push(at.unit(holder.unit));
        if holders.peek().is_some_and(|next| next.is_alternative()) {
            continue;
        }
        let name = match names.len() {
            1 => names.remove(0),
            _ => one_of(std::mem::take(&mut names), at),
        };
        mentions.push(UnitMention { name, note: beside(holder, at) });
    }
    match mentions.is_empty() {
        true => Content::Empty,
        false => Content::Units(mentions),
    }
}

/// Names with "or" between them.
pub fn one_of<'a>(names: Vec<Phrase<'a>>, at: PageContext<'a>) -> Phrase<'a> {
    let or = &*at.localized.strings().or;
    let mut all = Vec::with_capacity(names.len() * 2);
    for name in names {
        all.extend((!all.is_empty()).then(|| Phrase::plain(format!(" {or} "))));
        all.push(name);
    }
    Phrase::All(all)
}

/// What is said beside a unit: what it does in the role, and what else there is to say.
pub fn beside<'a>(holder: &'a Holder, at: PageContext<'a>) -> Option<Phrase<'a>> {
    let more = holder.more.as_deref()?;
    let mut said: Vec<Phrase<'a>> = more.role.iter().chain(&more.note).map(|text| at.text(text)).collect();
    match said.len() {
        0 => None,
        1 => Some(said.remove(0)),
        _ => Some(Phrase::All(vec![said.remove(0), Phrase::plain(", "), said.remove(0)])),
    }
}

/// The units in every role but being responsible, by role.
pub fn other_roles<'a>(set: &'a DataSet, row: &'a Row, at: PageContext<'a>) -> Content<'a> {
    let mut roles = Vec::new();
    for (id, _) in set.roles.all().filter(|(id, _)| *id != RoleId::RESPONSIBLE) {
        if let Content::Units(mentions) = units(row, Held::Role(id), at) {
            roles.push((own_names::role(id, set, at.localized), mentions));
        }
    }
    match roles.is_empty() {
        true => Content::Empty,
        false => Content::Roles(roles),
    }
}

/// A milestone, action, indicator or item of an entry.
pub fn item<'a>(set: &'a DataSet, item: &'a dataset::Item, row: &'a Row, at: PageContext<'a>) -> Item<'a> {
    let strings = at.localized.strings();
    let mut facts: Vec<(&'a str, Phrase<'a>)> = Vec::new();
    if let Some(decision) = &item.decision {
        facts.push((&strings.decision, at.text(decision)));
    }
    for (fact, text) in &item.facts {
        let word = match fact {
            ItemFact::Target => &strings.fields.target,
            ItemFact::Value => &strings.fields.value,
            ItemFact::Source => &strings.fields.evidence,
        };
        facts.push((word, at.text(text)));
    }
    if let Some(measured) = item.measured.as_deref() {
        facts.extend(measured.figures.iter().flat_map(|figures| indicator::facts(figures, at)));
        let names = measured.responsible.iter().map(|holder| at.unit(holder.unit));
        let mut responsible = Vec::new();
        for name in names {
            responsible.extend((!responsible.is_empty()).then(|| Phrase::plain(", ")));
            responsible.push(name);
        }
        facts.extend((!responsible.is_empty()).then_some((&*strings.fields.responsible, Phrase::All(responsible))));
    }
    let mut history = history::of(set, (row, Some(item)), at).map(Box::new);
    if at.medium != Medium::Screen {
        // On paper and in files each report is one of the facts.
        if let Some(history) = history.take() {
            let lines = history::lines(*history, at.medium);
            facts.extend(lines.into_iter().map(|line| (&*strings.fields.reports, line)));
        }
    }
    let link = |word: &'a str, address: &Option<Box<str>>| {
        address.as_ref().map(|address| Phrase::plain(word).linked(Some(address.to_string())))
    };
    Item {
        id: item.id.as_deref().map(str::to_owned),
        time: item.timing.as_ref().map(|timing| time(timing, at)),
        body: item.body.map(|body| at.unit_in_short(body)),
        text: item.text.as_ref().map(|text| indicator::named(at.text(text), item.measured.as_deref())),
        status: item.status.as_ref().map(|own| status(set, own, row.lateness_of(item, at.today()), at)),
        facts,
        agenda: link(&strings.agenda, &item.agenda),
        minutes: link(&strings.minutes, &item.minutes),
        history,
    }
}

/// What a row is called, as a link to it. One without a title is called by the list of what happens in it: by those of its
/// parts for which `is_meant` holds.
pub fn name<'a>(
    set: &'a DataSet,
    row: &'a Row,
    href: Option<String>,
    is_meant: impl Fn(&dataset::Item) -> bool,
    at: PageContext<'a>,
) -> Content<'a> {
    let mut items: Vec<Item<'a>> = set
        .naming_items(row)
        .iter()
        .filter(|one| is_meant(one))
        .map(|one| Item { id: None, ..item(set, one, row, at) })
        .collect();
    match &mut items[..] {
        [] => Content::Phrase(row_name::title(set, row, at).linked(href)),
        [only] if only.status.is_none() && only.time.is_none() => {
            Content::Phrase(only.text.take().unwrap_or_default().linked(href))
        }
        [first, ..] => {
            first.text = first.text.take().map(|text| text.linked(href));
            Content::Items(items)
        }
    }
}
