//! The only reading of the site's files: a folder becomes [`Sources`].
//!
//! Everything that can be wrong with a file as a file is said here: one that cannot be read, is too large, is not
//! UTF-8, leads out of the site's folder or has a name that not every system can hold.

pub mod builtin;
mod cache;
mod names;
mod read;
mod text;
mod trouble;
mod walk;

use std::cmp::Ordering;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use rayon::prelude::*;

use crate::base::{AT_ONCE, Checked, Diagnostic, FileId};
pub use cache::Cache;
use trouble::Trouble;
use walk::Found;
pub use walk::{FOLDERS, SITE_FILE};

/// Reads the site in the folder `root`: `site.yaml`, and everything in `content/`, `data/` and `themes/`.
///
/// A file that has a fault is among the sources all the same, so that the fault has a place: with the text as it was
/// probably meant where only its encoding is wrong, else with an empty one. Hidden files and those that editors and
/// systems leave behind are passed over. A link to a file inside the folder is followed; a link to a folder is not.
pub fn sources(root: &Path) -> Checked<Sources> {
    match Files::read(root) {
        Ok(files) => files.sources(),
        Err(trouble) => Checked { value: Sources::default(), diagnostics: vec![trouble.general()] },
    }
}

/// The files of a site as they were found and read.
#[derive(Debug)]
struct Files {
    found: Vec<Found>,
    /// One for each that was found.
    read: Vec<(Content, Vec<Trouble>)>,
    /// What is wrong with folders, and with names beside each other.
    diagnostics: Vec<Diagnostic>,
    /// Whether a file is read from elsewhere than where it lies.
    has_links: bool,
}

impl Files {
    fn read(root: &Path) -> Result<Self, Trouble> {
        let walk = walk::site(root)?;
        let mut diagnostics: Vec<Diagnostic> = walk.troubles.into_iter().map(Trouble::general).collect();
        let files = &walk.files;
        let read = || files.par_iter().with_max_len(AT_ONCE).map(read::file).collect();
        let (clashes, read) = rayon::join(|| names::clashes(files), read);
        diagnostics.extend(clashes);
        Ok(Self { found: walk.files, read, diagnostics, has_links: walk.has_links })
    }

    fn sources(&self) -> Checked<Sources> {
        let mut diagnostics = self.diagnostics.clone();
        for ((found, (_, troubles)), file) in self.found.iter().zip(&self.read).zip((0..).map(FileId)) {
            let all = found.troubles.iter().chain(troubles);
            diagnostics.extend(all.map(|trouble| trouble.clone().at(file)));
        }
        let files = self.found.iter().zip(&self.read);
        let files = files.map(|(found, (content, _))| Source { path: found.path.clone(), content: content.clone() });
        let mut sources = Sources { files: files.collect(), built_in: Vec::new() };
        builtin::complete(&mut sources);
        Checked { value: sources, diagnostics }
    }
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// UTF-8 without a byte-order mark; line ends as they were.
    Text(Arc<String>),
    /// An image, a font or another file that is passed on as it is.
    Bytes(Bytes),
    /// A file of the default theme, text or not, as it is part of the program.
    BuiltIn(&'static [u8]),
    /// A text that was let go again, and how many bytes it had.
    LetGo(usize),
}

impl Content {
    /// Whether it is the very same, not only an equal one.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => Arc::ptr_eq(a, b),
            (Self::Bytes(a), Self::Bytes(b)) => std::ptr::eq(a.as_ref(), b.as_ref()),
            (Self::BuiltIn(a), Self::BuiltIn(b)) => std::ptr::eq(*a, *b),
            _ => false,
        }
    }
}

impl Sources {
    /// The sources with these files.
    pub fn new(mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files, built_in: Vec::new() }
    }

    /// A fingerprint of all that the site's own files hold, with their paths.
    pub fn fingerprint(&self) -> String {
        let one = |source: &Source| {
            let bytes = match &source.content {
                Content::Text(text) => text.as_bytes(),
                Content::Bytes(bytes) => bytes,
                Content::BuiltIn(bytes) => bytes,
                Content::LetGo(_) => &[],
            };
            blake3::hash(bytes)
        };
        let hashes: Vec<blake3::Hash> = self.files.par_iter().with_max_len(AT_ONCE).map(one).collect();
        let mut all = blake3::Hasher::new();
        for (source, hash) in self.files.iter().zip(hashes) {
            all.update(source.path.as_bytes()).update(&[0]).update(hash.as_bytes());
        }
        all.finalize().to_hex().to_string()
    }

    /// The paths at which these sources and those `before` differ.
    pub fn changed_since<'a>(&'a self, before: &'a Self) -> Vec<&'a str> {
        let differs = |a: &Source, b: &Source| !a.content.is(&b.content) && a.content != b.content;
        let (mut new, mut old) = (self.files.iter().peekable(), before.files.iter().peekable());
        let mut changed = Vec::new();
        loop {
            let order = match (new.peek(), old.peek()) {
                (Some(a), Some(b)) => a.path.cmp(&b.path),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return changed,
            };
            let (a, b) = (new.next_if(|_| order.is_le()), old.next_if(|_| order.is_ge()));
            if a.zip(b).is_none_or(|(a, b)| differs(a, b)) {
                changed.extend(a.or(b).map(|file| file.path.as_ref()));
            }
        }
    }

    /// All files, in the order of their paths.
    pub fn all(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0..).map(FileId).zip(self.files.iter().chain(&self.built_in))
    }

    /// All files, in the order of their paths, to let their texts go.
    pub fn all_mut(&mut self) -> impl Iterator<Item = (FileId, &mut Source)> {
        (0..).map(FileId).zip(self.files.iter_mut().chain(&mut self.built_in))
    }

    /// The same with nothing but the files of themes, each under the number that it has here.
    pub fn themes(&self) -> Self {
        let one = |source: &Source| match source.path.starts_with("themes/") {
            true => source.clone(),
            false => Source { path: source.path.clone(), content: Content::LetGo(0) },
        };
        Self { files: self.files.iter().map(one).collect(), built_in: self.built_in.clone() }
    }

    /// Takes back a text that was let go, from sources that were read `again`. A text that has another length than it
    /// had stays away, for nothing that is known of the old one is true of it.
    pub fn take_back(&mut self, id: FileId, again: &Self) {
        let Some(source) = self.files.get_mut(id.0 as usize) else { return };
        let Content::LetGo(length) = source.content else { return };
        let found = again.find(&source.path).map(|id| again.get(id));
        if let Some(found) = found.filter(|found| found.text().len() == length) {
            source.content = found.content.clone();
        }
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
    /// The file's text; empty for a file that is not text, and for one whose text was let go.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::BuiltIn(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            Content::Bytes(_) | Content::LetGo(_) => "",
        }
    }

    /// Lets the text go, where it is not needed any more: a large site's texts would be held twice, as they are
    /// written and as they are understood. [`Sources::take_back`] brings it back.
    pub fn let_go(&mut self) {
        if let Content::Text(text) = &self.content {
            self.content = Content::LetGo(text.len());
        }
    }

    /// Whether its text was let go.
    pub fn is_let_go(&self) -> bool {
        matches!(self.content, Content::LetGo(_))
    }
}

#[cfg(test)]
mod tests;
