//! Whether the figures of a text are the same in another language.
//!
//! Languages set them differently: `100.000`, `100,000` and `100 000`; `9.30` and `9 h 30`; `2026-27` and `2026-2027`; a
//! month as a number or a word, small numbers as words, and the marks of a list as numbers or letters. None of that is a
//! difference. A figure that one language has and the other cannot have meant is.

mod figures;

use std::collections::{HashMap, HashSet};

use figures::{Figure, has_digit};
pub use figures::{Figures, figures};

/// What languages write as words rather than as figures, at most.
const AS_WORD: u64 = 20;

/// The figures in which two texts differ, as they are written.
pub type Difference<'t> = (Vec<&'t str>, Vec<&'t str>);

/// The figures that stand in one text and not in the other, as they are written; nothing if none does.
pub fn differ<'t>(a: &'t str, b: &'t str) -> Option<Difference<'t>> {
    if a == b || !(has_digit(a) || has_digit(b)) {
        return None;
    }
    compare(&[&figures(a, None)], &[&figures(b, None)])
}

/// The same for texts in several pieces, which may be divided differently in the two.
pub fn compare<'t>(a: &[&Figures<'t>], b: &[&Figures<'t>]) -> Option<Difference<'t>> {
    let (mut only_a, mut only_b) = in_one_only(a, b);
    if is_same(&only_a, &only_b) || parts(required(a)) == parts(required(b)) {
        only_a.clear();
        only_b.clear();
    }
    let written = |figures: Vec<&Figure<'t>>| figures.into_iter().map(|one| one.written).collect::<Vec<_>>();
    let (mut only_a, mut only_b) = (written(only_a), written(only_b));
    // A month that only one of them names may be a season in the other, or follow from what stands before it.
    let (months_a, months_b) = (other_months(a, b), other_months(b, a));
    if !months_a.is_empty() && !months_b.is_empty() {
        only_a.extend(months_a);
        only_b.extend(months_b);
    }
    (!only_a.is_empty() || !only_b.is_empty()).then_some((only_a, only_b))
}

/// Whether nothing in the pieces of two texts can differ, however they are divided: what one has, the other has too, or may
/// have as a word.
pub fn are_alike(a: &[&Figures<'_>], b: &[&Figures<'_>]) -> bool {
    let (only_a, only_b) = (without(a, b), without(b, a));
    let may_lack =
        |left: &[(&Figure<'_>, bool)]| left.iter().all(|(one, is_repeated)| *is_repeated || one.may_be_word());
    (only_a.is_empty() || only_b.is_empty())
        && (may_lack(&only_a) && may_lack(&only_b))
        && (other_months(a, b).is_empty() || other_months(b, a).is_empty())
}

/// As [`compare`], for texts of which nothing tells which piece of the one belongs to which of the other. Small numbers are then
/// no sign of a difference: here one of them is written as a word, there another.
pub fn compare_large<'t>(a: &[&Figures<'t>], b: &[&Figures<'t>]) -> Option<Difference<'t>> {
    let large = |written: Vec<&'t str>| {
        written.into_iter().filter(|one| !figures(one, None).all.iter().all(Figure::may_be_word)).collect::<Vec<_>>()
    };
    let (a, b) = compare(a, b)?;
    let (a, b) = (large(a), large(b));
    (!a.is_empty() || !b.is_empty()).then_some((a, b))
}

/// Whether figures that only one of two texts has, each, are the same all the same.
fn is_same(a: &[&Figure<'_>], b: &[&Figure<'_>]) -> bool {
    match (a, b) {
        // On one side only: numbers that the other language has written as words.
        (rest, []) | ([], rest) => rest.iter().all(|one| one.may_be_word()),
        (a, b) => {
            in_a_row(a) == in_a_row(b) || parts(a.iter().copied()) == parts(b.iter().copied()) || are_rounded(a, b)
        }
    }
}

impl Figure<'_> {
    /// Whether a language may write it as a word.
    fn may_be_word(&self) -> bool {
        self.digits.parse::<u64>().is_ok_and(|n| n <= AS_WORD)
    }

    /// What the same number may be in the other language: its digits, and those of an hour counted twice from one to
    /// twelve.
    fn keys(&self) -> Vec<String> {
        let mut keys = vec![self.digits.clone()];
        if let [hour, minute] = self.parts.as_slice()
            && let (2, Ok(hour @ 1..24)) = (minute.len(), hour.parse::<u8>())
        {
            let other = if hour > 12 { hour - 12 } else { hour + 12 };
            keys.extend([format!("{other}{minute}"), format!("{other:02}{minute}")]);
        }
        keys
    }
}

/// The figures that another language must have too.
fn required<'f, 't>(figures: &'f [&Figures<'t>]) -> impl Iterator<Item = &'f Figure<'t>> {
    figures.iter().flat_map(|piece| &piece.all).filter(|one| !one.is_optional)
}

/// The figures that must be in the other text and are not, or not so often. A number may well be repeated in one language
/// only; it counts where it may stand in the place of another.
fn in_one_only<'f, 't>(a: &'f [&Figures<'t>], b: &'f [&Figures<'t>]) -> (Vec<&'f Figure<'t>>, Vec<&'f Figure<'t>>) {
    let (a, b) = (without(a, b), without(b, a));
    let kept = |own: &[(&'f Figure<'t>, bool)], other: &[(&'f Figure<'t>, bool)]| -> Vec<&'f Figure<'t>> {
        let lengths: HashSet<usize> = other.iter().map(|(one, _)| one.digits.len()).collect();
        let counts = |one: &Figure<'_>| lengths.contains(&one.digits.len());
        own.iter().filter(|(one, is_repeated)| !is_repeated || counts(one)).map(|(one, _)| *one).collect()
    };
    (kept(&a, &b), kept(&b, &a))
}

/// The required figures of `a` that are not in `b`, each with whether it is there, but not so often.
fn without<'f, 't>(a: &'f [&Figures<'t>], b: &[&Figures<'t>]) -> Vec<(&'f Figure<'t>, bool)> {
    let mut there: HashMap<String, usize> = HashMap::new();
    for one in b.iter().flat_map(|piece| &piece.all) {
        *there.entry(one.digits.clone()).or_default() += 1;
    }
    let mut left = Vec::new();
    for one in required(a) {
        let keys = one.keys();
        match keys.iter().find(|key| there.get(*key).is_some_and(|count| *count > 0)) {
            Some(key) => *there.entry(key.clone()).or_default() -= 1,
            None => left.push((one, keys.iter().any(|key| there.contains_key(key)))),
        }
    }
    left
}

/// The months of the dates of `a` that those of `b` do not have, or not so often.
fn other_months<'t>(a: &[&Figures<'t>], b: &[&Figures<'t>]) -> Vec<&'t str> {
    let mut there = [0u32; 13];
    let months = |of: &[&Figures<'t>]| of.iter().flat_map(|piece| piece.months.clone()).collect::<Vec<_>>();
    months(b).into_iter().for_each(|(month, _)| there[usize::from(month)] += 1);
    let is_other = |(month, _): &(u8, &str)| {
        let count = &mut there[usize::from(*month)];
        let is_other = *count == 0;
        *count = count.saturating_sub(1);
        is_other
    };
    months(a).into_iter().filter(is_other).map(|(_, written)| written).collect()
}

/// The digits of some figures, one after the other: `9.30` and `9 h 30` are the same.
fn in_a_row(figures: &[&Figure<'_>]) -> String {
    figures.iter().flat_map(|one| one.parts.iter()).map(String::as_str).collect()
}

/// The parts of some figures in order, whatever stands between them.
fn parts<'f>(figures: impl Iterator<Item = &'f Figure<'f>>) -> Vec<&'f str> {
    let mut parts: Vec<&str> = figures.flat_map(|one| one.parts.iter().map(String::as_str)).collect();
    parts.sort_unstable();
    parts
}

/// Whether each figure of one side is one of the other in thousands or millions, as `2` and `2,000,000`, or names the same
/// century, `1900` and `20`, or the same decade, `1990` and `90`.
fn are_rounded(left: &[&Figure<'_>], right: &[&Figure<'_>]) -> bool {
    let is_pair = |a: &str, b: &str| {
        let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
        let zeros = long.len() - short.len();
        let is_rounded =
            zeros >= 3 && short.len() <= 3 && long.starts_with(short) && long[short.len()..].bytes().all(|b| b == b'0');
        let century = long.strip_suffix("00").filter(|first| first.len() == 2 && short.len() == 2);
        let decade =
            ["19", "20"].iter().any(|century| long.strip_prefix(century) == Some(short)) && short.ends_with('0');
        let number = |digits: &str| digits.parse::<u32>().unwrap_or_default();
        is_rounded || decade || century.is_some_and(|first| number(first) + 1 == number(short))
    };
    left.len() == right.len()
        && left.iter().zip(right).all(|(a, b)| a.digits == b.digits || is_pair(&a.digits, &b.digits))
}

#[cfg(test)]
mod tests;
