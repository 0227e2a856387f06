//! The chapters and pages of the site, and why its other texts are not shown.

use std::collections::{BTreeMap, HashMap};

use super::around::Around;
use crate::chapter::Chapter;
use crate::ids::ChapterId;
use crate::text_reader::{Coverage, Findings, Notice};
use crate::visibility::{Former, Hidden, HiddenPaths, Shown, Withdrawn};
use tavle_base::{Diagnostic, FileId, Lang, Place, Severity, message, names};
use tavle_schema::Missing;

/// The chapters and pages that are visible.
#[derive(Default)]
pub struct Chapters {
    pub chapters: Vec<Chapter>,
    /// By the path without language and `.md`, as in `content/plan/status`.
    pub by_path: HashMap<Box<str>, ChapterId>,
    /// The text of the home page.
    pub home: Option<ChapterId>,
    /// The site's other own pages, which stand directly under `content/`, by name.
    pub pages: Vec<ChapterId>,
    /// The folder and name of every text, visible or not.
    pub names: Vec<(Box<str>, Box<str>)>,
    /// The texts that have expired, by path as above.
    pub expired: BTreeMap<Box<str>, Expired>,
    /// Which text shows which data.
    pub embeddings: Vec<Embedding>,
}

/// A text that has expired in all languages in which it was visible.
pub struct Expired {
    pub file: FileId,
    /// Below `content/`.
    pub folder: Box<str>,
    /// The last day of all its languages.
    pub day: jiff::civil::Date,
    /// The word in the address in each of the site's languages; the file's name where it was in another language.
    pub slugs: Vec<Box<str>>,
    /// The notice, one string a language.
    pub withdrawn: Vec<Option<Box<str>>>,
}

impl Expired {
    /// The page that stays at the address of a chapter of the publication with these words in its address; of a page of
    /// the site's own where there are none.
    pub fn below(&self, publication: &[Box<str>], found: &mut Findings) -> Withdrawn {
        let address = |(n, slug)| match publication.get(n) {
            Some(publication) => format!("{publication}/{slug}").into(),
            None => Box::clone(slug),
        };
        let notice = Notice::in_languages(self.withdrawn.iter().map(Option::as_deref), self.file);
        Withdrawn {
            file: self.file,
            address: Former::Text(self.slugs.iter().enumerate().map(address).collect()),
            day: self.day,
            text: notice.map(|notice| notice.shown(self.file, found)),
        }
    }
}

/// A data set that a text shows.
pub struct Embedding {
    /// The path of the text without language and `.md`.
    pub text: Box<str>,
    /// The path of the data below `data/`, without `.yaml`.
    pub data: String,
    /// Why the text in its language is not visible by itself.
    pub hidden: Option<Hidden>,
}

impl Chapters {
    /// What became of the pages that show each data set, by its path. `hidden` says why texts are not visible.
    pub fn shown(&self, hidden: &HiddenPaths) -> HashMap<&str, Shown> {
        let mut all: HashMap<&str, Shown> = HashMap::new();
        for Embedding { text, data, hidden: own } in &self.embeddings {
            let shown = match own.or_else(|| hidden.get(text).copied()) {
                Some(reason) => Shown::Hidden(reason),
                None => Shown::Visibly,
            };
            let known = all.entry(data).or_default();
            *known = known.also(shown);
        }
        all
    }

    /// The names of the texts in a folder.
    pub fn names(&self, folder: &str) -> impl Iterator<Item = &str> {
        self.names.iter().filter(move |(own, _)| own.as_ref() == folder).map(|(_, name)| name.as_ref())
    }

    /// The addresses of the site's own pages that have expired.
    pub fn own_expired(&self, found: &mut Findings) -> Vec<Withdrawn> {
        let own = self.expired.values().filter(|text| text.folder.is_empty());
        own.map(|text| text.below(&[], found)).collect()
    }

    /// Reports the chapters that are not there in every language.
    pub fn translated(&self, around: &Around<'_>, diagnostics: &mut Vec<Diagnostic>) {
        if around.missing == Missing::Fallback {
            return;
        }
        for chapter in &self.chapters {
            let (first, _) = chapter.version(Lang::DEFAULT);
            for lang in around.languages.all().filter(|lang| chapter.versions[lang.index()].is_none()) {
                let tag = around.languages.tag(lang);
                let file = format!("{}.{tag}.md", chapter.name);
                let message = message!("missing-translation.of-chapter", tags = names([tag]), file);
                let severity = if around.missing == Missing::Error { Severity::Error } else { Severity::Warning };
                diagnostics.push(Diagnostic { severity, ..Diagnostic::error(Place::whole(first.file), message) });
            }
        }
    }

    /// Counts which languages the chapters are written in.
    pub fn count(&self, coverage: &mut [Coverage]) {
        for chapter in &self.chapters {
            for (n, version) in chapter.versions.iter().enumerate() {
                coverage[n].all += 1;
                coverage[n].written += usize::from(version.is_some());
            }
        }
    }
}
