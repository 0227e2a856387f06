//! The parts of a site, before it is known where the links between them lead.

use std::sync::Arc;

use super::chapter::Chapter;
use super::dataset::DataSet;
use super::ids::ChapterId;
use super::mentions::Mentions;
use super::paths::Paths;
use super::publication::Publication;
use super::unit::Units;
use tavle_base::Languages;

/// All that a link can lead to.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    pub languages: &'a Languages,
    pub units: &'a Units,
    pub data: &'a [Arc<DataSet>],
    /// Where each unit has a role.
    pub mentions: &'a Mentions,
    pub publications: &'a [Publication],
    pub chapters: &'a [Chapter],
    /// The site's home page and its other own pages.
    pub home: Option<ChapterId>,
    pub pages: &'a [ChapterId],
    pub paths: &'a Paths,
}
