//! From the stage to the output folder: the journal is written, the steps are done, the manifest takes its place.

use std::fs;
use std::io;
use std::sync::atomic::Ordering;

use super::error::SaveError;
use super::journal::{Journal, MoveRoots, Op};
use super::manifest::{Entry, Manifest, hash};
use super::places::Places;
use super::plan::{Plan, plan};
use super::staging::{Staging, locked};
use super::{build_stamp, held, own, sync};

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
    /// Files that are no longer made, but that somebody has changed since: they are left, and reported at each save.
    pub left: Vec<Box<str>>,
    /// Files that lie in the output folder and are not made, where nothing is known of an earlier save to it.
    pub others: Vec<Box<str>>,
}

/// The moments of a save, each before something is done. Tests interrupt them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailPoint {
    /// Before the disk is waited for, until it holds what is staged.
    Staging,
    /// Before the new manifest is written beside the old one.
    Manifest,
    /// Before the journal is written under another name.
    Journal,
    /// Before the journal takes its name: from here on, a save that is killed will be finished.
    Promise,
    /// Before a step, by its index.
    Step(usize),
    /// Before the new manifest takes its place: from here on, the save is done.
    Stamp,
    /// Before the journal is removed.
    Close,
}

/// Asked at each moment; what it returns is taken for the system's answer.
pub type Watch<'a> = &'a dyn Fn(FailPoint) -> io::Result<()>;

impl Staging {
    /// Makes the output folder hold what was put and nothing else that Tavle made.
    ///
    /// # Errors
    /// After an error the output is as it was, unless it is [`SaveError::Unfinished`].
    pub fn commit(self) -> Result<Saved, SaveError> {
        self.commit_watched(&|_| Ok(()), |_| None)
    }

    /// The same, leaving a note under a fingerprint of all that the output was made from, for [`recall`](super::recall).
    pub fn commit_stamped(self, stamp: impl FnOnce(&Saved) -> Option<(String, String)>) -> Result<Saved, SaveError> {
        self.commit_watched(&|_| Ok(()), stamp)
    }

    pub(super) fn commit_watched(
        mut self,
        watch: Watch,
        stamp: impl FnOnce(&Saved) -> Option<(String, String)>,
    ) -> Result<Saved, SaveError> {
        // What is about to change is no longer what the seal says.
        own::remove(&self.places.build_stamp())
            .map_err(|e| SaveError::io("save.remove", self.places.build_stamp(), e))?;
        let files = std::mem::take(&mut *locked(&self.files));
        let count = files.len();
        let plan = plan(&self, files.into_iter().collect(), self.next.load(Ordering::Relaxed))?;
        self.put_in_place(&plan, watch)?;
        let manifest = hash(plan.manifest.to_text().as_bytes());
        let saved = Saved {
            written: plan.changed.len(),
            unchanged: count - plan.changed.len(),
            removed: plan.gone.len(),
            changed: plan.changed,
            gone: plan.gone,
            left: plan.left,
            others: plan.others,
        };
        // The next save has something to do even if nothing changes.
        let is_tidy = !plan.ops.iter().any(|op| matches!(op, Op::Tidy(path) if self.is_empty(path)));
        if let Some((fingerprint, note)) = stamp(&saved).filter(|_| is_tidy) {
            build_stamp::write(&self.places, manifest, &fingerprint, &note);
        }
        Ok(saved)
    }

    fn put_in_place(&mut self, plan: &Plan, watch: Watch) -> Result<(), SaveError> {
        let places = &self.places;
        if plan.ops.is_empty() {
            return if plan.manifest == self.manifest { Ok(()) } else { replace_manifest(places, &plan.manifest) };
        }
        let room = self.room()?;
        let journal = Journal { stage: room.name.clone(), ops: plan.ops.clone() };
        self.none_is_held(&plan.ops)?;
        let written = watch(FailPoint::Staging)
            .and_then(|()| sync::all(&room.roots.staging))
            .and_then(|()| watch(FailPoint::Manifest))
            .and_then(|()| own::write_through(&places.next_manifest(), &plan.manifest.to_text()))
            .and_then(|()| watch(FailPoint::Journal))
            .and_then(|()| own::write_through(&places.next_journal(), &journal.to_text()))
            .and_then(|()| watch(FailPoint::Promise))
            .and_then(|()| fs::rename(places.next_journal(), places.journal()))
            .and_then(|()| sync::names(&places.home));
        written.map_err(|e| SaveError::io("save.write", places.journal(), e))?;

        let done = carry_out(places, &room.roots, &plan.ops, false, watch);
        if matches!(done, Err(SaveError::Unfinished { .. })) {
            self.unfinished = true;
            return done;
        }
        // A journal that stays here does no harm: without a new manifest beside it, nothing is done again.
        let _ = watch(FailPoint::Close).and_then(|()| own::remove(&self.places.journal()));
        done
    }

    /// Whether a folder is there with nothing in it.
    fn is_empty(&self, folder: &str) -> bool {
        fs::read_dir(self.places.output.join(folder)).is_ok_and(|mut held| held.next().is_none())
    }

    /// What is to be replaced or removed must not be open in a program that lets nobody do so. This is asked before
    /// anything is moved, so that all such files are named at once.
    fn none_is_held(&self, ops: &[Op]) -> Result<(), SaveError> {
        let moved = ops.iter().filter(|op| matches!(op, Op::Replace(..) | Op::Remove(..)));
        let held: Vec<_> = moved.filter(|op| held::cannot_move(&self.places.output.join(op.path()))).collect();
        match held.is_empty() {
            true => Ok(()),
            false => Err(SaveError::Held { paths: held.iter().map(|op| self.places.shown(op.path())).collect() }),
        }
    }
}

/// Does all steps and puts the new manifest in place; on an error takes everything back, and says so if it cannot.
/// `again` says that the steps may have been done before, wholly or in part.
pub fn carry_out(places: &Places, roots: &MoveRoots, ops: &[Op], again: bool, watch: Watch) -> Result<(), SaveError> {
    let about_manifest = |e| SaveError::io("save.write", places.manifest(), e);
    let about_output = |e| SaveError::io("save.write", &places.shown, e);
    let mut done = 0;
    let result = ops
        .iter()
        .enumerate()
        .try_for_each(|(index, op)| {
            done = index + 1;
            watch(FailPoint::Step(index)).map_err(about_output)?;
            roots.apply(op, again)
        })
        .and_then(|()| settle(roots).map_err(about_output))
        .and_then(|()| watch(FailPoint::Stamp).map_err(about_manifest))
        .and_then(|()| fs::rename(places.next_manifest(), places.manifest()).map_err(about_manifest));
    let Err(because) = result else { return Ok(()) };

    let begun = if again { ops } else { &ops[..done] };
    // One step that cannot be taken back does not keep the others from it.
    let stuck = begun.iter().rev().filter(|op| roots.undo(op).is_err()).count();
    // Without it, a journal that is still there is not carried out.
    let is_withdrawn =
        stuck == 0 && (own::remove(&places.next_manifest()).is_ok() || own::remove(&places.journal()).is_ok());
    if is_withdrawn { Err(because) } else { Err(SaveError::Unfinished { because: Box::new(because) }) }
}

/// The stage of an interrupted save is gone: somebody has removed it, or another site was saved to the folder since. The
/// manifest then lists what has been moved so far, so that the next save knows it for Tavle's.
pub fn settle_for_what_is_there(places: &Places) -> Result<(), SaveError> {
    let mut manifest = Manifest::read(&places.manifest());
    let next = Manifest::read(&places.next_manifest());
    let find = |path: &str| fs::symlink_metadata(places.output.join(path));
    let is_moved =
        |path: &str, entry: &Entry| find(path).is_ok_and(|found| found.is_file() && entry.is_untouched(&found));
    manifest.files.extend(next.files.into_iter().filter(|(path, entry)| is_moved(path, entry)));
    manifest.folders.extend(next.folders);
    // What was a file may have become a folder, and the other way round.
    manifest.files.retain(|path, _| find(path).is_ok_and(|found| found.is_file()));
    manifest.folders.retain(|path| find(path).is_ok_and(|found| found.is_dir()));
    replace_manifest(places, &manifest)
}

/// Waits until the disk holds the steps, so that no manifest lists what a power cut takes back. Where a system can only
/// be asked for file by file, the files have been asked for already, and it keeps names in their order.
fn settle(roots: &MoveRoots) -> io::Result<()> {
    match cfg!(target_os = "linux") {
        true => sync::all(&roots.output),
        false => Ok(()),
    }
}

/// Only the manifest has changed: a file has another date, or one that was here already is now ours.
fn replace_manifest(places: &Places, manifest: &Manifest) -> Result<(), SaveError> {
    own::write_through(&places.next_manifest(), &manifest.to_text())
        .and_then(|()| fs::rename(places.next_manifest(), places.manifest()))
        .map_err(|e| SaveError::io("save.write", places.manifest(), e))
}
