//! The specifications in `tests/cases/*.md`, each a heading with input files and what comes of them.
//!
//! `tests/cases/README.md` says how they are written, and has the files of the site that all of them begin with.
//! `UPDATE=1` writes what is found into the files; `CASE=words` runs only the headings that have these words.

mod excerpt;
mod found;
mod spec;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;
use tavle::base::checked::has_error;
use tavle::base::{Catalogue, Lang};
use tavle::cli::report;
use tavle::model::notes;
use tavle::pages::connections::Branch;
use tavle::pages::context::LocalizedSite;
use tavle::pages::exhibit::Exhibit;
use tavle::pages::print::print;
use tavle::pages::table::{Content, FlatRow, Table};
use tavle::pages::{Measures, Piece};
use tavle::pipeline::{self, Options, Prepared};
use tavle::routes::{Document, OutputKind, Wanted};

use spec::{Block, Case, Expected, Role};

/// The day for which a site is made where a case names no other.
const AS_OF: &str = "2026-11-22";

#[test]
fn every_case_is_as_it_is_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let update = std::env::var_os("UPDATE").is_some();
    let only = std::env::var("CASE").unwrap_or_default().to_lowercase();
    let defaults = spec::read(&text(&folder.join("README.md"))).defaults;
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder of the cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md"))
        .collect();
    files.sort();
    let wrong: Vec<String> = files.par_iter().flat_map(|path| file(path, &defaults, update, &only)).collect();
    assert!(wrong.is_empty(), "\n{}\n{} cases are not as they are written", wrong.join("\n"), wrong.len());
}

/// Runs the cases of one file; what is wrong comes back, or is written into it.
fn file(path: &Path, defaults: &[Block], update: bool, only: &str) -> Vec<String> {
    let source = text(path);
    let read = spec::read(&source);
    let all: Vec<Block> = defaults.iter().chain(&read.defaults).cloned().collect();
    let chosen: Vec<&Case> = read.cases.iter().filter(|case| case.title.to_lowercase().contains(only)).collect();
    let found: Vec<Vec<(Expected, String)>> = chosen.par_iter().map(|case| run(case, &all)).collect();
    let mut wrong = Vec::new();
    let mut edits = Vec::new();
    for (case, found) in chosen.iter().zip(&found) {
        for (expected, now) in found {
            if expected.text.trim_end() == now.trim_end() {
                continue;
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let heading = format!("── {name}: {}\n   {}\n", case.title, expected.info);
            wrong.push(heading + &difference(&expected.text, now));
            edits.push((expected.clone(), now.clone()));
        }
    }
    if update && !edits.is_empty() {
        fs::write(path, spec::updated(&source, edits)).expect("the file of the cases");
        return Vec::new();
    }
    wrong
}

/// What a case expects, each with what is found.
fn run(case: &Case, defaults: &[Block]) -> Vec<(Expected, String)> {
    let folder = tempfile::tempdir().expect("a folder for the site");
    let mut files: BTreeMap<&str, Option<Vec<u8>>> = BTreeMap::new();
    for block in defaults.iter().chain(&case.blocks) {
        match &block.role {
            Role::Input(path) => files.insert(path, Some(block.bytes())),
            Role::Absent(path) => files.insert(path, None),
            Role::Expected(_) => None,
        };
    }
    for (path, bytes) in files {
        let Some(bytes) = bytes else { continue };
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder of the site");
        fs::write(path, bytes).expect("a file of the site");
    }
    let as_of: Date = case.as_of.as_deref().unwrap_or(AS_OF).parse().expect("a day after `as-of:`");
    let root = folder.path().to_owned();
    let options = Options {
        root,
        base_url: None,
        as_of,
        drafts: false,
        portable: false,
        sizes: Default::default(),
        print: if case.print { Wanted::Listed } else { Wanted::Nothing },
    };
    let reading = pipeline::prepare(&options, &());
    let (mut diagnostics, mut noted) = (reading.diagnostics.clone(), Vec::new());
    if let (Some(prepared), false) = (&reading.prepared, has_error(&diagnostics)) {
        diagnostics.extend(pipeline::check_outputs(prepared));
        noted = notes::notes(&prepared.site);
    }
    let said = report::human(&diagnostics, reading.sources(), false);
    let said = said.replace(&folder.path().display().to_string(), "SITE");
    let noted = report::notes(&noted, reading.sources());
    let mut found = Vec::new();
    for block in &case.blocks {
        let Role::Expected(expected) = &block.role else { continue };
        let now = match (expected.kind.as_str(), &reading.prepared) {
            ("diagnostics", _) => said.clone(),
            ("notes", _) => noted.clone(),
            (_, Some(prepared)) => excerpt(expected, prepared),
            (_, None) => "nothing is made of this site\n".to_owned(),
        };
        found.push((expected.clone(), now));
    }
    for (kind, now) in [("diagnostics", said), ("notes", noted)] {
        if !found.iter().any(|(expected, _)| expected.kind == kind) {
            // A case that expects none has no block for them.
            found.push((Expected { info: kind.into(), at: case.end..case.end, ..Expected::default() }, now));
        }
    }
    found
}

/// What is expected of one output.
fn excerpt(expected: &Expected, prepared: &Prepared) -> String {
    if expected.kind == "outputs" {
        let paths = prepared.routes.outputs.iter().map(|output| output.path.as_ref());
        let mut paths: Vec<&str> =
            paths.filter(|path| path.starts_with(&expected.path) && !path.starts_with("assets/")).collect();
        paths.sort_unstable();
        return paths.join("\n");
    }
    if expected.kind == "found" {
        return found::found(&expected.path, prepared);
    }
    let (path, anchor) = expected.path.split_once('#').unwrap_or((&expected.path, ""));
    let Some(output) = prepared.routes.find(path) else {
        return format!("there is no output {path}\n");
    };
    if expected.kind == "document" {
        return document(path, prepared);
    }
    let bytes = match prepared.output(output, &Measures::default()) {
        Ok(bytes) => bytes,
        Err(problem) => return format!("it cannot be made: {}\n", Catalogue::of("en").text(&problem.message)),
    };
    let html = String::from_utf8_lossy(&bytes);
    let selector = match anchor {
        "" => expected.selector.clone(),
        anchor => format!("#{anchor}"),
    };
    match expected.kind.as_str() {
        "html" => excerpt::html(&html, &selector),
        "text" => excerpt::text(&html, &selector),
        "table" => excerpt::tables(&html, if selector.is_empty() { "table" } else { &selector }),
        "ids" => excerpt::ids(&html, &selector),
        "links" => excerpt::links(&html, &selector),
        "lines" => match excerpt::lines(&html, &selector) {
            lines if lines.is_empty() => format!("no line begins with any of: {selector}\n"),
            lines => lines,
        },
        "rows" => found_by(&html, &selector),
        other => format!("nothing can be expected by the name `{other}`\n"),
    }
}

/// What the script of a large data set finds rows with these ids by, beside the words that it shows.
fn found_by(json: &str, ids: &str) -> String {
    let file: serde_json::Value = serde_json::from_str(json).expect("rows are JSON");
    let rows = file["rows"].as_array().expect("there are rows").iter();
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or_default().replace('\n', "; ");
    let is_asked = |row: &&serde_json::Value| ids.split(' ').any(|id| row["id"] == id);
    rows.filter(is_asked).map(|row| format!("{}: {}\n", text(row, "id"), text(row, "text"))).collect()
}

/// The headings and tables of a printed document.
fn document(path: &str, prepared: &Prepared) -> String {
    let Prepared { site, routes, theme, .. } = prepared;
    let measures = Measures::default();
    let address = format!("/{path}");
    let is_it = |(document, lang): &&(Document, Lang)| {
        routes.addresses.of(&OutputKind::Document(*document, *lang)) == Some(address.as_str())
    };
    let Some((document, lang)) = routes.documents().iter().find(is_it) else {
        return format!("{path} is no document\n");
    };
    let edition = LocalizedSite { site, routes, theme, measures: &measures, lang: *lang };
    let print = print(*document, edition).expect("a document of the site");
    let mut out = String::new();
    for piece in &print.content {
        match piece {
            Piece::Heading { title, .. } => writeln!(out, "## {}", title.words()),
            Piece::Paragraph(phrase) => writeln!(out, "{}", phrase.words()),
            Piece::Reported(reported) => writeln!(out, "{}", reported.words),
            Piece::Tree(branches) => {
                branches.iter().for_each(|one| branch(one, 0, &mut out));
                Ok(())
            }
            Piece::Exhibit(exhibit) => match exhibit.as_ref() {
                Exhibit::Table(table) | Exhibit::List(table) => {
                    out.push_str(&rows(table));
                    Ok(())
                }
                Exhibit::Figure(_) => writeln!(out, "(figure)"),
            },
            Piece::Prose(_) => writeln!(out, "(text)"),
        }
        .expect("a text can be written");
    }
    out
}

/// A branch of a tree and those in it.
fn branch(one: &Branch<'_>, depth: usize, out: &mut String) {
    let of = one.plan_elsewhere().map(|of| of.words().into_owned());
    let time = one.when.as_ref().map(|when| when.time.words().into_owned());
    let said = one.notes.iter().cloned().chain(one.status.as_ref().map(|status| status.words())).chain(of).chain(time);
    let words = [one.title.words().into_owned()].into_iter().chain(said).collect::<Vec<_>>().join(" · ");
    writeln!(out, "{}- {words}", "  ".repeat(depth)).expect("a text can be written");
    one.children.iter().for_each(|child| branch(child, depth + 1, out));
}

fn rows(table: &Table<'_>) -> String {
    let words = |content: Option<&Content<'_>>| {
        let late = match content {
            Some(Content::Status(status)) => status.late().map(|late| format!(" {late}")),
            _ => None,
        };
        content.map(Content::words).unwrap_or_default().replace('\n', "; ") + &late.unwrap_or_default()
    };
    let row = |flat: FlatRow<'_, '_>| flat.contents.into_iter().map(words).collect::<Vec<_>>().join(" | ") + "\n";
    table.flat().into_iter().map(row).collect()
}

/// What differs, line by line, with the lines that are the same at the start and the end left out.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (expected.trim_end().lines().collect(), found.trim_end().lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let mut out = String::new();
    for line in &old[head..old.len() - tail] {
        let _ = writeln!(out, "   - {line}");
    }
    for line in &new[head..new.len() - tail] {
        let _ = writeln!(out, "   + {line}");
    }
    out
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
