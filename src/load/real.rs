//! Where a path really leads.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::names::composed;

/// The absolute path without links and `..`, as people write it: without the `\\\\?\\` with which Windows answers.
///
/// # Errors
/// What the system says, above all that nothing is there.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    match dunce::canonicalize(path) {
        // Some drives of Windows, as those in memory, do not answer the question.
        Err(e) if e.kind() != ErrorKind::NotFound && path.is_dir() => std::path::absolute(path),
        found => found,
    }
}

/// The place on disk of a path as sources have it, with `/` between names and composed: a name may be decomposed there, as
/// Macs store it.
pub fn on_disk(root: &Path, below: &str) -> PathBuf {
    below.split('/').fold(root.to_owned(), |folder, name| {
        let plain = folder.join(name);
        if plain.exists() {
            return plain;
        }
        let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let same = |entry: &std::fs::DirEntry| composed(&entry.file_name().to_string_lossy()) == name;
        entries.into_iter().find(same).map_or(plain, |entry| entry.path())
    })
}
