//! Texts while they are sorted into chapters of publications and pages of the site's own.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::around::Around;
use super::chapters::{Chapters, Embedding, Expired};
use crate::chapter::{Chapter, Version};
use crate::contact::contact_in;
use crate::cursor::PathCursor;
use crate::ids::{ChapterId, PublicationId};
use crate::link::data_path;
use crate::text_reader::LONGEST_TITLE;
use crate::unit::{Units, bad_name, is_name};
use crate::upkeep::{Review, Upkeep};
use crate::visibility::{Hidden, HiddenPaths, Publishing};
use tavle_base::slug::slug;
use tavle_base::{AT_ONCE, Diagnostic, FileId, KeyPath, Lang, Place, message};
use tavle_load::Sources;
use tavle_parse::markdown::LinkKind;
use tavle_schema::{FrontMatter, Missing, Partials, TextFile};

/// All texts of the site while they are sorted into chapters and pages.
#[derive(Default)]
pub struct Texts {
    unsorted: Vec<UnsortedText>,
    /// Those that are not hidden, by the path without language and `.md`, as in `content/plan/status`.
    by_path: HashMap<Box<str>, usize>,
    /// The texts that have expired, by path as above.
    expired: BTreeMap<Box<str>, Expired>,
    embeddings: Vec<Embedding>,
}

/// A text of which it is found where it stands.
struct UnsortedText {
    /// Below `content/`.
    folder: Box<str>,
    stands: Stands,
    chapter: Chapter<()>,
}

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// On a page of the site's own.
    Own,
    /// In a publication that lists it.
    Chapter(PublicationId),
    /// In no publication that lists it.
    Unlisted,
    /// In what is hidden.
    Hidden,
}

impl Texts {
    /// The texts that are visible by themselves, as chapters by their paths without language.
    pub fn new(
        files: Vec<Arc<TextFile>>,
        (units, around): (&Units, &Around<'_>),
        hidden: &mut HiddenPaths,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let languages = around.languages;
        let mut texts = Self::default();
        let mut files_of_expired = Vec::new();
        let each: Vec<ReadText> = files
            .into_par_iter()
            .with_max_len(AT_ONCE)
            .filter_map(|text| ReadText::new(Arc::unwrap_or_clone(text), units, around))
            .collect();
        for ReadText { text, lang, path, derived, own, upkeep, visible, embeddings, problems } in each {
            let TextFile { file, folder, name, front, document, .. } = text;
            diagnostics.extend(problems);
            texts.embeddings.extend(embeddings);
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
            let index = *texts.by_path.entry(path).or_insert_with(|| {
                let versions = std::iter::repeat_with(|| None).take(languages.count()).collect();
                let chapter = Chapter { publication: (), name: name.clone(), slug: derived.clone(), versions };
                let stands = if folder.is_empty() { Stands::Own } else { Stands::Unlisted };
                texts.unsorted.push(UnsortedText { folder, stands, chapter });
                texts.unsorted.len() - 1
            });
            texts.unsorted[index].chapter.versions[lang.index()] = Some(Version {
                file,
                slug: own,
                title: front.title,
                description: front.description,
                aliases: front.aliases,
                updated: front.updated,
                upkeep,
                document,
            });
        }
        // What is still visible in one language is not hidden, nor has its page expired.
        hidden.retain(|path, _| !texts.by_path.contains_key(path));
        texts.expired.retain(|path, _| !texts.by_path.contains_key(path));
        for (path, file, lang) in files_of_expired {
            if let Some(index) = texts.by_path.get(&path) {
                diagnostics.push(expired_in_part(&texts.unsorted[*index].chapter, file, languages.tag(lang)));
            }
        }
        texts
    }

    /// The words in the address of a chapter, one a language, whether it is visible or has expired.
    pub fn slugs(&self, path: &str, around: &Around<'_>) -> Option<Vec<Box<str>>> {
        if let Some(index) = self.by_path.get(path) {
            let chapter = &self.unsorted[*index].chapter;
            return Some(around.languages.all().map(|lang| chapter.slug(lang).into()).collect());
        }
        self.expired.get(path).map(|text| text.slugs.clone())
    }

    /// Hides the chapters of a publication, by its folder, and the publication.
    pub fn hide(&mut self, folder: &str, reason: Hidden, hidden: &mut HiddenPaths) {
        let prefix = format!("content/{folder}/");
        let unsorted = &mut self.unsorted;
        self.by_path.retain(|path, index| {
            let is_in = path.starts_with(&prefix);
            if is_in {
                hidden.insert(path.clone(), reason);
                unsorted[*index].stands = Stands::Hidden;
            }
            !is_in
        });
        hidden.insert(folder.into(), reason);
    }

    /// Gives a publication in this folder the chapters that it lists.
    pub fn list<'n>(&mut self, publication: PublicationId, folder: &str, names: impl Iterator<Item = &'n str>) {
        for name in names {
            if let Some(index) = self.by_path.get(format!("content/{folder}/{name}").as_str()) {
                self.unsorted[*index].stands = Stands::Chapter(publication);
            }
        }
    }

    /// Hides the chapters that a publication with errors does not list, and says nothing of them: they may be listed in
    /// what was taken out.
    pub fn hide_of_partial(&mut self, partial: &Partials, sources: &Sources, hidden: &mut HiddenPaths) {
        let paths = partial.keys().map(|file| sources.get(*file).path.as_ref());
        let folders: Vec<&str> = paths.filter_map(|path| path.strip_suffix("/publication.yaml")).collect();
        let unsorted = &mut self.unsorted;
        self.by_path.retain(|path, index| {
            let UnsortedText { folder, stands, .. } = &mut unsorted[*index];
            let is_forgiven = *stands == Stands::Unlisted
                && folders.iter().any(|one| one.strip_prefix("content/") == Some(folder.as_ref()));
            if is_forgiven {
                *stands = Stands::Hidden;
                hidden.insert(path.clone(), Hidden::Invalid);
            }
            !is_forgiven
        });
    }

    /// Hides the chapters that no publication lists, and those of folders without a publication, and says so.
    pub fn hide_unlisted(&mut self, sources: &Sources, hidden: &mut HiddenPaths, diagnostics: &mut Vec<Diagnostic>) {
        let not_listed = self.unsorted.iter().filter(|text| text.stands == Stands::Unlisted);
        diagnostics.extend(not_listed.map(|text| unlisted(&text.chapter, &text.folder, sources)));
        self.by_path.retain(|path, index| {
            let is_listed = self.unsorted[*index].stands != Stands::Unlisted;
            if !is_listed {
                hidden.entry(path.clone()).or_insert(Hidden::Unlisted);
            }
            is_listed
        });
    }

    /// The chapters and pages that are visible.
    pub fn finish(self) -> Chapters {
        let Self { unsorted, by_path, expired, embeddings } = self;
        let mut all = Chapters { expired, embeddings, ..Chapters::default() };
        let mut ids = HashMap::new();
        for (index, UnsortedText { folder, stands, chapter }) in unsorted.into_iter().enumerate() {
            all.names.push((folder, chapter.name.clone()));
            let publication = match stands {
                Stands::Own => None,
                Stands::Chapter(publication) => Some(publication),
                Stands::Unlisted | Stands::Hidden => continue,
            };
            let id = ChapterId::of(all.chapters.len());
            ids.insert(index, id);
            match publication {
                Some(_) => {}
                None if &*chapter.name == "index" => all.home = Some(id),
                None => all.pages.push(id),
            }
            let Chapter { name, slug, versions, .. } = chapter;
            all.chapters.push(Chapter { publication, name, slug, versions });
        }
        all.by_path = by_path.into_iter().filter_map(|(path, index)| Some((path, *ids.get(&index)?))).collect();
        all
    }
}

/// A text with all that can be said of it without the others.
struct ReadText {
    text: TextFile,
    lang: Lang,
    /// Without language and `.md`, as in `content/plan/status`.
    path: Box<str>,
    /// The word in its address that its name makes, and the one that it has.
    derived: Box<str>,
    own: Box<str>,
    upkeep: Upkeep,
    visible: Result<(), Hidden>,
    embeddings: Vec<Embedding>,
    problems: Vec<Diagnostic>,
}

impl ReadText {
    /// Nothing for a text in none of the site's languages.
    fn new(mut text: TextFile, units: &Units, around: &Around<'_>) -> Option<Self> {
        let &Around { languages, audience, sources, .. } = around;
        let lang = languages.find(&text.tag)?;
        let TextFile { file, folder, name, tag, front, document, .. } = &mut text;
        let path: Box<str> = match folder.is_empty() {
            true => format!("content/{name}").into(),
            false => format!("content/{folder}/{name}").into(),
        };
        let mut problems: Vec<Diagnostic> = Publishing::from(&*front).problem(*file).into_iter().collect();
        if let Some((end, _)) = front.title.char_indices().nth(LONGEST_TITLE) {
            let place = Place::value(*file, KeyPath::top().key("title"));
            problems.push(Diagnostic::error(place, message!("text-too-long.title", n = LONGEST_TITLE)));
            front.title = front.title[..end].into();
        }
        let derived: Box<str> = slug(name).into();
        if let Some(slug) = front.slug.as_deref().filter(|slug| !is_name(slug)) {
            problems.push(bad_name(slug, Place::value(*file, KeyPath::top().key("slug"))));
        } else if front.slug.is_none() && derived.is_empty() {
            problems.push(Diagnostic::error(Place::whole(*file), message!("bad-name.of-text", name = name.as_ref())));
        }
        let own = front.slug.take().filter(|slug| is_name(slug)).unwrap_or_else(|| derived.clone());
        let upkeep = upkeep(*file, tag, front, units, around, &mut problems);
        let visible = audience.sees(&*front);
        let from = sources.get(*file).path.as_ref();
        let embedded = document.links.iter().filter(|link| link.kind == LinkKind::Embed);
        let data = embedded.filter_map(|link| data_path(&link.destination, from));
        let embeddings = data.map(|data| Embedding { text: path.clone(), data, hidden: visible.err() }).collect();
        Some(Self { lang, path, derived, own, upkeep, visible, embeddings, problems, text })
    }
}

/// What a text says of who is responsible for it, and of its reviews.
fn upkeep(
    file: FileId,
    tag: &str,
    front: &mut FrontMatter,
    units: &Units,
    around: &Around<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Upkeep {
    // It is in one language, so nothing is missing in the others.
    let mut reader = around.reader(file);
    reader.missing = Missing::Fallback;
    let top = PathCursor::TOP;
    let owner = front.owner.take();
    let contact = front.contact.take();
    let contact = contact.map(|contact| contact_in(tag, contact, &mut reader, &top.key("contact")));
    problems.append(&mut reader.diagnostics);
    Upkeep {
        owner: owner.and_then(|id| units.resolve(&id, || reader.place(&top.key("owner")), problems)),
        contact,
        review: Review { reviewed: front.reviewed, every: front.review_every },
    }
}

/// Reports a chapter that no publication lists, or of a folder without a publication.
fn unlisted(chapter: &Chapter<()>, folder: &str, sources: &Sources) -> Diagnostic {
    let (version, _) = chapter.version(Lang::DEFAULT);
    let (place, publication) = (Place::whole(version.file), format!("content/{folder}/publication.yaml"));
    match sources.find(&publication) {
        Some(_) => Diagnostic::warning(place, message!("unlisted-chapter", name = &chapter.name, publication)),
        None => Diagnostic::error(place, message!("no-publication", folder = format!("content/{folder}"))),
    }
}

/// Warns of a text that has expired in the language `tag` only: its readers are shown another language's text.
fn expired_in_part(chapter: &Chapter<()>, file: FileId, tag: &str) -> Diagnostic {
    let (shown, _) = chapter.version(Lang::DEFAULT);
    Diagnostic::warning(Place::value(file, KeyPath::top().key("expires")), message!("expired-in-part", tag))
        .related(Place::whole(shown.file), message!("note.shown"))
}
