//! The only writing: what differs, all or nothing.
//!
//! [`begin`] takes a lock, finishes a save that was interrupted and gives a [`Staging`]. Files are [put](Staging::put)
//! there from many threads; those that differ from what is in the output folder wait in a hidden folder.
//! [`Staging::commit`] writes a journal of what it is about to do, moves everything into place, and then writes the
//! manifest of what Tavle has made. A fault on the way is taken back; a save that was killed is finished by the next
//! [`begin`].
//!
//! A power cut does no more harm than a kill: the disk holds every staged file before the journal takes its name, the
//! journal before anything is moved, and what was moved before the manifest takes its place. On Linux the file system is
//! waited for as a whole; elsewhere each staged file is, and the order of names is left to the file system.
//!
//! What is never done here: a file or folder that Tavle did not make is neither removed nor overwritten, no link in
//! the output folder is written through, and a file that does not differ is not touched, so that it keeps its date.
//!
//! What is known of an output folder lies in `output/<its name>-<hash>/` of the state folder:
//!
//! | file | |
//! |---|---|
//! | `lock` | held while a save is under way |
//! | `manifest` | what was written, and the folders that were made for it |
//! | `stamp` | from what that was made, so that the very same is not made again |
//! | `staging/new`, `staging/old` | files on their way in and out |
//! | `journal`, `manifest.new` | there only while files are moved |
//!
//! Beside it, [`artifact_cache()`] keeps what is costly to make, in `print/` of the state folder.

mod artifact_cache;
mod build_stamp;
mod commit;
mod error;
mod journal;
mod lock;
mod manifest;
mod path;
mod plan;
mod staging;
mod sync;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

pub use artifact_cache::{ArtifactCache, artifact_cache};
pub use build_stamp::recall;
pub use error::SaveError;
use journal::{Found, Journal, MoveRoots};
use manifest::Manifest;
pub use path::output;
pub use staging::{Put, Staging};

/// Where a site is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveTarget {
    /// The folder that is published. It and the folders above it are made if they are not there.
    pub output: PathBuf,
    /// The folder `.tavle` directly below the site's own folder, or a folder in it. It may be removed while no save is under way.
    pub state: PathBuf,
}

/// What a save has done. Paths are below the output folder, with `/`, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// The files that were written.
    pub changed: Vec<Box<str>>,
    /// The files that were removed, since they are no longer made.
    pub gone: Vec<Box<str>>,
    /// Files that are no longer made, but that somebody has changed since: they are left, and told of at each save.
    pub left: Vec<Box<str>>,
}

/// Whether a site was saved to this folder, or to one that it lies in.
pub fn has_saved(target: &SaveTarget) -> Result<bool, SaveError> {
    for output in path::output(target)?.ancestors() {
        if target.state.join("output").join(path::key(target, output)?).join("manifest").exists() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Begins a save: nobody else is at work, and an interrupted save has been finished or taken back. The output is
/// not touched otherwise.
pub fn begin(target: &SaveTarget) -> Result<Staging, SaveError> {
    let output = path::output(target)?;
    let home = target.state.join("output").join(path::key(target, &output)?);
    fs::create_dir_all(&home).map_err(|e| SaveError::io("make the folder", &home, e))?;
    let lock = lock::take(&home.join("lock"))?;
    let places = Places { output, shown: target.output.clone(), home };
    places.finish()?;
    places.sweep()?;
    let manifest = Manifest::read(&places.manifest());
    Ok(Staging::new(places, manifest, lock))
}

/// All folders and files that a save works with.
#[derive(Clone, Debug)]
struct Places {
    /// The output folder, with links resolved.
    output: PathBuf,
    /// The output folder as it was asked for, for messages.
    shown: PathBuf,
    /// What is known of this output folder.
    home: PathBuf,
}

impl Places {
    fn manifest(&self) -> PathBuf {
        self.home.join("manifest")
    }

    fn next_manifest(&self) -> PathBuf {
        self.home.join("manifest.new")
    }

    fn build_stamp(&self) -> PathBuf {
        self.home.join("stamp")
    }

    fn journal(&self) -> PathBuf {
        self.home.join("journal")
    }

    fn next_journal(&self) -> PathBuf {
        self.home.join("journal.new")
    }

    /// The ground on which files are moved, when they are staged on the one or the other side.
    fn roots(&self, stage_in_output: bool) -> MoveRoots {
        let staging = if stage_in_output { self.output.join(path::STAGE_IN_OUTPUT) } else { self.home.join("stage") };
        MoveRoots { output: self.output.clone(), shown: self.shown.clone(), staging }
    }

    /// Finishes a save that was interrupted after its journal was written; where that is not possible, takes it back.
    fn finish(&self) -> Result<(), SaveError> {
        let journal = match Journal::read(&self.journal())? {
            Found::Whole(journal) => journal,
            Found::Nothing | Found::Torn => return Ok(()),
            Found::OtherVersion => return Err(SaveError::OtherVersion { path: self.journal() }),
        };
        // The new manifest takes its place last of all, so without it there is nothing left to do.
        if self.next_manifest().exists() {
            let roots = self.roots(journal.stage_in_output);
            let finished = commit::carry_out(self, &roots, &journal.ops, true, &|_| Ok(()));
            // If it was taken back, the save that now begins says what is wrong, if anything still is.
            if let Err(unfinished @ SaveError::Unfinished { .. }) = finished {
                return Err(unfinished);
            }
        }
        remove_file(&self.journal()).map_err(|e| SaveError::io("remove", self.journal(), e))
    }

    /// Removes what a save leaves behind, wherever it was interrupted.
    fn sweep(&self) -> Result<(), SaveError> {
        for file in [self.journal(), self.next_journal(), self.next_manifest()] {
            remove_file(&file).map_err(|e| SaveError::io("remove", &file, e))?;
        }
        for stage_in_output in [false, true] {
            let staging = self.roots(stage_in_output).staging;
            match fs::remove_dir_all(&staging) {
                Err(e) if e.kind() != ErrorKind::NotFound => return Err(SaveError::io("remove", &staging, e)),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Removes a file, if it is there.
fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
