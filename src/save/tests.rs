//! What a save does to folders on disk.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Places, Put, SaveError, SaveTarget, Saved, Staging, begin, path, recall};
use tavle_base::Catalogue;

pub type Files<'a> = &'a [(&'a str, &'a str)];

/// What lies in a folder: text for a file, nothing for a folder.
pub type Tree = BTreeMap<String, Option<String>>;

pub struct Site {
    pub folder: TempDir,
}

impl Site {
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    pub fn public(&self, path: &str) -> PathBuf {
        self.root().join("public").join(path)
    }

    pub fn target(&self) -> SaveTarget {
        target(&self.root())
    }

    pub fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.public(path).parent().unwrap()).unwrap();
        fs::write(self.public(path), text).unwrap();
    }

    pub fn save(&self, files: Files) -> Result<Saved, SaveError> {
        staged(&self.target(), files)?.commit()
    }

    pub fn tree(&self) -> Tree {
        tree(&self.public(""))
    }

    /// All that lies in the folder of the site beside the output.
    pub fn state(&self) -> Vec<String> {
        let all = tree(&self.root().join(".tavle")).into_keys();
        all.filter_map(|path| Some(path.strip_prefix("output/")?.split_once('/')?.1.to_owned())).collect()
    }
}

pub fn target(root: &Path) -> SaveTarget {
    SaveTarget { output: root.join("public"), state: root.join(".tavle") }
}

pub fn staged(target: &SaveTarget, files: Files) -> Result<Staging, SaveError> {
    let staging = begin(target)?;
    for (path, text) in files {
        staging.put(path, text.as_bytes())?;
    }
    Ok(staging)
}

pub fn tree(folder: &Path) -> Tree {
    fn walk(folder: &Path, before: &str, tree: &mut Tree) {
        for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
            let path = format!("{before}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), &format!("{path}/"), tree);
                tree.insert(path, None);
            } else {
                tree.insert(path, Some(fs::read_to_string(entry.path()).unwrap_or_default()));
            }
        }
    }
    let mut found = Tree::new();
    walk(folder, "", &mut found);
    found
}

/// A copy of a folder as it is at this moment, dates included: what a killed process leaves behind.
pub fn snapshot(folder: &Path) -> TempDir {
    fn copy(from: &Path, to: &Path) {
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            let to = to.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                fs::create_dir(&to).unwrap();
                copy(&entry.path(), &to);
            } else {
                fs::copy(entry.path(), &to).unwrap();
                let date = entry.metadata().unwrap().modified().unwrap();
                File::options().write(true).open(&to).unwrap().set_modified(date).unwrap();
            }
        }
    }
    let copied = TempDir::new().unwrap();
    copy(folder, copied.path());
    copied
}

#[test]
fn files_are_written_once_and_then_left_alone() {
    let site = Site::new();
    let first = site.save(&[("index.html", "home"), ("da/plan/index.html", "plan")]).unwrap();
    assert_eq!((first.written, first.unchanged, first.removed), (2, 0, 0));
    let date = |path| fs::metadata(site.public(path)).unwrap().modified().unwrap();
    let before = date("index.html");

    let second = site.save(&[("index.html", "home"), ("da/plan/index.html", "plan")]).unwrap();
    assert_eq!((second.written, second.unchanged, second.removed), (0, 2, 0));
    assert_eq!(date("index.html"), before);

    let third = site.save(&[("index.html", "home"), ("da/plan/index.html", "new plan")]).unwrap();
    assert_eq!((third.written, third.unchanged), (1, 1));
    assert_eq!(third.changed, ["da/plan/index.html".into()]);
    assert_eq!(date("index.html"), before);
}

#[test]
fn a_file_says_what_became_of_it() {
    let site = Site::new();
    site.save(&[("same", "1"), ("other", "1"), ("edited", "1"), ("deleted", "1"), ("touched", "1")]).unwrap();
    site.write("edited", "2");
    site.write("found", "1");
    fs::remove_file(site.public("deleted")).unwrap();
    let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    File::options().write(true).open(site.public("touched")).unwrap().set_modified(long_ago).unwrap();

    let staging = begin(&site.target()).unwrap();
    for (path, text, expected) in [
        ("same", "1", Put::Unchanged),
        ("other", "2", Put::Changed),
        ("edited", "1", Put::Restored),
        ("deleted", "1", Put::Restored),
        ("touched", "1", Put::Unchanged),
        ("found", "1", Put::Unchanged),
        ("new", "1", Put::New),
    ] {
        assert_eq!(staging.put(path, text.as_bytes()).unwrap(), expected, "{path}");
    }
    assert!(matches!(staging.put("same", b"1"), Err(SaveError::Twice { .. })));
    staging.commit().unwrap();
    assert_eq!(fs::read_to_string(site.public("edited")).unwrap(), "1");
    assert_eq!(fs::metadata(site.public("touched")).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn what_is_no_longer_made_is_removed_with_the_folders_that_were_made_for_it() {
    let site = Site::new();
    site.write("mine/note.txt", "mine");
    fs::create_dir(site.public("empty")).unwrap();
    site.save(&[
        ("a/b/c.html", "1"),
        ("a/d.html", "1"),
        ("mine/e.html", "1"),
        ("empty/f.html", "1"),
        ("g/h.html", "1"),
    ])
    .unwrap();
    site.write("g/my own.txt", "mine");

    let saved = site.save(&[("a/d.html", "1")]).unwrap();
    assert_eq!(saved.removed, 4);
    assert_eq!(
        site.tree().into_keys().collect::<Vec<_>>(),
        ["a", "a/d.html", "empty", "g", "g/my own.txt", "mine", "mine/note.txt"]
    );
}

#[cfg(unix)]
#[test]
fn what_cannot_be_removed_now_is_removed_later() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    let allow = |mode| fs::set_permissions(site.public("d"), fs::Permissions::from_mode(mode)).unwrap();
    site.save(&[("a/b/c.html", "1"), ("d/e.html", "1")]).unwrap();
    fs::create_dir(site.public("a/mine")).unwrap();
    site.save(&[("d/e.html", "1")]).unwrap();
    fs::remove_dir(site.public("a/mine")).unwrap();
    site.save(&[("d/e.html", "1")]).unwrap();
    assert!(!site.public("a").exists(), "it is known for ours until it is gone");
    // Who is root may look into every folder.
    allow(0o000);
    if fs::read_dir(site.public("d")).is_err() {
        assert!(matches!(site.save(&[]), Err(SaveError::NotWritable { .. })), "nobody knows whether it is there");
    }
    allow(0o755);
    assert_eq!(site.save(&[]).unwrap().gone, ["d/e.html".into()]);
}

#[test]
fn a_page_that_somebody_has_changed_is_left_when_it_is_no_longer_made() {
    let site = Site::new();
    site.save(&[("a.html", "1"), ("b.html", "1")]).unwrap();
    site.write("a.html", "my own words");
    let saved = site.save(&[]).unwrap();
    assert_eq!((saved.gone, saved.left), (vec!["b.html".into()], vec!["a.html".into()]));
    assert_eq!(site.tree().len(), 1);
    // It is reported until it is gone.
    assert_eq!(site.save(&[]).unwrap().left, ["a.html".into()]);
    fs::remove_file(site.public("a.html")).unwrap();
    assert_eq!(site.save(&[]).unwrap().left, []);
}

#[test]
fn a_file_that_tavle_did_not_make_is_never_overwritten() {
    let site = Site::new();
    site.write("index.html", "mine");
    fs::create_dir_all(site.public("folder")).unwrap();
    site.write("file", "mine");
    let before = site.tree();
    for path in ["index.html", "folder", "file/index.html"] {
        // It is reported while files are put: nothing is moved that would have to come back.
        let error = staged(&site.target(), &[("other.html", "1"), (path, "1")]).unwrap_err();
        assert!(matches!(error, SaveError::Unknown { .. }), "{path}: {error:?}");
        assert_eq!(site.tree(), before);
    }
    let said = Catalogue::own().text(&site.save(&[("index.html", "1")]).unwrap_err().message());
    assert!(said.contains("index.html") && said.contains("nothing is known of an earlier build"), "{said}");
}

#[test]
fn a_file_under_another_case_of_its_name_is_ours_only_as_we_wrote_it() {
    let site = Site::new();
    // A disk that does not tell `A` from `a` shows what was made as `Plan.html` at `plan.html`.
    let found_at = |path: &str| {
        site.save(&[("Plan.html", "1")]).unwrap();
        fs::rename(site.public("Plan.html"), site.public(path)).unwrap();
    };
    found_at("plan.html");
    assert_eq!(site.save(&[("plan.html", "2")]).unwrap().changed, ["plan.html".into()]);
    found_at("copy.html");
    assert!(matches!(site.save(&[("copy.html", "2")]), Err(SaveError::Foreign { .. })), "it has another name");
    found_at("plan.html");
    site.write("plan.html", "my own words");
    assert!(matches!(site.save(&[("plan.html", "2")]), Err(SaveError::Foreign { .. })), "somebody has changed it");
}

#[test]
fn files_and_folders_may_change_places() {
    let site = Site::new();
    site.save(&[("a", "1"), ("b/c/d", "1"), ("b/e", "1")]).unwrap();
    site.save(&[("a/x/y", "2"), ("b", "2")]).unwrap();
    assert_eq!(site.tree().into_keys().collect::<Vec<_>>(), ["a", "a/x", "a/x/y", "b"]);
    site.save(&[("a", "1"), ("b/c/d", "1")]).unwrap();
    assert_eq!(site.tree().into_keys().collect::<Vec<_>>(), ["a", "b", "b/c", "b/c/d"]);

    let before = site.tree();
    assert!(matches!(site.save(&[("a", "2"), ("a/b", "2")]), Err(SaveError::BadPath { .. })));
    site.write("b/c/mine", "mine");
    assert!(matches!(site.save(&[("a", "2"), ("b", "2")]), Err(SaveError::Foreign { .. })));
    fs::remove_file(site.public("b/c/mine")).unwrap();
    assert_eq!(site.tree(), before);
}

#[test]
fn nothing_is_left_of_a_save_that_was_given_up() {
    let site = Site::new();
    drop(staged(&site.target(), &[("a/b", "1")]).unwrap());
    assert!(!site.public("").exists());
    assert!(site.state().is_empty());
    site.save(&[("a/b", "1")]).unwrap();
    drop(staged(&site.target(), &[("a/b", "2"), ("c", "2")]).unwrap());
    assert_eq!(site.state(), ["manifest"]);
    assert_eq!(site.save(&[("a/b", "1")]).unwrap().unchanged, 1);
}

#[test]
fn only_one_saves_at_a_time() {
    let site = Site::new();
    let first = begin(&site.target()).unwrap();
    match begin(&site.target()) {
        Err(SaveError::Locked { process }) => assert_eq!(process, Some(std::process::id())),
        other => panic!("{other:?}"),
    }
    drop(first);
    assert!(!site.public(".tavle-lock").exists());
    // A lock file that a dead process left behind locks nothing.
    site.write(".tavle-lock", "1");
    assert!(site.save(&[("a", "1")]).is_ok());
    assert!(!site.public(".tavle-lock").exists());
}

#[test]
fn two_sites_are_not_saved_to_one_folder_at_once_and_do_not_remove_each_others_files() {
    let (one, other) = (Site::new(), Site::new());
    let other = SaveTarget { output: one.public(""), ..other.target() };
    let first = staged(&one.target(), &[("a", "1")]).unwrap();
    assert!(matches!(begin(&other), Err(SaveError::Locked { .. })));
    first.commit().unwrap();
    staged(&other, &[("b", "1")]).unwrap().commit().unwrap();

    assert_eq!(one.tree().len(), 2);
}

#[test]
fn without_a_manifest_what_is_there_is_accepted_if_identical_and_never_removed() {
    let site = Site::new();
    site.save(&[("a", "1"), ("b", "1"), ("c/d", "1")]).unwrap();
    let home = fs::read_dir(site.root().join(".tavle/output")).unwrap().next().unwrap().unwrap().path();
    fs::write(home.join("manifest"), "tavle manifest 1\nfile 00 1").unwrap();
    site.write(".nojekyll", "");
    let saved = site.save(&[("a", "1")]).unwrap();
    assert_eq!((saved.unchanged, saved.removed), (1, 0));
    assert_eq!(saved.others, ["b".into(), "c/d".into()]);
    assert_eq!(site.tree().len(), 5);
    assert_eq!(site.save(&[("a", "1")]).unwrap().others, []);
    assert!(matches!(site.save(&[("a", "1"), ("b", "2")]), Err(SaveError::Foreign { .. })));
    fs::write(home.join("manifest"), "").unwrap();
    assert!(matches!(site.save(&[("a", "1"), ("b", "2")]), Err(SaveError::Unknown { .. })));
    assert_eq!(site.save(&[("a", "1"), ("b", "1")]).unwrap().unchanged, 2);
    // A folder that comes from an earlier save goes with what was in it.
    fs::write(home.join("manifest"), "").unwrap();
    site.save(&[("a", "1"), ("b", "1"), ("c/d", "1")]).unwrap();
    site.save(&[("a", "1"), ("b", "1")]).unwrap();
    assert!(!site.public("c").exists());
}

#[test]
fn a_file_that_is_there_as_it_is_made_is_ours_from_then_on() {
    let site = Site::new();
    site.write("a", "1");
    assert_eq!(site.save(&[("a", "1")]).unwrap().unchanged, 1);
    assert_eq!(site.save(&[]).unwrap().gone, ["a".into()]);
}

#[test]
fn a_site_that_is_moved_keeps_its_manifest() {
    let site = Site::new();
    site.save(&[("a", "1"), ("b", "1")]).unwrap();
    let moved = snapshot(&site.root());
    let saved = staged(&target(moved.path()), &[("a", "2")]).unwrap().commit().unwrap();
    assert_eq!((saved.written, saved.removed), (1, 1));
}

#[test]
fn two_output_folders_of_a_site_know_nothing_of_each_other() {
    let site = Site::new();
    site.save(&[("a", "1"), ("b", "1")]).unwrap();
    let other = SaveTarget { output: site.root().join("archive"), ..site.target() };
    assert_eq!(staged(&other, &[("c", "1")]).unwrap().commit().unwrap().removed, 0);
    let saved = site.save(&[("a", "1")]).unwrap();
    assert_eq!((saved.unchanged, saved.gone), (1, vec!["b".into()]));
    assert_eq!(tree(&other.output).len(), 1);
}

#[test]
fn a_stage_of_somebody_else_stays_and_does_not_stop_a_save() {
    let site = Site::new();
    site.save(&[("a", "1")]).unwrap();
    site.write(".tavle-stage-0123456789ab/new/0", "left by a process that was killed");
    for mine in [".tavle-stage-of-mine/notes.txt", ".tavle-stage-0123456789ac/notes.txt", ".tavle-stage-0123456789ad"] {
        site.write(mine, "mine");
    }
    assert_eq!(site.save(&[("a", "2")]).unwrap().written, 1);
    let left = site.tree();
    assert!(!left.contains_key(".tavle-stage-0123456789ab"));
    assert_eq!(left.into_values().flatten().filter(|text| text == "mine").count(), 3);
}

#[test]
fn what_cannot_be_cleared_away_is_named() {
    let site = Site::new();
    site.save(&[("a", "1")]).unwrap();
    fs::create_dir(places(&site.root()).next_journal()).unwrap();
    let said = Catalogue::own().text(&begin(&site.target()).unwrap_err().message());
    // Windows says of a folder that there is no right to remove it as a file.
    assert!(said.starts_with("could not remove `") || cfg!(windows), "{said}");
    assert!(said.contains("journal.new"), "{said}");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_through_a_link() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    site.save(&[("a/b", "1"), ("c", "1"), ("d", "1")]).unwrap();
    let elsewhere = TempDir::new().unwrap();
    fs::write(elsewhere.path().join("b"), "1").unwrap();
    fs::remove_dir_all(site.public("a")).unwrap();
    symlink(elsewhere.path(), site.public("a")).unwrap();
    fs::remove_file(site.public("c")).unwrap();
    symlink(elsewhere.path().join("b"), site.public("c")).unwrap();

    for path in ["a/b", "a/x/y", "c"] {
        assert!(matches!(site.save(&[(path, "2")]), Err(SaveError::Link { .. })), "{path}");
    }
    let saved = site.save(&[("d", "2")]).unwrap();
    assert_eq!(saved.left, ["a/b".into(), "c".into()]);
    assert_eq!(tree(elsewhere.path()).into_values().collect::<Vec<_>>(), [Some("1".to_owned())]);
}

#[test]
fn many_threads_may_put_at_once() {
    let site = Site::new();
    let staging = begin(&site.target()).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let staging = &staging;
            scope.spawn(move || {
                for n in 0..50 {
                    staging.put(&format!("{}/{n}/{thread}.html", n % 7), b"page").unwrap();
                }
            });
        }
    });
    assert_eq!(staging.commit().unwrap().written, 200);
    assert_eq!(site.tree().into_values().flatten().count(), 200);
}

pub fn places(root: &Path) -> Places {
    let target = target(root);
    Places::new(&target, path::output(&target).unwrap()).unwrap()
}

#[test]
fn a_sealed_output_is_known_until_anything_is_touched() {
    let site = Site::new();
    let target = site.target();
    let files: Files = &[("index.html", "home"), ("da/index.html", "hjem")];
    let save = |stamp: &str| {
        let note = |saved: &Saved| Some((stamp.to_owned(), format!("{} files\n\nand a line", saved.unchanged)));
        staged(&target, files).unwrap().commit_stamped(note).unwrap();
    };
    let known = |stamp: &str| recall(&target, stamp).unwrap();
    assert_eq!(known("one"), None);
    save("one");
    assert_eq!(known("one").as_deref(), Some("0 files\n\nand a line"));
    assert_eq!(known("two"), None, "it was made from something else");

    site.write("da/index.html", "touched");
    assert_eq!(known("one"), None, "a file is not what was written");
    save("one");
    assert!(known("one").is_some());
    fs::remove_file(site.public("index.html")).unwrap();
    assert_eq!(known("one"), None, "a file is gone");
    save("one");
    site.save(&files[..1]).unwrap();
    assert_eq!(known("one"), None, "another save has changed the output");
}
