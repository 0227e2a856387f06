//! What is written for one time of an indicator: a number or a range, for all or for each of several groups.

use indexmap::IndexMap;

use super::dated_figure::{error, ids, short};
use super::number;
use super::reader::SetReader;
use crate::column::Choice;
use crate::cursor::PathCursor;
use crate::indicator::Target;
use tavle_base::diagnostic::did_you_mean;
use tavle_base::line::compare;
use tavle_base::{Digits, Place, Severity, message};
use tavle_parse::yaml::Written;
use tavle_schema::Better;

/// The keys of a range, which no group can have as its id.
pub const RANGE: [&str; 2] = ["from", "to"];

/// What is wanted: a number, or what can be a target where it is known what is better.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Value,
    Target(Option<Better>),
}

/// What is written for one time: for all, or for each group by its id.
pub fn at_one_time(
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
pub fn has_range(written: &Written) -> bool {
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
