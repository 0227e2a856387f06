//! All folders and files that a save works with.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::SaveTarget;
use super::error::SaveError;
use super::journal::{MoveRoots, shown};
use super::{own, path};

/// The folders of a stage: for files on their way in, and out.
pub const STAGED: [&str; 2] = ["new", "old"];

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
    /// The places of a save to `output`, which is that of `target`, with links resolved.
    pub fn new(target: &SaveTarget, output: PathBuf) -> Result<Self, SaveError> {
        let home = path::home(target, &output)?;
        Ok(Self { output, shown: target.output.clone(), home })
    }

    /// A file below the output folder as messages name it.
    pub fn shown(&self, path: &str) -> PathBuf {
        shown(&self.shown, path)
    }

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

    /// The folders between which files are moved, with a stage of this name in the output folder.
    pub fn roots(&self, stage: &str) -> MoveRoots {
        MoveRoots { output: self.output.clone(), shown: self.shown.clone(), staging: self.output.join(stage) }
    }

    /// Removes what a save leaves behind, wherever it was interrupted. A stage that cannot be removed now, since another
    /// program looks at it, is removed later.
    pub fn sweep(&self) -> Result<(), SaveError> {
        for file in [self.journal(), self.next_journal(), self.next_manifest()] {
            own::remove(&file).map_err(|e| SaveError::io("save.remove", &file, e))?;
        }
        for entry in fs::read_dir(&self.output).into_iter().flatten().flatten() {
            if entry.file_name().to_str().is_some_and(path::is_stage) && holds_only_files_on_their_way(&entry.path()) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        Ok(())
    }
}

/// Whether a folder is a stage as a save makes it.
fn holds_only_files_on_their_way(stage: &Path) -> bool {
    let is_own = |entry: io::Result<fs::DirEntry>| {
        entry.is_ok_and(|entry| STAGED.map(Some).contains(&entry.file_name().to_str()) && own::is_folder(&entry.path()))
    };
    own::is_folder(stage) && fs::read_dir(stage).is_ok_and(|mut entries| entries.all(is_own))
}
