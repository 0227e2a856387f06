//! Publications: what stands on their covers, and whether they are in force.

use std::collections::HashMap;

use jiff::civil::Date;

use super::chapter::ChapterId;
use super::contact::{self, Contact};
use super::text::{PathCursor, Text, TextReader};
use super::unit::{UnitId, Units, bad_name, is_name};
use super::visibility::HiddenPaths;
use crate::base::{Diagnostic, FileId, Place, message, names};
use crate::schema::{self, Day, Outputs, PrintKind, PublicationPrint, When};

/// A publication, as an index into the site's publications.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicationId(pub u32);

/// A strategy, policy, plan, handbook or overview.
#[derive(Clone, Debug)]
pub struct Publication {
    pub file: FileId,
    /// The folder below `content/`: its name for other files.
    pub folder: Box<str>,
    /// The word in the address, one a language.
    pub slugs: Vec<Box<str>>,
    pub aliases: Vec<Box<str>>,
    pub title: Text,
    pub subtitle: Option<Text>,
    pub kind: PublicationKind,
    pub description: Option<Text>,
    pub adopted: Option<(When<Text>, Option<UnitId>)>,
    pub valid: Option<When<Text>>,
    pub version: Option<Text>,
    pub owner: Option<UnitId>,
    pub contact: Option<Contact>,
    pub replaces: Vec<Work>,
    pub superseded_by: Vec<Work>,
    pub updated: Option<Day>,
    /// The day from which it is shown.
    pub publish: Option<Day>,
    pub parts: Vec<Part>,
    /// The kinds of printed documents that are made of it.
    pub prints: Box<[PrintKind]>,
}

/// What a publication is.
#[derive(Clone, Debug)]
pub enum PublicationKind {
    Strategy,
    Policy,
    Plan,
    Handbook,
    Other(Text),
}

/// Another publication of the site, or one that is only named.
#[derive(Clone, Debug)]
pub enum Work {
    Publication(PublicationId),
    Named(Text),
}

/// Chapters that belong together; those outside any part stand in one without a title.
#[derive(Clone, Debug)]
pub struct Part {
    pub title: Option<Text>,
    pub chapters: Vec<ChapterId>,
}

/// Whether a publication is in force at the as-of date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Validity {
    InForce,
    /// From this day.
    NotYetValid(Date),
    /// Since the day after this one.
    Expired(Date),
    Superseded,
}

impl Validity {
    /// Whether the publication was in force and no longer is.
    pub fn has_ended(&self) -> bool {
        matches!(self, Self::Expired(_) | Self::Superseded)
    }
}

impl Publication {
    /// Whether it is in force at `as_of`, as one of `all` publications. It is superseded once one of those that replace
    /// it holds.
    pub fn validity(&self, as_of: Date, all: &[Self]) -> Validity {
        let holds = |work: &Work| match work {
            Work::Publication(id) => all[id.0 as usize].first_day().is_none_or(|first| first <= as_of),
            Work::Named(_) => true,
        };
        if self.superseded_by.iter().any(holds) {
            return Validity::Superseded;
        }
        match (self.first_day(), self.valid.as_ref().and_then(When::last_day)) {
            (Some(first), _) if as_of < first => Validity::NotYetValid(first),
            (_, Some(last)) if as_of > last => Validity::Expired(last),
            _ => Validity::InForce,
        }
    }

    /// The first day on which it holds; nothing where it has always done so.
    fn first_day(&self) -> Option<Date> {
        self.valid.as_ref().and_then(When::first_day)
    }

    /// Whether documents of this kind are made of it.
    pub fn prints(&self, kind: PrintKind) -> bool {
        self.prints.contains(&kind)
    }

    /// Gives its chapters the ids that they have from now on; those without one are left out.
    pub fn renumber(&mut self, ids: &HashMap<ChapterId, ChapterId>) {
        for part in &mut self.parts {
            part.chapters = part.chapters.iter().filter_map(|id| ids.get(id).copied()).collect();
        }
        // The title of a part says what its chapters are about, and they may be hidden.
        self.parts.retain(|part| !part.chapters.is_empty());
    }

    /// The chapters in order.
    pub fn chapters(&self) -> impl Iterator<Item = ChapterId> {
        self.parts.iter().flat_map(|part| part.chapters.iter().copied())
    }
}

/// Finds a chapter by its name, or says why there is none at the place in question.
pub type FindChapter<'a> = dyn FnMut(&str, &PathCursor<'_>, &mut Vec<Diagnostic>) -> Option<ChapterId> + 'a;

/// What a publication needs to know of the site.
pub struct Around<'a> {
    /// What other files call the publications: their folders, in the site's order.
    pub folders: &'a [Box<str>],
    /// Among others the folders of publications that are not visible.
    pub hidden: &'a HiddenPaths,
    pub units: &'a Units,
    pub prints: &'a Prints,
}

/// What the site says of the printed documents of its publications.
#[derive(Clone, Debug)]
pub struct Prints {
    /// Whether any are made at all.
    pub any: bool,
    /// The kinds that are made of what has no list of its own.
    pub kinds: Box<[PrintKind]>,
}

impl Prints {
    /// What `handbooks:` and `outputs:` of the site mean together.
    pub fn new(written: Option<Vec<PrintKind>>, outputs: &Outputs) -> Self {
        let kinds = match outputs.print {
            true => written.unwrap_or(PrintKind::ALL.to_vec()).into(),
            false => Box::default(),
        };
        Self { any: outputs.print, kinds }
    }

    /// The kinds that are made of a publication with this list.
    fn of(&self, written: Option<Vec<PublicationPrint>>) -> Box<[PrintKind]> {
        match written {
            Some(_) if !self.any => Box::default(),
            Some(own) => own.into_iter().map(|PublicationPrint(kind)| kind).collect(),
            None => self.kinds.clone(),
        }
    }
}

/// A publication as it was written; its chapters are found in `chapters`, by their names.
pub fn publication(
    file: FileId,
    folder: &str,
    mut written: schema::Publication,
    &Around { folders, hidden, units, prints }: &Around<'_>,
    reader: &mut TextReader<'_>,
    chapters: &mut FindChapter<'_>,
) -> Publication {
    let top = PathCursor::TOP;
    let mut problems = Vec::new();
    let slugs = slugs(written.slug.take(), folder, reader);
    let unit =
        |id: Option<Box<str>>, cursor: &PathCursor<'_>, reader: &TextReader<'_>, problems: &mut Vec<Diagnostic>| {
            id.and_then(|id| units.resolve(&id, || reader.place(cursor), problems))
        };
    let adopted = written.adopted.map(|adopted| {
        let cursor = top.key("adopted");
        let when = adopted.when.map_text(|text| reader.text(text, &cursor.key("when")));
        (when, unit(adopted.body, &cursor.key("body"), reader, &mut problems))
    });
    // It is not shown yet, but what is wrong with it is said now.
    reader.optional(written.withdrawn, &top.key("withdrawn"));
    let owner = unit(written.owner, &top.key("owner"), reader, &mut problems);
    let parts = parts(written.chapters, reader, chapters, &mut problems);
    let publication = Publication {
        file,
        folder: folder.into(),
        slugs,
        aliases: written.aliases,
        title: reader.name(written.title, &top.key("title")),
        subtitle: reader.optional(written.subtitle, &top.key("subtitle")),
        kind: kind(written.kind, reader),
        description: reader.optional(written.description, &top.key("description")),
        adopted,
        valid: written.valid.map(|valid| valid.map_text(|text| reader.text(text, &top.key("valid")))),
        version: written.version.map(|version| match version {
            // A version is mostly a number, the same in every language.
            schema::Text::Plain(version) => Text::same(&version),
            other => reader.name(other, &top.key("version")),
        }),
        owner,
        contact: written.contact.map(|contact| contact::contact(contact, reader, &top.key("contact"))),
        replaces: works(written.replaces.0, (folders, hidden), "replaces", reader),
        superseded_by: works(written.superseded_by.0, (folders, hidden), "superseded_by", reader),
        updated: written.updated,
        publish: written.publish,
        parts,
        prints: prints.of(written.handbooks),
    };
    reader.diagnostics.append(&mut problems);
    publication
}

/// The words in the address, one a language: as given, else the folder's name.
pub fn slugs(written: Option<schema::Text>, folder: &str, reader: &mut TextReader<'_>) -> Vec<Box<str>> {
    let cursor = PathCursor::TOP.key("slug");
    let folder_slug: Box<str> = crate::base::slug::slug(folder).into();
    let slug_in = |tag: &str| match &written {
        Some(schema::Text::Plain(slug)) => Some(&**slug),
        Some(schema::Text::Tagged(slugs)) => slugs.get(tag).or_else(|| slugs.get("*")),
        None => None,
    };
    let tags: Vec<String> = reader.languages.tags().map(str::to_owned).collect();
    if folder_slug.is_empty() && tags.iter().any(|tag| slug_in(tag).is_none()) {
        let message = message!("bad-name.of-publication", name = folder);
        reader.diagnostics.push(Diagnostic::error(Place::whole(reader.file), message));
    }
    let mut slug = |tag: &String| {
        let Some(slug) = slug_in(tag) else { return folder_slug.clone() };
        if !is_name(slug) {
            let place = reader.place(&cursor.key(tag));
            reader.diagnostics.push(bad_name(slug, place));
            return folder_slug.clone();
        }
        slug.into()
    };
    tags.iter().map(&mut slug).collect()
}

fn kind(written: schema::Text, reader: &mut TextReader<'_>) -> PublicationKind {
    match &written {
        schema::Text::Plain(word) if word.as_ref() == "strategy" => PublicationKind::Strategy,
        schema::Text::Plain(word) if word.as_ref() == "policy" => PublicationKind::Policy,
        schema::Text::Plain(word) if word.as_ref() == "plan" => PublicationKind::Plan,
        schema::Text::Plain(word) if word.as_ref() == "handbook" => PublicationKind::Handbook,
        _ => PublicationKind::Other(reader.name(written, &PathCursor::TOP.key("kind"))),
    }
}

/// Other publications, without those that are hidden: not even their names are shown.
fn works(
    written: Box<[schema::Text]>,
    (folders, hidden): (&[Box<str>], &HiddenPaths),
    key: &str,
    reader: &mut TextReader<'_>,
) -> Vec<Work> {
    let cursor = PathCursor::TOP.key(key);
    let alone = written.len() == 1;
    let mut all = Vec::new();
    for (n, work) in written.into_iter().enumerate() {
        let in_list = cursor.index(n);
        let cursor = if alone { &cursor } else { &in_list };
        let named = match &work {
            schema::Text::Plain(name) if hidden.contains_key(name) => continue,
            schema::Text::Plain(name) => folders.iter().position(|folder| folder == name),
            schema::Text::Tagged(_) => None,
        };
        all.push(match named {
            Some(index) => Work::Publication(PublicationId(index as u32)),
            None => Work::Named(reader.text(work, cursor)),
        });
    }
    all
}

fn parts(
    written: Vec<schema::ChapterEntry>,
    reader: &mut TextReader<'_>,
    chapters: &mut FindChapter<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Part> {
    let top = PathCursor::TOP.key("chapters");
    let mut parts: Vec<Part> = Vec::new();
    for (n, entry) in written.into_iter().enumerate() {
        let cursor = top.index(n);
        match entry {
            schema::ChapterEntry::Chapter(name) => {
                let Some(id) = chapters(&name, &cursor, problems) else { continue };
                match parts.last_mut() {
                    Some(part) if part.title.is_none() => part.chapters.push(id),
                    _ => parts.push(Part { title: None, chapters: vec![id] }),
                }
            }
            schema::ChapterEntry::Part { title, chapters: names } => {
                let title = Some(reader.name(title, &cursor.key("part")));
                let list = cursor.key("chapters");
                let found = names.iter().enumerate().filter_map(|(c, name)| chapters(name, &list.index(c), problems));
                parts.push(Part { title, chapters: found.collect() });
            }
        }
    }
    parts
}

/// Tells of publications that replace themselves, and lets what is replaced know what replaces it.
pub fn succession(publications: &mut [Publication], diagnostics: &mut Vec<Diagnostic>) {
    for n in 0..publications.len() {
        let id = PublicationId(n as u32);
        let replaced: Vec<PublicationId> = references(&publications[n].replaces).collect();
        for target in replaced {
            let target = &mut publications[target.0 as usize];
            if !references(&target.superseded_by).any(|known| known == id) {
                target.superseded_by.push(Work::Publication(id));
            }
        }
    }
    let mut told = vec![false; publications.len()];
    for n in 0..publications.len() {
        let mut chain = vec![n];
        let mut at = n;
        while let Some(next) = references(&publications[at].superseded_by).next() {
            at = next.0 as usize;
            if at == n {
                if !told[n] {
                    chain.iter().for_each(|member| told[*member] = true);
                    diagnostics.push(circle(publications, &chain));
                }
                break;
            }
            if chain.contains(&at) {
                break;
            }
            chain.push(at);
        }
    }
    // What stands in a circle is in force, as nothing replaces it from outside.
    for (publication, told) in publications.iter_mut().zip(told) {
        if told {
            publication.superseded_by.clear();
        }
    }
}

fn references(works: &[Work]) -> impl Iterator<Item = PublicationId> {
    works.iter().filter_map(|work| match work {
        Work::Publication(id) => Some(*id),
        Work::Named(_) => None,
    })
}

fn circle(publications: &[Publication], chain: &[usize]) -> Diagnostic {
    let first = &publications[chain[0]];
    let name = &first.folder;
    let message = match &chain[1..] {
        [] => message!("replaces-itself", name),
        others => {
            let through = names(others.iter().map(|n| publications[*n].folder.clone()));
            message!("replaces-itself.by-others", name, through)
        }
    };
    let key = if first.replaces.is_empty() { "superseded_by" } else { "replaces" };
    Diagnostic::error(crate::base::Place::value(first.file, PathCursor::TOP.key(key).path()), message)
}
