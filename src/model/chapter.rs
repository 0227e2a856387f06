//! Chapters of publications, and the site's own pages: one text in each language it is written in.

use std::sync::Arc;

pub use super::ids::ChapterId;
use super::ids::PublicationId;
use super::upkeep::Upkeep;
use tavle_base::{FileId, Lang};
use tavle_parse::markdown::MarkdownText;
use tavle_schema::Day;

/// A chapter of a publication, or a page of the site's own; `Chapter<()>` while that is not known yet.
#[derive(Debug)]
pub struct Chapter<P = Option<PublicationId>> {
    pub publication: P,
    /// The file's name without language and `.md`.
    pub name: Box<str>,
    /// The word in the address that the name gives, for languages in which the text is not written; empty for a name
    /// without letters and digits.
    pub slug: Box<str>,
    /// One a language, in the site's order; at least one is there.
    pub versions: Vec<Option<Version>>,
}

/// A chapter's text in one language.
#[derive(Debug)]
pub struct Version {
    pub file: FileId,
    pub title: Box<str>,
    pub slug: Box<str>,
    pub description: Option<Box<str>>,
    pub aliases: Vec<Box<str>>,
    pub updated: Option<Day>,
    pub upkeep: Upkeep,
    pub document: Arc<MarkdownText>,
}

impl<P> Chapter<P> {
    /// The version for readers of `lang`, and the language it is in: theirs, else the default, else any.
    pub fn version(&self, lang: Lang) -> (&Version, Lang) {
        if let Some(Some(version)) = self.versions.get(lang.index()) {
            return (version, lang);
        }
        let found =
            self.versions.iter().enumerate().find_map(|(n, version)| version.as_ref().map(|version| (n, version)));
        match found {
            Some((n, version)) => (version, Lang(n as u8)),
            None => unreachable!("a chapter is made from at least one file"),
        }
    }

    /// The word in the address for readers of `lang`.
    pub fn slug(&self, lang: Lang) -> &str {
        match self.versions.get(lang.index()) {
            Some(Some(version)) => &version.slug,
            _ if self.slug.is_empty() => &self.version(lang).0.slug,
            _ => &self.slug,
        }
    }
}
