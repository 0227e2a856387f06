//! The rules of the house, held by reading the source. `CONTRIBUTING.md` says why each is there.
//!
//! Only what neither the compiler nor clippy can hold: that a room uses only those below it is said by its Cargo.toml,
//! and what only some rooms may touch by `clippy.toml`. Every message says which line breaks a rule and what to do.

mod circles;
mod kinds;
mod messages;
mod source;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use source::{Source, sources};

/// The rooms that may touch files, clock, network and terminal.
const IMPURE: [&str; 4] = ["load", "save", "serve", "cli"];

/// Libraries that only those may use.
const OUTSIDE: [&str; 7] = ["axum", "indicatif", "notify", "open", "rustix", "tokio", "walkdir"];

/// Where one of these is used and touches nothing: a library that is asynchronous needs a runtime of tokio, which has
/// neither clock nor network there.
const HARMLESS: [(&str, &str); 1] = [("render", "tokio")];

/// The longest a file may be, in lines; tests may be longer, since they are read one by one.
const LONGEST: usize = 450;
const LONGEST_TESTS: usize = 600;

/// What ends the program where something cannot be; the reason stands in it. Clippy refuses all else that ends it, as
/// `src/lib.rs` asks.
const INVARIANTS: [&str; 2] = [".expect(", "unreachable!("];

/// Words that put off to later what is to be right now.
const PUT_OFF: [&str; 7] = ["TODO", "FIXME", "XXX", "HACK", "WIP", "for now", "placeholder"];

/// Module names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 9] = ["common", "errors", "helper", "helpers", "misc", "shared", "types", "util", "utils"];

#[test]
fn the_table_in_lib_rs_is_the_order_of_the_rooms() {
    let rooms = rooms();
    let members = file("Cargo.toml");
    let members: Vec<&str> =
        members.lines().filter_map(|line| line.trim().strip_prefix("\"src/")?.strip_suffix("\",")).collect();
    assert_eq!(
        rooms, members,
        "\nOn the left the rooms in the table at the top of src/lib.rs, on the right those in Cargo.toml.\n\
         The table is how a newcomer finds her way: give a new room its line there, at the floor where it stands."
    );
    let mut problems = Vec::new();
    for (floor, room) in rooms.iter().enumerate() {
        let own = file(&format!("src/{room}/Cargo.toml"));
        let used = own.lines().filter_map(|line| line.strip_prefix("tavle-")?.strip_suffix(".workspace = true"));
        let above = used.filter(|used| !rooms[..floor].iter().any(|below| below == used));
        problems.extend(above.map(|used| format!("src/{room}/Cargo.toml: `{used}` is no room below it")));
    }
    hold(
        problems,
        "Move what is needed by both to the lower room, or hand it down as an argument. Cargo refuses only circles.",
    );
}

#[test]
fn only_load_save_serve_and_cli_have_libraries_that_touch_the_world() {
    let mut problems = Vec::new();
    for room in rooms().iter().filter(|room| !IMPURE.contains(&room.as_str())) {
        let own = file(&format!("src/{room}/Cargo.toml"));
        let used = own.lines().take_while(|line| *line != "[dev-dependencies]");
        let outside = used.filter_map(|line| line.split(['.', ' ']).next()).filter(|name| OUTSIDE.contains(name));
        let outside = outside.filter(|name| !HARMLESS.contains(&(room.as_str(), *name)));
        problems.extend(outside.map(|name| format!("src/{room}/Cargo.toml: `{name}` is of the world outside")));
    }
    hold(
        problems,
        "All that lies between those rooms is a pure function of its arguments, and clippy refuses it the standard \
         library's ways out. Read the value in one of them and hand it in.",
    );
}

#[test]
fn no_file_uses_itself_by_way_of_others() {
    let mut problems = Vec::new();
    for room in rooms() {
        let sources: Vec<&Source> = code().filter(|source| source.room() == room).collect();
        let uses = circles::uses(&sources);
        for circle in circles::circles(&uses) {
            let files: Vec<&str> = circle.iter().copied().collect();
            problems.push(format!("a circle of {} files: {}", files.len(), files.join(", ")));
            for source in sources.iter().filter(|source| circle.contains(&*source.path)) {
                let inside = uses.range((&*source.path, "")..).take_while(|((from, _), _)| *from == source.path);
                let inside = inside.filter(|((_, to), _)| circle.contains(to));
                problems
                    .extend(inside.map(|((_, to), (at, path))| problem(source, *at, &format!("`{path}` is in {to}"))));
            }
        }
    }
    hold(
        problems,
        "A file that uses another is not used by it, so that each can be read, and tested, after those below it. Move \
         what both need to a file of its own, or hand it down as an argument.",
    );
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent = sources().into_iter().filter(|source| !source.is_test && !source.text.starts_with("//! "));
    let problems = silent.map(|source| format!("{}: does not begin with `//!`", source.path)).collect();
    hold(problems, "Begin the file with `//!` and a sentence: what it is for, and what it never does.");
}

#[test]
fn a_file_is_one_noun_and_not_too_long() {
    let mut problems = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        let longest = if source.is_test { LONGEST_TESTS } else { LONGEST };
        if lines > longest {
            problems.push(format!("{}: {lines} lines, more than {longest}", source.path));
        }
        let name = source.path.trim_end_matches(".rs").trim_end_matches("/mod").rsplit('/').next().unwrap_or_default();
        if EMPTY_NAMES.contains(&name) {
            problems.push(format!("{}: `{name}` says nothing of what is inside", source.path));
        }
    }
    hold(problems, "Split the file by meaning, and name each part for what it holds.");
}

#[test]
fn problems_are_values() {
    let mut problems = Vec::new();
    for source in code() {
        for invariant in INVARIANTS {
            let is_silent = |at: &usize| !gives_a_reason(source.text[at + invariant.len()..].trim_start());
            let silent = source.find(&source.code, invariant).filter(is_silent);
            problems.extend(silent.map(|at| problem(source, at, &format!("`{invariant}…)` without a reason"))));
        }
    }
    hold(
        problems,
        "Return a `Diagnostic` (an error of the input) or an error (of the machine). Where something cannot be, say why: \
         `.expect(\"an address begins with a slash\")`, or `unreachable!` with the reason. A default is for where \
         nothing is the value.",
    );
}

#[test]
fn what_is_here_is_finished_and_speaks_for_itself() {
    let mut problems = Vec::new();
    for source in sources() {
        for word in PUT_OFF {
            problems.extend(source.find(&source.text, word).map(|at| problem(&source, at, &format!("`{word}`"))));
        }
        let comments = source.comments.to_lowercase();
        for word in ["issue #", "issue ", "pull request "] {
            let numbered = comments
                .match_indices(word)
                .filter(|(at, _)| comments[at + word.len()..].starts_with(|c: char| c.is_ascii_digit()));
            problems.extend(numbered.map(|(at, _)| problem(&source, at, "a number that only a tracker can explain")));
        }
    }
    hold(
        problems,
        "Finish it, or leave it out; and give the reason itself instead of a number or a place to look it up.",
    );
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    // What this test looks for, and addresses made of such folders.
    let known = ["tests/house.rs", "src/cli/report/overlay.rs", "src/parse/markdown/destination.rs"];
    let mut problems = Vec::new();
    for path in tracked() {
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        for folder in ["/home/", "/root/", "/Users/", "/opt/", "/mnt/"] {
            let is_named = |(at, _): &(usize, &str)| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '.');
            let found = text.match_indices(folder).filter(is_named).filter(|_| !known.contains(&path.as_str()));
            problems.extend(found.map(|(at, _)| format!("{path}:{}: {folder}", text[..at].matches('\n').count() + 1)));
        }
    }
    hold(problems, "Name it so that it is there on every machine, or leave it out.");
}

/// The files that git tracks, by their paths from the root.
fn tracked() -> Vec<String> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output().expect("git is needed");
    let names = String::from_utf8(listed.stdout).expect("names in UTF-8");
    names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_words_are_those_of_the_field() {
    let mut problems = words::refused(&root());
    for source in sources() {
        problems.extend(words::renamed(&source.code).map(|(at, what)| problem(&source, at, &what)));
    }
    hold(problems, "Say it in plain modern English, and call a thing what engineers everywhere call it.");
}

#[test]
fn the_two_scripts_can_be_run() {
    for path in ["tests/run", ".ci/run"] {
        let text = file(path);
        assert!(
            text.starts_with("#!/usr/bin/env bash\n") && text.contains("set -euo pipefail"),
            "{path}: stops at no problem"
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(root().join(path)).map(|found| found.permissions().mode()).unwrap_or(0);
            assert!(mode & 0o111 != 0, "{path} cannot be run: `chmod +x {path}`");
        }
    }
    assert!(file(".ci/run").contains("tests/run"), ".ci/run does the same as a person: it calls tests/run");
}

#[test]
fn the_rules_are_read_rightly() {
    let text = "//! Of `crate::cli`.\nuse crate::{at::{self, Lang}, load as l};\nfn f<'a>(x: &'a str) -> char {\n    \
                let _ = (\"crate::serve // \\\"\", r#\"std::fs\"#, '\"', '\\''); // std::env\n    std::net::x::<u8>(); \
                x.y() }\n#[cfg(test)]\nmod tests {\n    use crate::cli;\n}\nuse super::z;\n";
    let source = Source::new("src/load/a.rs".into(), text.into());
    let paths: Vec<String> =
        source.paths().into_iter().map(|(_, path)| path).filter(|path| path.contains("::")).collect();
    assert_eq!(paths, ["crate::at", "crate::at::Lang", "crate::load", "std::net::x", "super::z"]);
    assert_eq!((source.room(), source.line(source.text.rfind("use").unwrap())), ("load", 10));
    let comments: Vec<&str> = source.comments.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(comments, ["//! Of `crate::cli`.", "// std::env"]);
    assert_eq!(source.find("unsafe unsafely", "unsafe").count(), 1);
}

#[test]
fn a_circle_is_seen_through_re_exports_and_other_names() {
    let file = |path: &str, text: &str| Source::new(format!("src/room/{path}"), text.into());
    let sources = [
        file("lib.rs", "mod a;\nmod b;\n"),
        file("a/mod.rs", "mod x;\nmod y;\npub use x::X;\npub use y::Y as Z;\n"),
        file("a/x.rs", "use super::y;\npub struct X;\nfn f() { y::g() }\n"),
        file("a/y.rs", "use crate::b as c;\npub struct Y(c::B);\npub fn g() {}\n"),
        file("b.rs", "use crate::a::Z;\npub struct B(Z);\nfn f() -> crate::a::X {}\n"),
    ];
    let uses = circles::uses(&sources.iter().collect::<Vec<_>>());
    let pairs: Vec<(&str, &str)> = uses.keys().copied().collect();
    let (x, y, b) = ("src/room/a/x.rs", "src/room/a/y.rs", "src/room/b.rs");
    assert_eq!(pairs, [(x, y), (y, b), (b, x), (b, y)]);
    assert_eq!(circles::circles(&uses), [[x, y, b].into()].into());
}

/// Whether what stands in brackets is a reason: a text of several words.
fn gives_a_reason(written: &str) -> bool {
    let text = written.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    text.is_some_and(|(text, _)| text.trim().contains(' '))
}

/// The rooms in the order of the table in `src/lib.rs`, the lowest first.
fn rooms() -> Vec<String> {
    let lib = file("src/lib.rs");
    let cells = lib.lines().filter_map(|line| line.strip_prefix("//! | [`")?.split_once("`] |"));
    cells.map(|(room, _)| room.to_owned()).collect()
}

/// All sources but tests.
fn code() -> impl Iterator<Item = &'static Source> {
    static ALL: std::sync::OnceLock<Vec<Source>> = std::sync::OnceLock::new();
    ALL.get_or_init(sources).iter().filter(|source| !source.is_test)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn file(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn problem(source: &Source, at: usize, words: &str) -> String {
    format!("{}:{}: {words}", source.path, source.line(at))
}

/// Fails with all problems and what to do about them.
fn hold(problems: Vec<String>, help: &str) {
    assert!(problems.is_empty(), "\n\n{}\n\n{help}\n", problems.join("\n"));
}
