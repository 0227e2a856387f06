//! The files of a site as all rooms above know them: by their numbers, each with its path and what it holds.

use std::cmp::Ordering;
use std::sync::Arc;

use bytes::Bytes;
use rayon::prelude::*;

use tavle_base::{AT_ONCE, FileId};

/// All files of a site, in the order of their paths, each known by a [`FileId`].
#[derive(Clone, Debug, Default)]
pub struct Sources {
    pub(super) files: Vec<Source>,
    /// The files of the default theme that the site does not have itself.
    pub(super) built_in: Vec<Source>,
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
                (Some(a), Some(b)) if Arc::ptr_eq(&a.path, &b.path) => Ordering::Equal,
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

    /// One file.
    pub fn get(&self, id: FileId) -> &Source {
        let index = id.index();
        self.files.get(index).unwrap_or_else(|| &self.built_in[index - self.files.len()])
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let own = self.files.binary_search_by(|source| source.path.as_ref().cmp(path)).ok();
        let index = own.or_else(|| {
            let index = self.built_in.iter().position(|source| source.path.as_ref() == path)?;
            Some(self.files.len() + index)
        })?;
        Some(FileId::of(index))
    }
}

impl Source {
    /// The file's text; empty for a file that is not text.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::BuiltIn(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            Content::Bytes(_) => "",
        }
    }
}
