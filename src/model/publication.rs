//! Publications: what stands on their covers, and whether they are in force.

use std::sync::Arc;

use jiff::civil::Date;

use super::contact;
use super::cursor::PathCursor;
pub use super::ids::PublicationId;
use super::ids::{ChapterId, UnitId};
use super::succession::{Succession, Work};
use super::text::Text;
use super::text_reader::TextReader;
use super::timing::Timing;
use super::unit::{Units, bad_name, is_name};
use super::upkeep::{Review, Upkeep};
use tavle_base::{Diagnostic, FileId, Place, message};
use tavle_schema::{self as schema, CellTime, Day, Outputs, PrintKind, PublicationPrint, Seal};

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
    pub adopted: Option<(Timing, Option<UnitId>)>,
    pub valid: Option<Timing>,
    pub version: Option<Text>,
    pub upkeep: Upkeep,
    pub replaces: Vec<Work>,
    pub superseded_by: Vec<Work>,
    pub updated: Option<Day>,
    /// The day from which it is shown.
    pub publish: Option<Day>,
    /// Whether its wording must not change.
    pub is_sealed: bool,
    /// What was sealed of it, and the file in which that stands.
    pub seal: Option<(FileId, Arc<Seal>)>,
    /// What was corrected since, in the order of the days.
    pub corrections: Vec<(Day, Text)>,
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
            Work::Publication(id) => all[id.index()].first_day().is_none_or(|first| first <= as_of),
            Work::Named(_) => true,
        };
        if self.superseded_by.iter().any(holds) {
            return Validity::Superseded;
        }
        match (self.first_day(), self.last_day()) {
            (Some(first), _) if as_of < first => Validity::NotYetValid(first),
            (_, Some(last)) if as_of > last => Validity::Expired(last),
            _ => Validity::InForce,
        }
    }

    /// The first day on which it holds; nothing where it has always done so.
    fn first_day(&self) -> Option<Date> {
        self.valid.as_ref()?.when.first_day()
    }

    /// The last day on which it holds, if that is known.
    pub fn last_day(&self) -> Option<Date> {
        self.valid.as_ref()?.when.last_day()
    }

    /// Whether documents of this kind are made of it.
    pub fn prints(&self, kind: PrintKind) -> bool {
        self.prints.contains(&kind)
    }

    /// The chapters in order.
    pub fn chapters(&self) -> impl Iterator<Item = ChapterId> {
        self.parts.iter().flat_map(|part| part.chapters.iter().copied())
    }
}

/// Finds a chapter by its name, or says why there is none at the place in question.
pub type FindChapter<'a> = dyn FnMut(&str, &PathCursor<'_>, &mut Vec<Diagnostic>) -> Option<ChapterId> + 'a;

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
    (file, folder): (FileId, &str),
    mut written: schema::Publication,
    succession: Succession,
    (units, prints): (&Units, &Prints),
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
        let schema::Adopted { when, was, why, body } = adopted;
        let timing = Timing::of(CellTime { when, was, why }, &cursor, reader);
        (timing, unit(body, &cursor.key("body"), reader, &mut problems))
    });
    // It is not shown yet, but what is wrong with it is said now.
    reader.notice(written.withdrawn, &top.key("withdrawn"));
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
        valid: written.valid.map(|valid| Timing::of(valid, &top.key("valid"), reader)),
        version: written.version.map(|version| match version {
            // A version is mostly a number, the same in every language.
            schema::Text::Plain(version) => Text::same(&version),
            other => reader.name(other, &top.key("version")),
        }),
        upkeep: Upkeep {
            owner,
            contact: written.contact.map(|contact| contact::contact(contact, reader, &top.key("contact"))),
            review: Review { reviewed: written.reviewed, every: written.review_every },
        },
        replaces: succession.replaces,
        superseded_by: succession.superseded_by,
        updated: written.updated,
        publish: written.publish,
        is_sealed: written.sealed,
        seal: None,
        corrections: corrections(written.corrections, reader),
        parts,
        prints: prints.of(written.handbooks),
    };
    reader.diagnostics.append(&mut problems);
    publication
}

fn corrections(written: Vec<schema::Correction>, reader: &mut TextReader<'_>) -> Vec<(Day, Text)> {
    let top = PathCursor::TOP.key("corrections");
    let each = written.into_iter().enumerate();
    let mut all: Vec<_> = each.map(|(n, one)| (one.day, reader.text(one.text, &top.index(n).key("text")))).collect();
    all.sort_by_key(|(day, _)| *day);
    all
}

/// Warnings of corrections on days that are still to come, or before the adoption of what they correct.
pub fn correction_days(publications: &[Publication], today: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for publication in publications {
        let adopted = publication.adopted.as_ref().and_then(|(timing, _)| timing.when.first_day());
        let place = || Place::value(publication.file, PathCursor::TOP.key("corrections").path());
        for (Day(day), _) in &publication.corrections {
            let written = day.to_string();
            if *day > today {
                found.push(Diagnostic::warning(place(), message!("later-day.correction", day = written)));
            } else if let Some(adopted) = adopted.filter(|adopted| day < adopted) {
                let adopted = adopted.to_string();
                found.push(Diagnostic::warning(place(), message!("early-correction", day = written, adopted)));
            }
        }
    }
    found
}

/// The words in the address, one a language: as given, else the folder's name.
pub fn slugs(written: Option<schema::Text>, folder: &str, reader: &mut TextReader<'_>) -> Vec<Box<str>> {
    let cursor = PathCursor::TOP.key("slug");
    let folder_slug: Box<str> = tavle_base::slug::slug(folder).into();
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
    // The title of a part says what its chapters are about, and they may be hidden.
    parts.retain(|part| !part.chapters.is_empty());
    parts
}
