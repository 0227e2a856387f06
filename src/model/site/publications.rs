//! The site's publications, in its order, each with the chapters it lists.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::texts::Texts;
use crate::base::diagnostic::did_you_mean;
use crate::base::{Diagnostic, FileId, Lang, Languages, Place, Severity, message, names};
use crate::load::Sources;
use crate::model::chapter::{Chapter, ChapterId};
use crate::model::publication::{self, Around, Prints, Publication, PublicationId};
use crate::model::text::{self, Coverage, PathCursor, TextReader};
use crate::model::unit::Units;
use crate::model::visibility::{Audience, Former, Hidden, HiddenPaths, LeftOut, Publishing, Withdrawn};
use crate::schema::{self, Missing};

/// What is at hand while publications are read.
pub struct Publications<'a> {
    pub texts: &'a mut Texts,
    pub languages: &'a Languages,
    pub units: &'a Units,
    pub prints: &'a Prints,
    pub audience: Audience,
    pub sources: &'a Sources,
}

impl Publications<'_> {
    /// Reads the publications that are visible, in the site's order, and keeps the addresses of what has expired.
    pub fn read(
        &mut self,
        written: Vec<(FileId, schema::Publication)>,
        order: Option<Vec<Box<str>>>,
        (site_file, missing): (FileId, Missing),
        LeftOut { hidden, withdrawn }: &mut LeftOut,
        diagnostics: &mut Vec<Diagnostic>,
        coverage: &mut [Coverage],
    ) -> Vec<Publication> {
        let mut shown = Vec::new();
        for (file, one) in written {
            let folder = self.folder(file);
            diagnostics.extend(Publishing::from(&one).problem(file));
            match self.audience.sees(&one) {
                Ok(()) => shown.push((folder, file, one)),
                Err(reason) => {
                    let mut reader = TextReader::new(self.languages, missing, file);
                    if let Hidden::Expired(day) = reason {
                        self.withdraw(&folder, one, day, &mut reader, withdrawn);
                    }
                    diagnostics.append(&mut reader.diagnostics);
                    self.hide(&folder, reason, hidden);
                }
            }
        }
        let shown = in_order(shown, order, site_file, hidden, diagnostics);
        let folders: Vec<Box<str>> = shown.iter().map(|(folder, _, _)| folder.clone()).collect();
        let mut all = Vec::with_capacity(shown.len());
        for (n, (folder, file, one)) in shown.into_iter().enumerate() {
            let mut reader = TextReader::new(self.languages, missing, file);
            let texts = &mut *self.texts;
            let mut listed: HashSet<ChapterId> = HashSet::new();
            let mut listed_hidden: Vec<Box<str>> = Vec::new();
            let mut chapters = |name: &str, cursor: &PathCursor<'_>, problems: &mut Vec<Diagnostic>| {
                let place = || Place::value(file, cursor.path());
                let path = format!("content/{folder}/{name}");
                let Some(id) = texts.by_path.get(path.as_str()).copied() else {
                    if hidden.contains_key(path.as_str()) {
                        listed_hidden.push(path.into());
                    } else {
                        let own = texts.names(&folder);
                        let message = message!("unknown-chapter", name, folder = format!("content/{folder}"));
                        problems.push(Diagnostic::error(place(), message.help(did_you_mean(name, own))));
                    }
                    return None;
                };
                if !listed.insert(id) {
                    problems.push(Diagnostic::error(place(), message!("duplicate-chapter", name)));
                    return None;
                }
                texts.listed[id.0 as usize].1 = true;
                Some(id)
            };
            let around = Around { folders: &folders, hidden, units: self.units, prints: self.prints };
            let publication = publication::publication(file, &folder, one, &around, &mut reader, &mut chapters);
            let expired = listed_hidden.iter().filter_map(|path| self.texts.expired.get(path));
            withdrawn.extend(expired.map(|text| text.below(&publication.slugs, self.sources)));
            for id in publication.chapters() {
                let chapter = &mut self.texts.chapters[id.0 as usize];
                chapter.publication = Some(PublicationId(n as u32));
                translated(chapter, self.languages, missing, &mut reader.diagnostics);
            }
            diagnostics.append(&mut reader.diagnostics);
            text::add(coverage, &reader.coverage);
            all.push(publication);
        }
        publication::succession(&mut all, diagnostics);
        all
    }

    /// Hides a publication, by its folder, with all its chapters.
    pub fn hide(&mut self, folder: &str, reason: Hidden, hidden: &mut HiddenPaths) {
        let prefix = format!("content/{folder}/");
        for (path, id) in &self.texts.by_path {
            if path.starts_with(&prefix) {
                hidden.insert(path.clone(), reason);
                self.texts.listed[id.0 as usize].1 = true;
            }
        }
        self.texts.by_path.retain(|path, _| !path.starts_with(&prefix));
        hidden.insert(folder.into(), reason);
    }

    /// Keeps the addresses of a publication that has expired, and of its chapters.
    fn withdraw(
        &mut self,
        folder: &str,
        mut written: schema::Publication,
        day: Date,
        reader: &mut TextReader<'_>,
        withdrawn: &mut Vec<Withdrawn>,
    ) {
        let file = reader.file;
        let text = reader.optional(written.withdrawn.take(), &PathCursor::TOP.key("withdrawn"));
        let slugs = publication::slugs(written.slug.take(), folder, reader);
        let chapters = written.chapters.iter().flat_map(schema::ChapterEntry::names).filter_map(|name| {
            let path = format!("content/{folder}/{name}");
            if let Some(id) = self.texts.by_path.get(path.as_str()) {
                let chapter = &self.texts.chapters[id.0 as usize];
                return Some(self.languages.all().map(|lang| chapter.slug(lang).into()).collect());
            }
            self.texts.expired.get(path.as_str()).map(|text| text.slugs.clone())
        });
        let below = |chapter: Vec<Box<str>>| -> Vec<Box<str>> {
            slugs.iter().zip(chapter).map(|(slug, chapter)| format!("{slug}/{chapter}").into()).collect()
        };
        let addresses: Vec<_> = chapters.map(below).chain([slugs.clone()]).collect();
        withdrawn.extend(addresses.into_iter().map(|address| Withdrawn {
            file,
            path: self.sources.get(file).path.as_ref().into(),
            address: Former::Text(address),
            day,
            text: text.clone(),
        }));
    }

    /// The folder of a `publication.yaml`, below `content/`.
    fn folder(&self, file: FileId) -> Box<str> {
        let path = &self.sources.get(file).path;
        path.strip_prefix("content/").and_then(|path| path.strip_suffix("/publication.yaml")).unwrap_or(path).into()
    }
}

type Shown = (Box<str>, FileId, schema::Publication);

/// The publications in the order that `site.yaml` asks for; those it does not name come last, by folder.
fn in_order(
    mut shown: Vec<Shown>,
    order: Option<Vec<Box<str>>>,
    site_file: FileId,
    hidden: &HiddenPaths,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Shown> {
    let Some(order) = order else { return shown };
    let cursor = PathCursor::TOP.key("publications");
    let folders: HashSet<&str> = shown.iter().map(|(folder, _, _)| folder.as_ref()).collect();
    for (n, name) in order.iter().enumerate() {
        if !folders.contains(name.as_ref()) && !hidden.contains_key(name) {
            let place = Place::value(site_file, cursor.index(n).path());
            let help = did_you_mean(name, shown.iter().map(|(folder, _, _)| folder.as_ref()));
            diagnostics.push(Diagnostic::error(place, message!("unknown-publication", name).help(help)));
        }
    }
    let places: HashMap<&str, usize> = order.iter().enumerate().rev().map(|(n, name)| (name.as_ref(), n)).collect();
    shown.sort_by_key(|(folder, _, _)| places.get(folder.as_ref()).copied().unwrap_or(order.len()));
    shown
}

/// Tells of a chapter that is not there in every language, and of years that differ between its languages.
pub fn translated(chapter: &Chapter, languages: &Languages, missing: Missing, diagnostics: &mut Vec<Diagnostic>) {
    let (first, _) = chapter.version(Lang::DEFAULT);
    if missing == Missing::Fallback {
        return;
    }
    for lang in languages.all() {
        if chapter.versions[lang.index()].is_none() {
            let tag = languages.tag(lang);
            let file = format!("{}.{tag}.md", chapter.name);
            let message = message!("missing-translation.of-chapter", tags = names([tag]), file);
            let severity = if missing == Missing::Error { Severity::Error } else { Severity::Warning };
            diagnostics.push(Diagnostic { severity, ..Diagnostic::error(Place::whole(first.file), message) });
        }
    }
}
