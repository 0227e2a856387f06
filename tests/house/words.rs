//! The words of the field: what is refused in names, messages and documents, each with the word to use.

use std::fs;
use std::path::{Path, PathBuf};

/// Old-fashioned words, in any text. Written in two parts, so that this file does not hold what it refuses.
const REFUSED: [((&str, &str), &str); 8] = [
    (("fau", "lt"), "error, diagnostic or problem"),
    (("fau", "lts"), "errors, diagnostics or problems"),
    (("to", "ld"), "reported or shown"),
    (("men", "ded"), "fixed or patched"),
    (("men", "d"), "fix or patch"),
    (("ane", "w"), "again"),
    (("let ", "go"), "evicted or released"),
    (("lets ", "go"), "evicts or releases"),
];

/// Names that the code had before, as words of code, with the name of the field.
const RENAMED: [(&str, &str); 21] = [
    ("Standpoint", "PageContext"),
    ("Edition", "LocalizedSite"),
    ("Basis", "Inputs"),
    ("Turning", "ExhibitContext"),
    ("Known", "Cache"),
    ("Kept", "ArtifactCache"),
    ("Press", "Typesetter"),
    ("Desk", "TypstWorld"),
    ("Job", "PrintJob"),
    ("Marks", "RowFilterKeys"),
    ("Wounds", "Partial"),
    ("Standing", "Validity"),
    ("Occasion", "EventTime"),
    ("Again", "Recurrence"),
    ("Way", "PathCursor"),
    ("Voice", "Language"),
    ("Ground", "MoveRoots"),
    ("Room", "StagingDir"),
    ("LetGo", "no name: nothing is evicted"),
    ("MANNER", "FORMAT_VERSION"),
    ("SPOKESMEN", "SAMPLE"),
];

/// Every refused word in what people and engineers read: source, tests, theme, documents.
pub fn refused(root: &Path) -> Vec<String> {
    let mut problems = Vec::new();
    for path in texts(root) {
        let text = fs::read_to_string(&path).expect("a text");
        let name = path.strip_prefix(root).expect("a file below the root").to_string_lossy().replace('\\', "/");
        for (n, line) in text.lines().enumerate() {
            let lower = line.to_lowercase();
            for ((begin, end), instead) in REFUSED {
                let word = format!("{begin}{end}");
                if has_word(&lower, &word) {
                    problems.push(format!("{name}:{}: “{word}”: say {instead}", n + 1));
                }
            }
        }
    }
    problems
}

/// Every name in a text of code that the code had before.
pub fn renamed(code: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    RENAMED.into_iter().flat_map(move |(old, new)| {
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        code.match_indices(old)
            .filter(move |(at, _)| {
                !is_part(code[..*at].chars().next_back()) && !is_part(code[at + old.len()..].chars().next())
            })
            .map(move |(at, _)| (at, format!("`{old}` is `{new}` now")))
    })
}

/// Whether a word stands in a line, by itself or as a part of a name in snake case.
fn has_word(line: &str, word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    line.match_indices(word)
        .any(|(at, _)| !is_letter(line[..at].chars().next_back()) && !is_letter(line[at + word.len()..].chars().next()))
}

/// The texts of the repository. The example site is left out: it speaks as its municipality does.
fn texts(root: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml"].map(|name| root.join(name)).into();
    for folder in ["src", "tests", "themes", "benches"] {
        walk(&root.join(folder), &mut found);
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    const ENDINGS: [&str; 10] = ["rs", "md", "js", "css", "html", "typ", "yaml", "toml", "py", "txt"];
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "node_modules" && name != "__pycache__" {
                walk(&path, found);
            }
        } else if name != "requirements.txt"
            && path.extension().is_some_and(|end| ENDINGS.iter().any(|one| end == *one))
        {
            found.push(path);
        }
    }
}

#[test]
fn a_word_is_found_in_a_name_and_not_in_another_word() {
    let word = format!("{}{}", "to", "ld");
    assert!(has_word(&format!("fn is_{word}("), &word) && has_word(&format!("// what is {word}."), &word));
    assert!(!has_word(&format!("un{word} stories"), &word));
    assert_eq!(renamed("let a = Edition::new(); EditionWords").map(|(at, _)| at).collect::<Vec<_>>(), [8]);
}
