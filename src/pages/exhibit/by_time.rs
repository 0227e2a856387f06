//! The view `by-time`: what happens when, the earliest first, those without a time last.

use super::by_unit;
use super::cells;
use super::context::ExhibitContext;
use super::filter;
use super::row_name;
use crate::table::{Column, Content, Group, Item, Row, RowFilterKeys, StatusMention, Table};
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::dataset::{Counted, DataSet, Held, Holds, Item as Part, Row as DataRow, Timing, Value};
use tavle_model::roles::RoleId;
use tavle_model::text::Text;
use tavle_schema::{Moment, When};

/// Something that has a time: a row, or a part of it.
pub(super) struct Event<'a> {
    pub row: usize,
    pub part: Option<&'a Part>,
    /// When that is, and the timing that it is of: of a list of times each is an event.
    pub at: Option<(&'a When<Text>, &'a Timing)>,
}

pub fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let set = context.set;
    let strings = context.at.localized.strings();
    let rows = context.rows();
    let mut table = context.table("by-time", caption);
    let field = |key: &'static str| {
        let title = strings.field(set.spec.kind, key).expect("the theme has a word for what all kinds may have");
        Column::new(key, Phrase::plain(title))
    };
    table.columns.push(field("when"));
    table.columns.push(super::whole::heading(context.set, set.naming_column(), context.at));
    let further = further(set, &rows);
    for column in &further {
        table.columns.push(super::whole::heading(context.set, *column, context.at));
    }
    let has_status =
        rows.iter().any(|r| set.rows[*r].status.is_some() || set.rows[*r].items().any(|item| item.status.is_some()));
    if has_status {
        table.columns.push(field("status"));
    }
    let responsible = set.columns.iter().position(|c| c.holds == Holds::Units(Held::Role(RoleId::RESPONSIBLE)));
    if let Some(column) = responsible {
        table.columns.push(Column::new("responsible", cells::column_title(set, column, context.at)));
    }

    let mut events = events(context, &rows);
    events.sort_by_key(moment);
    let mut year = None;
    for event in events {
        let own = match moment(&event) {
            Moment::On(at) => Some(at.year()),
            Moment::Undated => None,
        };
        if table.groups.is_empty() || own != year {
            let title = match own {
                Some(year) => year.to_string(),
                None => strings.no_date.to_string(),
            };
            table.groups.push(Group { title: Some(Phrase::plain(title)), level: 1, ..Group::default() });
            year = own;
        }
        let row = row(context, &event, &further, has_status, responsible);
        if let Some(group) = table.groups.last_mut() {
            group.rows.push(row);
        }
    }
    table
}

pub(super) fn moment(event: &Event<'_>) -> Moment {
    event.at.map_or(Moment::Undated, |(when, _)| when.moment())
}

/// The times of a timing, one by one.
fn each(timing: &Timing) -> impl Iterator<Item = Option<(&When<Text>, &Timing)>> {
    timing.when.each().iter().map(move |when| Some((when, timing)))
}

/// What happens in the rows: each row or part with a time, and each row or item that names one without any.
pub(super) fn events<'a>(context: &ExhibitContext<'a, '_>, rows: &[usize]) -> Vec<Event<'a>> {
    let set = context.set;
    let mut events = Vec::new();
    for r in rows {
        let row = &set.rows[*r];
        let mut own = Vec::new();
        if let Some(timing) = &row.when {
            own.extend(each(timing).map(|at| Event { row: *r, part: None, at }));
        }
        for item in row.items() {
            if let Some(timing) = &item.timing {
                own.extend(each(timing).map(|at| Event { row: *r, part: Some(item), at }));
            }
        }
        // Where the row has no time of its own, what has none in its list would stand nowhere.
        if row.when.is_none() {
            let undated = set.naming_items(row).iter().filter(|item| item.timing.is_none());
            own.extend(undated.map(|item| Event { row: *r, part: Some(item), at: None }));
        }
        if own.is_empty() {
            own.push(Event { row: *r, part: None, at: None });
        }
        let is_asked = |part| context.embed.asks_for(&Counted { row, part: Some(part) }, context.at.today());
        own.retain(|event| !set.spec.counts_items || event.part.is_none_or(is_asked));
        events.extend(own);
    }
    events
}

/// The columns that say what an entry of a timeline consists of beside its title, and how to answer.
fn further(set: &DataSet, rows: &[usize]) -> Vec<usize> {
    let has = |column: &usize| rows.iter().any(|r| says_further(set, &set.rows[*r], *column));
    (0..set.columns.len()).filter(has).collect()
}

/// Whether a row says something in such a column that stands at its own time.
fn says_further(set: &DataSet, row: &DataRow, column: usize) -> bool {
    set.spec.named_by_list
        && match row.cell(column) {
            Some(Value::Items(items)) => {
                set.naming_list(row).is_none() && items.iter().any(|item| item.timing.is_none())
            }
            Some(Value::Text(_)) => set.columns[column].is_consultation(),
            _ => false,
        }
}

/// What has a time of its own stands for itself.
fn undated(content: Content<'_>) -> Content<'_> {
    match content {
        Content::Items(items) => Content::Items(
            items.into_iter().filter(|item| item.time.is_none()).map(|item| Item { id: None, ..item }).collect(),
        ),
        other => other,
    }
}

fn row<'a>(
    context: &ExhibitContext<'a, '_>,
    event: &Event<'a>,
    further: &[usize],
    has_status: bool,
    responsible: Option<usize>,
) -> Row<'a> {
    let (set, at) = (context.set, context.at);
    let row = &set.rows[event.row];
    let status = status(context, event);
    let filter_keys = filter::row(row, context);
    let filter_keys = match (event.part, &status) {
        // A milestone with a status of its own is found by that.
        (Some(_), Some(own)) => {
            RowFilterKeys { states: vec![Some(&*own.status.id)], lateness: own.lateness, ..filter_keys }
        }
        (Some(_), None) => RowFilterKeys { states: vec![None], lateness: Lateness::Never, ..filter_keys },
        (None, _) => filter_keys,
    };
    let mut contents = vec![time(context, event), name(context, event)];
    contents.extend(further.iter().map(|column| match event.part.is_none() && says_further(set, row, *column) {
        true => undated(cells::content(set, row, *column, at)),
        false => Content::Empty,
    }));
    if has_status {
        contents.push(status.map_or(Content::Empty, Content::Status));
    }
    if let Some(column) = responsible {
        contents.push(cells::content(set, row, column, at));
    }
    let mut cells = by_unit::row_cells(contents);
    // The time comes first, but it is what happens that names the row.
    for cell in &mut cells {
        cell.is_header = cell.column == 1;
    }
    Row { id: None, cells, filter_keys }
}

/// When it happens.
pub(super) fn time<'a>(context: &ExhibitContext<'a, '_>, event: &Event<'a>) -> Content<'a> {
    event.at.map_or(Content::Empty, |(when, timing)| Content::When(cells::time_of(when, timing, context.at)))
}

/// What happens, as a link to its row.
pub(super) fn name<'a>(context: &ExhibitContext<'a, '_>, event: &Event<'a>) -> Content<'a> {
    let (set, at) = (context.set, context.at);
    let row = &set.rows[event.row];
    let target = tavle_model::dataset::RecordTarget::Row(event.row as u32);
    let href = at.row(context.embed.data, target).map(|to| at.link(&to));
    let Some(part) = event.part else {
        // What has a time of its own stands for itself.
        return cells::name(set, row, href, |item| item.timing.is_none(), at);
    };
    let words = [part.body.map(|body| at.unit_in_short(body)), part.text.as_ref().map(|text| at.text(text))];
    let mut words: Vec<Phrase<'a>> = words.into_iter().flatten().collect();
    match &mut words[..] {
        // The row is called by its parts.
        [.., text] if set.naming_list(row).is_some() => *text = std::mem::take(text).linked(href),
        _ => words.insert(0, row_name::title(set, row, at).linked(href)),
    }
    let mut name = Vec::new();
    for (n, phrase) in words.into_iter().enumerate() {
        name.extend((n > 0).then(|| Phrase::plain(" – ")));
        name.push(phrase);
    }
    Content::Phrase(Phrase::All(name))
}

/// The status of a part where it has one of its own, else that of its row.
pub(super) fn status<'a>(context: &ExhibitContext<'a, '_>, event: &Event<'a>) -> Option<StatusMention<'a>> {
    let row = &context.set.rows[event.row];
    let today = context.at.today();
    let own = event.part.and_then(|part| part.status.as_ref()).or(row.status.as_ref())?;
    // The mark belongs to what is late, and not to a later milestone of it.
    Some(cells::status(context.set, own, row.lateness_said(event.part, today), context.at))
}
