//! All folders and files that a save works with.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::SaveError;
use super::journal::MoveRoots;
use super::path;

/// Where a save works.
#[derive(Clone, Debug)]
pub struct Places {
    /// The output folder, with links resolved.
    pub output: PathBuf,
    /// The output folder as it was asked for, for messages.
    pub shown: PathBuf,
    /// What is known of this output folder.
    pub home: PathBuf,
}

impl Places {
    pub fn manifest(&self) -> PathBuf {
        self.home.join("manifest")
    }

    pub fn next_manifest(&self) -> PathBuf {
        self.home.join("manifest.new")
    }

    pub fn build_stamp(&self) -> PathBuf {
        self.home.join("stamp")
    }

    pub fn journal(&self) -> PathBuf {
        self.home.join("journal")
    }

    pub fn next_journal(&self) -> PathBuf {
        self.home.join("journal.new")
    }

    /// The ground on which files are moved, when they are staged on the one or the other side.
    pub fn roots(&self, stage_in_output: bool) -> MoveRoots {
        let staging = if stage_in_output { self.output.join(path::STAGE_IN_OUTPUT) } else { self.home.join("stage") };
        MoveRoots { output: self.output.clone(), shown: self.shown.clone(), staging }
    }

    /// Removes what a save leaves behind, wherever it was interrupted.
    pub fn sweep(&self) -> Result<(), SaveError> {
        for file in [self.journal(), self.next_journal(), self.next_manifest()] {
            remove_file(&file).map_err(|e| SaveError::io("save.remove", &file, e))?;
        }
        for stage_in_output in [false, true] {
            let staging = self.roots(stage_in_output).staging;
            match fs::remove_dir_all(&staging) {
                Err(e) if e.kind() != ErrorKind::NotFound => return Err(SaveError::io("save.remove", &staging, e)),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Removes a file, if it is there.
pub fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
