//! What was reported of a row, an action or an indicator, as it is written. What the newest report says is what holds of the
//! row now, so it is put into the row itself, and nothing after this need know where it was written.

use super::own_cell;
use super::reader::{MOST_PERIODS, RawRow, SetReader};
use crate::cursor::PathCursor;
use crate::dataset::{Holds, Report, Reports, Status, Value};
use crate::text::{Text, spelled};
use tavle_base::diagnostic::{did_you_mean, is_proposed};
use tavle_base::line::compare;
use tavle_base::{Diagnostic, Digits, KeyPath, Message, Place, message};
use tavle_schema::{self as schema, OwnValues, ReportPeriod};

/// How many reports a row may have: twenty years of months. All of them stand in one cell of a table.
pub const MOST_REPORTS: usize = 240;

/// The key under which an indicator reports its figure.
pub const FIGURE: &str = "value";

/// Of what is reported.
#[derive(Clone, Copy)]
pub enum Reported<'r> {
    /// A row, with values in the file's own columns.
    Row,
    /// An action, which is one of several in its row.
    Action,
    /// An indicator, whose figures have been read: the index of a report, that of a group, and the figure. It may be a row.
    Indicator { figures: &'r [(usize, usize, Digits)], is_row: bool },
}

/// The reports of the row or part at `cursor`.
pub fn read(
    written: Box<[schema::Report]>,
    of: Reported<'_>,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Reports {
    let list = cursor.key("reports");
    if written.len() > MOST_REPORTS {
        error(message!("too-many-reports", n = MOST_REPORTS), set.texts.place(&list.index(MOST_REPORTS)), set);
    }
    let mut all: Vec<Report> = Vec::with_capacity(written.len().min(MOST_REPORTS));
    for (n, report) in written.into_iter().take(MOST_REPORTS).enumerate() {
        let cursor = list.index(n);
        let period = report.period;
        period_problem(period, &cursor, set);
        if let Some(first) = all.iter().find(|known| known.period == period) {
            let place = |n: usize| Place::value(set.file, list.index(n).key("period").path());
            let message = message!("report-twice", period = period.to_string());
            let problem = Diagnostic::error(place(n), message);
            let first = place(first.index.into());
            set.texts.diagnostics.push(problem.related(first, message!("note.first")));
        }
        let says_nothing = report.status.is_none()
            && report.text.is_none()
            && report.values.is_empty()
            && report.evidence.0.is_empty();
        if says_nothing {
            error(message!("empty-report"), set.texts.place(&cursor), set);
        }
        if let (Reported::Indicator { .. }, Some(_)) = (of, &report.status) {
            error(message!("status-of-indicator"), Place::key(set.file, cursor.path().key("status")), set);
        }
        let figures = match of {
            Reported::Indicator { figures, .. } => figures,
            Reported::Row | Reported::Action => &[],
        };
        let figures = figures.iter().filter(|(report, ..)| *report == n);
        all.push(Report {
            period,
            when: period.when(),
            day: report.day,
            status: set.status(report.status, &cursor),
            text: set.texts.optional(report.text, &cursor.key("text")),
            values: values(report.values, of, &cursor.key("values"), set),
            figures: figures.map(|(_, group, figure)| (*group as u16, figure.clone())).collect(),
            evidence: evidence(report.evidence, &cursor.key("evidence"), set),
            index: n as u16,
        });
    }
    // One that only says what is shown nowhere is not there for readers.
    let is_shown = |report: &Report| {
        let has_words = report.status.is_some() || report.text.is_some() || !report.evidence.is_empty();
        has_words || !report.values.is_empty() || !report.figures.is_empty()
    };
    all.retain(is_shown);
    for report in &all {
        // No more are kept than are needed to see that there are too many.
        let is_new = set.report_periods.len() <= MOST_PERIODS && set.report_periods.insert(report.period);
        if is_new && set.report_periods.len() > MOST_PERIODS {
            let place = set.texts.place(&list.index(report.index.into()).key("period"));
            error(message!("too-many-periods", n = MOST_PERIODS), place, set);
        }
    }
    Reports::from(all)
}

/// Reports a period of another length than those for which the data set is reported on.
fn period_problem(period: ReportPeriod, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    let Some(every) = set.report_every.filter(|every| *every != period.interval()) else { return };
    let meant = ReportPeriod::of_day(period.last_day(), every).map_or(String::new(), |meant| meant.to_string());
    let message = message!("other-period", period = period.to_string(), every = every.word(), meant);
    let head = Place::value(set.file, KeyPath::top().key("report_every"));
    let problem = Diagnostic::error(set.texts.place(&cursor.key("period")), message);
    set.texts.diagnostics.push(problem.related(head, message!("note.report-every")));
}

/// Values in the file's own columns.
fn values(
    mut written: OwnValues,
    of: Reported<'_>,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Box<[(Box<str>, Value)]> {
    if let Reported::Indicator { .. } = of {
        written.shift_remove(FIGURE);
    }
    let has_columns = match of {
        Reported::Row => true,
        Reported::Indicator { is_row, .. } => is_row,
        Reported::Action => false,
    };
    let mut all = Vec::new();
    for n in set.first_own_column()..set.columns.len() {
        let key = set.columns[n].key.clone();
        let Some(written) = written.get(&key).filter(|_| has_columns).cloned() else { continue };
        let cursor = cursor.key(&key);
        match set.columns[n].holds {
            // Who does it is not reported period by period.
            Holds::Units(_) => error(message!("reported-unit", key = &key), Place::key(set.file, cursor.path()), set),
            _ => all
                .extend(own_cell::visible(&written, n, &mut RawRow::default(), &cursor, set).map(|value| (key, value))),
        }
    }
    let own = &set.columns[set.first_own_column()..];
    let mut known: Vec<Box<str>> = match has_columns {
        true => own.iter().map(|column| column.key.clone()).collect(),
        false => Vec::new(),
    };
    for key in written.keys().filter(|key| !known.contains(key)).cloned().collect::<Vec<_>>() {
        if let Reported::Indicator { .. } = of {
            known.push(FIGURE.into());
        }
        let message = match of {
            Reported::Action => message!("unknown-reported-value.action"),
            Reported::Indicator { is_row: false, .. } => message!("unknown-reported-value.indicator", key = &key),
            _ => {
                let known = known.iter().map(AsRef::as_ref);
                let help = is_proposed(&set.texts.diagnostics).then(|| did_you_mean(&key, known)).flatten();
                let message = message!("unknown-reported-value", key = &key);
                match help {
                    Some(help) => message.help(help),
                    None => message.help(message!("help.reported-value")),
                }
            }
        };
        error(message, Place::key(set.file, cursor.path().key(&key)), set);
    }
    all.into()
}

/// Links to what shows it.
fn evidence(written: schema::Many<schema::LinkValue>, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Box<[Text]> {
    own_cell::link_texts(written, cursor, set, |url, cursor, set| {
        error(message!("bad-link", url), set.texts.place(cursor), set);
    })
}

/// Puts what the newest reports say into the row at `cursor`.
pub fn apply(row: &mut RawRow, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    row.status = status(row.status.take(), &row.reports, cursor, set);
    for n in set.first_own_column()..set.columns.len() {
        let key = set.columns[n].key.clone();
        let Some((report, value)) = row.reports.newest_value(&key) else { continue };
        let own = &mut row.cells[n];
        if own.as_ref().is_some_and(|own| !is_same(own, value)) {
            let reported = cursor.key("reports").index(report.index.into()).path().key("values").key(&key);
            let message = message!("other-value-reported", key = &key, period = report.period.to_string());
            otherwise(message, cursor.path().key(&key), reported, set);
        }
        *own = Some(value.clone());
    }
}

/// How far the row or part at `cursor` is, which has these reports.
pub fn status(
    own: Option<Status>,
    reports: &Reports,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Option<Status> {
    let Some((report, reported)) = reports.newest_status() else { return own };
    let reported = reported.clone();
    let Some(own) = own else { return Some(reported) };
    let has_other_note =
        own.note.as_ref().zip(reported.note.as_ref()).is_some_and(|(a, b)| !a.strings().eq(b.strings()));
    if own.id != reported.id || has_other_note {
        let message = message!("other-status-reported", period = report.period.to_string());
        let at = cursor.key("reports").index(report.index.into()).path().key("status");
        otherwise(message, cursor.path().key("status"), at, set);
    }
    Some(Status { note: reported.note.or(own.note), ..reported })
}

/// Reports that a row says something else than its newest report.
fn otherwise(message: Message, own: KeyPath, reported: KeyPath, set: &mut SetReader<'_>) {
    let problem = Diagnostic::error(Place::value(set.file, own), message);
    set.texts.diagnostics.push(problem.related(Place::value(set.file, reported), message!("note.reported")));
}

/// Whether two values of a column say the same.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.strings().eq(b.strings()),
        (Value::Texts(a), Value::Texts(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.strings().eq(b.strings()))
        }
        (Value::When(a), Value::When(b)) => {
            spelled(&a.when) == spelled(&b.when) && a.was.as_ref().map(spelled) == b.was.as_ref().map(spelled)
        }
        (Value::Status(a), Value::Status(b)) => a.id == b.id,
        (Value::Number(a), Value::Number(b)) => is_same_number(a, b),
        (Value::Money(a), Value::Money(b)) => a.currency == b.currency && is_same_number(&a.amount, &b.amount),
        (Value::Choices(a), Value::Choices(b)) => a == b,
        (Value::YesNo(a), Value::YesNo(b)) => a == b,
        _ => false,
    }
}

fn is_same_number(a: &Digits, b: &Digits) -> bool {
    // Numbers with more digits than can be calculated with are compared as they are written.
    compare(a, b).map_or_else(|| a == b, std::cmp::Ordering::is_eq)
}

fn error(message: Message, place: Place, set: &mut SetReader<'_>) {
    set.texts.diagnostics.push(Diagnostic::error(place, message));
}
