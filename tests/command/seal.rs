//! `tavle seal`: what was adopted cannot change unseen.

use std::fs;
use std::path::Path;

use super::run::{Said, replace, site, tavle_in};

const PUBLICATION: &str = "content/cycling-plan/publication.yaml";
const GOALS: &str = "content/cycling-plan/goals.da.md";
const ACTIVITIES: &str = "data/cycling/activities.yaml";

/// The starter, with its plan to be sealed.
fn asked() -> tempfile::TempDir {
    let site = site();
    replace(site.path(), PUBLICATION, "version: \"1\"", "version: \"1\"\nsealed: true");
    site
}

fn sealed() -> tempfile::TempDir {
    let site = asked();
    let said = seal(site.path());
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    site
}

fn seal(site: &Path) -> Said {
    tavle_in(site, &["seal", "cycling-plan"])
}

fn check(site: &Path) -> Said {
    tavle_in(site, &["check", "--as-of", "2026-11-22"])
}

fn append(site: &Path, path: &str, more: &str) {
    let text = fs::read_to_string(site.join(path)).expect("a file");
    fs::write(site.join(path), text + more).expect("written");
}

#[test]
fn what_is_to_be_sealed_is_an_error_until_it_is() {
    let site = asked();
    let said = check(site.path());
    assert!(said.code == 1 && said.err.contains("error[not-sealed]"), "{}", said.err);
    assert!(said.err.contains("run `tavle seal cycling-plan`"), "{}", said.err);
    let said = seal(site.path());
    assert!(said.out.starts_with("Sealed cycling-plan: 2 chapters and "), "{}", said.out);
    assert_eq!(check(site.path()).code, 0);
    // Sealing again what is the same changes nothing.
    let file = || fs::read(site.path().join("content/cycling-plan/sealed.yaml")).expect("a seal");
    let before = file();
    assert_eq!(seal(site.path()).code, 0);
    assert_eq!(file(), before);
}

#[test]
fn a_change_after_adoption_is_an_error_and_is_not_sealed_away() {
    for (path, from, to, said_of_it) in [
        (
            GOALS,
            "\n---\n",
            "\n---\n\nEn ny sætning.\n",
            "error[sealed]: the text has changed since `cycling-plan` was sealed",
        ),
        (
            PUBLICATION,
            "adopted: { when: 2026-10-28",
            "adopted: { when: 2026-10-29",
            "error[sealed]: `adopted:` has changed",
        ),
        (ACTIVITIES, "when: 2027", "when: 2028", "row has changed since `cycling-plan` was sealed"),
    ] {
        let site = sealed();
        let text = fs::read_to_string(site.path().join(path)).expect("a file");
        let at = if from.starts_with('\n') { text.rfind(from) } else { text.find(from) };
        let at = at.unwrap_or_else(|| panic!("{from:?} is not in {path}"));
        fs::write(site.path().join(path), format!("{}{to}{}", &text[..at], &text[at + from.len()..])).expect("written");
        for said in [check(site.path()), seal(site.path())] {
            assert!(said.code == 1 && said.err.contains(said_of_it), "{path}: {}", said.err);
            assert!(said.err.contains("`corrections:`"), "{path}: {}", said.err);
        }
        let built = tavle_in(site.path(), &["build", "--no-print"]);
        assert!(built.code == 1 && !site.path().join("public").exists(), "{}", built.err);
    }
}

#[test]
fn what_is_no_wording_may_change() {
    let site = sealed();
    // Comments and line ends, who answers for it, how far it is, and where it stands.
    append(site.path(), PUBLICATION, "reviewed: 2026-11-01\nreview_every: 12 months\n# En note.\n");
    append(site.path(), ACTIVITIES, "updated: 2026-11-20\n# En note.\n");
    let text = fs::read_to_string(site.path().join(ACTIVITIES)).expect("a file");
    assert!(text.contains("status: in-progress"), "{text}");
    fs::write(site.path().join(ACTIVITIES), text.replace("status: in-progress", "status: completed")).expect("written");
    let text = fs::read_to_string(site.path().join(GOALS)).expect("a file");
    fs::write(site.path().join(GOALS), text.replace('\n', "\r\n")).expect("written");
    let said = check(site.path());
    assert!(!said.err.contains("sealed"), "{}", said.err);
}

#[test]
fn a_correction_or_a_new_version_is_sealed() {
    for more in
        ["corrections: [{ day: 2026-11-20, text: { da: Et tal er rettet., en: A number was corrected. } }]\n", ""]
    {
        let site = sealed();
        append(site.path(), GOALS, "\nEn ny sætning.\n");
        append(site.path(), PUBLICATION, more);
        if more.is_empty() {
            replace(site.path(), PUBLICATION, "version: \"1\"", "version: \"2\"");
        }
        let said = check(site.path());
        assert!(
            said.err.contains("error[sealed]") && said.err.contains("run `tavle seal cycling-plan`, which"),
            "{}",
            said.err
        );
        assert_eq!(seal(site.path()).code, 0);
        let said = check(site.path());
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{more}");
    }
}

#[test]
fn only_what_asks_for_it_is_sealed_and_a_file_of_others_is_kept() {
    let site = site();
    let said = seal(site.path());
    assert!(said.code == 2 && said.err.contains("`sealed: true`"), "{}", said.err);
    let said = tavle_in(site.path(), &["seal", "cycling"]);
    assert!(said.code == 2 && said.err.contains("`cycling-plan`"), "{}", said.err);
    let site = asked();
    let own = site.path().join("content/cycling-plan/sealed.yaml");
    let text = "corrections: []\npublication: {}\nchapters: {}\ndata: {}\nversion: \"0\"\n";
    fs::write(&own, text).expect("written");
    assert_eq!(seal(site.path()).code, 3);
    assert_eq!(fs::read_to_string(&own).expect("a file"), text);
}

#[test]
fn nothing_that_was_adopted_is_left_out_unseen() {
    for (path, from, to, said_of_it) in [
        (GOALS, "\n---\n", "\ndraft: true\n---\n", "the chapter `goals` was sealed in `da`, and is not shown"),
        (
            "content/cycling-plan/goals.en.md",
            "\n---\n",
            "\nexpires: 2026-11-01\n---\n",
            "was sealed in `en`, and is not shown",
        ),
        (
            ACTIVITIES,
            "kind: activity-plan",
            "kind: activity-plan\ndraft: true",
            "activities.yaml was sealed, and no chapter shows it",
        ),
        (GOALS, "description: Hvad", "description: Alt, hvad", "the text has changed"),
    ] {
        let site = sealed();
        replace(site.path(), path, from, to);
        for said in [check(site.path()), seal(site.path())] {
            assert!(said.code == 1 && said.err.contains(said_of_it), "{path}: {}", said.err);
        }
    }
    let site = sealed();
    fs::remove_file(site.path().join("content/cycling-plan/goals.en.md")).expect("removed");
    assert!(check(site.path()).err.contains("was sealed in `en`, and is not shown"));
    // One word does not take the seal off.
    let site = sealed();
    replace(site.path(), PUBLICATION, "sealed: true", "sealed: false");
    assert!(check(site.path()).err.contains("error[unused-seal]"));
}

#[test]
fn a_translation_may_be_added_and_is_then_sealed_too() {
    let site = asked();
    let english = site.path().join("content/cycling-plan/goals.en.md");
    let text = fs::read_to_string(&english).expect("a file");
    fs::remove_file(&english).expect("removed");
    assert_eq!(seal(site.path()).code, 0);
    fs::write(&english, &text).expect("written");
    let said = check(site.path());
    assert!(said.code == 0 && said.err.contains("warning[sealed]: what was added"), "{}", said.err);
    assert_eq!(seal(site.path()).code, 0);
    let said = check(site.path());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    fs::write(&english, text + "\nA new sentence.\n").expect("written");
    assert!(check(site.path()).err.contains("error[sealed]: the text has changed"));
}

#[test]
fn what_reports_say_now_is_no_change_of_what_was_adopted() {
    let site = site();
    let plan = "kind: activity-plan\ntitle: { da: Boliger, en: Homes }\ncolumns: [{ id: homes, title: { da: Antal, en: Count }, type: number }]\n\
                groups:\n  - title: { da: Alle, en: All }\n    activities:\n      - id: homes\n        activity: { da: Byg, en: Build }\n";
    let rest = "        homes: 10\n        status: not-started\n";
    fs::write(site.path().join("data/cycling/homes.yaml"), format!("{plan}{rest}")).expect("written");
    for tag in ["da", "en"] {
        append(site.path(), &format!("content/cycling-plan/goals.{tag}.md"), "\n![](/data/cycling/homes.yaml)\n");
    }
    replace(site.path(), PUBLICATION, "version: \"1\"", "version: \"1\"\nsealed: true");
    assert_eq!(seal(site.path()).code, 0);
    let reported = "        reports: [{ period: 2026-Q3, status: in-progress, values: { homes: 2 } }]\n";
    fs::write(site.path().join("data/cycling/homes.yaml"), format!("{plan}{reported}")).expect("written");
    let said = check(site.path());
    assert!(said.code == 0 && !said.err.contains("sealed"), "{}", said.err);
    // Without a report it is one.
    fs::write(site.path().join("data/cycling/homes.yaml"), plan).expect("written");
    assert!(check(site.path()).err.contains("1 row has changed"));
    fs::write(site.path().join("data/cycling/homes.yaml"), format!("{plan}{}", rest.replace("10", "11")))
        .expect("written");
    assert!(check(site.path()).err.contains("1 row has changed"));
}
