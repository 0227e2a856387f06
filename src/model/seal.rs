//! The wording of a sealed publication, as checksums: as it is now, and what of it has changed since it was adopted.
//!
//! | in the seal | not in it |
//! |---|---|
//! | title, subtitle, kind, description, version, adoption, validity, objectives and the order of chapters | who is responsible, contact, review, addresses, days of publication, which documents are made |
//! | title and text of each chapter | its description, and images it shows |
//! | of each data set that a chapter shows: titles, columns, names of its own, groups, the rows and their order, and all texts, times, roles and numbers in them | status, outcome, reports, decisions and minutes, measured values, other words for search, and names of units |
//!
//! In the first language all of that is sealed, in another one the texts in it. A text that had none of another language
//! may be translated later.

use std::collections::HashMap;

use super::chapter::{Chapter, Version};
use super::dataset::{DataSet, Holds};
use super::ids::PublicationId;
use super::publication::Publication;
use super::site::Site;
use tavle_base::{Diagnostic, FileId, KeyPath, Lang, Message, Place, message};
use tavle_load::Sources;
use tavle_parse::yaml::{Wording, WordingForm, front_matter};
use tavle_schema::{Checksums, SEAL_FILE, Seal, SealedData};

/// What changes by itself, or is not what was adopted: these keys of a data file, wherever they stand.
const NOT_IN_DATA: &[&str] = &[
    "$schema",
    "agenda",
    "also",
    "decision",
    "draft",
    "expires",
    "minutes",
    "outcome",
    "public",
    "publish",
    "report_every",
    "reports",
    "source",
    "status",
    "updated",
    "value",
    "values",
    "withdrawn",
];

/// The same in `publication.yaml`.
const NOT_IN_PUBLICATION: &[&str] = &[
    "aliases",
    "contact",
    "corrections",
    "draft",
    "expires",
    "handbooks",
    "owner",
    "publish",
    "review_every",
    "reviewed",
    "sealed",
    "slug",
    "superseded_by",
    "updated",
    "withdrawn",
];

/// How many characters of a checksum are kept: as many as tell any two wordings apart.
const KEPT: usize = 32;

/// The wording of a publication as it is now.
pub fn seal(id: PublicationId, site: &Site, sources: &Sources) -> Seal {
    let publication = site.publication(id);
    let tags: Vec<&str> = site.languages.tags().collect();
    let chapters = publication.chapters().map(|chapter| site.chapter(chapter));
    let data = site.sets().filter(|(data, _)| site.publications_of(*data).contains(&id));
    Seal {
        version: publication.version.as_ref().map(|version| version.str(Lang::DEFAULT).into()),
        corrections: publication.corrections.len(),
        publication: Wording::read(sources.get(publication.file).text())
            .map(|wording| sums(&wording, &KeyPath::top(), (&tags, NOT_IN_PUBLICATION), &HashMap::new()))
            .unwrap_or_default(),
        chapters: chapters.map(|chapter| (chapter.name.clone(), of_chapter(chapter, &tags, sources))).collect(),
        data: data.map(|(_, set)| (set.path.clone(), of_data(set, &tags, sources))).collect(),
    }
}

/// The checksums of a value in each language in which there is something.
fn sums(
    wording: &Wording,
    at: &KeyPath,
    (tags, without): (&[&str], &[&str]),
    named: &HashMap<KeyPath, &str>,
) -> Checksums {
    let own = |tag: &&str| Some(((*tag).into(), sum(&wording.of(at, &WordingForm { tags, tag, without }, named)?)));
    tags.iter().filter_map(own).collect()
}

fn sum(wording: &str) -> Box<str> {
    blake3::hash(wording.as_bytes()).to_hex()[..KEPT].into()
}

/// The title and the text of a chapter, whatever the ends of its lines.
fn of_chapter(chapter: &Chapter, tags: &[&str], sources: &Sources) -> Checksums {
    let own = |(tag, version): (&&str, &Option<Version>)| {
        let version = version.as_ref()?;
        let whole = sources.get(version.file).text();
        let body = front_matter(version.file, whole).value.map_or(whole, |parts| &whole[parts.body..]);
        let lines: Vec<&str> = body.trim().lines().map(str::trim_end).collect();
        Some(((*tag).into(), sum(&format!("{}\n{}", version.title.trim(), lines.join("\n")))))
    };
    tags.iter().zip(&chapter.versions).filter_map(own).collect()
}

fn of_data(set: &DataSet, tags: &[&str], sources: &Sources) -> SealedData {
    let Some(wording) = Wording::read(sources.get(set.file).text()) else { return SealedData::default() };
    let named: HashMap<KeyPath, &str> = set.rows.iter().map(|row| (row.path.clone(), &*row.id)).collect();
    let without = without(set);
    let form = (tags, &*without);
    let rows = set.rows.iter().map(|row| (row.id.as_ref().into(), sums(&wording, &row.path, form, &HashMap::new())));
    SealedData { table: sums(&wording, &KeyPath::top(), form, &named), rows: rows.collect() }
}

/// The keys that are not in the seal of a data set: of its own columns those that say how far something is, and no other.
fn without(set: &DataSet) -> Vec<&str> {
    let own = || set.columns.iter().filter(|column| column.own.is_some());
    let is_own = |key: &&&str| own().any(|column| *column.key == ***key);
    let states = own().filter(|column| column.holds == Holds::Status).map(|column| &*column.key);
    NOT_IN_DATA.iter().filter(|key| !is_own(key)).copied().chain(states).collect()
}

/// What is wrong with the seals of a site: what has changed since it was sealed, and what is not sealed yet.
pub fn problems(site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    let publications = (0..).map(PublicationId).zip(&site.publications);
    publications.flat_map(|(id, publication)| of_publication(id, publication, site, sources)).collect()
}

fn of_publication(id: PublicationId, publication: &Publication, site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    let key = |key: &str| Place::key(publication.file, KeyPath::top().key(key));
    let folder = &publication.folder;
    match (publication.is_sealed, &publication.seal) {
        (false, None) => Vec::new(),
        (false, Some((file, _))) => vec![Diagnostic::warning(Place::whole(*file), message!("unused-seal"))],
        (true, _) if publication.adopted.is_none() => {
            vec![Diagnostic::error(key("sealed"), message!("sealed-without-adoption"))]
        }
        (true, None) => vec![Diagnostic::error(key("sealed"), message!("not-sealed", folder))],
        (true, Some((_, sealed))) => changes(id, publication, sealed, site, sources),
    }
}

/// What has changed since a publication was sealed. What is not shown now is not compared; where it was taken out, that is a
/// change of what listed it.
fn changes(
    id: PublicationId,
    publication: &Publication,
    sealed: &Seal,
    site: &Site,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let now = seal(id, site, sources);
    let folder = &publication.folder;
    let changed = |place: Place, what: Message| {
        let file = format!("content/{folder}/publication.yaml");
        Diagnostic::error(place, what.help(message!("help.seal-again", file, folder)))
    };
    let mut found = Vec::new();
    if differ(&sealed.publication, &now.publication) {
        found.push(changed(Place::whole(publication.file), message!("sealed.publication")));
    } else if now.corrections < sealed.corrections {
        found.push(changed(Place::whole(publication.file), message!("sealed.correction")));
    }
    for chapter in publication.chapters().map(|chapter| site.chapter(chapter)) {
        let Some(before) = sealed.chapters.get(&chapter.name) else { continue };
        let current = &now.chapters[&chapter.name];
        for (tag, version) in site.languages.tags().zip(&chapter.versions) {
            let is_changed = before.get(tag).is_some_and(|before| current.get(tag).is_some_and(|now| now != before));
            if let (Some(version), true) = (version, is_changed) {
                found.push(changed(Place::whole(version.file), message!("sealed.chapter", folder)));
            }
        }
    }
    for (_, set) in site.sets() {
        let (Some(before), Some(current)) = (sealed.data.get(&set.path), now.data.get(&set.path)) else { continue };
        if differ(&before.table, &current.table) {
            found.push(changed(Place::whole(set.file), message!("sealed.table", folder)));
        }
        let is_changed =
            |id: &str| before.rows.get(id).zip(current.rows.get(id)).is_some_and(|(before, now)| differ(before, now));
        let rows = set.rows.iter().filter(|row| is_changed(&row.id));
        let related: Vec<_> = rows
            .map(|row| (Place::value(set.file, row.path.clone()), message!("note.row", title = row.id.as_ref())))
            .collect();
        if let Some((first, _)) = related.first() {
            let n = related.len();
            let problem = changed(first.clone(), message!("sealed.rows", n, folder));
            found.push(Diagnostic { related: related[1..].to_vec(), ..problem });
        }
    }
    found
}

/// Whether anything that was sealed is another now, or gone.
fn differ(sealed: &Checksums, now: &Checksums) -> bool {
    sealed.iter().any(|(tag, sum)| now.get(tag) != Some(sum))
}

/// Whether a publication may be sealed as it is now: for the first time, in a new version, or with a new correction.
pub fn may_be_sealed(now: &Seal, sealed: Option<&Seal>) -> bool {
    sealed.is_none_or(|sealed| now == sealed || now.version != sealed.version || now.corrections > sealed.corrections)
}

/// Whether a problem is that something has changed since it was sealed, or is not sealed yet.
pub fn is_about_change(problem: &Diagnostic) -> bool {
    ["sealed", "not-sealed"].contains(&problem.code())
}

/// The files that a publication is made of.
pub fn files(id: PublicationId, site: &Site) -> Vec<FileId> {
    let publication = site.publication(id);
    let texts = publication.chapters().flat_map(|chapter| &site.chapter(chapter).versions).flatten();
    let data = site.sets().filter(|(data, _)| site.publications_of(*data).contains(&id));
    std::iter::once(publication.file)
        .chain(texts.map(|version| version.file))
        .chain(data.map(|(_, set)| set.file))
        .collect()
}

/// The file of a publication's seal, from the site's folder.
pub fn path(publication: &Publication) -> String {
    format!("content/{}/{SEAL_FILE}", publication.folder)
}
