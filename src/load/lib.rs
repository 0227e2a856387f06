//! The only reading of the site's files: a folder becomes [`Sources`].
//!
//! Everything that can be wrong with a file as a file is said here: one that cannot be read, is too large, is not
//! UTF-8, leads out of the site's folder or has a name that not every system can hold.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the one room that reads the site")]

pub mod builtin;
mod cache;
mod found;
mod names;
mod read;
mod real;
mod source;
mod text;
mod trouble;
mod walk;

use std::path::Path;

use rayon::prelude::*;

pub use cache::Cache;
use found::Found;
pub use real::{on_disk, real_path};
pub use source::{Content, Source, Sources};
use tavle_base::{AT_ONCE, Checked, Diagnostic, FileId};
use trouble::Trouble;
pub use walk::{FOLDERS, SITE_FILE};

/// Reads the site in the folder `root`: `site.yaml`, and everything in `content/`, `data/` and `themes/`.
///
/// A file that has a problem is among the sources all the same, so that the problem has a place: with the text as it was
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

#[cfg(test)]
mod tests;
