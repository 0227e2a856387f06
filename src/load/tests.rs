//! What is reported about files as files, in folders made for the purpose.

use std::fs;
use std::path::Path;

use super::*;
use tavle_base::{At, Catalogue, Place};

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder inside");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

/// The problems as `code path`; nothing for the path where a problem is about no file.
fn reported(checked: &Checked<Sources>) -> Vec<String> {
    let path = |diagnostic: &Diagnostic| match &diagnostic.place {
        Some(place) => checked.value.get(place.file).path.to_string(),
        None => String::new(),
    };
    checked.diagnostics.iter().map(|diagnostic| format!("{} {}", diagnostic.code(), path(diagnostic))).collect()
}

/// The site's own files; those of the built-in theme come after them.
fn paths(checked: &Checked<Sources>) -> Vec<&str> {
    checked.value.files.iter().map(|source| source.path.as_ref()).collect()
}

#[test]
fn a_site_is_read_in_the_order_of_its_paths() {
    let folder = folder(&[
        ("site.yaml", "\u{feff}name: A\r\n".as_bytes()),
        ("data/b.yaml", b"kind: matrix\n"),
        ("content/a file/index.da.md", "Ået".as_bytes()),
        ("content/logo.png", &[0, 1, 2]),
        ("themes/own/style.css", b""),
        ("content/.DS_Store", &[0xff]),
        ("content/.hidden/a.md", b""),
        ("data/~$b.xlsx", b""),
        ("data/.~lock.b.yaml#", b""),
        ("output/index.html", b""),
    ]);
    let checked = sources(folder.path());
    assert_eq!(reported(&checked), [""; 0]);
    let expected =
        ["content/a file/index.da.md", "content/logo.png", "data/b.yaml", "site.yaml", "themes/own/style.css"];
    assert_eq!(paths(&checked), expected);
    for path in expected {
        assert!(checked.value.find(path).is_some(), "{path}");
    }
    let text = |path| checked.value.find(path).map(|id| checked.value.get(id).text().to_owned());
    assert_eq!(text("site.yaml").as_deref(), Some("name: A\r\n"));
    assert!(matches!(&checked.value.get(FileId(1)).content, Content::Bytes(bytes) if **bytes == [0, 1, 2]));
}

#[test]
fn a_folder_without_a_site_says_what_to_do() {
    let folder = folder(&[("content/index.da.md", b"")]);
    for path in [folder.path(), Path::new("/this/folder/is/not/there")] {
        let checked = sources(path);
        assert_eq!(reported(&checked), ["no-site "]);
        let help = Catalogue::of("en").help(&checked.diagnostics[0].message).unwrap_or_default();
        assert!(help.contains("tavle init") && help.contains("--root"), "{help}");
    }
    for name in ["site.yml", "Site.yaml"] {
        fs::write(folder.path().join(name), "name: A").expect("a file");
        let checked = sources(folder.path());
        // A disk that does not tell `S` from `s` has found it.
        if !folder.path().join(SITE_FILE).exists() {
            let help = Catalogue::of("en").help(&checked.diagnostics[0].message).unwrap_or_default();
            assert_eq!(help, format!("rename `{name}` to `site.yaml`"));
        }
        fs::remove_file(folder.path().join(name)).expect("a file");
    }
}

#[test]
fn a_folder_in_capitals_is_reported_on_every_system() {
    let folder = folder(&[("site.yaml", b"name: A"), ("Data/plan.yaml", b"kind: matrix"), ("DATA.txt", b"")]);
    let found = reported(&sources(folder.path()));
    assert_eq!(found, ["bad-name "]);
}

/// Windows itself keeps some of them from being made.
#[cfg(unix)]
#[test]
fn files_that_cannot_be_used_are_reported_each_with_its_name() {
    let folder = folder(&[
        ("site.yaml", b"name: A"),
        ("content/aux.da.md", b"A"),
        ("content/question?.md", b"A"),
        ("content/b.da.md", b"title: Bl\xe5"),
        ("data/c.yml", b"kind: matrix"),
        ("data/word.yaml", b"PK\x03\x04\0\0"),
    ]);
    fs::create_dir(folder.path().join("data/d.yaml ")).expect("a folder");
    let checked = sources(folder.path());
    assert_eq!(
        reported(&checked),
        [
            "bad-name ",
            "bad-name content/aux.da.md",
            "not-utf-8 content/b.da.md",
            "bad-name content/question?.md",
            "file-ending data/c.yml",
            "not-utf-8 data/word.yaml",
        ]
    );
    let place = checked.diagnostics[2].place.clone();
    assert_eq!(place.map(|place| place.at), Some(At::Bytes(9..11)));
    let text = checked.value.find("content/b.da.md").map(|id| checked.value.get(id).text());
    assert_eq!(text, Some("title: Blå"));
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = folder(&[("site.yaml", b"name: A"), ("data/a.yaml", b""), ("content/a.png", b"")]);
    for path in ["data/a.yaml", "content/a.png"] {
        // A file with a hole takes no room on the disk.
        let file = fs::OpenOptions::new().write(true).open(folder.path().join(path)).expect("the file");
        file.set_len(200 * 1024 * 1024).expect("a length");
    }
    let checked = sources(folder.path());
    assert_eq!(reported(&checked), ["too-large content/a.png", "too-large data/a.yaml"]);
    assert!(checked.value.files.iter().all(|source| source.text().len() < 100));
}

#[cfg(unix)]
#[test]
fn links_lead_to_files_of_the_site_only() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("secret.md", b"secret")]);
    let folder = folder(&[("site.yaml", b"name: A"), ("content/a.md", b"A"), ("content/sub/b.md", b"B")]);
    let content = folder.path().join("content");
    for (target, link) in [
        (outside.path().join("secret.md"), "c-outside.md"),
        (outside.path().to_owned(), "d-outside"),
        ("../../../../../../etc/hostname".into(), "e-outside.txt"),
        ("a.md".into(), "f-inside.md"),
        ("sub".into(), "g-folder"),
        (".".into(), "h-loop"),
        ("../..".into(), "sub/i-loop"),
        ("..".into(), "sub/j-loop"),
        ("k-loop.md".into(), "k-loop.md"),
        ("nothing.md".into(), "l-nothing.md"),
    ] {
        symlink(target, content.join(link)).expect("a link");
    }
    symlink(outside.path(), folder.path().join("data")).expect("a link");
    let checked = sources(folder.path());
    assert_eq!(
        reported(&checked),
        [
            "outside-site content/c-outside.md",
            "outside-site content/d-outside",
            "outside-site content/e-outside.txt",
            "linked-folder content/g-folder",
            "link-loop content/h-loop",
            "link-loop content/k-loop.md",
            "cannot-read content/l-nothing.md",
            "link-loop content/sub/i-loop",
            "link-loop content/sub/j-loop",
            "outside-site data",
        ]
    );
    let text = |path| checked.value.find(path).map(|id| checked.value.get(id).text().to_owned());
    assert_eq!(text("content/f-inside.md").as_deref(), Some("A"));
    assert_eq!(text("content/c-outside.md").as_deref(), Some(""));
}

#[test]
fn a_name_from_a_mac_is_the_same_name() {
    let folder = folder(&[("site.yaml", b"name: A"), ("content/a\u{30a}.da.md", b"A")]);
    let checked = sources(folder.path());
    assert_eq!(reported(&checked), [""; 0]);
    assert!(checked.value.find("content/\u{e5}.da.md").is_some());
}

#[test]
fn names_that_some_systems_hold_to_be_one_are_reported_in_pairs() {
    let found = |path: &str| found::Found { path: path.into(), disk: None, troubles: Vec::new() };
    let paths = [
        "content/Plan/a.md",
        "content/plan/b.md",
        "content/plan/c.md",
        "content/x.md",
        "content/x.md",
        "data/Å.yaml",
        "data/å.yaml",
    ];
    let clashes = names::clashes(&paths.map(found));
    let reported: Vec<(u32, &str)> =
        clashes.iter().filter_map(|clash| Some((clash.place.as_ref()?.file.0, clash.message.key()))).collect();
    assert_eq!(reported, [(1, "same-name.capitals"), (4, "same-name.accents"), (6, "same-name.capitals")]);
    assert_eq!(clashes[0].related[0].0, Place::whole(FileId(0)));
}

#[test]
fn names_in_two_normal_forms_are_reported() {
    let folder = folder(&[("site.yaml", b"name: A"), ("data/a\u{30a}.yaml", b"1"), ("data/\u{e5}.yaml", b"2")]);
    let checked = sources(folder.path());
    // A system that holds the two to be one has made one file of them.
    if checked.value.files.len() == 3 {
        assert_eq!(reported(&checked), ["same-name data/å.yaml"]);
    }
}
