//! The figures of an indicator as they are written: numbers and ranges by time, for all or for each of several groups.

use std::sync::Arc;

use super::dated_figure::{Read, error, once, time};
use super::reader::SetReader;
use super::reported_figures::{self, ReportedFigure};
use super::reports::FIGURE;
use super::values_file;
use super::written_figure::{RANGE, Wanted, at_one_time, has_range};
use crate::column::Choice;
use crate::cursor::PathCursor;
use crate::dataset::ItemFact;
use crate::indicator::{Figure, Goal, Indicator, Series, Target, day};
use crate::text::Text;
use crate::unit::{bad_name, is_name};
use tavle_base::{Place, message};
use tavle_schema::{self as schema, Better, FigureAt, FigureGroup, FiguresByTime, IndicatorFigures, IndicatorValues};

/// How many groups an indicator may have: all of them stand in one table.
const MOST_GROUPS: usize = 24;

/// What an indicator says in figures, and what was reported: the index of a report, that of a group, and the figure. Nothing
/// where it says nothing of the kind.
pub fn read(
    written: IndicatorFigures,
    reports: &[schema::Report],
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> (Option<Arc<Indicator>>, Vec<ReportedFigure>) {
    let IndicatorFigures { measure, better, by, baseline, values, targets, has_value, has_target } = written;
    let is_reported = reports.iter().any(|report| report.values.contains_key(FIGURE));
    let twice = [
        ("value", "values", has_value && values.is_some()),
        ("value", "reports", has_value && values.is_none() && is_reported),
        ("target", "targets", has_target && targets.is_some()),
    ];
    for (one, other, _) in twice.into_iter().filter(|(_, _, is_twice)| *is_twice) {
        let message = message!("said-twice", one, other);
        error(message, Place::key(set.file, cursor.path().key(one)), set);
    }
    let says_nothing = measure.is_none() && baseline.is_none() && values.is_none() && targets.is_none();
    if says_nothing && by.is_none() && better.is_none() && !is_reported {
        return (None, Vec::new());
    }
    let measure = set.texts.optional_name(measure, &cursor.key("measure"));
    let groups = groups(by.unwrap_or_default(), &cursor.key("by"), set);
    let mut series: Vec<Series> = (0..groups.len().max(1)).map(|_| Series::default()).collect();
    let is_from_file = matches!(values, Some(IndicatorValues::File(_)));
    let at = cursor.key("values");
    let mut read = match values {
        Some(IndicatorValues::ByTime(written)) => by_time(written, &groups, Wanted::Value, &at, set),
        Some(IndicatorValues::File(name)) => values_file::read(&name, &groups, &at, set),
        None => Vec::new(),
    };
    let reported = reported_figures::read(reports, &groups, &mut read, cursor, set);
    put(read, &mut series, |series, all| series.values = figures(all));
    if let Some(written) = baseline {
        let cursor = cursor.key("baseline");
        if let [_, second, ..] = &*written.0 {
            error(message!("several-baselines"), Place::key(set.file, cursor.path().key(&second.key)), set);
        }
        let read = by_time(written, &groups, Wanted::Value, &cursor, set);
        put(read, &mut series, |series, all| series.baseline = figures(all).into_iter().next());
    }
    let mut better = better;
    if let Some(written) = targets {
        let cursor = cursor.key("targets");
        let is_range = |at: &FigureAt| has_range(&at.written);
        match better {
            None if written.0.iter().all(is_range) => better = Some(Better::Within),
            None => error(message!("no-better"), set.texts.place(&cursor), set),
            Some(_) => {}
        }
        let read = by_time(written, &groups, Wanted::Target(better), &cursor, set);
        put(read, &mut series, |series, all| series.targets = goals(all));
        after_baseline(&series, &cursor, set);
    }
    (Some(Arc::new(Indicator { measure, better, groups, series: series.into(), is_from_file })), reported)
}

/// The facts of an indicator that stand in words.
pub fn in_words(
    (value, target, source): (Option<schema::Text>, Option<schema::Text>, Option<schema::Text>),
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> [(ItemFact, Option<Text>); 3] {
    [
        (ItemFact::Target, set.texts.optional(target, &cursor.key("target"))),
        (ItemFact::Value, set.texts.optional(value, &cursor.key("value"))),
        (ItemFact::Source, set.texts.optional(source, &cursor.key("source"))),
    ]
}

fn groups(written: Box<[FigureGroup]>, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Box<[Choice]> {
    if written.len() > MOST_GROUPS {
        let place = set.texts.place(&cursor.index(MOST_GROUPS));
        error(message!("too-many-groups-of-figures", n = MOST_GROUPS), place, set);
    }
    let mut all: Vec<Choice> = Vec::new();
    for (n, FigureGroup { id, title }) in written.into_iter().take(MOST_GROUPS).enumerate() {
        let cursor = cursor.index(n);
        let place = set.texts.place(&cursor.key("id"));
        if !is_name(&id) {
            set.texts.diagnostics.push(bad_name(&id, place));
        } else if RANGE.contains(&&*id) {
            error(message!("bad-id.of-range", id = &id), place, set);
        } else if all.iter().any(|known| known.id == id) {
            error(message!("duplicate-id.group", id = &id), place, set);
        }
        all.push(Choice { title: set.texts.title(title, &cursor.key("title")), id });
    }
    all.into()
}

/// The figures by time, in the order written.
fn by_time(
    FiguresByTime(written): FiguresByTime,
    groups: &[Choice],
    wanted: Wanted,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Vec<Read> {
    let mut all = Vec::new();
    for FigureAt { key, written } in &written {
        let place = Place::key(set.file, cursor.path().key(key));
        let cursor = cursor.key(key);
        let Some(when) = time(key, place, &cursor, set) else { continue };
        for (group, target) in at_one_time(written, groups, wanted, &cursor, set) {
            all.push(Read { group, when: when.clone(), target, place: set.texts.place(&cursor) });
        }
    }
    once(all, groups.len().max(1), set)
}

/// Gives each series what was read for its group.
fn put(all: Vec<Read>, series: &mut [Series], give: impl Fn(&mut Series, Vec<Read>)) {
    let mut each: Vec<Vec<Read>> = series.iter().map(|_| Vec::new()).collect();
    for one in all {
        each[one.group].push(one);
    }
    series.iter_mut().zip(each).for_each(|(series, all)| give(series, all));
}

fn figures(all: Vec<Read>) -> Box<[Figure]> {
    let figure = |Read { when, target, .. }: Read| match target {
        Target::Value(value) => Some(Figure { when, value }),
        // Has been reported.
        Target::Range(..) => None,
    };
    all.into_iter().filter_map(figure).collect()
}

fn goals(all: Vec<Read>) -> Box<[Goal]> {
    all.into_iter().map(|Read { when, target, .. }| Goal { when, target }).collect()
}

/// Reports a target that is not after the baseline, from which no line leads to it.
fn after_baseline(series: &[Series], cursor: &PathCursor<'_>, set: &mut SetReader<'_>) {
    let is_before = |series: &Series| {
        let (from, to) = (series.baseline.as_ref(), series.targets.first());
        from.zip(to).is_some_and(|(from, to)| day(&to.when) <= day(&from.when))
    };
    if series.iter().any(is_before) {
        error(message!("target-before-baseline"), set.texts.place(cursor), set);
    }
}
