//! The only reading of the site's files: a folder becomes [`Sources`].
//!
//! Everything that can be wrong with a file as a file is said here: one that cannot be read, is too large, is not
//! UTF-8, leads out of the site's folder or has a name that not every system can hold.

pub mod builtin;
mod names;
mod read;
mod text;
mod trouble;
mod walk;

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{Checked, Diagnostic, FileId};
use trouble::Trouble;

/// Reads the site in the folder `root`: `site.yaml`, and everything in `content/`, `data/` and `themes/`.
///
/// A file that has a fault is among the sources all the same, so that the fault has a place: with the text as it was
/// probably meant where only its encoding is wrong, else with an empty one. Hidden files and those that editors and
/// systems leave behind are passed over. A link to a file inside the folder is followed; a link to a folder is not.
pub fn sources(root: &Path) -> Checked<Sources> {
    let walk = match walk::site(root) {
        Ok(walk) => walk,
        Err(trouble) => return Checked { value: Sources::default(), diagnostics: vec![trouble.general()] },
    };
    let mut diagnostics: Vec<Diagnostic> = walk.troubles.into_iter().map(Trouble::general).collect();
    let read: Vec<(Content, Vec<Trouble>)> = walk.files.par_iter().map(read::file).collect();
    for ((found, (_, troubles)), file) in walk.files.iter().zip(&read).zip((0..).map(FileId)) {
        let all = found.troubles.iter().chain(troubles);
        diagnostics.extend(all.map(|trouble| trouble.clone().at(file)));
    }
    diagnostics.extend(names::clashes(&walk.files));
    let files = walk.files.into_iter().zip(read);
    let files = files.map(|(found, (content, _))| Source { path: found.path.into(), content }).collect();
    let mut sources = Sources { files, built_in: Vec::new() };
    builtin::complete(&mut sources);
    Checked { value: sources, diagnostics }
}

/// All files of a site, in the order of their paths, each known by a [`FileId`].
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
    /// The files of the default theme that the site does not have itself.
    built_in: Vec<Source>,
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
        Self { files, built_in: Vec::new() }
    }

    /// All files, in the order of their paths.
    pub fn all(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0..).map(FileId).zip(self.files.iter().chain(&self.built_in))
    }

    /// One file.
    pub fn get(&self, id: FileId) -> &Source {
        let index = id.0 as usize;
        self.files.get(index).unwrap_or_else(|| &self.built_in[index - self.files.len()])
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let own = self.files.binary_search_by(|source| source.path.as_ref().cmp(path)).ok();
        let index = own.or_else(|| {
            let index = self.built_in.iter().position(|source| source.path.as_ref() == path)?;
            Some(self.files.len() + index)
        })?;
        Some(FileId(index as u32))
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

#[cfg(test)]
mod tests;
