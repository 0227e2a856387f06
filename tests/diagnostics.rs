//! Problems that files on a disk can have, and what no file of cases can hold: links in circles, sizes, names.
//!
//! Their diagnostics stand here word for word where an editor is to understand it; how quickly, only in that
//! none of them may take all memory or never end.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use tavle::base::checked::has_error;
use tavle::cli::report;
use tavle::pipeline::{self, Options};
use tavle::routes::Wanted;

const SITE: &str = "name: { \"*\": Sundby }\nbase_url: https://sundby.example\nlanguages: [da]\n";
const HOME: &str = "---\ntitle: Sundby\n---\nVelkommen.\n";

/// A site with these files beside its home page.
fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the site");
    let all = [("site.yaml", SITE.as_bytes()), ("content/index.da.md", HOME.as_bytes())];
    for (path, bytes) in all.iter().chain(files) {
        write(folder.path(), path, bytes);
    }
    folder
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder of the site");
    fs::write(path, bytes).expect("a file of the site");
}

/// The diagnostics of a site, as people read them.
fn said(root: &Path) -> String {
    let options = Options {
        root: root.to_owned(),
        base_url: None,
        as_of: date(2026, 11, 22),
        drafts: false,
        portable: false,
        sizes: Default::default(),
        print: Wanted::Nothing,
    };
    let reading = pipeline::prepare(&options, &());
    let mut diagnostics = reading.diagnostics.clone();
    if let (Some(prepared), false) = (&reading.prepared, has_error(&diagnostics)) {
        diagnostics.extend(pipeline::check_outputs(prepared));
    }
    report::human(&diagnostics, reading.sources(), false).replace(&root.display().to_string(), "SITE")
}

/// The code and the file of each problem.
fn reported(root: &Path) -> Vec<String> {
    let text = said(root);
    let mut all: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        let problem = line.strip_prefix("error[").or(line.strip_prefix("warning["));
        if let Some((code, _)) = problem.and_then(|rest| rest.split_once(']')) {
            all.push(code.to_owned());
        } else if let (Some(place), Some(last)) = (line.strip_prefix("--> "), all.last_mut()) {
            let path = place.trim_end_matches(|c: char| c == ':' || c.is_ascii_digit());
            *last = format!("{last} {path}");
        }
    }
    all
}

#[cfg(unix)]
#[test]
fn links_on_the_disk_lead_neither_in_circles_nor_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let outside = site(&[("content/secret.da.md", b"---\ntitle: Hemmelig\n---\nHemmelig.\n")]);
    let folder = site(&[]);
    let content = folder.path().join("content");
    symlink(".", content.join("circle")).expect("a link");
    symlink("two.da.md", content.join("one.da.md")).expect("a link");
    symlink("one.da.md", content.join("two.da.md")).expect("a link");
    symlink(outside.path().join("content/secret.da.md"), content.join("secret.da.md")).expect("a link");
    symlink(outside.path().join("content"), content.join("all")).expect("a link");
    symlink("../../../../../../../../etc/passwd", content.join("passwd.txt")).expect("a link");
    assert_eq!(
        reported(folder.path()),
        [
            "outside-site content/all",
            "link-loop content/circle",
            "link-loop content/one.da.md",
            "outside-site content/passwd.txt",
            "outside-site content/secret.da.md",
            "link-loop content/two.da.md",
        ]
    );
    let text = said(folder.path());
    assert!(text.contains("this link leads to `.`, and so back to itself"), "{text}");
    assert!(!text.contains("Hemmelig"), "what lies outside is not read: {text}");
}

#[test]
fn a_folder_where_a_file_belongs_is_reported() {
    let folder = site(&[]);
    fs::create_dir_all(folder.path().join("data/plan.yaml")).expect("a folder");
    fs::remove_file(folder.path().join("site.yaml")).expect("the file");
    fs::create_dir(folder.path().join("site.yaml")).expect("a folder");
    let reported = reported(folder.path());
    assert_eq!(reported, ["cannot-read site.yaml"], "{}", said(folder.path()));
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let folder = site(&[("data/plan.yaml", b""), ("content/film.svg", b""), ("content/long.da.md", b"")]);
    for path in ["data/plan.yaml", "content/film.svg", "content/long.da.md"] {
        // A file with a hole takes no room on the disk.
        let file = fs::OpenOptions::new().write(true).open(folder.path().join(path)).expect("the file");
        file.set_len(200 * 1024 * 1024).expect("a length");
    }
    let text = said(folder.path());
    assert_eq!(
        text,
        "\
error[too-large]: `content/film.svg` is larger than 16 MB
--> content/film.svg
 = help: make it smaller, for instance an image with fewer pixels, or publish it elsewhere and link to it

error[too-large]: `content/long.da.md` is larger than 16 MB
--> content/long.da.md
 = help: divide it into several files

error[too-large]: `data/plan.yaml` is larger than 16 MB
--> data/plan.yaml
 = help: divide it into several files

"
    );
}

#[test]
fn data_that_is_nested_without_an_end_is_refused() {
    let brackets = "[".repeat(100_000);
    let flow = format!("kind: matrix\ntitle: {}", "{ a: ".repeat(100_000));
    let dashes = format!("kind: matrix\nsections:\n  {}", "- ".repeat(100_000));
    let indented: String = (0..4_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    let front = format!("---\ntitle: {}\n---\nA\n", "[".repeat(100_000));
    let folder = site(&[
        ("content/front.da.md", front.as_bytes()),
        ("data/brackets.yaml", brackets.as_bytes()),
        ("data/dashes.yaml", dashes.as_bytes()),
        ("data/flow.yaml", flow.as_bytes()),
        ("data/indented.yaml", indented.as_bytes()),
    ]);
    let paths =
        ["content/front.da.md", "data/brackets.yaml", "data/dashes.yaml", "data/flow.yaml", "data/indented.yaml"];
    assert_eq!(reported(folder.path()), paths.map(|path| format!("yaml-depth {path}")));
}

#[test]
fn text_that_is_nested_without_an_end_is_refused() {
    for nested in ["> ".repeat(100_000), "- ".repeat(100_000) + "a", "*a _b ".repeat(50_000) + &"_ *".repeat(50_000)] {
        let text = format!("---\ntitle: A\n---\n{nested}\n");
        let folder = site(&[("content/about.da.md", text.as_bytes())]);
        let reported = reported(folder.path());
        assert!(reported.iter().all(|one| one == "nested-too-deep content/about.da.md"), "{reported:?}");
    }
}

#[test]
fn brackets_without_an_end_in_text_are_read_quickly() {
    for brackets in ["[".repeat(100_000), "![".repeat(50_000) + &"](a)".repeat(50_000), "[^".repeat(50_000)] {
        let text = format!("---\ntitle: A\n---\n{brackets}\n");
        said(site(&[("content/about.da.md", text.as_bytes())]).path());
    }
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = String::from("kind: matrix\ntitle: A\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..30 {
        bomb.push_str(&format!("a{n}: &a{n} [{}]\n", format!("*a{}, ", n - 1).repeat(10)));
    }
    let folder = site(&[("data/plan.yaml", bomb.as_bytes())]);
    let reported = reported(folder.path());
    assert_eq!(reported.iter().filter(|one| *one == "yaml-alias data/plan.yaml").count(), 3, "{reported:?}");
}

#[cfg(unix)]
#[test]
fn names_that_windows_cannot_hold_are_reported() {
    let text = b"---\ntitle: A\n---\nA.\n";
    let folder = site(&[
        ("content/aux.da.md", text),
        ("content/hvem?.da.md", text),
        ("content/a:b.da.md", text),
        ("content/med mellemrum.da.md", text),
        ("content/nul/publication.yaml", b"title: A\nkind: plan\nchapters: []\n"),
    ]);
    assert_eq!(
        reported(folder.path()),
        ["bad-name", "bad-name content/a:b.da.md", "bad-name content/aux.da.md", "bad-name content/hvem?.da.md",]
    );
    let text = said(folder.path());
    assert!(text.contains("`nul`") || text.contains("`content/nul`"), "{text}");
}

#[cfg(unix)]
#[test]
fn names_with_spaces_and_letters_from_a_mac_are_the_names_that_are_meant() {
    let text = "---\ntitle: A\n---\nSe [planen](/data/blå plan.yaml) og [de andre](med mellemrum.md).\n"
        .replace("(/data/blå plan.yaml)", "(</data/blå plan.yaml>)")
        .replace("(med mellemrum.md)", "(<med mellemrum.md>)");
    let folder = site(&[
        ("content/å.da.md", text.as_bytes()),
        ("content/med mellemrum.da.md", b"---\ntitle: B\n---\n[A](a\xcc\x8a.md) og [A](%C3%A5.md).\n"),
        ("data/bla\u{30a} plan.yaml", b"kind: matrix\npublic: true\ntitle: A\nsections: []\n"),
    ]);
    assert_eq!(said(folder.path()), "");
}

#[test]
fn data_that_is_named_as_a_copy_is_reported() {
    let plan = b"kind: matrix\ntitle: A\nsections: []\n";
    let folder = site(&[
        ("data/plan.yaml", plan),
        ("data/plan (1).yaml", plan),
        ("data/plan (Annas modstridende kopi 2026-11-02).yaml", plan),
        ("data/plan (2026).yaml", plan),
        ("data/other (1).yaml", plan),
        (
            "content/copies.da.md",
            b"---\ntitle: A\n---\n![](/data/plan.yaml)\n\n![](</data/plan (1).yaml>)\n\n\
              ![](</data/plan (Annas modstridende kopi 2026-11-02).yaml>)\n\n![](</data/plan (2026).yaml>)\n\n\
              ![](</data/other (1).yaml>)\n",
        ),
    ]);
    let reported = reported(folder.path());
    let names = ["plan (1)", "plan (Annas modstridende kopi 2026-11-02)"];
    assert_eq!(reported, names.map(|name| format!("copied-data data/{name}.yaml")), "{}", said(folder.path()));
}

#[test]
fn names_that_differ_only_in_capital_letters_are_reported() {
    let plan = b"kind: matrix\npublic: true\ntitle: A\nsections: []\n";
    let folder = site(&[("data/plan.yaml", plan), ("data/Plan.yaml", plan)]);
    // A system that holds the two to be one has made one file of them.
    if fs::read_dir(folder.path().join("data")).expect("the folder").count() == 2 {
        assert_eq!(
            reported(folder.path()),
            ["same-name data/plan.yaml", "two-pages data/plan.yaml"],
            "{}",
            said(folder.path())
        );
    }
}
