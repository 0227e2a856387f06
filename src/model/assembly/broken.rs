//! Files that are there but cannot be used: what refers to them is hidden rather than unknown.

use crate::visibility::{Hidden, HiddenPaths};
use tavle_base::FileId;
use tavle_load::Sources;
use tavle_parse::yaml;
use tavle_schema::{DataFile, UnitList};

/// The files, by what they would have held.
pub struct Broken {
    pub data: Vec<Box<str>>,
    /// Without language and `.md`: texts whose names do not say their language.
    texts: Vec<Box<str>>,
    /// Folders below `content/`.
    pub publications: Vec<Box<str>>,
    /// Whether one of them holds units, so that not all units are known.
    pub units: bool,
}

impl Broken {
    /// What these files would have held.
    pub fn new(files: &[FileId], sources: &Sources) -> Self {
        let mut broken = Self { data: Vec::new(), texts: Vec::new(), publications: Vec::new(), units: false };
        for source in files.iter().map(|file| sources.get(*file)) {
            let path = source.path.as_ref();
            if path.starts_with("data/") {
                let kind = yaml::kind(source.text());
                broken.units |= kind.map_or(path.ends_with("units.yaml"), |(kind, _)| kind == UnitList::WORD);
                broken.data.push(path.into());
            } else if let Some(folder) = path.strip_suffix("/publication.yaml") {
                broken.publications.push(folder.trim_start_matches("content/").into());
            } else if let Some(stem) = path.strip_suffix(".md") {
                broken.texts.push(stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).into());
            }
        }
        broken
    }

    /// What is hidden because of them.
    pub fn hidden(&self) -> HiddenPaths {
        self.data.iter().chain(&self.texts).map(|path| (path.clone(), Hidden::Invalid)).collect()
    }
}
