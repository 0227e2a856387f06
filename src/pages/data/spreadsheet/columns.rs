//! The columns of a spreadsheet: those of a table, and those for what stands beside their values there, such as a note, or a
//! number within words.

use std::collections::BTreeSet;

use super::item::item_words;
use super::number::{Number, NumberLook};
use super::value::Value;
use crate::context::LocalizedSite;
use crate::exhibit::group_word;
use crate::own_names;
use crate::table::{self, Content, FlatRow, Item, Table, Work, work_column};
use tavle_markup::Phrase;
use tavle_model::spec::Spec;
use tavle_model::statuses::StatusId;
use tavle_schema::{Point, When, fill};

/// How a day is written in ISO 8601.
const DAY: &str = "YYYY-MM-DD";

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    pub title: String,
    pub holds: Holds,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Any,
    /// One of the states.
    State,
    /// One of the units, or several.
    Units,
}

/// A column of the table, or what is said beside it.
#[derive(Clone, PartialEq, Eq)]
pub enum Source {
    /// The titles of the groups that a row stands in.
    Group,
    /// The objectives that its group serves.
    GroupServes,
    Own(usize),
    /// What the time in a column was before it was moved.
    Was(usize),
    Why(usize),
    /// What is noted of the status in a column.
    Note(usize),
    /// The currencies of the amounts in a column, where they are not all the same.
    Currency(usize),
    /// The words for the places on a scale in a column.
    Word(usize),
    /// When what is in a column was last reported.
    Reported(usize),
    /// A number of the work for the objectives in a column.
    Work(usize, WorkNumber),
    Id,
}

/// What can be calculated with of the work for an objective.
#[derive(Clone, PartialEq, Eq)]
pub enum WorkNumber {
    All,
    Status(StatusId),
    /// How many have no status.
    Without,
    Late,
    /// What it costs by the column with this title, in this currency; of some of the objectives perhaps without what is
    /// cancelled.
    Sum {
        title: String,
        currency: &'static str,
        leaves_out: bool,
    },
}

/// The columns of the spreadsheet: those of the table, and beside them those that are needed for the facts beside their values.
/// What is counted of the work for an objective stands before its names, which take several lines.
pub fn sources(table: &Table<'_>, rows: &[FlatRow<'_, '_>]) -> Vec<Source> {
    let any = |n: usize, is: &dyn Fn(&Content<'_>) -> bool| rows.iter().any(|row| row.contents[n].is_some_and(is));
    let mut sources = Vec::new();
    if table.groups.iter().any(|group| group.title.is_some()) {
        sources.push(Source::Group);
    }
    if rows.iter().any(|row| !row.serves.is_empty()) {
        sources.push(Source::GroupServes);
    }
    for n in 0..table.columns.len() {
        let work = rows.iter().filter_map(|row| work(row, n));
        sources.extend(numbers(work).into_iter().map(|number| Source::Work(n, number)));
        sources.push(Source::Own(n));
        if any(n, &|content| matches!(content, Content::When(time) if time.was.is_some())) {
            sources.push(Source::Was(n));
        }
        if any(n, &|content| matches!(content, Content::When(time) if time.why.is_some())) {
            sources.push(Source::Why(n));
        }
        if any(n, &|content| matches!(content, Content::Status(status) if status.note.is_some())) {
            sources.push(Source::Note(n));
        }
        let is_other = |code: &str| table.columns[n].measure.is_some_and(|measure| measure != code);
        if any(n, &|content| matches!(content, Content::Money { currency, .. } if is_other(currency))) {
            sources.push(Source::Currency(n));
        }
        if any(n, &|content| matches!(content, Content::Rating { .. })) {
            sources.push(Source::Word(n));
        }
        if any(n, &|content| matches!(content, Content::History(history) if history.day.is_some())) {
            sources.push(Source::Reported(n));
        }
    }
    sources.push(Source::Id);
    sources
}

/// The work for an objective that stands in a column of a row.
fn work<'t, 'a>(row: &FlatRow<'t, 'a>, n: usize) -> Option<&'t Work<'a>> {
    match row.contents[n] {
        Some(Content::Work(work)) => Some(work),
        _ => None,
    }
}

/// What is counted and added up of the work for any of these objectives. How much is late is said where there is anything to
/// do, so that the columns are the same on any day.
fn numbers<'w, 'a: 'w>(works: impl Iterator<Item = &'w Work<'a>>) -> Vec<WorkNumber> {
    let (mut statuses, mut without, mut has_any) = (BTreeSet::new(), false, false);
    let mut sums: Vec<(&str, &'static str, bool)> = Vec::new();
    for work in works {
        has_any |= work.counts.all > 0;
        without |= work.counts.without > 0;
        statuses.extend(work.counts.statuses.keys().copied());
        for sum in &work.sums {
            match sums.iter_mut().find(|(title, currency, _)| *title == sum.title && *currency == sum.currency) {
                Some((.., leaves_out)) => *leaves_out |= sum.leaves_out,
                None => sums.push((&sum.title, sum.currency, sum.leaves_out)),
            }
        }
    }
    let counts = std::iter::once(WorkNumber::All)
        .chain(statuses.into_iter().map(WorkNumber::Status))
        .chain(without.then_some(WorkNumber::Without))
        .chain(std::iter::once(WorkNumber::Late));
    let sum =
        |(title, currency, leaves_out): (&str, _, _)| WorkNumber::Sum { title: title.to_owned(), currency, leaves_out };
    counts.filter(|_| has_any).chain(sums.into_iter().map(sum)).collect()
}

/// Whether both say the same of a column each.
fn is_alike(a: &Source, b: &Source) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

pub fn column(
    source: &Source,
    sources: &[Source],
    (spec, table, rows): (&Spec, &Table<'_>, &[FlatRow<'_, '_>]),
    localized: LocalizedSite<'_>,
) -> Column {
    let fields = &localized.strings().fields;
    let plain = |title: &str| Column { title: title.to_owned(), holds: Holds::Any };
    let of = |n: usize, word: &str| plain(&format!("{}: {word}", table.columns[n].title.words()));
    // What stands beside several columns says beside which.
    let is_one_of_several = sources.iter().filter(|other| is_alike(other, source)).count() > 1;
    let beside = |n: usize, word: &str| if is_one_of_several { of(n, word) } else { plain(word) };
    match source {
        Source::Group => plain(group_word(spec, localized)),
        Source::GroupServes => plain(&format!("{}: {}", group_word(spec, localized), fields.serves)),
        Source::Was(n) => beside(*n, &fields.was),
        Source::Why(n) => beside(*n, &fields.why),
        Source::Note(n) => beside(*n, &fields.note),
        Source::Reported(n) => beside(*n, &localized.strings().reports.last_day),
        Source::Currency(n) => {
            let words = &localized.strings().amounts;
            plain(&fill(&words.currency_of, &[("title", &table.columns[*n].title.words())]))
        }
        Source::Word(n) => {
            let title = table.columns[*n].title.words();
            plain(&fill(&localized.strings().downloads.in_words, &[("title", &title)]))
        }
        Source::Work(n, number) => of(*n, &number_title(number, localized)),
        Source::Id => plain(&fields.id),
        Source::Own(n) => {
            let holds = rows.iter().find_map(|row| match row.contents[*n] {
                Some(Content::Status(status)) if !status.is_derived => Some(Holds::State),
                Some(Content::Units(_)) => Some(Holds::Units),
                _ => None,
            });
            // Amounts of several currencies have that of each beside them.
            let title = match sources.contains(&Source::Currency(*n)) {
                true => table.columns[*n].title.words().into_owned(),
                false => heading(&table.columns[*n], localized),
            };
            Column { title, holds: holds.unwrap_or(Holds::Any) }
        }
    }
}

/// What a number of the work for an objective is called.
fn number_title(number: &WorkNumber, localized: LocalizedSite<'_>) -> String {
    let strings = localized.strings();
    match number {
        WorkNumber::All => strings.downloads.tasks.to_string(),
        WorkNumber::Status(id) => {
            own_names::status(Some(localized.site.statuses.get(*id)), localized).words().into_owned()
        }
        WorkNumber::Without => strings.no_status.to_string(),
        WorkNumber::Late => strings.late.to_string(),
        WorkNumber::Sum { title, currency, leaves_out } => {
            with_measure(&work_column(title, *leaves_out, &strings.connections), currency, localized)
        }
    }
}

/// What a column is called, with what its numbers count: with each of them it would be a text.
pub fn heading(column: &table::Column<'_>, localized: LocalizedSite<'_>) -> String {
    let title = column.title.words();
    match column.measure {
        Some(measure) => with_measure(&title, measure, localized),
        None => title.into_owned(),
    }
}

fn with_measure(title: &str, measure: &str, localized: LocalizedSite<'_>) -> String {
    fill(&localized.strings().amounts.with_measure, &[("title", title), ("measure", measure)])
}

/// What stands in a column of a row.
pub fn value(source: &Source, row: &FlatRow<'_, '_>, table: &Table<'_>, localized: LocalizedSite<'_>) -> Value {
    let said =
        |phrase: Option<&Phrase<'_>>| Value::text(phrase.map_or(String::new(), |phrase| phrase.written_out().into()));
    let time = |n: usize| match row.contents[n] {
        Some(Content::When(time)) => Some(time),
        _ => None,
    };
    match *source {
        Source::Group => Value::text(row.group.clone()),
        Source::GroupServes => {
            let names: Vec<String> = row.serves.iter().map(|one| one.words().into_owned()).collect();
            Value::text(names.join("\n"))
        }
        Source::Id => Value::text(row.id.unwrap_or_default().to_owned()),
        Source::Was(n) => time(n).and_then(|time| time.was.as_ref()).map_or(Value::Nothing, was),
        Source::Why(n) => said(time(n).and_then(|time| time.why.as_ref())),
        Source::Note(n) => match row.contents[n] {
            Some(Content::Status(status)) => said(status.note.as_ref()),
            _ => Value::Nothing,
        },
        Source::Currency(n) => match row.contents[n] {
            Some(Content::Money { currency, .. }) => Value::text((*currency).to_owned()),
            _ => Value::Nothing,
        },
        Source::Word(n) => match row.contents[n] {
            Some(Content::Rating { word, .. }) => Value::text((*word).to_owned()),
            _ => Value::Nothing,
        },
        Source::Reported(n) => match row.contents[n] {
            Some(Content::History(history)) => {
                history.day.map_or(Value::Nothing, |day| Value::Day(day, localized.day(day).words().into_owned()))
            }
            _ => Value::Nothing,
        },
        Source::Work(n, ref number) => {
            work(row, n).and_then(|work| of_work(work, number, localized)).map_or(Value::Nothing, Value::Number)
        }
        Source::Own(n) => row.contents[n].map_or(Value::Nothing, |content| own(content, &table.columns[n], localized)),
    }
}

/// What a time was before it was moved: a day where it is one.
fn was(time: &Phrase<'_>) -> Value {
    match time {
        Phrase::Time { iso: Some(iso), words } => match iso.parse() {
            Ok(day) if iso.len() == DAY.len() => Value::Day(day, words.clone()),
            _ => Value::text(words.clone()),
        },
        other => Value::text(other.written_out().into_owned()),
    }
}

/// A number of the work for an objective. Nothing is said of one without any.
fn of_work(work: &Work<'_>, number: &WorkNumber, localized: LocalizedSite<'_>) -> Option<Number> {
    let counts = &work.counts;
    let count = match number {
        WorkNumber::All => counts.all,
        WorkNumber::Status(id) => counts.statuses.get(id).copied().unwrap_or(0),
        WorkNumber::Without => counts.without,
        WorkNumber::Late => counts.late,
        WorkNumber::Sum { title, currency, .. } => {
            let sum = work.sums.iter().find(|sum| sum.title == *title && sum.currency == *currency)?;
            return Some(Number::new(&sum.amount, NumberLook::money(currency, localized), localized));
        }
    };
    (counts.all > 0).then(|| Number::new(&count.into(), NumberLook::default(), localized))
}

/// The value of a table's cell.
pub fn own(content: &Content<'_>, column: &table::Column<'_>, localized: LocalizedSite<'_>) -> Value {
    let number = |digits, look| Value::Number(Number::new(digits, look, localized));
    match content {
        Content::When(time) => match time.when {
            When::At(Point::Day(day)) => Value::Day(*day, time.time.words().into_owned()),
            When::At(Point::Hour(hour)) => Value::Hour(hour.date_time(), time.time.words().into_owned()),
            _ => Value::text(time.time.words().into_owned()),
        },
        Content::Status(status) => Value::text(status.word.words().into_owned()),
        // The word for it has a column of its own, so that both can be sorted and counted in every format.
        Content::Rating { value, .. } => number(value, NumberLook::default()),
        Content::Money { value, currency, .. } => number(value, NumberLook::money(currency, localized)),
        Content::Number(value, _) => number(value, NumberLook::of(column, localized)),
        Content::Items(items) => lines(items, localized),
        Content::History(history) => lines(&history.reports, localized),
        Content::Phrase(phrase) => Value::text(phrase.written_out().into_owned()),
        Content::Phrases(all) => written_out(all),
        // Its numbers have columns of their own.
        Content::Work(work) => written_out(&work.names),
        other => Value::text(other.words()),
    }
}

fn lines(items: &[Item<'_>], localized: LocalizedSite<'_>) -> Value {
    let lines: Vec<String> = items.iter().map(|one| item_words(one, localized)).collect();
    Value::text(lines.join("\n"))
}

pub fn written_out(all: &[Phrase<'_>]) -> Value {
    let lines: Vec<String> = all.iter().map(|one| one.written_out().into_owned()).collect();
    Value::text(lines.join("\n"))
}
