//! What one file of a site turned out to be.

use std::sync::Arc;

use super::{FrontMatter, Publication, Record, Seal};
use tavle_base::FileId;
use tavle_parse::markdown::MarkdownText;
use tavle_parse::yaml::Partial;

/// A Markdown file: `content/<folder>/<name>.<lang>.md`.
#[derive(Clone, Debug)]
pub struct TextFile {
    pub file: FileId,
    /// The folder below `content/`; empty for the site's own pages.
    pub folder: Box<str>,
    pub name: Box<str>,
    /// The language's tag, one of the site's.
    pub tag: Box<str>,
    pub front: FrontMatter,
    pub document: Arc<MarkdownText>,
}

/// What one file turned out to be.
#[derive(Clone, Debug)]
pub(super) enum Decoded {
    Data(Arc<Record>),
    Publication(Arc<Publication>),
    Text(Arc<TextFile>),
    Seal(Arc<Seal>),
    File,
    Nothing,
}

/// What one file turned out to be, and what is left of it if it has errors.
pub(super) type Outcome = (Decoded, Option<Arc<Partial>>);
