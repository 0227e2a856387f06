//! The command as its users meet it: what it says, how it ends, and what it leaves behind.
//!
//! The site is the one that `tavle init` makes, so it is small and the tests are quick. Nothing here waits for time
//! to pass.

mod notes;
pub mod run;
mod seal;

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Stdio;

use run::{Said, Serving, command, files, replace, site, snapshot, tavle};

const DAY: &str = "2026-11-22";

#[test]
fn help_says_what_a_newcomer_asks() {
    for (command, lines) in [
        (
            &["--help"][..],
            &["every table comes from a data file", "Begin with `tavle init my-site`", "Exit codes: 0 done"][..],
        ),
        (
            &["build", "--help"],
            &["With an error anywhere nothing is saved", "SOURCE_DATE_EPOCH", "memory stick", "--explain"],
        ),
        (&["check", "--help"], &["how much of it is translated, without saving", "--strict"]),
        (&["seal", "--help"], &["so that a later change is noticed", "seal it again"]),
        (&["serve", "--help"], &["in a browser on this machine", "if it is taken, the next free one"]),
        (&["init", "--help"], &["A small, complete site", "must be empty or not exist yet"]),
        (&["schema", "--help"], &["editors that help while you write", "such as matrix"]),
        (&["licences", "--help"], &["everything that Tavle is made of"]),
        (&["completions", "--help"], &["bash", "fish", "zsh"]),
        (&["man", "--help"], &["man -l"]),
    ] {
        let said = tavle(command);
        let text = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for line in lines {
            assert!(text.contains(line.trim_start_matches("A ")), "{command:?} does not say `{line}`:\n{}", said.out);
        }
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{command:?}");
    }
}

#[test]
fn every_way_to_end_has_its_code() {
    let site = site();
    let wrong = run::site();
    replace(wrong.path(), "data/cycling/who-does-what.yaml", "responsible: roads", "responsible: roades");
    for (code, folder, arguments) in [
        (0, site.path(), &["check"][..]),
        (0, site.path(), &["build", "--quiet"]),
        (1, wrong.path(), &["check"]),
        (1, wrong.path(), &["build"]),
        (1, &wrong.path().join("content"), &["serve"]),
        (1, &wrong.path().join("content"), &["check"]),
        (2, site.path(), &["paint"]),
        (2, site.path(), &["build", "--as-of", "22.11.2026"]),
        (2, site.path(), &["build", "--base-url", "example"]),
        (2, site.path(), &["schema", "matrx"]),
        (2, site.path(), &["init", "."]),
        (3, site.path(), &["build", "--output", "site.yaml/public"]),
        (3, site.path(), &["init", "site.yaml/new"]),
        (3, site.path(), &["schema", "--all", "site.yaml/schemas"]),
    ] {
        let said = run::tavle_in(folder, arguments);
        assert_eq!(said.code, code, "{arguments:?}\n{}{}", said.out, said.err);
        assert_eq!(said.err.is_empty(), code == 0, "{arguments:?}\n{}", said.err);
    }
}

#[test]
fn a_problem_is_reported_with_its_place_and_a_way_out() {
    let site = site();
    replace(
        site.path(),
        "data/cycling/who-does-what.yaml",
        "decides: technical-committee",
        "decides: technical-comittee",
    );
    let said = run::tavle_in(site.path(), &["build"]);
    for words in [
        "error[unknown-unit]: `technical-comittee` is not a unit",
        "data/cycling/who-does-what.yaml:22:18",
        "^^^^^^^^^^^^^^^^^^\n",
        "did you mean `technical-committee`?",
        "Nothing was saved",
    ] {
        assert!(said.err.contains(words), "{words}\n{}", said.err);
    }
    assert!(!site.path().join("public").exists());
}

#[test]
fn the_readme_shows_what_is_really_said() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    for path in files(root).into_iter().filter(|path| {
        ["content/", "data/", "themes/"].iter().any(|folder| path.starts_with(folder)) || path == "site.yaml"
    }) {
        fs::create_dir_all(folder.path().join(&path).parent().unwrap()).unwrap();
        fs::copy(root.join(&path), folder.path().join(&path)).unwrap();
    }
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let shown = readme.split_once("```text\n").unwrap().1.split_once("```").unwrap().0;
    let (wrong, right) = ("responsible: job-center", "responsible: job-centre");
    replace(folder.path(), "data/reception/overview.yaml", right, wrong);
    let said = run::tavle_in(folder.path(), &["check", "--as-of", DAY]);
    assert!(said.err.contains(shown), "README.md shows\n\n{shown}\nwhich is not among\n\n{}", said.err);
}

#[test]
fn a_check_says_what_is_in_no_feed() {
    let site = site();
    let said = run::tavle_in(site.path(), &["check", "--as-of", DAY]);
    assert!(!said.out.contains("feed"), "{}", said.out);
    replace(site.path(), "data/cycling/activities.yaml", "updated: 2026-11-02\n", "");
    let said = run::tavle_in(site.path(), &["check", "--as-of", DAY]);
    assert!(said.out.contains("Not in the feed, without `updated:` and its day: 1 data set.\n"), "{}", said.out);
}

#[test]
fn documents_are_called_as_on_the_site_and_each_has_a_name_of_its_own() {
    let site = site();
    let made = |arguments: &[&str]| {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().to_str().unwrap();
        let said = run::tavle_in(site.path(), &[&["handbook", "--typst", out], arguments].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(made(&[]), ["cycling-plan", "cykelplan"]);
    assert_eq!(made(&["--unit", "roads"]), ["roads.da", "roads.en"]);
    assert_eq!(made(&["--unit", "roads", "--lang", "en"]), ["roads"]);
    let said = run::tavle_in(site.path(), &["handbook", "cycling-plan", "--unit", "roads"]);
    let ways = "Usage: tavle handbook [OPTIONS] [PUBLICATION]\n       tavle handbook [OPTIONS] --unit <ID>\n";
    assert!(said.code == 2 && said.err.contains(ways), "{}", said.err);
}

#[test]
fn problems_are_reported_as_data_to_programs() {
    let site = site();
    let said = run::tavle_in(site.path(), &["check", "--format", "json"]);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "[]\n", ""));

    replace(site.path(), "data/cycling/activities.yaml", "status: ongoing", "status: going");
    let said = run::tavle_in(site.path(), &["build", "--format", "json"]);
    let problems: serde_json::Value = serde_json::from_str(&said.out).expect("an array and nothing else");
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let problem = problems.as_array().unwrap().iter().find(|problem| problem["code"] == "unknown-status").unwrap();
    assert_eq!((&problem["severity"], &problem["file"]), (&"error".into(), &"data/cycling/activities.yaml".into()));
    assert!(problem["line"].as_u64() > Some(1) && problem["column"].as_u64() > Some(1), "{problem}");
    assert!(problem["help"].as_str().is_some_and(|help| help.contains("`ongoing`")), "{problem}");
}

#[test]
fn quiet_says_nothing_but_problems() {
    let site = site();
    for command in [&["check", "--quiet"], &["build", "--quiet"]] {
        let said = run::tavle_in(site.path(), command);
        assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "", ""), "{command:?}");
    }
    replace(site.path(), "data/units.yaml", "{ da: Skolerne, en: The schools }", "Skolerne");
    let said = run::tavle_in(site.path(), &["check", "--quiet"]);
    assert!(said.code == 0 && said.out.is_empty() && said.err.contains("warning"), "{}{}", said.out, said.err);
}

#[test]
fn strict_makes_errors_of_warnings() {
    let site = site();
    replace(site.path(), "data/units.yaml", "{ da: Skolerne, en: The schools }", "Skolerne");
    for (arguments, code) in
        [(&["build"][..], 0), (&["build", "--strict"], 1), (&["check"], 0), (&["check", "--strict"], 1)]
    {
        let said = run::tavle_in(site.path(), arguments);
        assert_eq!(said.code, code, "{arguments:?}\n{}", said.err);
        assert_eq!(said.err.contains("error["), code == 1, "{arguments:?}\n{}", said.err);
    }
}

#[test]
fn the_day_comes_from_the_option_or_the_environment() {
    let site = site();
    let build = |output: &str, day: Option<&str>, epoch: Option<&str>| {
        let mut command = run::command(site.path(), &["build", "--quiet", "--output", output]);
        command.args(day.map(|day| format!("--as-of={day}")));
        command.envs(epoch.map(|epoch| ("SOURCE_DATE_EPOCH", epoch)));
        Said::of(&mut command)
    };
    let tree = |output: &str| {
        files(&site.path().join(output))
            .into_iter()
            .map(|path| fs::read(site.path().join(output).join(path)).unwrap())
            .collect::<Vec<_>>()
    };
    // 2029-03-01 at noon in UTC.
    for (output, day, epoch) in [
        ("by-option", Some("2029-03-01"), None),
        ("by-environment", None, Some("1867060800")),
        ("by-both", Some("2029-03-01"), Some("0")),
        ("earlier", Some(DAY), None),
    ] {
        assert_eq!(build(output, day, epoch).code, 0, "{output}");
    }
    assert!(tree("by-option") == tree("by-environment") && tree("by-option") == tree("by-both"));
    assert!(tree("by-option") != tree("earlier"), "what is late follows from the day");

    // At both ends of the date line it is never the same day (zones as POSIX writes them, which need no database).
    let today = |output: &str, zone: &str| {
        let mut command = run::command(site.path(), &["build", "--quiet", "--output", output]);
        assert_eq!(Said::of(command.env("TZ", zone)).code, 0);
        tree(output)
    };
    assert!(today("east", "EAST-14") != today("west", "WEST12"), "today is today where it is built");

    let said = build("x", None, Some("yesterday"));
    assert!(said.code == 2 && said.err.contains("SOURCE_DATE_EPOCH is `yesterday`"), "{}", said.err);
}

#[test]
fn a_build_says_what_it_did_and_why() {
    let site = site();
    let said = run::tavle_in(site.path(), &["build", "--as-of", DAY, "--explain"]);
    assert!(said.out.contains("written: en/cycling-plan/index.html ("), "{}", said.out);
    assert!(said.out.contains("Built ") && said.out.contains(" in 2 languages: "), "{}", said.out);

    let said = run::tavle_in(site.path(), &["build", "--as-of", DAY, "--explain"]);
    assert!(said.out.starts_with("Built ") && said.out.contains(": 0 written, "), "{}", said.out);
}

#[test]
fn a_build_ends_on_a_machine_with_one_processor() {
    let site = site();
    let said = run::watched(command(site.path(), &["build", "--as-of", DAY]).env("RAYON_NUM_THREADS", "1"));
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let handbook = fs::read(site.path().join("public/da/cykelplan/cykelplan.pdf")).unwrap();
    assert!(handbook.starts_with(b"%PDF"), "documents are printed");
    let again = run::watched(command(site.path(), &["check"]).env("RAYON_NUM_THREADS", "1"));
    assert_eq!(again.code, 0, "{}", again.err);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_problem() {
    let site = site();
    let all = [
        &["build", "--explain", "--no-print", "--timings"][..],
        &["build", "--no-print"],
        &["check"],
        &["check", "--format", "json"],
        &["handbook", "--unit", "roads"],
        &["init", "new"],
        &["schema"],
        &["schema", "matrix"],
        &["licences"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
    ];
    for arguments in all {
        let said = run::unheard(&mut command(site.path(), arguments), true);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}");
    }
    replace(site.path(), "data/cycling/who-does-what.yaml", "responsible: roads", "responsible: roades");
    for arguments in [&["build"][..], &["check"], &["check", "--format", "json"]] {
        assert_eq!(run::unheard(&mut command(site.path(), arguments), false).code, 1, "{arguments:?}");
    }
}

/// `/dev/full` is a disk without room.
#[cfg(target_os = "linux")]
#[test]
fn words_that_cannot_be_written_are_no_panic() {
    let site = site();
    let full = || fs::File::options().write(true).open("/dev/full").expect("it is on every Linux");
    let commands =
        [&["build", "--no-print"][..], &["check"], &["schema", "matrix"], &["man"], &["init", "new"], &["nosuch"]];
    for arguments in commands {
        for is_error in [false, true] {
            let mut command = command(site.path(), arguments);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            if is_error {
                command.stderr(full())
            } else {
                command.stdout(full())
            };
            let code = command.status().expect("the command can be run").code();
            assert!(matches!(code, Some(0..=3)), "{arguments:?}: {code:?}");
        }
    }
    // A program that asked for JSON has not got it.
    for arguments in [&["check", "--format", "json"][..], &["build", "--no-print", "--format", "json"]] {
        let status = command(site.path(), arguments).stdout(full()).status().expect("the command can be run");
        assert_eq!(status.code(), Some(3), "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_saved_leaves_the_old_output_whole() {
    let site = site();
    let public = site.path().join("public");
    assert_eq!(run::tavle_in(site.path(), &["build", "--as-of", DAY]).code, 0);
    let page = public.join("en/cycling-plan/index.html");
    let before = fs::read_to_string(&page).unwrap();
    let snapshot = run::snapshot(&public);

    // A file of somebody else stands where a folder is to be.
    replace(site.path(), "content/cycling-plan/publication.yaml", "da: Cykelplan,", "da: Planen for cykler,");
    replace(site.path(), "content/cycling-plan/goals.en.md", "slug: what-we-want", "slug: wishes");
    fs::write(public.join("en/cycling-plan/wishes"), "mine").unwrap();
    let said = run::tavle_in(site.path(), &["build", "--as-of", DAY]);
    assert!(said.code == 3 && said.err.contains("help: "), "{} {}", said.code, said.err);
    assert_eq!(fs::read_to_string(public.join("en/cycling-plan/wishes")).unwrap(), "mine");
    fs::remove_file(public.join("en/cycling-plan/wishes")).unwrap();
    assert!(run::snapshot(&public) == snapshot, "the output was changed");

    assert_eq!(run::tavle_in(site.path(), &["build", "--as-of", DAY]).code, 0);
    assert!(fs::read_to_string(&page).unwrap() != before);
}

#[test]
#[cfg(unix)]
fn a_folder_without_the_right_to_write_is_reported_of() {
    use std::os::unix::fs::PermissionsExt;
    let site = site();
    let locked = site.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser may write everywhere.
    if fs::write(locked.join("try"), "").is_ok() {
        return;
    }
    let said = run::tavle_in(site.path(), &["build", "--output", "locked/public"]);
    assert!(said.code == 3 && said.err.contains("you have no right to change it"), "{} {}", said.code, said.err);
}

#[test]
fn a_new_site_has_nothing_wrong() {
    let site = site();
    for day in ["2020-01-01", DAY, "2035-12-31"] {
        let said = run::tavle_in(site.path(), &["check", "--strict", "--as-of", day]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{day}");
        assert!(
            said.out.contains("Nothing is wrong") && said.out.contains("en: ") && said.out.contains("100"),
            "{}",
            said.out
        );
    }
    assert_eq!(run::tavle_in(site.path(), &["build"]).code, 0);
    for path in ["public/da/cykelplan/det-vil-vi/index.html", "public/en/units/roads/index.html", ".gitignore"] {
        assert!(site.path().join(path).is_file(), "{path}");
    }
    for name in tavle(&["schema"]).out.lines() {
        let text = fs::read_to_string(site.path().join(format!(".vscode/schemas/{name}.json"))).unwrap();
        assert_eq!(text, tavle(&["schema", name]).out, "{name}");
    }
}

#[test]
fn nothing_is_ever_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("minutes.txt"), "mine").unwrap();
    for (into, why) in [(".", "is not empty"), ("minutes.txt", "is a file")] {
        let said = run::tavle_in(folder.path(), &["init", into]);
        assert!(said.code == 2 && said.err.contains(why) && said.err.contains("help: "), "{into}: {}", said.err);
        assert_eq!(files(folder.path()), ["minutes.txt"]);
    }
    fs::create_dir_all(folder.path().join("repository/.git")).unwrap();
    for left_behind in [".DS_Store", "desktop.ini", "Thumbs.db"] {
        fs::write(folder.path().join("repository").join(left_behind), "").unwrap();
    }
    let said = run::tavle_in(folder.path(), &["init", "repository"]);
    assert!(
        said.code == 0 && said.out.contains("cd repository\n") && said.out.contains("tavle serve"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(folder.path().join("repository/site.yaml").is_file());
}

#[test]
fn pages_of_a_build_that_is_not_known_any_more_are_named() {
    let site = site();
    let build = || run::tavle_in(site.path(), &["build", "--no-print"]);
    assert_eq!(build().code, 0);
    fs::remove_dir_all(site.path().join(".tavle")).unwrap();
    let quiet = build();
    assert!(quiet.code == 0 && !quiet.err.contains("first build"), "{}", quiet.err);
    fs::remove_dir_all(site.path().join(".tavle")).unwrap();
    fs::create_dir(site.path().join("public/da/udgaaet")).unwrap();
    fs::write(site.path().join("public/da/udgaaet/index.html"), "Skal ikke ses.").unwrap();
    let said = build();
    assert!(said.code == 0 && said.err.contains("public/da/udgaaet/index.html` was there"), "{}", said.err);
    assert!(!build().err.contains("first build"), "it is said once");
}

#[test]
fn the_way_into_a_new_site_can_be_copied_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    for (into, command) in
        [("a/plan", "cd a/plan\n"), ("Årsplan (1)", "cd \"Årsplan (1)\"\n"), ("Min by", "cd \"Min by\"\n")]
    {
        let said = run::tavle_in(folder.path(), &["init", into]);
        assert!(said.code == 0 && said.out.contains(command), "{}{}", said.out, said.err);
    }
}

#[test]
fn formats_are_there_as_schemas() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run::tavle_in(folder.path(), &["schema", "--all", "a/b"]).code, 0);
    let names: Vec<String> = tavle(&["schema"]).out.lines().map(|name| format!("{name}.json")).collect();
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(files(&folder.path().join("a/b")), sorted);
    for name in names {
        let text = fs::read_to_string(folder.path().join("a/b").join(&name)).unwrap();
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(schema["title"].is_string(), "{name}");
    }
    let said = tavle(&["schema", "matrx"]);
    assert!(said.code == 2 && said.err.contains("did you mean `matrix`?"), "{}", said.err);
}

#[test]
fn shells_and_man_and_lawyers_get_theirs() {
    for (arguments, expected) in [
        (&["completions", "bash"][..], &["complete -F _tavle", "--as-of"][..]),
        (&["completions", "fish"], &["complete -c tavle"]),
        (&["man"], &[".TH tavle 1", "Exit codes"]),
        (
            &["licences"],
            &["Source Sans", "SIL OPEN FONT LICENSE", "Apache License", "Permission is hereby granted", "serde 1"],
        ),
    ] {
        let said = tavle(arguments);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}");
        for words in expected {
            assert!(said.out.contains(words), "{arguments:?} lacks `{words}`");
        }
    }
}

#[test]
fn colour_is_for_terminals() {
    let site = site();
    replace(site.path(), "data/units.yaml", "id: roads", "id: raods");
    let said = run::tavle_in(site.path(), &["check"]);
    assert!(said.code == 1 && !said.err.contains('\u{1b}'), "{}", said.err);
    if let Some(seen) = run::on_a_terminal(site.path(), "check", &[]) {
        assert!(seen.contains('\u{1b}'), "{seen}");
    }
    if let Some(seen) = run::on_a_terminal(site.path(), "check", &[("NO_COLOR", "1")]) {
        assert!(seen.contains("raods") && !seen.contains("\u{1b}["), "{seen}");
    }
}

/// What is answered to one who asks for a page.
fn asked(served: SocketAddr) -> String {
    let mut stream = TcpStream::connect(served).unwrap();
    write!(stream, "GET /en/cycling-plan/ HTTP/1.1\r\nHost: {served}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn changes_are_served_where_nobody_reads_what_is_said_of_them() {
    let site = site();
    let mut serving = Serving::begin(site.path(), &["--port", "0"]);
    let served = serving.address();
    serving.stop_listening();
    let file = "content/cycling-plan/publication.yaml";
    for (from, to) in [("en: Cycling plan", "en: First plan"), ("en: First plan", "en: Second plan")] {
        replace(site.path(), file, from, to);
        while !asked(served).contains(&to["en: ".len()..]) {}
    }
}

#[test]
fn a_site_is_served_until_it_is_reported_to_end() {
    let site = site();
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let mut serving = Serving::begin(site.path(), &["--port", &port.to_string()]);

    let served = serving.address();
    assert!(served.port() != port && served.ip().is_loopback(), "{served}");
    let answer = asked(served);
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("Cycling plan"), "{answer}");

    let said = serving.end();
    assert!(said.err.contains(&format!("Port {port} is taken")), "{}", said.err);
    #[cfg(unix)]
    assert_eq!(said.code, 0);
    assert!(!site.path().join("public").exists(), "serving writes nothing");
}

#[test]
fn drafts_are_shown_only_where_nobody_takes_them_for_published() {
    let site = site();
    let folder = site.path().display().to_string();
    replace(site.path(), "content/cycling-plan/publication.yaml", "kind: plan", "kind: plan\ndraft: true");
    let title = "Cycling safely throughout the municipality";
    let published = |output: &str| fs::read_to_string(site.path().join(output).join("en/index.html")).expect("home");

    // Never into the folder that is published, however it is written, and never to other machines.
    let usual = site.path().join("content/../public").display().to_string();
    fs::create_dir(site.path().join("public")).expect("a folder");
    let below = site.path().join("public/preview").display().to_string();
    let www = site.path().join("www").display().to_string();
    assert_eq!(tavle(&["build", "--root", &folder, "--no-print", "--output", &www]).code, 0);
    for arguments in [
        &["build", "--root", &folder, "--drafts"][..],
        &["build", "--root", &folder, "--drafts", "--output", &usual],
        &["build", "--root", &folder, "--drafts", "--output", &below],
        &["build", "--root", &folder, "--drafts", "--output", &www],
        &["serve", "--root", &folder, "--drafts", "--host", "0.0.0.0"],
    ] {
        let said = tavle(arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert!(said.err.contains("help:") || said.err.contains("--output"), "{arguments:?}: {}", said.err);
    }
    assert_eq!(fs::read_dir(site.path().join("public")).expect("a folder").count(), 0);

    let drafts = site.path().join("drafts").display().to_string();
    let said = tavle(&["build", "--root", &folder, "--as-of", DAY, "--drafts", "--output", &drafts]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(published("drafts").contains(title));
    let mut pages = 0;
    for (path, bytes) in snapshot(Path::new(&drafts)) {
        if path.ends_with(".html") {
            let page = String::from_utf8(bytes).expect("UTF-8");
            assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
            assert!(page.contains("notice-draft"), "{path}");
            pages += 1;
        } else if path == "robots.txt" {
            assert!(bytes.ends_with(b"Disallow: /\n"));
        }
    }
    assert!(pages > 20, "{pages}");

    let said = tavle(&["build", "--root", &folder, "--as-of", DAY]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(!published("public").contains(title));
}

#[test]
fn check_says_what_is_not_shown_and_why() {
    let site = site();
    let folder = site.path().display().to_string();
    let text = "kind: table\ntitle: Notes\ncolumns: [{ id: a, title: A, type: text }]\nrows: []\n";
    fs::write(site.path().join("data/notes.yaml"), text).expect("written");
    fs::write(site.path().join("data/later.yaml"), format!("{text}public: true\npublish: 2027-01-01\n"))
        .expect("written");
    let said = tavle(&["check", "--root", &folder, "--as-of", DAY]);
    for line in [
        "not shown: data/notes.yaml (no page shows it; `public: true` would publish it)\n",
        "not shown: data/later.yaml (published on 2027-01-01)\n",
    ] {
        assert!(said.out.contains(line), "{}", said.out);
    }
}

#[test]
fn check_says_what_will_be_wrong_on_the_day_on_which_something_is_published() {
    let site = site();
    let folder = site.path().display().to_string();
    let text = "---\ntitle: Later\npublish: 2027-01-15\n---\nSee [this](gone.md).\n";
    fs::write(site.path().join("content/later.en.md"), text).expect("written");
    let check = |day: &str| tavle(&["check", "--root", &folder, "--as-of", day]);
    let (now, then) = (check(DAY), check("2027-01-15"));
    assert!(now.err.contains("warning[dead-link]: on 2027-01-15, when this is published: `gone.md`"), "{}", now.err);
    assert_eq!((now.code, then.code), (0, 1), "{}", then.err);
}

#[test]
fn what_is_no_longer_made_but_was_changed_is_reported_of_until_it_is_gone() {
    let site = site();
    let folder = site.path().display().to_string();
    let build = || tavle(&["build", "--root", &folder, "--as-of", DAY, "--no-print", "--quiet"]);
    assert_eq!(build().code, 0);
    let page = site.path().join("public/en/cycling-plan/index.html");
    let text = fs::read_to_string(&page).expect("a page");
    fs::write(&page, text + "<!-- changed -->").expect("written");
    replace(site.path(), "content/cycling-plan/publication.yaml", "kind: plan", "kind: plan\ndraft: true");
    for _ in 0..2 {
        let said = build();
        assert!(said.err.contains("is no longer part of the site, but somebody has changed it"), "{}", said.err);
    }
    fs::remove_file(&page).expect("removed");
    assert_eq!(build().err, "");
}
