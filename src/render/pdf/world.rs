//! What Typst sees while it sets one document: the press it shares with all others, and the files of its job.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::print_job::PrintJob;
use super::typesetter::Typesetter;

/// A job on a press. There is no clock, no network and no other file.
pub struct TypstWorld<'a> {
    typesetter: &'a Typesetter,
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

impl<'a> TypstWorld<'a> {
    /// Nothing if the theme has no such template.
    pub fn new(typesetter: &'a Typesetter, job: &PrintJob) -> Option<Self> {
        let main = file_id(&format!("/print/{}", job.template))?;
        let mut files = HashMap::new();
        let data = ("/data.json", &job.data);
        for (name, bytes) in job.files.iter().map(|(name, bytes)| (name.as_str(), bytes)).chain([data]) {
            files.insert(file_id(name)?, Bytes::new(bytes.clone()));
        }
        typesetter.template(main).map(|_| Self { typesetter, main, files })
    }
}

/// The name by which Typst knows a file. There can be no more than 65,535 in the life of a process, so names that
/// differ from document to document are numbers, and never words of a site.
pub fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for TypstWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.typesetter.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.typesetter.template(id).map(|template| template.source.clone()).ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
