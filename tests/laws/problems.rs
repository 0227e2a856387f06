//! All errors of all files come in one run: none hides another, in the next line or in another part of its file.

use std::collections::BTreeSet;

use jiff::civil::Date;
use tavle::cli::report;
use tavle::pipeline;

use super::built::{self, Broken, options};
use super::dice::{Choices, Dice};
use super::site::{self, Site};

/// What can be wrong in a row of a plan, one a line.
const ROW: [&str; 8] = [
    "colour: red",
    "responsible: nobody-here",
    "status: nearly-done",
    "when: 2026-13-45",
    "outcome:",
    "consulted: [nobody-there]",
    "informed: { unit: nobody-at-all }",
    "partners: { unit: nobody, nte: x }",
];

/// What can be wrong at the head of a data file.
const HEAD: [&str; 3] = ["colour: red", "updated: 2026-13-45", "description:"];

/// What can be wrong between the lines at the top of a text.
const FRONT: [&str; 3] = ["colour: red", "updated: 2026-13-45", "description:"];

/// What can be wrong in a text, one a paragraph.
const TEXT: [&str; 5] = [
    "Et [link](ikke-her.md).",
    "![Tabel](/data/ikke-her.yaml)",
    "Se [derop](#ikke-her).",
    "Et [link](javascript:alert).",
    "En fodnote[^uden].",
];

/// What can be wrong in a publication.
const PUBLICATION: [&str; 4] = ["colour: red", "owner: nobody-here", "updated: 2026-13-45", "valid: 2027/2026"];

/// Lines that are written with mistakes in some of them.
#[derive(Default)]
struct Lines {
    text: String,
    wrong: Vec<usize>,
}

impl Lines {
    fn right(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn wrong(&mut self, line: &str) {
        self.wrong.push(self.text.lines().count() + 1);
        self.right(line);
    }

    /// Some of these mistakes.
    fn some(&mut self, dice: &mut Dice<'_>, all: &[&str], indent: &str, after: &str) {
        for line in all {
            if dice.one_in(2) {
                self.wrong(&format!("{indent}{line}"));
                self.text.push_str(after);
            }
        }
    }
}

/// A site with mistakes in it: the files and lines that have one.
fn faulty(choices: &Choices) -> (Site, BTreeSet<(String, usize)>) {
    let mut site = site::site(choices);
    let reversed: Vec<u16> = choices.site.iter().rev().copied().collect();
    let mut dice = Dice::new(&reversed);
    let mut data = Lines::default();
    data.right("kind: activity-plan\ntitle: Fejl");
    data.some(&mut dice, &HEAD, "", "");
    data.right("groups:\n  - title: Gruppe\n    tasks:\n      - title: Opgave\n        activities:");
    for n in 0..3 {
        data.right(&format!("          - activity: Aktivitet {n}"));
        data.some(&mut dice, &ROW, "            ", "");
    }
    let mut text = Lines::default();
    text.right("---\ntitle: Fejl");
    text.some(&mut dice, &FRONT, "", "");
    text.right("---\nTekst.\n");
    text.some(&mut dice, &TEXT, "", "\n");
    let mut publication = Lines::default();
    publication.right("title: Fejl\nkind: plan");
    publication.some(&mut dice, &PUBLICATION, "", "");
    publication.right("chapters:");
    publication.wrong("  - ikke-her");
    let page = format!("content/zz fejl.{}.md", site.tags[0]);
    let mut wrong = BTreeSet::new();
    let files = [("data/zz fejl.yaml", data), (&page, text), ("content/zz-fejl/publication.yaml", publication)];
    for (path, lines) in files {
        wrong.extend(lines.wrong.into_iter().map(|line| (path.to_owned(), line)));
        site.files.insert(path.to_owned(), lines.text);
    }
    (site, wrong)
}

/// The files and lines that have an error.
fn said(site: &Site, day: Date) -> BTreeSet<(String, usize)> {
    let folder = built::folder();
    site.write(folder.path());
    let reading = pipeline::prepare(&options(folder.path(), site, day, false), &());
    let json = report::json(&reading.diagnostics, reading.sources());
    let all: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
    let errors = all.iter().filter(|problem| problem["severity"] == "error");
    errors
        .filter_map(|problem| Some((problem["file"].as_str()?.to_owned(), problem["line"].as_u64()? as usize)))
        .collect()
}

pub fn law(choices: &Choices, day: Date) -> Result<(), Broken> {
    let (site, wrong) = faulty(choices);
    let said = said(&site, day);
    let hidden: Vec<String> = wrong
        .difference(&said)
        .map(|(path, line)| format!("{path}:{line}: {}", site.files[path].lines().nth(line - 1).unwrap_or_default()))
        .collect();
    Broken::unless_empty("all errors come in one run", &hidden)
}
