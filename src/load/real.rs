//! Where a path really leads.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

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
