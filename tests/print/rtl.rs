//! Documents of every kind in a language that is written from right to left, with words from left to right within: on the
//! small site in three languages that the browser tests use too.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tavle::cli::report;
use tavle::pipeline;

use super::{bare, options, said};

/// A text that is in Danish only, with words too long for the columns of a plan.
const LONG: &str = "Kommunalbestyrelsesmøde om ungdomsuddannelsesvejledningens boligplaner";

const OBJECTIVES: &str = "kind: objectives\npublic: true\ntitle: { da: Mål, ar: الأهداف }\nareas:\n  \
    - title: { da: Boliger, ar: المساكن }\n    objectives: [{ id: homes-for-all, text: { da: Boliger til alle, ar: مساكن للجميع } }]\n";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("a file");
        }
    }
}

/// A file with a part of its text replaced, which must be there.
fn edit(path: &Path, part: &str, by: &str) {
    let text = fs::read_to_string(path).expect("a file");
    assert!(text.contains(part), "{part:?} is not in {}", path.display());
    fs::write(path, text.replacen(part, by, 1)).expect("a file");
}

#[test]
fn every_kind_of_document_is_printed_from_right_to_left() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/rtl"), folder.path());
    edit(&folder.path().join("site.yaml"), "outputs: { print: false }\n", "");
    fs::write(folder.path().join("data/reception/goals.yaml"), OBJECTIVES).expect("a file");
    let plan = folder.path().join("data/reception/activities.yaml");
    edit(
        &plan,
        "status: in-progress, responsible: volunteers",
        "status: in-progress, serves: homes-for-all, responsible: volunteers",
    );
    // After the link to the council, on lines that break within the words.
    edit(&plan, "body: council, status", &format!("body: council, text: {{ da: {LONG} }}, status"));

    let reading = pipeline::prepare(&options(folder.path().to_owned()), &());
    let shown = report::human(&reading.diagnostics, reading.sources(), false);
    let prepared = reading.prepared.unwrap_or_else(|| panic!("{shown}"));
    let lang = prepared.site.languages.all().find(|lang| prepared.site.languages.tag(*lang) == "ar").expect("Arabic");
    let mut kinds = BTreeSet::new();
    let mut with_long = BTreeSet::new();
    for (document, _) in prepared.routes.documents().iter().filter(|(_, own)| *own == lang) {
        let printed = prepared.print(*document, lang).unwrap_or_else(|problems| panic!("{document:?}: {problems:?}"));
        let pdf = folder.path().join("out.pdf");
        fs::write(&pdf, printed.expect("a document").pdf).expect("a file");
        kinds.insert(document.kind().word());
        if bare(&said("pdftotext", &["-raw"], &pdf)).contains(&bare("ungdomsuddannelsesvejledningens")) {
            with_long.insert(document.kind().word());
        }
    }
    let all = ["chapters", "connections", "data", "handbook", "raci", "sheet", "status", "units"];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), all);
    assert_eq!(with_long.into_iter().collect::<Vec<_>>(), ["chapters", "data", "handbook", "status", "units"]);
}
