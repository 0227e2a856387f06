//! What `tavle check` counts and says to be worth a look.

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

#[test]
fn what_is_written_in_each_language_is_counted() {
    let site = run::site();
    let counted = |data: Option<&str>| {
        if let Some(data) = data {
            let text = format!("kind: objectives\npublic: true\ntitle: {{ da: A, en: A }}\nareas:\n{data}");
            fs::write(site.path().join("data/counted.yaml"), text).expect("written");
        }
        let said = run::tavle_in(site.path(), &["check", "--as-of", DAY]);
        let numbers = said.out.lines().filter(|line| line.contains(" texts (")).flat_map(|line| {
            line.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).take(2).collect::<Vec<_>>()
        });
        let numbers: Vec<i64> = numbers.map(|number| number.parse().expect("a number")).collect();
        <[i64; 4]>::try_from(numbers).expect("written and all, in both languages")
    };
    let objective = "  - title: { da: B, en: B }\n    objectives: [{ text: { da: C, en: C }";
    let before = counted(None);
    let grown = |rest: &str| {
        let now = counted(Some(&format!("{objective}{rest} }}]\n")));
        [0, 1, 2, 3].map(|n| now[n] - before[n])
    };
    assert_eq!(grown(""), [3, 3, 3, 3]);
    // What is the same in all languages is written in all of them.
    assert_eq!(grown(", criteria: [{ \"*\": C40 }]"), [4, 4, 4, 4]);
    assert_eq!(grown(", criteria: [{ da: Note }]"), [4, 4, 3, 4]);
    // Other words to search by are not translations of each other.
    assert_eq!(grown(", also: [{ \"*\": C40 }, { da: Mål }]"), [3, 3, 3, 3]);
}
