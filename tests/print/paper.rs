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

#[test]
fn figures_of_a_language_that_is_written_from_right_to_left_stay_on_the_paper() {
    let site = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/rtl");
    for entry in walkdir::WalkDir::new(&from).into_iter().map(|entry| entry.expect("an entry")) {
        let to = site.path().join(entry.path().strip_prefix(&from).expect("a path below"));
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(to).expect("a folder"),
            false => drop(fs::copy(entry.path(), to).expect("a file")),
        }
    }
    let edit = |path: &str, change: &dyn Fn(String) -> String| {
        let path = site.path().join(path);
        fs::write(&path, change(fs::read_to_string(&path).expect("a text"))).expect("a file");
    };
    edit("site.yaml", &|text| text.replace("outputs: { print: false }", ""));
    edit("content/reception/course.ar.md", &|text| {
        format!("{text}\n![الخطة](../../data/reception/timeline.yaml?view=chart)\n")
    });
    let made = tavle_in(site.path(), &["handbook", "--lang", "ar", "--output", "out", "--as-of", "2026-11-22"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let pages = pages(&site.path().join("out/khitta.pdf"));
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
