//! The licences of everything that Tavle is made of: each is one that lets anybody use and give on the program, and
//! the notices that `tavle licences` prints are in step with `Cargo.lock`.
//!
//! `UPDATE=1 cargo test --test all licences` writes the notices again. They name the crates of all systems, not
//! of this one alone, so that they are the same wherever they are made. Each licence's text stands there once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};

const NOTICES: &str = "src/cli/licences.txt";

/// Licences that ask for nothing but that they are named, and one that asks besides that the source of the work itself,
/// which is used unchanged, can be had (MPL-2.0). Of two that a crate offers, the first is taken.
const ALLOWED: [&str; 11] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "MIT",
    "Unicode-3.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "CC0-1.0",
    "BlueOak-1.0.0",
    "MPL-2.0",
];

/// The words with which the text of a licence begins, after its title and the names of those who hold the rights.
const BEGINNINGS: [(&str, &str); 8] = [
    ("MIT", "Permission is hereby granted, free of charge"),
    ("Unicode-3.0", "NOTICE TO USER"),
    ("BSD-2-Clause", "Redistribution and use"),
    ("BSD-3-Clause", "Redistribution and use"),
    ("ISC", "Permission to use, copy, modify"),
    ("Zlib", "This software is provided"),
    ("BlueOak-1.0.0", "## Purpose"),
    ("MPL-2.0", "1. Definitions"),
];

#[test]
fn every_licence_is_one_that_is_allowed() {
    let problems: Vec<String> = crates().iter().filter_map(|found| found.chosen().err()).collect();
    assert!(
        problems.is_empty(),
        "\n\n{}\n\nAllowed are {}. Do without the crate; or, if another licence is as free as these, say so in the list \
         `ALLOWED`.\n",
        problems.join("\n"),
        ALLOWED.join(", ")
    );
}

#[test]
fn the_notices_are_in_step_with_the_lock_file() {
    let path = root().join(NOTICES);
    let notices = notices();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, notices).expect("a file that can be written");
        return;
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    let differs = written.lines().zip(notices.lines()).find(|(a, b)| a != b);
    assert!(
        written == notices,
        "\n\n{NOTICES} is not what follows from Cargo.lock (first difference: {differs:?}).\n\
         Write it again with `UPDATE=1 cargo test --test all licences`.\n"
    );
}

/// A crate that is compiled into Tavle, or that takes part in building or testing it.
struct Crate {
    name: String,
    version: String,
    /// An SPDX expression.
    licence: String,
    folder: PathBuf,
    authors: Vec<String>,
    /// Whether it is a part of the program.
    is_inside: bool,
}

/// All crates but Tavle's own, by name.
fn crates() -> Vec<Crate> {
    let metadata = metadata();
    let inside = inside(&metadata);
    let others = list(&metadata["packages"]).iter().filter(|package| !package["source"].is_null());
    let mut crates: Vec<Crate> = others
        .map(|package| Crate {
            name: text(&package["name"]).into(),
            version: text(&package["version"]).into(),
            licence: text(&package["license"]).into(),
            folder: Path::new(text(&package["manifest_path"])).parent().unwrap_or(Path::new("")).into(),
            authors: list(&package["authors"]).iter().map(|author| text(author).to_owned()).collect(),
            is_inside: inside.contains(text(&package["id"])),
        })
        .collect();
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    crates
}

/// What cargo knows of the crates of all systems.
fn metadata() -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let said = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()
        .expect("cargo can be run");
    assert!(said.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&said.stderr));
    serde_json::from_slice(&said.stdout).expect("cargo writes JSON")
}

/// The ids of all crates that Tavle is made of: what is reached without what only builds or tests it.
fn inside(metadata: &Value) -> BTreeSet<String> {
    let resolve = &metadata["resolve"];
    let nodes: BTreeMap<&str, &Value> = list(&resolve["nodes"]).iter().map(|node| (text(&node["id"]), node)).collect();
    let mut inside = BTreeSet::new();
    let mut next = vec![text(&resolve["root"])];
    while let Some(id) = next.pop() {
        if !inside.insert(id.to_owned()) {
            continue;
        }
        let used = nodes.get(id).map_or(&[][..], |node| list(&node["deps"]));
        let in_program = used.iter().filter(|one| list(&one["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()));
        next.extend(in_program.map(|one| text(&one["pkg"])));
    }
    inside
}

impl Crate {
    /// The licences under which it is taken, by their SPDX ids.
    fn chosen(&self) -> Result<Vec<String>, String> {
        let Self { name, version, licence, .. } = self;
        let said = |why: &dyn std::fmt::Display| format!("{name} {version}: `{licence}`: {why}");
        let allowed = ALLOWED.map(|id| Licensee::parse(id).expect("an SPDX id"));
        let expression = Expression::parse_mode(licence, ParseMode::LAX).map_err(|problem| said(&problem.reason))?;
        let chosen = expression.minimized_requirements(&allowed).map_err(|problem| said(&problem))?;
        Ok(chosen.iter().map(ToString::to_string).collect())
    }

    /// The text of a licence in the crate's own files, with the lines that name those who hold the rights.
    fn licence_text(&self, id: &str) -> Option<(String, Vec<String>)> {
        let (_, beginning) = BEGINNINGS.iter().find(|(known, _)| *known == id)?;
        let mut files: Vec<PathBuf> =
            fs::read_dir(&self.folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        let texts = files.iter().filter(|path| is_licence_file(path)).filter_map(|path| fs::read_to_string(path).ok());
        texts.filter_map(|text| Some((text[text.find(beginning)?..].to_owned(), holders(&text)))).next()
    }

    /// Those who hold the rights, where only the authors are named.
    fn holders(&self) -> Vec<String> {
        let names = self.authors.iter().map(|author| author.split(" <").next().unwrap_or(author));
        names.map(|name| format!("Copyright (c) {name}")).collect()
    }

    /// What the Apache Licence asks to be given on with the work, where there is such a file.
    fn notice(&self) -> String {
        let file = ["NOTICE", "NOTICE.txt", "NOTICE.md"]
            .map(|name| self.folder.join(name))
            .into_iter()
            .find(|path| path.is_file());
        file.and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default()
    }
}

fn is_licence_file(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
    path.is_file() && ["LICENSE", "LICENCE", "COPYING"].iter().any(|word| name.starts_with(word))
}

/// The lines of a licence that name those who hold the rights.
fn holders(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| line.starts_with("Copyright (c) ") || line.starts_with("Copyright © "))
        .map(str::to_owned)
        .collect()
}

/// The fonts of the default theme, and where their licences stand in it.
const FONTS: [(&str, &str); 3] = [
    ("Source Sans 3 for screens", "fonts/LICENSE-SourceSans3.txt"),
    ("Source Sans 3 for print", "print/fonts/LICENSE-SourceSans3.txt"),
    ("Vazirmatn", "print/fonts/LICENSE-Vazirmatn.txt"),
];

/// Everything that is printed by `tavle licences`.
fn notices() -> String {
    let mut apache: Vec<String> = vec!["The Rust standard library".into()];
    let mut others: BTreeMap<&str, Texts> = BTreeMap::new();
    let own = file("LICENSE-MIT");
    let mit = own.find("Permission").map_or("", |start| &own[start..]).to_owned();
    others.entry("MIT").or_default().add(mit, holders(&own), "Tavle".into());
    let (crates, mut sources) = (crates(), Vec::new());
    for found in crates.iter().filter(|found| found.is_inside) {
        let named = format!("{} {}", found.name, found.version);
        for id in found.chosen().unwrap_or_default() {
            if id == "MPL-2.0" {
                sources.push(format!("https://crates.io/crates/{}/{}", found.name, found.version));
            }
            let Some((known, _)) = BEGINNINGS.iter().find(|(known, _)| **known == *id) else {
                apache.push(named.clone());
                apache.extend(found.notice().lines().map(|line| format!("    {line}")));
                continue;
            };
            // Some crates name their licence and leave its text out; others have the same one.
            let (text, holders) = found.licence_text(&id).unwrap_or_else(|| {
                let same = |other: &Crate| Some((other.licence_text(&id)?.0, found.holders()));
                crates.iter().find_map(same).unwrap_or_else(|| panic!("{named}: no text of {id}"))
            });
            others.entry(known).or_default().add(text, holders, named.clone());
        }
    }
    let mut notices = format!(
        "Tavle {}\n\nTavle is under the MIT licence or the Apache Licence 2.0, as you choose. It is made of the works \
         below;\neach licence is followed by the works that are under it and by its text.\n",
        env!("CARGO_PKG_VERSION")
    );
    for (name, licence) in FONTS {
        section(&mut notices, &format!("The font {name} (OFL-1.1)"));
        notices.push_str(file(&format!("themes/default/{licence}")).trim_end());
    }
    section(&mut notices, "Apache-2.0");
    let _ = write!(notices, "Tavle\n{}\n\n{}", apache.join("\n"), file("LICENSE-APACHE").trim_matches('\n'));
    for (id, texts) in others {
        for text in texts.0 {
            section(&mut notices, id);
            for (holders, crates) in text.works {
                let holders = holders.iter().map(|line| format!("    {line}\n")).collect::<String>();
                let _ = write!(notices, "{}\n{holders}", crates.join(", "));
            }
            if id == "MPL-2.0" {
                let _ = write!(notices, "\nTheir sources can be had at\n{}\n", sources.join("\n"));
            }
            let _ = write!(notices, "\n{}", text.text.trim_end());
        }
    }
    // A blank at the end of a line would be taken away by the next editor.
    let mut lines: String = notices.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    lines.truncate(lines.trim_end().len());
    lines + "\n"
}

fn section(notices: &mut String, title: &str) {
    let rule = "=".repeat(80);
    let _ = write!(notices, "\n\n{rule}\n{title}\n{rule}\n\n");
}

/// The texts of a licence that differ in more than their lines and marks.
#[derive(Default)]
struct Texts(Vec<LicenceText>);

struct LicenceText {
    text: String,
    /// Those who hold the rights, and their works.
    works: BTreeMap<Vec<String>, Vec<String>>,
}

impl Texts {
    fn add(&mut self, text: String, holders: Vec<String>, name: String) {
        // A file may go on after the licence; the same words are enough.
        let same = |known: &LicenceText| letters(&text).starts_with(&letters(&known.text));
        let n = self.0.iter().position(same).unwrap_or_else(|| {
            self.0.push(LicenceText { text: text.clone(), works: BTreeMap::new() });
            self.0.len() - 1
        });
        self.0[n].works.entry(holders).or_default().push(name);
    }
}

/// A text without all that printers change.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn file(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
