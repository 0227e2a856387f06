//! The files of a site are found: `site.yaml`, and what lies in `content/`, `data/` and `themes/`.
//!
//! No link is followed that leads out of the site's folder or round in a circle.

use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use tavle_base::message;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::found::Found;
use super::names;
use super::real::real_path;
use super::trouble::{Trouble, cannot_read};

/// The file by which a site is known.
pub const SITE_FILE: &str = "site.yaml";

/// The folders that are read.
pub const FOLDERS: [&str; 3] = ["content", "data", "themes"];

/// The deepest folder in a folder.
const DEEPEST: usize = 32;

/// All that was found.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// In the order of their paths.
    pub files: Vec<Found>,
    /// On folders.
    pub troubles: Vec<Trouble>,
    /// Whether there is a link, or a file that cannot be looked at.
    pub has_links: bool,
}

/// Finds the files of the site in `root`. An error if there is no site.
pub(super) fn site(root: &Path) -> Result<Walk, Trouble> {
    let root = match real_path(root) {
        Ok(root) => root,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(no_site(root)),
        Err(error) => {
            let folder = message!("context.in-folder", folder = root.display().to_string());
            return Err(Trouble::new(cannot_read(&error).message.context(folder)));
        }
    };
    let file = root.join(SITE_FILE);
    let Ok(facts) = file.symlink_metadata() else { return Err(no_site(&root)) };
    let mut walk = Walk::default();
    walk.take(&root, &file, facts.file_type(), None);
    walk.other_cases(&root);
    for found in FOLDERS.par_iter().map(|folder| Walk::of(&root, &root.join(folder))).collect::<Vec<_>>() {
        walk.files.extend(found.files);
        walk.troubles.extend(found.troubles);
        walk.has_links |= found.has_links;
    }
    walk.files.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.disk.cmp(&b.disk)));
    Ok(walk)
}

fn no_site(root: &Path) -> Trouble {
    let folder = root.display().to_string();
    let mut names = fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let is_meant = |name: &OsString| ["site.yml", SITE_FILE].iter().any(|meant| name.eq_ignore_ascii_case(meant));
    Trouble::new(match names.find(is_meant) {
        Some(name) => message!("no-site.name", folder, name = name.to_string_lossy().as_ref()),
        None => message!("no-site", folder),
    })
}

impl Walk {
    /// A folder in capitals, as `Data`, is read on one system and passed over without a word on another.
    fn other_cases(&mut self, root: &Path) {
        for entry in fs::read_dir(root).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let mut names = FOLDERS.iter().chain([&SITE_FILE]);
            if let Some(right) = names.find(|right| name.eq_ignore_ascii_case(right) && name != **right) {
                self.troubles.push(Trouble::new(message!("bad-name.case", name, right = *right)));
            }
        }
    }

    /// What lies in one of the folders that are read.
    fn of(root: &Path, folder: &Path) -> Self {
        let mut walk = Self::default();
        // A walk would follow a link that it begins with.
        match folder.symlink_metadata() {
            Ok(facts) if facts.is_symlink() => walk.take(root, folder, facts.file_type(), None),
            Ok(_) => walk.folder(root, folder),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => walk.folder_trouble(root, folder, cannot_read(&error)),
        }
        walk
    }

    /// Finds what lies in a folder.
    fn folder(&mut self, root: &Path, folder: &Path) {
        let is_ours =
            |entry: &DirEntry| entry.depth() == 0 || !names::is_left_behind(&entry.file_name().to_string_lossy());
        let entries = WalkDir::new(folder).follow_links(false).max_depth(DEEPEST).sort_by_file_name();
        for entry in entries.into_iter().filter_entry(is_ours) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {
                    if let Some(trouble) = names::problem(&entry.file_name().to_string_lossy()) {
                        self.folder_trouble(root, entry.path(), trouble);
                    }
                    if entry.depth() == DEEPEST {
                        let trouble = Trouble::new(message!("too-deep", n = DEEPEST));
                        self.folder_trouble(root, entry.path(), trouble);
                    }
                }
                Ok(entry) => {
                    let problem = names::problem(&entry.file_name().to_string_lossy());
                    self.take(root, entry.path(), entry.file_type(), problem);
                }
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let trouble = match error.into_io_error() {
                        Some(error) => cannot_read(&error),
                        None => Trouble::new(message!("link-loop", target = path.display().to_string())),
                    };
                    self.folder_trouble(root, &path, trouble);
                }
            }
        }
    }

    /// Takes a file or a link, with what is wrong with its name.
    fn take(&mut self, root: &Path, disk: &Path, kind: FileType, name: Option<Trouble>) {
        let mut troubles = Vec::from_iter(name);
        if disk.file_name().is_some_and(|name| name.to_str().is_none()) {
            troubles.push(Trouble::new(message!("bad-name.unicode")));
        }
        let target = match target(root, disk, kind) {
            Ok(target) => Some(target),
            Err(trouble) => {
                troubles.push(trouble);
                None
            }
        };
        self.has_links |= target.as_deref() != Some(disk);
        self.files.push(Found { path: below(root, disk).into(), disk: target, troubles });
    }

    fn folder_trouble(&mut self, root: &Path, folder: &Path, trouble: Trouble) {
        let message = trouble.message.context(message!("context.in-folder", folder = below(root, folder)));
        self.troubles.push(Trouble { message, ..trouble });
    }
}

/// The path below the site's folder as it is known to the rest of the house.
pub(super) fn below(root: &Path, disk: &Path) -> String {
    let path = disk.strip_prefix(root).unwrap_or(disk);
    let mut below = String::with_capacity(path.as_os_str().len());
    for name in path {
        if !below.is_empty() {
            below.push('/');
        }
        below.push_str(&names::composed(&name.to_string_lossy()));
    }
    below
}

/// Where a file is read from: where it lies, or where the link leads if that is in the site's folder.
fn target(root: &Path, disk: &Path, kind: FileType) -> Result<PathBuf, Trouble> {
    if kind.is_symlink() {
        return linked(root, disk);
    }
    if !kind.is_file() {
        return Err(Trouble::new(match kind.is_dir() {
            true => message!("cannot-read.folder"),
            false => message!("cannot-read.not-a-file"),
        }));
    }
    Ok(disk.to_owned())
}

/// The file to which a link leads.
fn linked(root: &Path, link: &Path) -> Result<PathBuf, Trouble> {
    let shown = fs::read_link(link).map(|target| target.display().to_string()).unwrap_or_default();
    let circle = || Trouble::new(message!("link-loop", target = &shown));
    let target = match real_path(link) {
        Ok(target) => target,
        Err(_) if is_circle(link) => return Err(circle()),
        Err(error) => {
            let message = cannot_read(&error).message.context(message!("context.link", target = shown));
            return Err(Trouble::new(message));
        }
    };
    if link.starts_with(&target) {
        return Err(circle());
    }
    if !target.starts_with(root) {
        return Err(Trouble::new(message!("outside-site.link", target = shown)));
    }
    if target.is_dir() {
        return Err(Trouble::new(message!("linked-folder", target = shown)));
    }
    let facts = target.symlink_metadata().map_err(|error| cannot_read(&error))?;
    self::target(root, &target, facts.file_type())
}

/// Whether a link leads to a link, and so on without an end.
fn is_circle(link: &Path) -> bool {
    let mut at = link.to_owned();
    for _ in 0..64 {
        match fs::read_link(&at) {
            Ok(next) => at = at.parent().map_or_else(|| next.clone(), |folder| folder.join(&next)),
            Err(_) => return false,
        }
    }
    true
}
