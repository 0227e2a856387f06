//! What was decoded before, for those who read a site again and again.
//!
//! An entry never changes and depends on no other file. It is found again only for the very same text under the same
//! name and languages, so it can be old but never wrong.

use std::sync::Arc;

use super::decoded::{Decoded, Outcome, TextFile};
use tavle_base::{Checked, FileId};
use tavle_load::{Content, Source};

/// The files of one site as they were decoded last.
#[derive(Debug, Default)]
pub struct Cache {
    /// The languages in which the texts were looked for.
    tags: Vec<Box<str>>,
    /// The roles that the site names.
    roles: Box<[Box<str>]>,
    /// The site's own files, in the order of their paths.
    files: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    path: Arc<str>,
    file: FileId,
    content: Content,
    decoded: Checked<Outcome>,
}

impl Cache {
    /// Forgets what was decoded for a site of other languages or roles.
    pub(super) fn begin(&mut self, tags: &[&str], roles: &[Box<str>]) {
        if !self.tags.iter().map(AsRef::as_ref).eq(tags.iter().copied()) || *self.roles != *roles {
            self.tags = tags.iter().map(|tag| Box::from(*tag)).collect();
            self.roles = roles.into();
            self.files.clear();
        }
    }

    /// What this very file was decoded to.
    pub(super) fn find(&self, file: FileId, source: &Source) -> Option<Checked<Outcome>> {
        // Most have the number that they had.
        let same = self.files.get(file.index()).filter(|entry| entry.path == source.path);
        let moved = || self.files.binary_search_by(|entry| entry.path.cmp(&source.path)).ok().map(|n| &self.files[n]);
        let entry = same.or_else(moved).filter(|entry| entry.content.is(&source.content))?;
        if entry.file == file {
            return Some(entry.decoded.clone());
        }
        // The same file has another number where files before it have come or gone. Diagnostics have its number in
        // many places, so a file with any is decoded again.
        if !entry.decoded.diagnostics.is_empty() {
            return None;
        }
        let decoded = match &entry.decoded.value.0 {
            Decoded::Text(text) => Decoded::Text(Arc::new(TextFile { file, ..TextFile::clone(text) })),
            other => other.clone(),
        };
        Some(Checked::clean((decoded, None)))
    }

    /// Keeps what the files were decoded to, and nothing else.
    pub(super) fn keep(&mut self, files: &[(FileId, &Source)], decoded: &[Checked<Outcome>]) {
        let own = files.iter().zip(decoded).filter(|((_, source), _)| !matches!(source.content, Content::BuiltIn(_)));
        let entry = |((file, source), decoded): (&(FileId, &Source), &Checked<Outcome>)| Entry {
            path: source.path.clone(),
            file: *file,
            content: source.content.clone(),
            decoded: decoded.clone(),
        };
        self.files = own.map(entry).collect();
    }
}
