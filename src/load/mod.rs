//! The only reading of the site's files: a folder becomes [`Sources`].
//!
//! Everything that can be wrong with a file as a file is said here: one that cannot be read, is too large, is not
//! UTF-8, leads out of the site's folder or has a name that not every system can hold.

use std::sync::Arc;

use crate::base::FileId;

/// All files of a site, in the order of their paths, each known by a [`FileId`].
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

/// One file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path below the site's folder, with `/` between names and in composed Unicode (NFC).
    pub path: Arc<str>,
    pub content: Content,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// UTF-8 without a byte-order mark; line ends as they were.
    Text(Arc<str>),
    /// An image, a font or another file that is passed on as it is.
    Bytes(Arc<[u8]>),
}

impl Sources {
    /// The sources with these files.
    pub fn new(mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// All files, in the order of their paths.
    pub fn all(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// One file.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|source| source.path.as_ref().cmp(path)).ok().map(|index| FileId(index as u32))
    }
}

impl Source {
    /// The file's text; empty for a file that is not text.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Bytes(_) => "",
        }
    }
}
