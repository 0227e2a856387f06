//! What is left of a save that fails or is killed at any moment, and what the next one makes of it.

use std::cell::{Cell, RefCell};
use std::fs;
use std::io;

use tempfile::TempDir;

use super::commit::{FailPoint, carry_out};
use super::journal::{Found, Journal};
use super::tests::{Files, Site, Tree, places, snapshot, staged, target, tree};
use super::{SaveError, SaveTarget, begin};

/// A site with something of everything that can happen to a file: [`BEFORE`] has been saved, [`AFTER`] comes next.
fn eventful() -> Site {
    let site = Site::new();
    site.write("mine.txt", "mine");
    site.save(BEFORE).unwrap();
    site.write("old/mine.txt", "mine");
    site.write("edited.html", "by hand");
    site
}

const BEFORE: Files = &[
    ("changed.html", "1"),
    ("same.html", "1"),
    ("edited.html", "1"),
    ("old/gone.html", "1"),
    ("old/deep/gone.html", "1"),
    ("becomes-folder", "1"),
    ("becomes-file/a.html", "1"),
];

const AFTER: Files = &[
    ("changed.html", "2"),
    ("same.html", "1"),
    ("edited.html", "1"),
    ("new/deep/page.html", "2"),
    ("new.html", "2"),
    ("becomes-folder/a.html", "2"),
    ("becomes-file", "2"),
];

/// The trees before and after.
fn both() -> (Tree, Tree) {
    let site = eventful();
    let before = site.tree();
    site.save(AFTER).unwrap();
    (before, site.tree())
}

#[test]
fn a_problem_at_any_moment_leaves_the_old_output_whole() {
    let (before, after) = both();
    for moment in 0.. {
        let site = eventful();
        let passed = Cell::new(0);
        let watch = |_| match passed.replace(passed.get() + 1) == moment {
            true => Err(io::Error::from(io::ErrorKind::StorageFull)),
            false => Ok(()),
        };
        let result = staged(&site.target(), AFTER).unwrap().commit_watched(&watch, |_| None);
        if result.is_ok() {
            // Only when all is done does a problem no longer matter.
            assert!(passed.get() - moment <= 1 && moment > 15, "{moment}");
            assert_eq!(site.tree(), after);
            break;
        }
        assert!(matches!(result, Err(SaveError::DiskFull { .. })), "{result:?}");
        assert_eq!(site.tree(), before, "moment {moment}");
        assert_eq!(site.state(), ["manifest"], "moment {moment}");
        site.save(AFTER).unwrap();
        assert_eq!(site.tree(), after, "moment {moment}");
    }
}

/// What a process that is killed at each moment leaves behind.
fn killed_at_each_moment() -> Vec<(FailPoint, TempDir)> {
    let site = eventful();
    let snapshots = RefCell::new(Vec::new());
    let watch = |moment| {
        snapshots.borrow_mut().push((moment, snapshot(&site.root())));
        Ok(())
    };
    staged(&site.target(), AFTER).unwrap().commit_watched(&watch, |_| None).unwrap();
    snapshots.into_inner()
}

#[test]
fn a_save_that_is_killed_at_any_moment_is_finished_or_never_was() {
    let (before, after) = both();
    for (moment, folder) in killed_at_each_moment() {
        drop(begin(&target(folder.path())).unwrap());
        let promised =
            !matches!(moment, FailPoint::Staging | FailPoint::Manifest | FailPoint::Journal | FailPoint::Promise);
        let found = tree(&folder.path().join("public"));
        assert_eq!(found, if promised { after.clone() } else { before.clone() }, "{moment:?}");
        assert_eq!(Site { folder }.state(), ["manifest"], "{moment:?}");
    }
}

#[test]
fn after_a_kill_only_what_differs_is_written() {
    for (moment, folder) in killed_at_each_moment() {
        let site = Site { folder };
        site.save(AFTER).unwrap();
        let saved = site.save(AFTER).unwrap();
        assert_eq!((saved.written, saved.removed, saved.unchanged), (0, 0, AFTER.len()), "{moment:?}");
    }
}

#[test]
fn what_cannot_be_finished_is_taken_back() {
    let (before, after) = both();
    for (moment, killed) in killed_at_each_moment() {
        let places = places(killed.path());
        let Found::Whole(journal) = Journal::read(&places.journal()).unwrap() else { continue };
        for step in [0, journal.ops.len() / 2, journal.ops.len() - 1] {
            let folder = snapshot(killed.path());
            let places = self::places(folder.path());
            if !places.next_manifest().exists() {
                continue;
            }
            let watch =
                |now| if now == FailPoint::Step(step) { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) };
            let result = carry_out(&places, &places.roots(&journal.stage), &journal.ops, true, &watch);
            assert!(matches!(result, Err(SaveError::DiskFull { .. })), "{result:?}");
            // What a process that is killed leaves in the output folder goes when the next save begins.
            drop(begin(&target(folder.path())).unwrap());
            let site = Site { folder };
            assert_eq!(site.tree(), before, "killed at {moment:?}, failed at {step}");
            if step == 0 {
                site.save(AFTER).unwrap();
                assert_eq!(site.tree(), after, "killed at {moment:?}, failed at {step}");
            }
        }
    }
}

#[test]
fn a_save_that_can_neither_go_on_nor_back_is_finished_later() {
    let site = eventful();
    let (_, after) = both();
    let staging = staged(&site.target(), AFTER).unwrap();
    let old = staging.room().unwrap().roots.staging.join("old");
    let kept = site.root().join("kept");
    let watch = |now| {
        if now == FailPoint::Stamp {
            // The old files are out of reach, as on a disk that was taken away.
            fs::rename(&old, &kept).unwrap();
            fs::write(&old, "").unwrap();
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    };
    let result = staging.commit_watched(&watch, |_| None);
    assert!(matches!(result, Err(SaveError::Unfinished { .. })), "{result:?}");
    fs::remove_file(&old).unwrap();
    fs::rename(&kept, &old).unwrap();
    site.save(AFTER).unwrap();
    assert_eq!(site.tree(), after);
}

#[test]
fn without_its_stage_an_interrupted_save_is_still_known_for_ours() {
    for (moment, folder) in killed_at_each_moment() {
        let site = Site { folder };
        // Another site that is saved to the folder, or somebody who looks at it, clears the stage away.
        let elsewhere = Site::new();
        let other = SaveTarget { output: site.public(""), ..elsewhere.target() };
        drop(begin(&other).unwrap());
        assert!(!site.tree().into_keys().any(|path| path.starts_with(".tavle-")), "{moment:?}");
        site.save(BEFORE).unwrap();
        site.save(AFTER).unwrap();
        assert_eq!(site.tree(), both().1, "{moment:?}");
    }
}
