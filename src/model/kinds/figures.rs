//! The figures of an indicator as they are written: numbers and ranges by time, for all or for each of several groups.

use std::sync::Arc;

use indexmap::IndexMap;

use super::dated_figure::{Read, error, ids, once, short, time};
use super::number;
use super::reader::SetReader;
use super::values_file;
use crate::column::Choice;
use crate::cursor::PathCursor;
use crate::dataset::ItemFact;
use crate::indicator::{Figure, Goal, Indicator, Series, Target, day};
use crate::text::Text;
use crate::unit::{bad_name, is_name};
use tavle_base::diagnostic::did_you_mean;
use tavle_base::line::compare;
use tavle_base::{Digits, Place, Severity, message};
use tavle_parse::yaml::Written;
use tavle_schema::{self as schema, Better, FigureAt, FigureGroup, FiguresByTime, IndicatorFigures, IndicatorValues};

/// How many groups an indicator may have: all of them stand in one table.
const MOST_GROUPS: usize = 24;

/// The keys of a range, which no group can have as its id.
const RANGE: [&str; 2] = ["from", "to"];

/// What an indicator says in figures; nothing where it says nothing of the kind.
pub fn read(written: IndicatorFigures, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<Arc<Indicator>> {
    let IndicatorFigures { measure, better, by, baseline, values, targets, has_value, has_target } = written;
    let twice =
        [("value", "values", has_value && values.is_some()), ("target", "targets", has_target && targets.is_some())];
    for (one, other, _) in twice.into_iter().filter(|(_, _, is_twice)| *is_twice) {
        let message = message!("said-twice", one, other);
        error(message, Place::key(set.file, cursor.path().key(one)), set);
    }
    let says_nothing = measure.is_none() && baseline.is_none() && values.is_none() && targets.is_none();
    if says_nothing && by.is_none() && better.is_none() {
        return None;
    }
    let measure = set.texts.optional_name(measure, &cursor.key("measure"));
    let groups = groups(by.unwrap_or_default(), &cursor.key("by"), set);
    let mut series: Vec<Series> = (0..groups.len().max(1)).map(|_| Series::default()).collect();
    let is_from_file = matches!(values, Some(IndicatorValues::File(_)));
    if let Some(values) = values {
        let read = match values {
            IndicatorValues::ByTime(written) => by_time(written, &groups, Wanted::Value, &cursor.key("values"), set),
            IndicatorValues::File(name) => values_file::read(&name, &groups, &cursor.key("values"), set),
        };
        put(read, &mut series, |series, all| series.values = figures(all));
    }
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
    Some(Arc::new(Indicator { measure, better, groups, series: series.into(), is_from_file }))
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

/// What is wanted: a number, or what can be a target where it is known what is better.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Value,
    Target(Option<Better>),
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

/// What is written for one time: for all, or for each group by its id.
fn at_one_time(
    written: &Written,
    groups: &[Choice],
    wanted: Wanted,
    cursor: &PathCursor<'_>,
    set: &mut SetReader<'_>,
) -> Vec<(usize, Target)> {
    let by_group = written.read::<IndexMap<Box<str>, Written>>().ok().filter(|_| !is_range(written));
    let Some(by_group) = by_group else {
        let Some(target) = target(written, wanted, cursor, set) else { return Vec::new() };
        if !groups.is_empty() && wanted == Wanted::Value {
            error(message!("figure-of-all", groups = ids(groups)), set.texts.place(cursor), set);
        }
        // A target without a group is that of each.
        return (0..groups.len().max(1)).map(|group| (group, target.clone())).collect();
    };
    if groups.is_empty() {
        error(message!("figure-by-group"), set.texts.place(cursor), set);
        return Vec::new();
    }
    let mut all = Vec::new();
    for (id, written) in &by_group {
        match groups.iter().position(|group| group.id == *id) {
            Some(group) => all.extend(target(written, wanted, &cursor.key(id), set).map(|target| (group, target))),
            None => {
                let help = did_you_mean(id, groups.iter().map(|group| &*group.id));
                let message = message!("unknown-group-of-figures", id, groups = ids(groups)).help(help);
                error(message, Place::key(set.file, cursor.path().key(id)), set);
            }
        }
    }
    all
}

/// Whether it is written as a range.
fn is_range(written: &Written) -> bool {
    let keys = written.read::<IndexMap<Box<str>, Written>>();
    keys.is_ok_and(|keys| keys.keys().any(|key| RANGE.contains(&&**key)))
}

/// Whether it is a range, or is one for each group.
fn has_range(written: &Written) -> bool {
    let groups = || written.read::<IndexMap<Box<str>, Written>>();
    is_range(written) || groups().is_ok_and(|groups| !groups.is_empty() && groups.values().all(is_range))
}

/// A number, or a range where that is wanted.
fn target(written: &Written, wanted: Wanted, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<Target> {
    let place = set.texts.place(cursor);
    if !is_range(written) {
        let number = figure(written, cursor, set)?;
        if wanted == Wanted::Target(Some(Better::Within)) {
            error(message!("no-range"), place, set);
        }
        return Some(Target::Value(number));
    }
    match wanted {
        Wanted::Value => {
            error(message!("range-of-value"), place, set);
            return None;
        }
        Wanted::Target(Some(better @ (Better::Higher | Better::Lower))) => {
            error(message!("range-without-within", better = better.word()), place, set);
        }
        Wanted::Target(_) => {}
    }
    let Ok(mut parts) = written.read::<IndexMap<Box<str>, Written>>() else { return None };
    let ends = RANGE.map(|key| parts.shift_remove(key));
    let [Some(from), Some(to)] = ends else {
        error(message!("half-a-range"), set.texts.place(cursor), set);
        return None;
    };
    if let Some(key) = parts.keys().next() {
        error(message!("half-a-range.more", key), Place::key(set.file, cursor.path().key(key)), set);
    }
    let (from, to) = (figure(&from, &cursor.key("from"), set)?, figure(&to, &cursor.key("to"), set)?);
    if compare(&from, &to).is_some_and(std::cmp::Ordering::is_gt) {
        let message = message!("range-backwards", from = from.as_str(), to = to.as_str());
        error(message, set.texts.place(&cursor.key("from")), set);
        return None;
    }
    Some(Target::Range(from, to))
}

/// A number that can be calculated with.
fn figure(written: &Written, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<Digits> {
    let Some(digits) = number::number(written, Severity::Warning, cursor, set) else {
        let message = message!("bad-figure", written = written.words());
        let help = number::meant(written).unwrap_or_else(|| message!("help.column.number"));
        error(message.help(help), set.texts.place(cursor), set);
        return None;
    };
    short(digits, set.texts.place(cursor), set)
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
