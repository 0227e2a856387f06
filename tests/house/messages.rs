//! Messages are data: every message has words in the catalogue, with the same arguments, and every code has a case.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use super::source::Source;
use super::{code, file, hold, problem, root};

/// Keys that begin with these are used within other messages, so they are no codes.
const PARTS: [&str; 6] = ["help", "note", "list", "wanted", "part", "context"];

/// Codes that no case can show, and why; and the test that shows them, where there is one.
const WITHOUT_CASE: [(&str, &str, &str); 20] = [
    ("bad-print-template", "tests/print/bad.rs", "a document must be printed"),
    ("bad-value", "src/parse/yaml/tests.rs", "only serde itself says so, of a shape that no file of Tavle has today"),
    ("cannot-print", "tests/print/bad.rs", "a document must be printed"),
    ("cannot-read", "src/load/tests.rs", "the disk must refuse a file"),
    ("cut-in-workbook", "tests/downloads.rs", "a text of 32,768 characters is no reading"),
    ("link-loop", "src/load/tests.rs", "a case has no links on the disk"),
    ("linked-folder", "src/load/tests.rs", "a case has no links on the disk"),
    ("more-problems", "src/schema/yaml_tests.rs", "a hundred errors are no reading"),
    ("no-site", "src/load/tests.rs", "a case is a site"),
    ("no-workbook", "src/render/file/xlsx.rs", "a sheet must have more than Excel can hold"),
    ("not-made", "tests/print/bad.rs", "it is an error of Tavle, so no files are known that show it"),
    ("poster-too-small", "tests/print/bad.rs", "a document must be printed"),
    ("same-name", "src/load/tests.rs", "many disks hold both names to be one"),
    ("too-many-aliases", "tests/bounds.rs", "a thousand addresses are no reading"),
    ("too-many-items", "tests/bounds.rs", "a thousand milestones are no reading"),
    ("too-many-periods", "tests/bounds.rs", "hundreds of reports are no reading"),
    ("too-many-reports", "tests/bounds.rs", "hundreds of reports are no reading"),
    ("too-many-units", "tests/bounds.rs", "two hundred units are no reading"),
    ("too-much-work", "tests/bounds.rs", "thousands of rows are no reading"),
    ("search-index", "", "it is for an error of the library that makes the index"),
];

/// Files with texts that look like sentences, and what these are.
const NO_SENTENCES: [(&str, &str); 6] = [
    ("src/parse/yaml/words.rs", "what serde calls what it expects"),
    ("src/render/figure/marks.rs", "classes of CSS"),
    ("src/render/search/compound.rs", "words of languages"),
    ("src/save/build_stamp.rs", "the first line of a file"),
    ("src/schema/when/describe.rs", "an example of what an author writes"),
    ("src/schema/when/suggest/words.rs", "what authors write"),
];

/// What stands before a text that no author reads: a developer does, or another program wrote it.
const NOT_READ: [&str; 4] = ["unreachable!(", ".expect(", "contains(", "reason ="];

/// What is wrong with a site, and what the command says.
const DIAGNOSTICS: &str = "src/messages/en/diagnostics.yaml";
const FILES: [&str; 3] = [DIAGNOSTICS, "src/messages/en/command.yaml", "src/messages/en/summary.yaml"];

/// The key of a message in the source, and its arguments.
struct Call {
    at: usize,
    key: String,
    args: BTreeSet<String>,
}

#[test]
fn every_message_has_words_and_the_same_arguments() {
    let words: BTreeMap<String, Value> = FILES.into_iter().flat_map(catalogue).collect();
    let mut problems = Vec::new();
    let mut used = BTreeSet::new();
    for source in code() {
        // Keys that are handed on before a message is made of them.
        used.extend(literals(source).into_iter().map(|(_, text)| text.trim_matches('"').to_owned()));
        for Call { at, key, args } in calls(source) {
            match words.get(&key) {
                None => problems.push(problem(source, at, &format!("`{key}` has no words"))),
                Some(words) if slots(words) != args => {
                    let slots = slots(words);
                    problems.push(problem(source, at, &format!("`{key}` has {args:?}, and its words have {slots:?}")));
                }
                Some(_) => {}
            }
            used.insert(key);
        }
    }
    let unused = words.keys().filter(|key| !used.contains(*key));
    problems.extend(unused.map(|key| format!("src/messages/en/: nothing says `{key}`")));
    hold(
        problems,
        "A message is `message!(\"key\", argument = value)` in the source and words in src/messages/en/, in which each argument \
         has its slot, `{argument}`.",
    );
}

#[test]
fn every_code_is_shown_by_a_case() {
    let cases = fs::read_dir(root().join("tests/cases")).expect("the folder of cases");
    let cases = cases.map(|entry| fs::read_to_string(entry.expect("a case").path()).expect("a case"));
    let shown: BTreeSet<String> = cases.flat_map(|text| shown(&text)).collect();
    let codes = catalogue(DIAGNOSTICS).into_keys().map(|key| key.split('.').next().unwrap_or_default().to_owned());
    let mut problems = Vec::new();
    for code in codes.filter(|code| !PARTS.contains(&code.as_str())).collect::<BTreeSet<_>>() {
        match WITHOUT_CASE.iter().find(|(known, ..)| *known == code) {
            Some((_, test, _)) if test.is_empty() || file(test).contains(&code) => {}
            Some((_, test, _)) => problems.push(format!("{test}: does not name `{code}`")),
            None if shown.contains(&code) => {}
            None => problems.push(format!("`{code}` is shown by no case")),
        }
    }
    let shown_too = WITHOUT_CASE.iter().filter(|(code, ..)| shown.contains(*code));
    problems.extend(shown_too.map(|(code, ..)| format!("`{code}` is shown by a case, so it needs no exception")));
    hold(
        problems,
        "Write a case in tests/cases/ whose ```diagnostics show it. Where no files of a site can, name in WITHOUT_CASE the \
         test that does.",
    );
}

#[test]
fn no_sentence_stands_in_the_source() {
    let (mut problems, mut known) = (Vec::new(), BTreeSet::new());
    for source in code() {
        for (at, text) in literals(source) {
            let before = source.code[..at].trim_end();
            if !is_sentence(text) || NOT_READ.iter().any(|name| before.ends_with(name)) {
                continue;
            }
            match NO_SENTENCES.iter().any(|(path, _)| source.path == *path) {
                true => drop(known.insert(source.path.as_str())),
                false => problems.push(problem(source, at, text)),
            }
        }
    }
    let needless = NO_SENTENCES.iter().filter(|(path, _)| !known.contains(path));
    problems.extend(needless.map(|(path, what)| format!("{path} needs no exception: {what}")));
    hold(problems, "Write it in a file of src/messages/en/, and `message!(\"key\")` here.");
}

#[test]
fn messages_in_the_source_are_read_rightly() {
    let text = "fn f() { a(message!(\"one.two\", name, n = g(1, ','), x = \"a, b\")); message!(\n \"three\"\n); \
                f.write_str(\"wanted.day\"); g(\"\\\\\") }";
    let source = Source::new("src/load/a.rs".into(), text.into());
    let calls: Vec<String> = calls(&source).iter().map(|call| format!("{} {:?}", call.key, call.args)).collect();
    assert_eq!(calls, ["one.two {\"n\", \"name\", \"x\"}", "three {}", "wanted.day {}"]);
    assert_eq!(slots(&Value::from("`{ n }` {#name} {{n}} {a_b} {n")), BTreeSet::from(["n".into(), "a_b".into()]));
    let texts: Vec<&str> = literals(&source).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["\"one.two\"", "\"a, b\"", "\"three\"", "\"wanted.day\"", r#""\\""#]);
    assert!(
        is_sentence("the image, it seems, is broken")
            && !is_sentence("grid fine 2026 label")
            && !is_sentence("a b c d")
    );
    assert_eq!(shown("error[a-b]: x\n  error[c]\nwarning[d]: y"), ["a-b", "d"]);
}

/// The words for each key of a file.
fn catalogue(path: &str) -> BTreeMap<String, Value> {
    serde_yaml::from_str(&file(path)).expect("a catalogue")
}

/// The messages that a file makes, and the keys that its visitors give to serde.
fn calls(source: &Source) -> Vec<Call> {
    let made = source.code.match_indices("message!(").filter_map(|(start, name)| {
        let at = start + name.len();
        let parts = arguments(source, at);
        let key = parts.first()?.strip_prefix('"')?.strip_suffix('"')?.to_owned();
        let name = |part: &String| part.split('=').next().unwrap_or_default().trim().to_owned();
        Some(Call { at, key, args: parts[1..].iter().map(name).collect() })
    });
    let wanted = source.text.match_indices("\"wanted.").filter_map(|(start, _)| {
        let key = source.text[start + 1..].split('"').next()?;
        (key != "wanted.").then(|| Call { at: start, key: key.to_owned(), args: BTreeSet::new() })
    });
    made.chain(wanted.collect::<Vec<_>>()).collect()
}

/// What stands between the commas from `at` up to the bracket that closes.
fn arguments(source: &Source, at: usize) -> Vec<String> {
    let (mut depth, mut start, mut parts) = (1, at, Vec::new());
    for (offset, c) in source.code[at..].char_indices() {
        depth += i32::from(matches!(c, '(' | '[' | '{')) - i32::from(matches!(c, ')' | ']' | '}'));
        if depth == 0 || (depth == 1 && c == ',') {
            parts.push(source.text[start..at + offset].trim().to_owned());
            start = at + offset + 1;
        }
        if depth == 0 {
            break;
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The slots in all words of an entry: `{name}`.
fn slots(words: &Value) -> BTreeSet<String> {
    let is_slot = |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    match words {
        Value::String(text) => {
            let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
            names.filter(is_slot).map(str::to_owned).collect()
        }
        Value::Object(parts) => parts.values().flat_map(slots).collect(),
        _ => BTreeSet::new(),
    }
}

/// Whether a quote after this text is a part of the literal: an odd number of backslashes stands before it.
fn is_escaped(before: &str) -> bool {
    !(before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
}

/// All texts in the code, with their quotes and the bytes at which they begin.
fn literals(source: &Source) -> Vec<(usize, &str)> {
    let (text, code, comments) = (source.text.as_bytes(), source.code.as_bytes(), source.comments.as_bytes());
    let is_literal = |at: usize| text[at] != code[at] && text[at] != comments[at];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = source.text[at..].find('"') {
        let start = at + offset;
        at = start + 1;
        // The quote may be a character of its own.
        let is_character = source.text[..start].ends_with(['\'', '\\']);
        if !is_literal(start) || is_character {
            continue;
        }
        // Between the quotes, blanks are the same in the text and in the code.
        while source.text[at..].find('"').is_some_and(|end| is_escaped(&source.text[at..at + end])) {
            at += source.text[at..].find('"').unwrap_or(0) + 1;
        }
        at += source.text[at..].find('"').map_or(0, |end| end + 1);
        found.push((start, &source.text[start..at]));
    }
    found
}

/// Whether a text has three words in a row.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &&str| {
        let word = word.trim_matches(|c: char| ".,;:!?\"'`()…".contains(c));
        word == "a" || word.chars().count() > 1 && word.chars().skip(1).all(char::is_lowercase)
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).any(|three| three.iter().all(is_word) && three.iter().any(|word| word.len() > 3))
}

/// The codes of the diagnostics that a case shows.
fn shown(case: &str) -> Vec<String> {
    let code = |line: &str| {
        let rest = ["error[", "warning[", "note["].iter().find_map(|severity| line.strip_prefix(severity))?;
        rest.split_once("]:").map(|(code, _)| code.to_owned())
    };
    case.lines().filter_map(code).collect()
}
