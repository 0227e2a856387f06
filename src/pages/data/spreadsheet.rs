//! A data set as a spreadsheet, as plain data: from its table to columns, rows and typed values.
//!
//! What stands on a page in one cell with a fact beside it (a date and what it was before, a status and its note,
//! several roles) has columns of its own here, so that it can be sorted and counted.

use jiff::civil::{Date, DateTime};

use crate::context::{LocalizedSite, PageContext};
use crate::data::whole;
use crate::exhibit::group_word;
use crate::facts;
use crate::own_names;
use crate::table::{self, Content, FlatRow, Item, Table};
use tavle_base::Digits;
use tavle_base::locale::MINUS;
use tavle_markup::Phrase;
use tavle_model::DataId;
use tavle_model::spec::Spec;
use tavle_routes::OutputKind;
use tavle_schema::{Day, Point, When, fill};

/// A data set as a spreadsheet.
#[derive(Clone, Debug)]
pub struct Spreadsheet {
    pub title: String,
    pub description: Option<String>,
    /// What kind of data it is, in words.
    pub kind: String,
    /// The language's tag.
    pub lang: String,
    pub is_rtl: bool,
    /// Whether the language writes a comma in decimal numbers.
    pub writes_decimal_comma: bool,
    /// Who answers for it.
    pub owner: String,
    /// Where it comes from, and under which licence: one line each.
    pub origin: Vec<String>,
    /// The day on which it was last changed, where that is known.
    pub updated: Option<Date>,
    /// As in `reception/overview`.
    pub path: String,
    pub columns: Vec<Column>,
    /// One value a column.
    pub rows: Vec<Vec<Value>>,
    /// The words for the states, in the order in which they are counted.
    pub states: Choices,
    /// The names of the units, in the order of the language.
    pub units: Choices,
    /// What the sheet with the choices is called.
    pub choices_title: String,
}

/// What can be chosen in a column.
#[derive(Clone, Debug)]
pub struct Choices {
    pub title: String,
    pub words: Vec<String>,
}

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

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Nothing,
    Text(String),
    /// A number, and how it is written in the language.
    Number(Digits, String),
    /// A day, and how it is written in the language. What is less exact than a day is text.
    Day(Date, String),
    /// An hour of a day, and how it is written in the language.
    Hour(DateTime, String),
}

impl Value {
    /// The value in words.
    pub fn words(&self) -> &str {
        match self {
            Self::Nothing => "",
            Self::Text(words) | Self::Number(_, words) | Self::Day(_, words) | Self::Hour(_, words) => words,
        }
    }

    fn text(words: String) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Text(words) }
    }
}

/// Whether a spreadsheet would take a text for a formula and run it (OWASP, "CSV injection").
pub fn is_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}

/// A column of the table, or what is said beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// The titles of the groups that a row stands in.
    Group,
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
    Id,
}

/// A data set as a spreadsheet.
pub fn spreadsheet(id: DataId, at: PageContext<'_>) -> Spreadsheet {
    let localized = at.localized;
    let (site, strings) = (localized.site, localized.strings());
    let set = site.set(id);
    let table = whole::whole(id, at);
    let rows = table.flat();
    let sources = sources(&table, &rows);
    let (columns, rows) = (
        sources.iter().map(|source| column(*source, &sources, (set.spec, &table, &rows), localized)).collect(),
        rows.iter().map(|row| sources.iter().map(|source| value(*source, row, localized)).collect()).collect(),
    );
    let addresses = localized.addresses();
    let here =
        addresses.of(&OutputKind::DataSet(id, localized.lang)).or(addresses.of(&OutputKind::Home(localized.lang)));
    let licence = site.licence.as_ref().map(|licence| {
        let name = format!("{} {}", strings.frame.licence, licence.name.str(localized.lang));
        licence.url.as_ref().map_or(name.clone(), |url| format!("{name}: {url}"))
    });
    let mut units: Vec<String> = site.units.all().map(|(_, unit)| unit.title.str(localized.lang).to_owned()).collect();
    units.sort_by(|a, b| localized.locale().compare(a, b));
    units.dedup();
    Spreadsheet {
        title: facts::title(localized, set).words().into_owned(),
        description: set.description.as_ref().map(|text| at.text(text).words().into_owned()),
        kind: facts::kind_word(localized, set.spec.kind).to_owned(),
        lang: localized.tag().to_owned(),
        is_rtl: localized.locale().is_rtl(),
        writes_decimal_comma: localized.locale().writes_decimal_comma(),
        owner: localized.owner_name().to_owned(),
        origin: here.map(|here| addresses.absolute(here)).into_iter().chain(licence).collect(),
        updated: set.updated.map(|Day(day)| day),
        path: set.path.to_string(),
        columns,
        rows,
        states: Choices {
            title: strings.fields.status.to_string(),
            words: set
                .statuses
                .all()
                .map(|(_, status)| own_names::status(Some(status), localized).words().into_owned())
                .collect(),
        },
        units: Choices { title: strings.fields.unit.to_string(), words: units },
        choices_title: strings.downloads.choices.to_string(),
    }
}

/// The columns of the spreadsheet: those of the table, and beside them those that are needed for the facts beside their values.
fn sources(table: &Table<'_>, rows: &[FlatRow<'_, '_>]) -> Vec<Source> {
    let any = |n: usize, is: &dyn Fn(&Content<'_>) -> bool| rows.iter().any(|row| row.contents[n].is_some_and(is));
    let mut sources = Vec::new();
    if table.groups.iter().any(|group| group.title.is_some()) {
        sources.push(Source::Group);
    }
    for n in 0..table.columns.len() {
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
    }
    sources.push(Source::Id);
    sources
}

/// Whether both say the same of a column each.
fn is_alike(a: Source, b: Source) -> bool {
    std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

fn column(
    source: Source,
    sources: &[Source],
    (spec, table, rows): (&Spec, &Table<'_>, &[FlatRow<'_, '_>]),
    localized: LocalizedSite<'_>,
) -> Column {
    let fields = &localized.strings().fields;
    let plain = |title: &str| Column { title: title.to_owned(), holds: Holds::Any };
    // What stands beside several columns says beside which.
    let is_one_of_several = sources.iter().filter(|other| is_alike(**other, source)).count() > 1;
    let beside = |n: usize, word: &str| match is_one_of_several {
        true => plain(&format!("{}: {word}", table.columns[n].title.words())),
        false => plain(word),
    };
    match source {
        Source::Group => plain(group_word(spec, localized)),
        Source::Was(n) => beside(n, &fields.was),
        Source::Why(n) => beside(n, &fields.why),
        Source::Note(n) => beside(n, &fields.note),
        Source::Currency(n) => {
            let words = &localized.strings().amounts;
            plain(&fill(&words.currency_of, &[("title", &table.columns[n].title.words())]))
        }
        Source::Word(n) => {
            let title = table.columns[n].title.words();
            plain(&fill(&localized.strings().downloads.in_words, &[("title", &title)]))
        }
        Source::Id => plain(&fields.id),
        Source::Own(n) => {
            let holds = rows.iter().find_map(|row| match row.contents[n] {
                Some(Content::Status(_)) => Some(Holds::State),
                Some(Content::Units(_)) => Some(Holds::Units),
                _ => None,
            });
            Column { title: heading(&table.columns[n], localized), holds: holds.unwrap_or(Holds::Any) }
        }
    }
}

/// What a column is called, with what its numbers count: with each of them it would be a text.
fn heading(column: &table::Column<'_>, localized: LocalizedSite<'_>) -> String {
    let title = column.title.words();
    match column.measure {
        Some(measure) => fill(&localized.strings().amounts.with_measure, &[("title", &title), ("measure", measure)]),
        None => title.into_owned(),
    }
}

fn value(source: Source, row: &FlatRow<'_, '_>, localized: LocalizedSite<'_>) -> Value {
    let said =
        |phrase: Option<&Phrase<'_>>| Value::text(phrase.map_or(String::new(), |phrase| phrase.written_out().into()));
    let time = |n: usize| match row.contents[n] {
        Some(Content::When(time)) => Some(time),
        _ => None,
    };
    match source {
        Source::Group => Value::text(row.group.clone()),
        Source::Id => Value::text(row.id.unwrap_or_default().to_owned()),
        Source::Was(n) => said(time(n).and_then(|time| time.was.as_ref())),
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
        Source::Own(n) => row.contents[n].map_or(Value::Nothing, |content| own(content, localized)),
    }
}

/// The value of a table's cell.
fn own(content: &Content<'_>, localized: LocalizedSite<'_>) -> Value {
    match content {
        Content::When(time) => match time.when {
            When::At(Point::Day(day)) => Value::Day(*day, time.time.words().into_owned()),
            When::At(Point::Hour(hour)) => Value::Hour(hour.date_time(), time.time.words().into_owned()),
            _ => Value::text(time.time.words().into_owned()),
        },
        Content::Status(status) => Value::text(status.word.words().into_owned()),
        // The word for it has a column of its own, so that both can be sorted and counted in every format.
        Content::Rating { value, .. } => {
            let written = localized.locale().decimal(value.as_str());
            Value::Number(value.clone(), written.unwrap_or_else(|| value.to_string()))
        }
        Content::Money { value, written, .. } => number(value, written, localized),
        Content::Number(value, words) => number(value, words, localized),
        Content::Items(items) => {
            let lines: Vec<String> = items.iter().map(|one| item_words(one, localized)).collect();
            Value::text(lines.join("\n"))
        }
        Content::Phrase(phrase) => Value::text(phrase.written_out().into_owned()),
        Content::Phrases(all) => {
            let lines: Vec<String> = all.iter().map(|one| one.written_out().into_owned()).collect();
            Value::text(lines.join("\n"))
        }
        other => Value::text(other.words()),
    }
}

/// A number without what it counts, which the heading says. Programs read one with a hyphen before it, and take one with a
/// minus for text.
fn number(digits: &Digits, words: &str, localized: LocalizedSite<'_>) -> Value {
    let written = localized.locale().decimal(digits.as_str());
    Value::Number(digits.clone(), written.as_deref().unwrap_or(words).replace(MINUS, "-"))
}

/// A milestone or another part in one line, as in "19 March 2026, FC: First reading (Completed); Decision: Adopted".
pub fn item_words(item: &Item<'_>, localized: LocalizedSite<'_>) -> String {
    let time = item.time.as_ref().map(|time| match time.moved(localized) {
        Some(moved) => format!("{} ({moved})", time.time.words()),
        None => time.time.words().into_owned(),
    });
    let head: Vec<String> = time.into_iter().chain(item.body.as_ref().map(|body| body.words().into_owned())).collect();
    let text = item.text.as_ref().map(|text| text.written_out().into_owned());
    let mut words: String =
        [head.join(", ")].into_iter().filter(|head| !head.is_empty()).chain(text).collect::<Vec<_>>().join(": ");
    if let Some(status) = &item.status {
        let note = status.note.as_ref().map(|note| format!(", {}", note.words())).unwrap_or_default();
        words = format!("{words} ({}{note})", status.word.words());
    }
    let facts = item.facts.iter().map(|(word, fact)| format!("; {word}: {}", fact.written_out()));
    words.extend(facts);
    for link in item.links() {
        if let Phrase::Link { href, words: title } = link {
            words.push_str(&format!("; {}: {href}", title.words()));
        }
    }
    words.trim().to_owned()
}
