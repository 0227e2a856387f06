//! From what was staged to the steps that put it in place, decided before the first of them is done.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io::ErrorKind;

use super::error::SaveError;
use super::journal::Op;
use super::manifest::{Entry, Manifest, hash};
use super::path;
use super::staging::{Made, Staged, Staging, locked};
use tavle_base::message;
use walkdir::{DirEntry, WalkDir};

/// The steps of a save, the manifest that holds after them, and what is to be reported about them.
#[derive(Debug, Default)]
pub struct Plan {
    pub ops: Vec<Op>,
    pub manifest: Manifest,
    pub changed: Vec<Box<str>>,
    pub gone: Vec<Box<str>>,
    pub left: Vec<Box<str>>,
    pub others: Vec<Box<str>>,
}

/// What is to be done so that the output folder holds `files` and nothing else that Tavle made. `next` is the first
/// free number in the stage.
///
/// Order: what stands in the way, new folders with all that is in them, files, what is no longer made, emptied folders. So a reader of the
/// output finds the new pages before the old ones go.
pub fn plan(staging: &Staging, files: BTreeMap<Box<str>, Made>, mut next: u32) -> Result<Plan, SaveError> {
    let needed = needed_folders(&files)?;
    let removals = removals(staging, &files, &needed)?;
    let mut plan = Plan { left: removals.left, others: others(staging, &files), ..Plan::default() };

    let mut remove = |paths: Vec<Box<str>>, plan: &mut Plan| {
        for path in paths {
            plan.gone.push(path.clone());
            plan.ops.push(Op::Remove(next, path));
            next += 1;
        }
    };
    remove(removals.first, &mut plan);
    let ours = &staging.manifest.folders;
    let in_the_way = |folder: &str| files.contains_key(folder) || path::folders(folder).any(|f| files.contains_key(f));
    plan.ops.extend(ours.iter().rev().filter(|folder| in_the_way(folder)).cloned().map(Op::Clear));

    // Where nothing is known of an earlier save, a folder with a file as it would be made comes from one.
    let as_made = files.iter().filter(|(_, made)| staging.knows_nothing() && made.staged.is_none());
    let found: HashSet<&str> = as_made.flat_map(|(path, _)| path::folders(path)).collect();
    for folder in needed.iter().copied() {
        if !staging.folder_is_there(folder)? || ours.contains(folder) || found.contains(folder) {
            plan.manifest.folders.insert(folder.into());
        }
    }
    let trees = std::mem::take(&mut *locked(&staging.trees));
    plan.ops.extend(trees.into_iter().map(|(folder, number)| Op::Add(number, folder)));
    let idle = ours.iter().rev().filter(|folder| !needed.contains(folder.as_ref()) && !in_the_way(folder));
    let idle = idle.filter(|folder| matches!(staging.folder_is_there(folder), Ok(true)));
    let tidy: Vec<Op> = idle.cloned().map(Op::Tidy).collect();
    // One that cannot be removed this time is known until it is seen to be gone.
    plan.manifest.folders.extend(tidy.iter().map(|op| op.path().into()));

    for (path, made) in files {
        if let Some(staged) = made.staged {
            plan.changed.push(path.clone());
            match staged {
                Staged::Add(number) => plan.ops.push(Op::Add(number, path.clone())),
                Staged::Replace(number) => plan.ops.push(Op::Replace(number, path.clone())),
                Staged::InTree => {}
            }
        }
        plan.manifest.files.insert(path, made.entry);
    }
    remove(removals.last, &mut plan);
    // They are known until they are gone, for they may show what nobody is to see any more.
    for path in &plan.left {
        plan.manifest
            .files
            .extend(staging.manifest.files.get_key_value(path).map(|(path, entry)| (path.clone(), *entry)));
    }
    plan.gone.sort_unstable();
    plan.ops.extend(tidy);
    Ok(plan)
}

/// All folders above the files. None may have the name of a file.
fn needed_folders(files: &BTreeMap<Box<str>, Made>) -> Result<BTreeSet<&str>, SaveError> {
    let mut needed = BTreeSet::new();
    for path in files.keys() {
        for folder in path::folders(path) {
            if !needed.insert(folder) {
                break;
            }
            if files.contains_key(folder) {
                let why = message!("save.path.folder");
                return Err(SaveError::BadPath { path: folder.to_owned(), why });
            }
        }
    }
    Ok(needed)
}

#[derive(Default)]
struct Removals {
    /// Those that stand in the way of something new.
    first: Vec<Box<str>>,
    last: Vec<Box<str>>,
    /// Those that somebody has changed since.
    left: Vec<Box<str>>,
}

/// The files that Tavle made once and no longer makes.
fn removals(
    staging: &Staging,
    files: &BTreeMap<Box<str>, Made>,
    needed: &BTreeSet<&str>,
) -> Result<Removals, SaveError> {
    let mut old: Vec<_> = staging.manifest.files.iter().filter(|(path, _)| !files.contains_key(*path)).collect();
    old.sort_unstable_by_key(|(path, _)| *path);
    let mut removals = Removals::default();
    if old.is_empty() {
        return Ok(removals);
    }
    // On a disk that does not tell `A` from `a`, the old name must go before the new one comes.
    let staged: HashSet<String> =
        files.iter().filter(|(_, m)| m.staged.is_some()).map(|(p, _)| p.to_lowercase()).collect();
    for (path, entry) in old {
        let blocks = needed.contains(path.as_ref());
        match state(staging, path, entry)? {
            State::Absent => {}
            State::Changed if blocks => return Err(SaveError::Foreign { path: staging.places.shown(path) }),
            State::Changed => removals.left.push(path.clone()),
            State::Ours => {
                let first = blocks
                    || path::folders(path).any(|folder| files.contains_key(folder))
                    || staged.contains(&path.to_lowercase());
                if first { removals.first.push(path.clone()) } else { removals.last.push(path.clone()) }
            }
        }
    }
    Ok(removals)
}

/// Where nothing is known of the output folder, what is in it beside the files that are made: pages of an earlier build, as
/// far as anybody can tell. Names that begin with a dot are for programs, and are passed over.
fn others(staging: &Staging, files: &BTreeMap<Box<str>, Made>) -> Vec<Box<str>> {
    if !staging.knows_nothing() {
        return Vec::new();
    }
    let output = &staging.places.output;
    let is_seen = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    let found = WalkDir::new(output).sort_by_file_name().into_iter().filter_entry(is_seen).flatten();
    let files_found = found.filter(|entry| !entry.file_type().is_dir());
    let paths = files_found.filter_map(|entry| {
        let parts = entry.path().strip_prefix(output).ok()?.iter().map(|part| part.to_string_lossy());
        Some(parts.collect::<Vec<_>>().join("/").into_boxed_str())
    });
    paths.filter(|path| !files.contains_key(path)).collect()
}

enum State {
    Absent,
    Ours,
    Changed,
}

/// What has become of a file that Tavle made.
///
/// # Errors
/// What the disk says: a file that cannot be seen now is not gone, and would stay for ever if it were forgotten.
fn state(staging: &Staging, path: &str, entry: &Entry) -> Result<State, SaveError> {
    if let Some(folder) = path::folders(path).next() {
        match staging.folder_is_there(folder) {
            Ok(true) => {}
            Ok(false) => return Ok(State::Absent),
            Err(SaveError::Link { .. } | SaveError::Foreign { .. } | SaveError::Unknown { .. }) => {
                return Ok(State::Changed);
            }
            Err(unknown) => return Err(unknown),
        }
    }
    let place = staging.places.output.join(path);
    let said = |e| SaveError::io("save.inspect", staging.places.shown(path), e);
    Ok(match fs::symlink_metadata(&place) {
        Err(e) if e.kind() == ErrorKind::NotFound => State::Absent,
        Err(e) => return Err(said(e)),
        Ok(found) if !found.is_file() => State::Changed,
        Ok(found) if entry.is_untouched(&found) => State::Ours,
        Ok(found) if found.len() != entry.size => State::Changed,
        Ok(_) if hash(&fs::read(&place).map_err(said)?) == entry.hash => State::Ours,
        Ok(_) => State::Changed,
    })
}
