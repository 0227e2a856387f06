//! What is kept from one build to the next, and what is printed again.

use std::fs;
use std::path::Path;

use tavle::pipeline;
use tavle::save::SaveTarget;

use super::options;

/// Two publications that share nothing but the units.
const SITE: &[(&str, &str)] = &[
    ("site.yaml", "name: { da: Prøvested }\nbase_url: https://plan.example\nlanguages: [da]\n"),
    ("content/index.da.md", "---\ntitle: Forside\n---\n\nVelkommen.\n"),
    (
        "data/units.yaml",
        "kind: units\nunits:\n  - { id: bolig, name: Boligenheden }\n  - { id: skole, name: Skoleenheden }\n",
    ),
    ("content/plan/publication.yaml", "title: Planen\nkind: plan\nversion: \"1\"\nchapters: [bolig]\n"),
    ("content/plan/bolig.da.md", "---\ntitle: Bolig\n---\n\n![](/data/boliger.yaml)\n"),
    ("content/strategi/publication.yaml", "title: Strategien\nkind: strategy\nversion: \"1\"\nchapters: [skole]\n"),
    ("content/strategi/skole.da.md", "---\ntitle: Skole\n---\n\n![](/data/skoler.yaml)\n"),
    (
        "data/boliger.yaml",
        "kind: matrix\ntitle: Boliger\nsections:\n  - title: Alt\n    rows:\n      - { task: Find en bolig, responsible: bolig }\n",
    ),
    (
        "data/skoler.yaml",
        "kind: matrix\ntitle: Skoler\nsections:\n  - title: Alt\n    rows:\n      - { task: Find en skole, responsible: skole }\n",
    ),
];

fn built(folder: &Path) -> Vec<String> {
    let reading = pipeline::prepare(&options(folder.to_owned()), &());
    let prepared = reading.prepared.expect("a site without problems");
    let target = SaveTarget { output: folder.join("public"), state: folder.join(".tavle") };
    let built = pipeline::build(&prepared, &target, false, &(), |_, _| None).expect("saved, and no problems");
    built.printed.iter().map(ToString::to_string).collect()
}

#[test]
fn a_changed_row_prints_only_the_documents_that_show_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    for (name, text) in SITE {
        fs::create_dir_all(path(name).parent().expect("a folder")).expect("a folder");
        fs::write(path(name), text).expect("a file");
    }
    assert!(built(folder.path()).len() > 10, "all documents are printed at first");
    assert_eq!(built(folder.path()), Vec::<String>::new());

    let row = SITE.iter().find(|(name, _)| *name == "data/boliger.yaml").expect("the data").1;
    fs::write(path("data/boliger.yaml"), row.replace("Find en bolig", "Find en god bolig")).expect("a file");
    assert_eq!(
        built(folder.path()),
        [
            "da/plan/plan.pdf",
            "da/plan/plan-overblik.pdf",
            "da/plan/plan-overblik-a4.pdf",
            "da/plan/plan-raci.pdf",
            "da/plan/bolig/plan-bolig.pdf",
            "da/data/boliger/boliger.pdf",
            "da/enheder/bolig/bolig.pdf",
        ]
    );
}

#[test]
fn what_is_kept_may_be_lost_or_damaged() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in SITE {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let all = built(folder.path());
    let kept = folder.path().join(".tavle/print");
    let files: Vec<_> = fs::read_dir(&kept).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    assert_eq!(files.len(), all.len());
    fs::write(&files[0], "nonsense").expect("a file");
    fs::remove_file(&files[1]).expect("a file");
    assert_eq!(built(folder.path()).len(), 2);
    fs::remove_dir_all(&kept).expect("a folder");
    assert_eq!(built(folder.path()).len(), all.len());
}
