//! A figure of an indicator with its time, wherever it is written.

use super::reader::SetReader;
use crate::column::Choice;
use crate::cursor::PathCursor;
use crate::indicator::{Target, day};
use crate::text::Text;
use tavle_base::{Arg, Diagnostic, Digits, Message, Place, message, names};
use tavle_schema::{self as schema, Point, When};

/// How many digits a figure may have before and after the point, so that every line between two of them is exact.
const MOST_WHOLE: usize = 15;
const MOST_DECIMALS: usize = 9;

/// A figure or target of a group, by its index, with its time and the way to it.
pub struct Read {
    pub group: usize,
    pub when: When<Text>,
    pub target: Target,
    pub place: Place,
}

/// A point in time that has days.
pub fn time(written: &str, place: Place, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<When<Text>> {
    match schema::When::parse(written) {
        Ok(when @ schema::When::At(Point::Day(_) | Point::Week(_) | Point::Span(_) | Point::Third(..))) => {
            Some(set.texts.when(when, cursor))
        }
        Ok(_) => {
            error(message!("figure-of-no-point", written), place, set);
            None
        }
        Err(message) => {
            error(message, place, set);
            None
        }
    }
}

/// Of each group only the first of those that are of the same day; the others are reported.
pub fn once(all: Vec<Read>, groups: usize, set: &mut SetReader<'_>) -> Vec<Read> {
    let mut sorted: Vec<Vec<Read>> = (0..groups).map(|_| Vec::new()).collect();
    for one in all {
        sorted[one.group].push(one);
    }
    let mut kept: Vec<Read> = Vec::new();
    for mut series in sorted {
        series.sort_by_key(|one| day(&one.when));
        for one in series {
            match kept.last().filter(|last| last.group == one.group && day(&last.when) == day(&one.when)) {
                Some(first) => {
                    let problem = Diagnostic::error(one.place, message!("figures-of-one-day"));
                    let problem = problem.related(first.place.clone(), message!("note.first"));
                    set.texts.diagnostics.push(problem);
                }
                None => kept.push(one),
            }
        }
    }
    kept
}

/// The ids of groups.
pub fn ids(groups: &[Choice]) -> Arg {
    names(groups.iter().map(|group| &*group.id))
}

/// The number, if it has no more digits than can be calculated with.
pub fn short(digits: Digits, place: Place, set: &mut SetReader<'_>) -> Option<Digits> {
    let decimals = digits.decimals();
    let whole = digits.as_str().trim_start_matches('-').split('.').next().map_or(0, str::len);
    if whole > MOST_WHOLE || decimals > MOST_DECIMALS {
        error(message!("figure-too-long", whole = MOST_WHOLE, decimals = MOST_DECIMALS), place, set);
        return None;
    }
    Some(digits)
}

/// Reports what is wrong with a figure.
pub fn error(message: Message, place: Place, set: &mut SetReader<'_>) {
    set.texts.diagnostics.push(Diagnostic::error(place, message));
}
