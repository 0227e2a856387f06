//! What `tavle check` says to be worth a look.

use std::fs;

use super::{DAY, run};

#[test]
fn what_is_worth_a_look_is_no_problem() {
    let site = run::site();
    let rows: String = (1..9).map(|n| format!("          - {{ activity: {{ \"*\": Row {n} }} }}\n")).collect();
    let text = format!(
        "kind: activity-plan\npublic: true\ntitle: {{ \"*\": Notes }}\ngroups:\n  - title: {{ \"*\": G }}\n    tasks:\n      \
         - title: {{ \"*\": T }}\n        activities:\n          - {{ activity: {{ \"*\": Row 0 }}, status: completed }}\n{rows}"
    );
    fs::write(site.path().join("data/notes.yaml"), text).expect("written");
    let said = run::tavle_in(site.path(), &["check", "--strict", "--as-of", DAY]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for line in [
        "note[some-without-status]: data/notes.yaml: 8 of 9 in this plan have no status, and the others have one\n",
        "  data/notes.yaml:10: Row 1\n",
        "  … and 3 more rows, which `tavle check --format json` names\nNothing is wrong with the site.\n",
    ] {
        assert!(said.out.contains(line), "{line}\n{}", said.out);
    }
    let said = run::tavle_in(site.path(), &["check", "--strict", "--format", "json", "--as-of", DAY]);
    let all: Vec<serde_json::Value> = serde_json::from_str(&said.out).expect("JSON");
    let notes: Vec<_> =
        all.iter().map(|one| (&one["severity"], &one["code"], one["related"].as_array().map(Vec::len))).collect();
    assert_eq!(notes, [(&"note".into(), &"some-without-status".into(), Some(8))]);
    let said = run::tavle_in(site.path(), &["check", "--quiet", "--as-of", DAY]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
}
