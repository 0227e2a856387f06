//! Where the links of documents lead that name a row of a data set which the web divides into parts.

use std::fs;

use tavle::model::PageSizes;
use tavle::pipeline::{self, Options};
use tavle::save::SaveTarget;

use super::{options, said};

/// Four objectives, of which the web has two on a page; a text and a plan name the last one.
const SITE: &[(&str, &str)] = &[
    ("site.yaml", "name: { da: Prøvested }\nbase_url: https://plan.example\nlanguages: [da]\nhandbooks: [data]\n"),
    ("content/index.da.md", "---\ntitle: Forside\n---\n\nVelkommen.\n"),
    (
        "content/plan/publication.yaml",
        "title: Planen\nkind: plan\nhandbooks: [handbook, connections, chapters, data]\nchapters: [alt]\n",
    ),
    ("content/plan/alt.da.md", "---\ntitle: Alt\n---\n\nSe [målet](/data/maal.yaml#m4).\n\n![](/data/plan.yaml)\n"),
    (
        "data/maal.yaml",
        "kind: objectives\npublic: true\ntitle: Mål\nareas:\n  - title: Alle\n    objectives:\n      - { id: m1, text: Et }\n      \
         - { id: m2, text: To }\n      - { id: m3, text: Tre }\n      - { id: m4, text: Fire }\n",
    ),
    (
        "data/plan.yaml",
        "kind: activity-plan\ntitle: Plan\ngroups:\n  - title: Alt\n    activities:\n      \
         - { activity: Solceller, serves: m4, related: maal#m3 }\n",
    ),
];

#[test]
fn links_to_rows_of_a_divided_data_set_lead_to_their_parts() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in SITE {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let sizes = PageSizes { whole: 2, part: 2, small: 0 };
    let reading = pipeline::prepare(&Options { sizes, ..options(folder.path().to_owned()) }, &());
    let prepared = reading.prepared.expect("a site without problems");
    let target = SaveTarget { output: folder.path().join("public"), state: folder.path().join(".tavle") };
    pipeline::build(&prepared, &target, false, &(), |_, _| None).expect("saved, and no problems");
    let page = fs::read_to_string(folder.path().join("public/da/data/maal/del-2/index.html")).expect("the second part");
    assert!(page.contains(" id=\"m3\"") && page.contains(" id=\"m4\""), "the part has the rows");
    for (document, names_other) in [
        ("da/plan/plan.pdf", true),
        ("da/plan/alt/plan-alt.pdf", true),
        ("da/data/plan/plan.pdf", true),
        ("da/plan/sammenhaeng/plan-sammenhaeng.pdf", false),
    ] {
        let urls = said("pdfinfo", &["-url"], &folder.path().join("public").join(document));
        let led_to = |anchor: &str| {
            let all = urls.lines().filter_map(|line| line.split_whitespace().last());
            let mut all: Vec<&str> = all.filter(|url| url.ends_with(anchor)).collect();
            all.dedup();
            all
        };
        assert_eq!(led_to("#m4"), ["https://plan.example/da/data/maal/del-2/#m4"], "{document}: {urls}");
        let other = ["https://plan.example/da/data/maal/del-2/#m3"];
        assert_eq!(led_to("#m3"), other[..usize::from(names_other)], "{document}: {urls}");
    }
}
