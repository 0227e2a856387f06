//! What was reported of a row or of a part of it, period by period, in words.

use super::cell_value::{own_column, status, value};
use super::indicator;
use crate::context::{Medium, PageContext};
use crate::table::{Content, History, Item, TimeMention};
use tavle_base::Digits;
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::dataset::{self, Counted, DataSet, Report, Row, Value};
use tavle_model::indicator::Indicator;
use tavle_model::spec::Reporter;
use tavle_schema::Day;

/// What was reported of a row, or of a part of it; nothing where nothing was, and nothing is missing.
pub fn of<'a>(
    set: &'a DataSet,
    (row, part): (&'a Row, Option<&'a dataset::Item>),
    at: PageContext<'a>,
) -> Option<History<'a>> {
    // The milestones of a row are no more reported on by themselves than the row of several actions.
    if part.is_some() != (set.spec.reporter == Some(Reporter::Part)) {
        return None;
    }
    let one = Counted { row, part };
    let words = &at.localized.strings().reports;
    // What is taken along says on which day it was reported, and not what is missing today.
    let is_behind = at.medium != Medium::File && set.report_lateness(&one, at.today()).is_late();
    let reports = one.reports();
    let last = match reports.last().map(|newest| (newest, newest.day)) {
        None if !is_behind => return None,
        None => Some(Phrase::plain(&*words.never)),
        Some((_, Some(Day(day)))) => {
            let pattern = if is_behind { &words.not_since } else { &words.last };
            Some(Phrase::filled(pattern, vec![("date", at.localized.day(day))]))
        }
        Some((newest, None)) if is_behind => {
            Some(Phrase::filled(&words.not_since_period, vec![("period", at.time(&newest.when))]))
        }
        Some(_) => None,
    };
    // The day of the newest is said above all of them.
    let says_day = |n: usize| n > 0 || at.medium == Medium::File || (part.is_some() && at.medium == Medium::Paper);
    let item = |(n, report): (usize, &'a Report)| {
        let mut item = item(set, report, (row, part), at);
        let day = report.day.filter(|_| says_day(n)).map(|Day(day)| (&*words.reported, at.localized.day(day)));
        item.facts.splice(0..0, day);
        item
    };
    let earlier = reports.len().saturating_sub(1);
    // Paper says how many there were before the newest: all of them are in the data that is attached to it.
    let shown = if at.medium == Medium::Paper { 1 } else { reports.len() };
    Some(History {
        last,
        is_behind,
        day: reports.last().and_then(|newest| newest.day).map(|Day(day)| day),
        reports: reports.iter().rev().take(shown).enumerate().map(item).collect(),
        earlier: (earlier > 0).then(|| at.localized.count(earlier, &words.earlier)),
    })
}

/// What an indicator says in figures, which is a row or a part of one.
fn figures_of<'a>(row: &'a Row, part: Option<&'a dataset::Item>) -> Option<&'a Indicator> {
    match part {
        Some(part) => part.measured.as_ref()?.figures.as_deref(),
        None => row.cells.iter().flatten().find_map(|value| match value {
            Value::Indicator(indicator) => Some(&**indicator),
            _ => None,
        }),
    }
}

/// A report, without the day on which it was made.
fn item<'a>(
    set: &'a DataSet,
    report: &'a Report,
    of: (&'a Row, Option<&'a dataset::Item>),
    at: PageContext<'a>,
) -> Item<'a> {
    let words = &at.localized.strings().reports;
    let now = &words.figure;
    let figures = figures(report, of, at).map(|figures| (&**now, Phrase::plain(figures)));
    let mut facts: Vec<(&'a str, Phrase<'a>)> = figures.into_iter().collect();
    for (key, reported) in &report.values {
        let column = set.columns.iter().find(|column| column.key == *key);
        let Some(column) = column.filter(|column| column.is_shown(at.medium.output())) else { continue };
        let title = column.own_title().map_or(&**key, |title| title.str(at.localized.lang));
        facts.push((title, phrase(value(reported, (set, own_column(column)), at))));
    }
    let evidence = report.evidence.iter().map(|link| (&*words.evidence, at.text(link)));
    facts.extend(evidence);
    Item {
        time: Some(TimeMention { when: &report.when, time: at.time(&report.when), was: None, why: None }),
        text: report.text.as_ref().map(|text| at.text(text)),
        status: report.status.as_ref().map(|own| status(set, own, Lateness::Never, at)),
        facts,
        ..Item::default()
    }
}

/// The reported figures of an indicator, which is a row or a part of one, each with its group.
pub fn figures<'a>(
    report: &'a Report,
    (row, part): (&'a Row, Option<&'a dataset::Item>),
    at: PageContext<'a>,
) -> Option<String> {
    let figures = figures_of(row, part).filter(|_| !report.figures.is_empty())?;
    let said = indicator::Said::new(figures, at);
    let figure = |(group, figure): &(u16, Digits)| {
        let group = figures.groups.get(usize::from(*group)).map(|group| &group.title);
        said.of_group(group, said.number(figure))
    };
    Some(report.figures.iter().map(figure).collect::<Vec<_>>().join("; "))
}

/// A value as a part of a line.
fn phrase(content: Content<'_>) -> Phrase<'_> {
    match content {
        Content::Phrase(phrase) => phrase,
        Content::Phrases(all) => joined(all),
        other => Phrase::plain(other.words()),
    }
}

fn joined(all: Vec<Phrase<'_>>) -> Phrase<'_> {
    let mut joined = Vec::with_capacity(all.len() * 2);
    for one in all {
        joined.extend((!joined.is_empty()).then(|| Phrase::plain("; ")));
        joined.push(one);
    }
    Phrase::All(joined)
}

/// What was reported as lines, one for each report; on paper the last says how many there were before.
pub fn lines<'a>(history: History<'a>, medium: Medium) -> Vec<Phrase<'a>> {
    let earlier = history.earlier.filter(|_| medium == Medium::Paper).map(Phrase::plain);
    history.reports.into_iter().map(in_line).chain(earlier).collect()
}

/// A report in one line: its period, what it says, and its facts.
fn in_line(report: Item<'_>) -> Phrase<'_> {
    let Item { time, text, status, facts, .. } = report;
    let mut all: Vec<Phrase<'_>> = time.into_iter().map(|time| time.time).collect();
    if let Some(text) = text {
        all.extend([Phrase::plain(": "), text]);
    }
    if let Some(status) = status {
        all.extend([Phrase::plain(" ("), status.word]);
        all.extend(status.note.into_iter().flat_map(|note| [Phrase::plain(", "), note]));
        all.push(Phrase::plain(")"));
    }
    for (word, fact) in facts {
        all.extend([Phrase::plain(format!(", {word}: ")), fact]);
    }
    Phrase::All(all)
}
