//! Everything that was reported on a data set as a spreadsheet: a row for each report.

use jiff::civil::Date;

use super::columns::{Column, Holds, heading, own, written_out};
use super::number::{Number, NumberLook};
use super::value::Value;
use super::{Spreadsheet, empty};
use crate::context::{LocalizedSite, PageContext};
use crate::events;
use crate::exhibit::{own_column, reported_figures, reported_value, status_mention, table_column};
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::dataset::{Counted, DataId, DataSet, Report};
use tavle_schema::{ColumnOutput, Day, fill};

/// A column of the reports.
#[derive(Clone, Copy)]
enum Source {
    Id,
    Title,
    Period,
    Day,
    Status,
    Note,
    Text,
    Figure,
    /// One of the file's own columns.
    Own(usize),
    Evidence,
}

/// Everything that was reported on a data set.
pub fn reports(id: DataId, at: PageContext<'_>) -> Spreadsheet {
    let localized = at.localized;
    let set = localized.site.set(id);
    let all: Vec<(Counted<'_>, &Report)> =
        set.reporters().flat_map(|(_, one)| one.reports().iter().map(move |report| (one, report))).collect();
    let sources = sources(set, &all);
    let sheet = empty(id, at);
    let value = |source: &Source, one, report| value(*source, (set, one, report), at);
    Spreadsheet {
        title: fill(&localized.strings().reports.all_of, &[("title", &sheet.title)]),
        columns: sources.iter().map(|source| column(*source, set, at)).collect(),
        rows: all
            .iter()
            .map(|(one, report)| sources.iter().map(|source| value(source, one, report)).collect())
            .collect(),
        ..sheet
    }
}

/// The columns that have anything in them.
fn sources(set: &DataSet, all: &[(Counted<'_>, &Report)]) -> Vec<Source> {
    let any = |is: &dyn Fn(&Report) -> bool| all.iter().any(|(_, report)| is(report));
    let mut sources = vec![Source::Id, Source::Title, Source::Period];
    sources.extend(any(&|report| report.day.is_some()).then_some(Source::Day));
    sources.extend(any(&|report| report.status.is_some()).then_some(Source::Status));
    let has_note = |report: &Report| report.status.as_ref().is_some_and(|status| status.note.is_some());
    sources.extend(any(&has_note).then_some(Source::Note));
    sources.extend(any(&|report| report.text.is_some()).then_some(Source::Text));
    sources.extend(any(&|report| !report.figures.is_empty()).then_some(Source::Figure));
    let is_own = |n: &usize| {
        let column = &set.columns[*n];
        column.is_shown(ColumnOutput::File) && any(&|report| report.value(&column.key).is_some())
    };
    sources.extend((0..set.columns.len()).filter(is_own).map(Source::Own));
    sources.extend(any(&|report| !report.evidence.is_empty()).then_some(Source::Evidence));
    sources
}

fn column(source: Source, set: &DataSet, at: PageContext<'_>) -> Column {
    let strings = at.localized.strings();
    let (fields, words) = (&strings.fields, &strings.reports);
    let title = match source {
        Source::Id => &*fields.id,
        Source::Title => &*fields.title,
        Source::Period => &*fields.period,
        Source::Day => &*words.reported,
        Source::Status => &*fields.status,
        Source::Note => &*fields.note,
        Source::Text => &*words.text,
        Source::Figure => &*fields.value,
        Source::Evidence => &*words.evidence,
        Source::Own(n) => return Column { title: heading(&table_column(set, n, at), at.localized), holds: Holds::Any },
    };
    let holds = if matches!(source, Source::Status) { Holds::State } else { Holds::Any };
    Column { title: title.to_owned(), holds }
}

fn value<'a>(
    source: Source,
    (set, one, report): (&'a DataSet, &Counted<'a>, &'a Report),
    at: PageContext<'a>,
) -> Value {
    let text = |phrase: Phrase<'_>| Value::text(phrase.written_out().into_owned());
    match source {
        Source::Id => Value::text(id(one)),
        Source::Title => Value::text(events::title(set, one.row, one.part, at).words().into_owned()),
        Source::Period => Value::text(report.period.to_string()),
        Source::Day => report.day.map_or(Value::Nothing, |Day(day)| day_of(day, at.localized)),
        Source::Status => report
            .status
            .as_ref()
            .map_or(Value::Nothing, |own| text(status_mention(set, own, Lateness::Never, at).word)),
        Source::Note => {
            let note = report.status.as_ref().and_then(|status| status.note.as_deref());
            note.map_or(Value::Nothing, |note| text(at.text(note)))
        }
        Source::Text => report.text.as_ref().map_or(Value::Nothing, |said| text(at.text(said))),
        Source::Figure => match &*report.figures {
            [(_, figure)] => Value::Number(Number::new(figure, NumberLook::default(), at.localized)),
            _ => Value::text(reported_figures(report, (one.row, one.part), at).unwrap_or_default()),
        },
        Source::Own(n) => report.value(&set.columns[n].key).map_or(Value::Nothing, |reported| {
            let content = reported_value(reported, (set, own_column(&set.columns[n])), at);
            own(&content, &table_column(set, n, at), at.localized)
        }),
        Source::Evidence => written_out(&report.evidence.iter().map(|link| at.text(link)).collect::<Vec<_>>()),
    }
}

/// The id of what is reported on, or of the row that it stands in.
fn id(one: &Counted<'_>) -> String {
    one.part.and_then(|part| part.id.as_deref()).unwrap_or(&one.row.id).to_owned()
}

fn day_of(day: Date, localized: LocalizedSite<'_>) -> Value {
    Value::Day(day, localized.day(day).words().into_owned())
}
