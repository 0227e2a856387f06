//! The only writing: what differs, all or nothing.
//!
//! [`begin`] takes a lock, finishes a save that was interrupted and gives a [`Staging`]. Files are [put](Staging::put)
//! there from many threads; those that differ from what is in the output folder wait in a hidden folder.
//! [`Staging::commit`] writes a journal of what it is about to do, moves everything into place, and then writes the
//! manifest of what Tavle has made. A problem on the way is taken back; a save that was killed is finished by the next
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
//! | `manifest` | what was written, and the folders that were made for it |
//! | `stamp` | from what that was made, so that the very same is not made again |
//! | `journal`, `manifest.new` | there only while files are moved |
//!
//! Nothing of it is believed that could lead elsewhere: the site, with its state, may come from somebody else. So links
//! are not followed, paths are judged like those of new files, and where the stage of a journal is not in the output
//! folder, nothing is moved. Beside it, [`artifact_cache()`] keeps what is costly to make, in `print/` of the state folder.
//!
//! In the output folder lie, only while a save is under way, `.tavle-lock`, which is of that folder whichever site is saved
//! to it, and `.tavle-stage-…` with files on their way in (`new`) and out (`old`).

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the one room that writes")]

mod artifact_cache;
mod build_stamp;
mod commit;
mod document;
mod error;
mod held;
#[cfg(test)]
mod interrupted;
mod journal;
mod lock;
mod manifest;
mod own;
mod path;
mod places;
mod plan;
mod staging;
mod sync;
#[cfg(test)]
mod tests;

pub use artifact_cache::{Artifact, ArtifactCache, artifact_cache};
pub use commit::Saved;
pub use document::write_document;
pub use error::SaveError;
use journal::{Found, Journal};
use manifest::Manifest;
pub use path::{SaveTarget, output};
use places::Places;
pub use staging::{Put, Staging};

/// Whether a site was saved to this folder, or to one that it lies in.
pub fn has_saved(target: &SaveTarget) -> Result<bool, SaveError> {
    for output in path::output(target)?.ancestors() {
        if path::home(target, output)?.join("manifest").exists() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Begins a save: nobody else is at work, and an interrupted save has been finished or taken back. The output is
/// not touched otherwise.
pub fn begin(target: &SaveTarget) -> Result<Staging, SaveError> {
    let output = path::output(target)?;
    let places = Places::new(target, output)?;
    own::make_folder(path::above_state(&target.state), &places.home)?;
    let lock = lock::take(&places.output, &places.shown)?;
    finish(&places)?;
    places.sweep()?;
    let manifest = Manifest::read(&places.manifest());
    Ok(Staging::new(places, manifest, lock))
}

/// The note of the save that made `target` what it is, if that save had this fingerprint and nobody has touched what
/// it wrote.
///
/// # Errors
/// Those of [`begin`]: another save is under way, or an interrupted one cannot be finished.
pub fn recall(target: &SaveTarget, fingerprint: &str) -> Result<Option<String>, SaveError> {
    Ok(build_stamp::find(&begin(target)?, fingerprint))
}

/// Finishes a save that was interrupted after its journal was written; where that is not possible, takes it back.
fn finish(places: &Places) -> Result<(), SaveError> {
    let journal = match Journal::read(&places.journal())? {
        Found::Whole(journal) => journal,
        Found::Nothing | Found::Torn => return Ok(()),
        Found::OtherVersion => return Err(SaveError::OtherVersion { path: places.journal() }),
    };
    let roots = places.roots(&journal.stage);
    // The new manifest takes its place last of all, so without it there is nothing left to do.
    if places.next_manifest().exists() {
        let finished = match own::is_folder(&roots.staging) {
            true => commit::carry_out(places, &roots, &journal.ops, true, &|_| Ok(())),
            false => commit::settle_for_what_is_there(places),
        };
        // If it was taken back, the save that now begins says what is wrong, if anything still is.
        if let Err(unfinished @ SaveError::Unfinished { .. }) = finished {
            return Err(unfinished);
        }
    }
    own::remove(&places.journal()).map_err(|e| SaveError::io("save.remove", places.journal(), e))
}
