//! Texts while they are being sorted into chapters of publications and pages of the site's own.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::base::slug::slug;
use crate::base::{Diagnostic, FileId, KeyPath, Lang, Languages, Place, message};
use crate::load::Sources;
use crate::model::chapter::{Chapter, ChapterId, Version};
use crate::model::destination;
use crate::model::text::{Coverage, Text};
use crate::model::unit::{bad_name, is_name};
use crate::model::visibility::{Audience, Former, Hidden, HiddenPaths, Publishing, Shown, Withdrawn};
use crate::parse::markdown::LinkKind;
use crate::schema::{Partials, TextFile};

/// All texts of the site while they are being sorted into chapters and pages.
pub struct Texts {
    pub chapters: Vec<Chapter>,
    /// By the path without language and `.md`, as in `content/plan/status`.
    pub by_path: HashMap<Box<str>, ChapterId>,
    /// The folder of each chapter, and whether a publication lists it.
    pub listed: Vec<(Box<str>, bool)>,
    /// The texts that have expired, by path as above.
    pub expired: BTreeMap<Box<str>, Expired>,
    /// Which text shows which data.
    embeddings: Vec<Embedding>,
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
    /// What is said of it, one string a language.
    pub withdrawn: Vec<Option<Box<str>>>,
}

impl Expired {
    /// The page that stays at the address of a chapter of the publication with these words in its address; of a page of
    /// the site's own where there are none.
    pub fn below(&self, publication: &[Box<str>], sources: &Sources) -> Withdrawn {
        let address = |(n, slug)| match publication.get(n) {
            Some(publication) => format!("{publication}/{slug}").into(),
            None => Box::clone(slug),
        };
        Withdrawn {
            file: self.file,
            path: sources.get(self.file).path.as_ref().into(),
            address: Former::Text(self.slugs.iter().enumerate().map(address).collect()),
            day: self.day,
            text: Text::in_languages(self.withdrawn.iter().map(Option::as_deref)),
        }
    }
}

/// A data set that a text shows.
struct Embedding {
    /// The path of the text without language and `.md`.
    text: Box<str>,
    /// The path of the data below `data/`, without `.yaml`.
    data: String,
    /// Why the text in its language is not visible by itself.
    hidden: Option<Hidden>,
}

impl Texts {
    /// The texts that are visible by themselves, as chapters by their paths without language.
    pub fn new(
        files: Vec<Arc<TextFile>>,
        audience: Audience,
        languages: &Languages,
        sources: &Sources,
        hidden: &mut HiddenPaths,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut texts = Self {
            chapters: Vec::new(),
            by_path: HashMap::new(),
            listed: Vec::new(),
            expired: BTreeMap::new(),
            embeddings: Vec::new(),
        };
        let mut files_of_expired = Vec::new();
        for text in files {
            let Some(lang) = languages.find(&text.tag) else { continue };
            let path: Box<str> = match text.folder.is_empty() {
                true => format!("content/{}", text.name).into(),
                false => format!("content/{}/{}", text.folder, text.name).into(),
            };
            diagnostics.extend(Publishing::from(&text.front).problem(text.file));
            let visible = audience.sees(&text.front);
            texts.embeddings(&path, &text, visible.err(), sources);
            let TextFile { file, folder, name, front, document, .. } = Arc::unwrap_or_clone(text);
            let derived: Box<str> = slug(&name).into();
            if let Some(slug) = front.slug.as_deref().filter(|slug| !is_name(slug)) {
                diagnostics.push(bad_name(slug, Place::value(file, KeyPath::top().key("slug"))));
            } else if front.slug.is_none() && derived.is_empty() {
                diagnostics.push(Diagnostic::error(Place::whole(file), message!("bad-name.of-text", name = &name)));
            }
            let own = front.slug.filter(|slug| is_name(slug)).unwrap_or_else(|| derived.clone());
            if let Err(reason) = visible {
                if let Hidden::Expired(day) = reason {
                    let expired = texts.expired.entry(path.clone()).or_insert_with(|| Expired {
                        file,
                        folder,
                        day,
                        slugs: vec![derived; languages.count()],
                        withdrawn: vec![None; languages.count()],
                    });
                    expired.day = expired.day.max(day);
                    expired.slugs[lang.index()] = own;
                    expired.withdrawn[lang.index()] = front.withdrawn;
                    files_of_expired.push((path.clone(), file, lang));
                }
                let known = hidden.entry(path).or_insert(reason);
                *known = (*known).max(reason);
                continue;
            }
            let id = *texts.by_path.entry(path).or_insert_with(|| {
                let versions = std::iter::repeat_with(|| None).take(languages.count()).collect();
                let slug = derived.clone();
                texts.chapters.push(Chapter { publication: None, name: name.clone(), slug, versions });
                texts.listed.push((folder, false));
                ChapterId(texts.chapters.len() as u32 - 1)
            });
            texts.chapters[id.0 as usize].versions[lang.index()] = Some(Version {
                file,
                slug: own,
                title: front.title,
                description: front.description,
                aliases: front.aliases,
                updated: front.updated,
                document,
                destinations: Vec::new(),
            });
        }
        // What is still visible in one language is not hidden, nor has its page expired.
        hidden.retain(|path, _| !texts.by_path.contains_key(path));
        texts.expired.retain(|path, _| !texts.by_path.contains_key(path));
        for (path, file, lang) in files_of_expired {
            if let Some(id) = texts.by_path.get(&path) {
                diagnostics.push(expired_in_part(&texts.chapters[id.0 as usize], file, languages.tag(lang)));
            }
        }
        texts
    }

    /// Keeps which data a text shows.
    fn embeddings(&mut self, path: &str, text: &TextFile, hidden: Option<Hidden>, sources: &Sources) {
        let from = sources.get(text.file).path.as_ref();
        for link in text.document.links.iter().filter(|link| link.kind == LinkKind::Embed) {
            if let Some(data) = destination::data_path(&link.destination, from) {
                self.embeddings.push(Embedding { text: path.into(), data, hidden });
            }
        }
    }

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

    /// Hides the chapters that a publication with errors does not list, and says nothing of them: they may be listed in
    /// what was taken out.
    pub fn hide_of_partial(&mut self, partial: &Partials, sources: &Sources, hidden: &mut HiddenPaths) {
        let paths = partial.keys().map(|file| sources.get(*file).path.as_ref());
        let folders: Vec<&str> = paths.filter_map(|path| path.strip_suffix("/publication.yaml")).collect();
        let listed = &mut self.listed;
        self.by_path.retain(|path, id| {
            let (folder, is_listed) = &mut listed[id.0 as usize];
            let is_forgiven =
                !*is_listed && folders.iter().any(|one| one.strip_prefix("content/") == Some(folder.as_ref()));
            if is_forgiven {
                *is_listed = true;
                hidden.insert(path.clone(), Hidden::Invalid);
            }
            !is_forgiven
        });
    }

    /// Hides the chapters that no publication lists, and those of folders without a publication, and says so.
    pub fn hide_unlisted(&mut self, sources: &Sources, hidden: &mut HiddenPaths, diagnostics: &mut Vec<Diagnostic>) {
        for (chapter, (folder, listed)) in self.chapters.iter().zip(&self.listed) {
            if !*listed {
                diagnostics.push(unlisted(chapter, folder, sources));
            }
        }
        let listed = &self.listed;
        self.by_path.retain(|path, id| {
            let is_listed = listed[id.0 as usize].1;
            if !is_listed {
                hidden.entry(path.clone()).or_insert(Hidden::Unlisted);
            }
            is_listed
        });
    }

    /// Drops the chapters that turned out to be hidden, and gives the ids that the others have from now on.
    pub fn drop_hidden(&mut self) -> HashMap<ChapterId, ChapterId> {
        let mut visible: Vec<ChapterId> = self.by_path.values().copied().collect();
        visible.sort_unstable();
        let ids: HashMap<ChapterId, ChapterId> = visible.into_iter().zip((0..).map(ChapterId)).collect();
        let mut at = (0..).map(ChapterId);
        self.chapters.retain(|_| at.next().is_some_and(|id| ids.contains_key(&id)));
        self.by_path.values_mut().for_each(|id| *id = ids[id]);
        ids
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

/// Tells of a chapter that no publication lists, or of a folder without a publication.
fn unlisted(chapter: &Chapter, folder: &str, sources: &Sources) -> Diagnostic {
    let (version, _) = chapter.version(Lang::DEFAULT);
    let (place, publication) = (Place::whole(version.file), format!("content/{folder}/publication.yaml"));
    match sources.find(&publication) {
        Some(_) => Diagnostic::warning(place, message!("unlisted-chapter", name = &chapter.name, publication)),
        None => Diagnostic::error(place, message!("no-publication", folder = format!("content/{folder}"))),
    }
}

/// Warns of a text that has expired in the language `tag` only: its readers are shown another language's text.
fn expired_in_part(chapter: &Chapter, file: FileId, tag: &str) -> Diagnostic {
    let (shown, _) = chapter.version(Lang::DEFAULT);
    Diagnostic::warning(Place::value(file, KeyPath::top().key("expires")), message!("expired-in-part", tag))
        .related(Place::whole(shown.file), message!("note.shown"))
}
