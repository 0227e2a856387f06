//! Texts while they are being sorted into chapters of publications and pages of the site's own.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::is_shown;
use crate::base::{Diagnostic, KeyPath, Lang, Languages, Place};
use crate::load::Sources;
use crate::model::chapter::{Chapter, ChapterId, Version};
use crate::model::text::Coverage;
use crate::model::unit::{bad_name, is_name};
use crate::schema::TextFile;

/// All texts of the site while they are being sorted into chapters and pages.
pub struct Texts {
    pub chapters: Vec<Chapter>,
    pub by_path: HashMap<Box<str>, ChapterId>,
    /// The folder of each chapter, and whether a publication lists it.
    pub listed: Vec<(Box<str>, bool)>,
}

impl Texts {
    /// The texts that are shown at the as-of date, as chapters by their paths without language.
    pub fn new(
        files: Vec<Arc<TextFile>>,
        as_of: Date,
        languages: &Languages,
        hidden: &mut HashSet<Box<str>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut texts = Self { chapters: Vec::new(), by_path: HashMap::new(), listed: Vec::new() };
        for text in files {
            let TextFile { file, folder, name, tag, front, document } = Arc::unwrap_or_clone(text);
            let path: Box<str> = match folder.is_empty() {
                true => format!("content/{name}").into(),
                false => format!("content/{folder}/{name}").into(),
            };
            if !is_shown(front.draft, front.publish, front.expires, as_of) {
                hidden.insert(path);
                continue;
            }
            let Some(lang) = languages.find(&tag) else { continue };
            if let Some(slug) = front.slug.as_deref().filter(|slug| !is_name(slug)) {
                diagnostics.push(bad_name(slug, Place::value(file, KeyPath::top().key("slug"))));
            }
            let id = *texts.by_path.entry(path).or_insert_with(|| {
                let versions = std::iter::repeat_with(|| None).take(languages.count()).collect();
                texts.chapters.push(Chapter { publication: None, name: name.clone(), versions });
                texts.listed.push((folder, false));
                ChapterId(texts.chapters.len() as u32 - 1)
            });
            texts.chapters[id.0 as usize].versions[lang.index()] = Some(Version {
                file,
                slug: front.slug.unwrap_or_else(|| crate::base::slug::slug(&name).into()),
                title: front.title,
                description: front.description,
                aliases: front.aliases,
                updated: front.updated,
                document,
                destinations: Vec::new(),
            });
        }
        texts
    }

    /// The names of the chapters in a folder.
    pub fn names(&self, folder: &str) -> impl Iterator<Item = &str> {
        let in_folder = self.listed.iter().map(move |(own, _)| own.as_ref() == folder);
        self.chapters.iter().zip(in_folder).filter(|(_, is_in)| *is_in).map(|(chapter, _)| chapter.name.as_ref())
    }

    /// The site's own pages, which stand directly under `content/`, by name.
    pub fn own(&mut self) -> Vec<ChapterId> {
        let mut own = Vec::new();
        for n in 0..self.chapters.len() {
            if self.listed[n].0.is_empty() {
                self.listed[n].1 = true;
                own.push(ChapterId(n as u32));
            }
        }
        own
    }

    /// Tells of chapters that no publication lists, and of folders without a publication.
    pub fn unlisted(&self, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
        for (chapter, (folder, listed)) in self.chapters.iter().zip(&self.listed) {
            if *listed {
                continue;
            }
            let (version, _) = chapter.version(Lang::DEFAULT);
            let publication = sources.find(&format!("content/{folder}/publication.yaml"));
            let fault = match publication {
                Some(_) => Diagnostic::warning(
                    "unlisted-chapter",
                    Place::whole(version.file),
                    "the chapter is left out, because its publication does not list it",
                )
                .help(format!(
                    "add `{}` under `chapters:` in content/{folder}/publication.yaml, or set `draft: true`",
                    chapter.name
                )),
                None => Diagnostic::error(
                    "no-publication",
                    Place::whole(version.file),
                    format!("the folder `content/{folder}` has no publication.yaml"),
                )
                .help("every folder under content/ is a publication: write its publication.yaml, or move the text"),
            };
            diagnostics.push(fault);
        }
    }

    /// Counts which languages the chapters are written in.
    pub fn count(&self, coverage: &mut [Coverage]) {
        for (chapter, (_, listed)) in self.chapters.iter().zip(&self.listed) {
            if *listed {
                for (n, version) in chapter.versions.iter().enumerate() {
                    coverage[n].all += 1;
                    coverage[n].written += usize::from(version.is_some());
                }
            }
        }
    }
}
