//! Data sets that are probably copies of others: what a synchronised folder, a download or a hurried hand leaves behind.
//!
//! They would be published beside the originals, and nobody would know which of the two is right.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::dataset::DataSet;
use crate::text::Text;
use tavle_base::{Diagnostic, Lang, Place, message};
use tavle_schema::When;

/// Warns of data sets that are named as copies are, and of those that are visible and have the title and most of the rows
/// of another.
pub fn copies(all: &[Arc<DataSet>], visible: &[Arc<DataSet>]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let paths: HashSet<&str> = all.iter().map(|set| set.path.as_ref()).collect();
    let by_name = |set: &'_ DataSet| original(&set.path).filter(|path| paths.contains(path)).map(str::to_owned);
    for set in all {
        if let Some(original) = by_name(set) {
            let original = format!("data/{original}.yaml");
            diagnostics.push(Diagnostic::warning(Place::whole(set.file), message!("copied-data.by-name", original)));
        }
    }
    let mut titled: BTreeMap<(&str, &str), Vec<&DataSet>> = BTreeMap::new();
    for set in visible.iter().filter(|set| by_name(set).is_none()) {
        let Some(title) = &set.title else { continue };
        titled.entry((set.spec.kind.word(), title.str(Lang::DEFAULT))).or_default().push(set);
    }
    for alike in titled.into_values().filter(|alike| alike.len() > 1) {
        for (set, original) in by_rows(&alike) {
            diagnostics.push(Diagnostic::warning(Place::whole(set.file), message!("copied-data.by-rows", original)));
        }
    }
    diagnostics
}

/// The data sets of which at least half of the rows have the ids and times of rows of one before them, each with the
/// path of that one. A yearly course has the same rows each year, at other times.
fn by_rows<'a>(alike: &[&'a DataSet]) -> Vec<(&'a DataSet, String)> {
    // Each row belongs to the first that has it, so that a thousand sets of one title are looked through once.
    let mut owners: HashMap<(&str, Option<&When<Text>>), &DataSet> = HashMap::new();
    let mut copies = Vec::new();
    for set in alike {
        let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &set.rows {
            let time = row.when.as_ref().map(|timing| &timing.when);
            let owner = owners.entry((&row.id, time)).or_insert(set);
            if !std::ptr::eq(*owner, *set) {
                *shared.entry(&owner.path).or_default() += 1;
            }
        }
        let most = shared.into_iter().max_by_key(|(_, count)| *count);
        if let Some((path, _)) = most.filter(|(_, count)| 2 * count >= set.rows.len()) {
            copies.push((*set, format!("data/{path}.yaml")));
        }
    }
    copies
}

/// The path of which this one is a copy by its name: `plan` for `plan (1)`, `plan (Anna's conflicted copy 2026-11-02)`
/// and `plan-DESKTOP-4F7K2QA`, whatever the language of the words.
fn original(path: &str) -> Option<&str> {
    // A year in brackets is another plan.
    let is_year = |words: &str| words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
    let in_brackets = || {
        let (original, words) = path.strip_suffix(')')?.rsplit_once(" (")?;
        (!is_year(words)).then_some(original)
    };
    // Windows calls a machine so of itself: a word, and letters and digits by chance.
    let is_of_a_machine = |name: &str| {
        name.split_once('-').is_some_and(|(word, chance)| {
            word.len() > 2
                && word.bytes().all(|byte| byte.is_ascii_uppercase())
                && chance.len() > 5
                && chance.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
                && chance.bytes().any(|byte| byte.is_ascii_uppercase())
        })
    };
    let of_a_machine = || {
        let hyphens = path.match_indices('-').map(|(at, _)| path.split_at(at));
        hyphens.rev().find(|(_, name)| is_of_a_machine(&name[1..])).map(|(original, _)| original)
    };
    in_brackets().or_else(of_a_machine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_its_name() {
        for (path, expected) in [
            ("plan (1)", Some("plan")),
            ("a/plan (Annas modstridende kopi 2026-11-02)", Some("a/plan")),
            ("plan-DESKTOP-4F7K2QA", Some("plan")),
            ("a-b-LAPTOP-AB12CDE", Some("a-b")),
            ("plan", None),
            ("plan-2026", None),
            ("plan-2026-2027", None),
            ("plan-ABC-2026", None),
            ("plan (2026)", None),
        ] {
            assert_eq!(original(path), expected, "{path}");
        }
    }
}
