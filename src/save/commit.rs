//! From the stage to the output folder: the journal is written, the steps are done, the manifest takes its place.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::Ordering;

use super::error::SaveError;
use super::journal::{Journal, MoveRoots, Op};
use super::manifest::hash;
use super::places::{Places, remove_file};
use super::plan::{Plan, plan};
use super::staging::{Staging, locked};
use super::{build_stamp, sync};

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
        remove_file(&self.places.build_stamp())
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
        };
        if let Some((fingerprint, note)) = stamp(&saved) {
            build_stamp::write(&self.places, manifest, &fingerprint, &note);
        }
        Ok(saved)
    }

    fn put_in_place(&mut self, plan: &Plan, watch: Watch) -> Result<(), SaveError> {
        let places = &self.places;
        if plan.ops.is_empty() {
            return if plan.manifest == self.manifest { Ok(()) } else { replace_manifest(places, plan) };
        }
        let room = self.room()?;
        let journal = Journal { stage_in_output: room.in_output, ops: plan.ops.clone() };
        let written = watch(FailPoint::Staging)
            .and_then(|()| sync::all(&room.roots.staging))
            .and_then(|()| watch(FailPoint::Manifest))
            .and_then(|()| write_through(&places.next_manifest(), &plan.manifest.to_text()))
            .and_then(|()| watch(FailPoint::Journal))
            .and_then(|()| write_through(&places.next_journal(), &journal.to_text()))
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
        let _ = watch(FailPoint::Close).and_then(|()| remove_file(&self.places.journal()));
        done
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
    let taken_back = begun.iter().rev().try_for_each(|op| roots.undo(op));
    // Without it, a journal that is still there is not carried out.
    let withdrawn = taken_back
        .is_ok()
        .then(|| remove_file(&places.next_manifest()).is_ok() || remove_file(&places.journal()).is_ok());
    if withdrawn == Some(true) { Err(because) } else { Err(SaveError::Unfinished { because: Box::new(because) }) }
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
fn replace_manifest(places: &Places, plan: &Plan) -> Result<(), SaveError> {
    write_through(&places.next_manifest(), &plan.manifest.to_text())
        .and_then(|()| fs::rename(places.next_manifest(), places.manifest()))
        .map_err(|e| SaveError::io("save.write", places.manifest(), e))
}

/// Writes a file and waits until the disk holds it.
fn write_through(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
