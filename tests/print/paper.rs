//! What a document shows stands on its paper, in the direction in which it is read.

use std::fs;
use std::path::Path;

use crate::command::run::tavle_in;

use super::said;

/// A word of a page: where it begins and ends across the page, and how high it stands.
struct Word {
    from: f64,
    to: f64,
    top: f64,
    text: String,
}

/// The pages of a document, each with its width and words.
fn pages(pdf: &Path) -> Vec<(f64, Vec<Word>)> {
    let text = said("pdftotext", &["-bbox"], pdf);
    let number = |line: &str, name: &str| -> f64 {
        let (_, rest) = line.split_once(&format!("{name}=\"")).expect("an attribute");
        rest.split('"').next().expect("a value").parse().expect("a number")
    };
    let mut pages = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("<page ") {
            pages.push((number(line, "width"), Vec::new()));
        } else if let (true, Some((_, words))) = (line.starts_with("<word "), pages.last_mut()) {
            let text = line.split(['<', '>']).nth(2).expect("a word").to_owned();
            let (from, to, top) = (number(line, "xMin"), number(line, "xMax"), number(line, "yMin"));
            words.push(Word { from, to, top, text });
        }
    }
    pages
}

/// The site in three languages, with what it prints.
fn strandby() -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/rtl");
    for entry in walkdir::WalkDir::new(&from).into_iter().map(|entry| entry.expect("an entry")) {
        let to = site.path().join(entry.path().strip_prefix(&from).expect("a path below"));
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(to).expect("a folder"),
            false => drop(fs::copy(entry.path(), to).expect("a file")),
        }
    }
    edit(site.path(), "site.yaml", |text| text.replace("outputs: { print: false }", ""));
    site
}

fn edit(site: &Path, path: &str, change: impl Fn(String) -> String) {
    let path = site.join(path);
    fs::write(&path, change(fs::read_to_string(&path).expect("a text"))).expect("a file");
}

/// The pages of its Arabic handbook.
fn handbook(site: &Path) -> Vec<(f64, Vec<Word>)> {
    let made = tavle_in(site, &["handbook", "--lang", "ar", "--output", "out", "--as-of", "2026-11-22"]);
    assert_eq!(made.code, 0, "{}", made.err);
    pages(&site.join("out/khitta.pdf"))
}

#[test]
fn figures_of_a_language_that_is_written_from_right_to_left_stay_on_the_paper() {
    let site = strandby();
    edit(site.path(), "content/reception/course.ar.md", |text| {
        format!("{text}\n![الخطة](../../data/reception/timeline.yaml?view=chart)\n")
    });
    let pages = handbook(site.path());
    assert!(pages.len() > 5);
    for (n, (width, words)) in pages.iter().enumerate() {
        for word in words {
            // No margin is narrower than this.
            let is_on_paper = word.from > 20.0 && word.to < width - 20.0;
            assert!(is_on_paper, "page {}: {} from {} to {} of {width}", n + 1, word.text, word.from, word.to);
        }
    }
    // "Today" over the chart: the day stands at the right, where one begins to read.
    let today = pages.iter().flat_map(|(_, words)| {
        words.iter().filter(|word| word.text == "22").filter_map(|day| {
            let beside = |word: &&Word| word.text == "2026" && (word.top - day.top).abs() < 2.0;
            words.iter().filter(beside).map(|year| day.from - year.from).min_by(|a, b| a.abs().total_cmp(&b.abs()))
        })
    });
    let apart: Vec<f64> = today.collect();
    assert!(!apart.is_empty() && apart.iter().all(|apart| *apart > 0.0), "{apart:?}");
}

#[test]
fn a_sentence_in_another_direction_keeps_its_stop_at_its_end() {
    let site = strandby();
    edit(site.path(), "data/reception/course.yaml", |text| text.replace(", ar: نستقبله.", ""));
    let pages = handbook(site.path());
    let words: Vec<&Word> = pages.iter().flat_map(|(_, words)| words).collect();
    let said = |text: &str| words.iter().filter(|word| word.text.starts_with(text)).copied().collect::<Vec<_>>();
    // A stop or a bracket that belonged to the line around it would stand at the other end of the words.
    assert!(said("imod").iter().all(|word| word.text.starts_with("imod.")) && !said("imod").is_empty());
    let is_bracket = |at: f64, edge: fn(&Word) -> f64| {
        words.iter().any(|word| word.text.contains(['(', ')']) && (edge(word) - at).abs() < 1.0)
    };
    for (before, after) in said("efter").into_iter().zip(said("aftale")) {
        assert!(is_bracket(before.from, |word| word.to) && is_bracket(after.to, |word| word.from));
    }
    assert!(!said("aftale").is_empty());
}
