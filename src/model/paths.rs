//! What stands at each path of the site's folder.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::ids::{ChapterId, DataId, PublicationId};
use super::visibility::HiddenPaths;
use tavle_base::FileId;

/// What stands at each path of the site's folder.
#[derive(Debug, Default)]
pub struct Paths {
    /// By the path below `data/`, without `.yaml`.
    pub data: HashMap<Box<str>, DataId>,
    /// The files of units, by the path below `data/`, without `.yaml`.
    pub units: HashSet<Box<str>>,
    /// By the folder below `content/`.
    pub publications: HashMap<Box<str>, PublicationId>,
    /// By the path without language and `.md`, as in `content/plan/status`.
    pub chapters: HashMap<Box<str>, ChapterId>,
    /// Images and other files, by their paths.
    pub files: HashMap<Arc<str>, FileId>,
    /// What is there but not visible, and why.
    pub hidden: HiddenPaths,
}
