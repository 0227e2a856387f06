//! What was decoded before, for those who read a site again and again.
//!
//! An entry never changes and depends on no other file. It is found again only for the very same text under the same
//! name and languages, so it can be old but never wrong.

use std::collections::HashMap;
use std::sync::Arc;

use super::decoded::{Decoded, Outcome, TextFile};
use tavle_base::{Checked, FileId};
use tavle_load::{Content, Source};

/// The files of one site as they were decoded last.
#[derive(Debug, Default)]
pub struct Cache {
    /// The languages in which the texts were looked for.
    tags: Vec<Box<str>>,
    files: HashMap<Arc<str>, Entry>,
}

#[derive(Debug)]
struct Entry {
    file: FileId,
    content: Content,
    decoded: Checked<Outcome>,
}

impl Cache {
    /// Forgets what was decoded for a site of other languages.
    pub(super) fn begin(&mut self, tags: &[&str]) {
        if !self.tags.iter().map(AsRef::as_ref).eq(tags.iter().copied()) {
            self.tags = tags.iter().map(|tag| Box::from(*tag)).collect();
            self.files.clear();
        }
    }

    /// What this very file was decoded to.
    pub(super) fn find(&self, file: FileId, source: &Source) -> Option<Checked<Outcome>> {
        let entry = self.files.get(&source.path).filter(|entry| entry.content.is(&source.content))?;
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
        let mut before = std::mem::take(&mut self.files);
        for ((file, source), decoded) in files.iter().zip(decoded) {
            let same = before.remove(&source.path).filter(|one| one.file == *file && one.content.is(&source.content));
            let entry = same.unwrap_or_else(|| Entry {
                file: *file,
                content: source.content.clone(),
                decoded: decoded.clone(),
            });
            self.files.insert(source.path.clone(), entry);
        }
    }
}
