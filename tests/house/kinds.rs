//! What a kind of data needs beside its code, so that nothing is forgotten when one is added.

use std::collections::BTreeSet;
use std::path::Path;

use serde_yaml::Value;
use tavle::schema::Kind;

use super::{file, hold, root};

/// What is looked at for each kind: where, and what to write there.
const PLACES: [(&str, &str); 3] = [
    ("data", "an example in the repository's own site"),
    ("tests/cases", "a case that shows it"),
    ("README.md", "its name in the list of kinds"),
];

#[test]
fn every_kind_has_an_example_a_case_and_a_generator() {
    let mut problems = Vec::new();
    for (path, what) in PLACES {
        let text = texts(&root().join(path));
        let is_there = |kind: &Kind| text.contains(&format!("kind: {}\n", kind.word())) || names(&text, *kind);
        let missing = Kind::ALL.into_iter().filter(|kind| !is_there(kind));
        problems.extend(missing.map(|kind| format!("`{}`: write {what} ({path})", kind.word())));
    }
    let laws = file("tests/laws/data.rs");
    let missing =
        Kind::ALL.into_iter().filter(|kind| *kind != Kind::UnitList && !laws.contains(&format!("\"{}\"", kind.word())));
    problems.extend(missing.map(|kind| format!("`{}`: let the laws generate it (tests/laws/data.rs)", kind.word())));
    hold(problems, "CONTRIBUTING.md lists what a kind of data needs.");
}

#[test]
fn every_language_of_the_repository_has_the_same_words() {
    let english = keys("themes/default/strings/en.yaml");
    let mut problems = Vec::new();
    for path in ["themes/default/strings/da.yaml", "tests/browser/rtl/themes/default/strings/ar.yaml"] {
        let own = keys(path);
        problems.extend(english.difference(&own).map(|key| format!("{path}: `{key}` is missing")));
        problems.extend(own.difference(&english).map(|key| format!("{path}: `{key}` is not in en.yaml")));
    }
    hold(problems, "Write the word in every language.");
}

/// Whether a text lists a kind as code.
fn names(text: &str, kind: Kind) -> bool {
    text.contains(&format!("`{}`", kind.word()))
}

/// The texts of a file, or of all files in a folder.
fn texts(path: &Path) -> String {
    if path.is_file() {
        return std::fs::read_to_string(path).expect("a text");
    }
    let entries = std::fs::read_dir(path).expect("a folder");
    entries.map(|entry| texts(&entry.expect("an entry").path())).collect()
}

/// The paths of all words in a file of strings. Forms of a plural differ from language to language, and so do those of a
/// time: a language has forms of its own for a month or a quarter only where it needs them.
fn keys(path: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    walk("", &serde_yaml::from_str(&file(path)).expect("a file of strings"), &mut keys);
    let is_own_form = |key: &String| key.starts_with("when.") && key.matches('.').count() > 2;
    keys.retain(|key| !is_own_form(key));
    keys
}

fn walk(path: &str, value: &Value, keys: &mut BTreeSet<String>) {
    match value.as_mapping() {
        Some(entries) if !entries.contains_key("other") => {
            for (key, value) in entries {
                walk(&format!("{path}.{}", key.as_str().expect("keys are texts")), value, keys);
            }
        }
        _ => drop(keys.insert(path.trim_start_matches('.').to_owned())),
    }
}
