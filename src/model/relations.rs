//! How rows hang together: which objectives they serve, and what else they are related to.
//!
//! Only what is visible is here, so nothing after the model can show that something hidden is served.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::ids::{DataId, PublicationId};
use tavle_base::{FileId, KeyPath};
use tavle_schema::Related;

/// A row: its data set, and its index in it.
pub type RowId = (DataId, u32);

/// What serves an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contributor {
    Publication(PublicationId),
    /// A phase of a roadmap.
    Group(DataId, u32),
    Row(DataId, u32),
}

/// How the rows of a site hang together.
#[derive(Debug, Default)]
pub struct Relations {
    pub(super) serves: BTreeMap<Contributor, Vec<RowId>>,
    /// In the order of the site.
    pub(super) served_by: BTreeMap<RowId, Vec<Contributor>>,
    pub(super) related: BTreeMap<RowId, Vec<(Related, RowId)>>,
    /// All rows that serve an objective, themselves or through other objectives, in the order of the site.
    pub(super) work: BTreeMap<RowId, Box<[RowId]>>,
    /// Where files name what is hidden.
    pub(super) hidden: HashMap<FileId, HashSet<KeyPath>>,
}

impl Relations {
    /// The objectives that something serves, in the order written.
    pub fn serves(&self, contributor: Contributor) -> &[RowId] {
        self.serves.get(&contributor).map_or(&[], Vec::as_slice)
    }

    /// What serves an objective.
    pub fn served_by(&self, objective: RowId) -> &[Contributor] {
        self.served_by.get(&objective).map_or(&[], Vec::as_slice)
    }

    /// All rows that serve an objective, themselves, in a phase or through other objectives, each once: objectives
    /// themselves do no work.
    pub fn work(&self, objective: RowId) -> &[RowId] {
        self.work.get(&objective).map_or(&[], AsRef::as_ref)
    }

    /// What a row is related to, in the order of words.
    pub fn related(&self, row: RowId) -> &[(Related, RowId)] {
        self.related.get(&row).map_or(&[], Vec::as_slice)
    }

    /// Everything that serves an objective, with each that it serves.
    pub fn edges(&self) -> impl Iterator<Item = (Contributor, RowId)> {
        self.serves.iter().flat_map(|(contributor, all)| all.iter().map(|objective| (*contributor, *objective)))
    }

    /// Whether anything serves any objective.
    pub fn has_any(&self) -> bool {
        !self.served_by.is_empty()
    }

    /// Where a file names what is hidden, which no output repeats.
    pub fn hidden_in(&self, file: FileId) -> impl Iterator<Item = &KeyPath> {
        self.hidden.get(&file).into_iter().flatten()
    }
}

/// A reference as it is written, before it is known where it leads.
#[derive(Clone, Debug)]
pub struct WrittenReference {
    pub what: ReferenceKind,
    /// `id`, or `set#id`.
    pub to: Box<str>,
    pub path: KeyPath,
}

/// What is said of which part of a data set.
#[derive(Clone, Copy, Debug)]
pub enum ReferenceKind {
    /// The row with this index serves an objective.
    RowServes(u32),
    GroupServes(u32),
    /// The row with this index is related to another one.
    RowRelated(u32, Related),
}

/// The references of one file.
#[derive(Debug)]
pub struct FileReferences {
    pub file: FileId,
    pub references: Vec<WrittenReference>,
}
