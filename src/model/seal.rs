//! The wording of a sealed publication, as checksums: as it is now, and what of it has changed since it was adopted.
//!
//! | in the seal | not in it |
//! |---|---|
//! | title, subtitle, kind, description, version, adoption, validity, objectives and the order of chapters | who is responsible, contact, review, addresses, days of publication, which documents are made |
//! | title, description and text of each chapter | what its images show |
//! | of each data set that a chapter shows: titles, columns, names of its own, groups, the rows and their order, and all texts, times, roles and numbers in them | status, outcome, reports, decisions and minutes, measured values, other words for search, and names of units |
//!
//! In the first language all of that is sealed, in another one the texts in it. What had no text in another language may be
//! translated later, and is sealed with the next seal.

use std::collections::HashMap;

use super::chapter::{Chapter, Version};
use super::dataset::{Column, DataSet, Holds, Row};
use super::ids::PublicationId;
use super::publication::Publication;
use super::site::Site;
use tavle_base::{Diagnostic, FileId, KeyPath, Lang, Message, Place, message};
use tavle_load::Sources;
use tavle_parse::yaml::{Wording, WordingForm, front_matter};
use tavle_schema::{ByKey, Checksums, SEAL_FILE, Seal, SealedData};

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
    let mut seal = Seal {
        version: publication.version.as_ref().map(|version| version.str(Lang::DEFAULT).into()),
        chapters: chapters.map(|chapter| (chapter.name.clone(), of_chapter(chapter, &tags, sources))).collect(),
        data: data.map(|(_, set)| (set.path.clone(), of_data(set, &tags, sources))).collect(),
        ..Seal::default()
    };
    if let Some(wording) = Wording::read(sources.get(publication.file).text()) {
        seal.publication = by_key(&wording, (&tags, NOT_IN_PUBLICATION), &HashMap::new());
        let corrections = KeyPath::top().key("corrections");
        let each = (0..publication.corrections.len()).map(|n| corrections.index(n));
        let first = |at: KeyPath| sums(&wording, &at, (&tags[..1], &[]), &HashMap::new()).into_values().next();
        seal.corrections = each.filter_map(first).collect();
    }
    seal
}

/// The checksums of what stands under each key of a file.
fn by_key(wording: &Wording, (tags, without): (&[&str], &[&str]), named: &HashMap<KeyPath, &str>) -> ByKey {
    let kept = wording.keys().filter(|key| !without.contains(key));
    let own = |key: &str| sums(wording, &KeyPath::top().key(key), (tags, without), named);
    kept.map(|key| (key.into(), own(key))).collect()
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

/// The title, the description and the text of a chapter, whatever the ends of its lines.
fn of_chapter(chapter: &Chapter, tags: &[&str], sources: &Sources) -> Checksums {
    let own = |(tag, version): (&&str, &Option<Version>)| {
        let version = version.as_ref()?;
        let whole = sources.get(version.file).text();
        let body = front_matter(version.file, whole).value.map_or(whole, |parts| &whole[parts.body..]);
        let lines: Vec<&str> = body.trim().lines().map(str::trim_end).collect();
        let description = version.description.as_deref().unwrap_or_default();
        Some(((*tag).into(), sum(&format!("{}\n{}\n{}", version.title.trim(), description.trim(), lines.join("\n")))))
    };
    tags.iter().zip(&chapter.versions).filter_map(own).collect()
}

fn of_data(set: &DataSet, tags: &[&str], sources: &Sources) -> SealedData {
    let Some(wording) = Wording::read(sources.get(set.file).text()) else { return SealedData::default() };
    let named: HashMap<KeyPath, &str> = set.rows.iter().map(|row| (row.path.clone(), &*row.id)).collect();
    let (without, reportable) = (without(set), reportable(set));
    let form = (tags, &*without);
    let without_columns: Vec<&str> = without.iter().chain(&reportable).copied().collect();
    let nothing = HashMap::new();
    let row = |row: &Row| (row.id.as_ref().into(), sums(&wording, &row.path, (tags, &without_columns), &nothing));
    let columns = |row: &Row| {
        let own = reportable.iter().map(|key| (Box::from(*key), sums(&wording, &row.path.key(key), form, &nothing)));
        let own: ByKey = own.filter(|(_, sums)| !sums.is_empty()).collect();
        (!own.is_empty()).then(|| (row.id.as_ref().into(), own))
    };
    SealedData {
        file: by_key(&wording, form, &named),
        rows: set.rows.iter().map(row).collect(),
        columns: set.rows.iter().filter_map(columns).collect(),
    }
}

/// The columns of its own in which reports can have values: the newest then stands in the place of the row's own.
fn reportable(set: &DataSet) -> Vec<&str> {
    let is_meant = |column: &&Column| column.own.is_some() && column.holds != Holds::Status;
    let columns = set.columns.iter().filter(|_| set.spec.reporter.is_some());
    columns.filter(is_meant).map(|column| &*column.key).collect()
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
        (false, Some((file, _))) => vec![Diagnostic::error(Place::whole(*file), message!("unused-seal"))],
        (true, _) if publication.adopted.is_none() => {
            vec![Diagnostic::error(key("sealed"), message!("sealed-without-adoption"))]
        }
        (true, None) => vec![Diagnostic::error(key("sealed"), message!("not-sealed", folder))],
        (true, Some((file, sealed))) => {
            let now = seal(id, site, sources);
            let found = changes(id, sealed, &now, site);
            match found.is_empty() && has_more(&now, sealed) {
                true => vec![Diagnostic::warning(Place::whole(*file), message!("sealed.added", folder))],
                false => found,
            }
        }
    }
}

/// Whether anything is there that was not sealed: a translation, or a correction.
fn has_more(now: &Seal, sealed: &Seal) -> bool {
    let more = |now: &ByKey, before: Option<&ByKey>| {
        let is_sealed =
            |key: &str, tag: &str| before.and_then(|all| all.get(key)).is_some_and(|all| all.contains_key(tag));
        now.iter().any(|(key, sums)| sums.keys().any(|tag| !is_sealed(key, tag)))
    };
    let of_data = |path: &str, now: &SealedData| {
        let before = sealed.data.get(path);
        let mut columns = now.columns.iter();
        more(&now.file, before.map(|one| &one.file))
            || more(&now.rows, before.map(|one| &one.rows))
            || columns.any(|(id, own)| more(own, before.and_then(|one| one.columns.get(id))))
    };
    !now.corrections.is_subset(&sealed.corrections)
        || more(&now.publication, Some(&sealed.publication))
        || more(&now.chapters, Some(&sealed.chapters))
        || now.data.iter().any(|(path, now)| of_data(path, now))
}

/// What has changed since a publication was sealed.
fn changes(id: PublicationId, sealed: &Seal, now: &Seal, site: &Site) -> Vec<Diagnostic> {
    let publication = site.publication(id);
    let folder = &publication.folder;
    let changed = |place: Place, what: Message| {
        let file = format!("content/{folder}/publication.yaml");
        let help = match is_accounted_for(now, sealed) {
            true => message!("help.seal-now", folder),
            false => message!("help.seal-again", file, folder),
        };
        Diagnostic::error(place, what.help(help))
    };
    let mut found = Vec::new();
    for (key, is_there) in changed_keys(&sealed.publication, &now.publication) {
        let place = if is_there { at_key(publication.file, key) } else { Place::whole(publication.file) };
        found.push(changed(place, message!("sealed.publication", key)));
    }
    if !sealed.corrections.is_subset(&now.corrections) {
        found.push(changed(at_key(publication.file, "corrections"), message!("sealed.correction")));
    }
    let is_listed_as_before = found.is_empty();
    let missing = |what: Message| changed(Place::whole(publication.file), what);
    for (name, before) in &sealed.chapters {
        let chapter = publication.chapters().map(|id| site.chapter(id)).find(|one| one.name == *name);
        for (tag, sum) in before {
            let lang = site.languages.find(tag);
            let version = chapter.zip(lang).and_then(|(chapter, lang)| chapter.versions[lang.index()].as_ref());
            match version {
                None if is_listed_as_before => found.push(missing(message!("sealed.no-chapter", name, tag))),
                Some(version) if now.chapters[name].get(tag) != Some(sum) => {
                    found.push(changed(Place::whole(version.file), message!("sealed.chapter", folder)));
                }
                _ => {}
            }
        }
    }
    let has_same_texts = found.is_empty();
    for (path, before) in &sealed.data {
        let set = site.sets().map(|(_, set)| set).find(|set| set.path == *path);
        match set.zip(now.data.get(path)) {
            Some((set, current)) => found.extend(of_set(set, (before, current), folder, &changed)),
            None if has_same_texts => {
                found.push(missing(message!("sealed.no-data", data = format!("data/{path}.yaml"))))
            }
            None => {}
        }
    }
    found
}

/// What has changed in a data set.
fn of_set(
    set: &DataSet,
    (before, current): (&SealedData, &SealedData),
    folder: &str,
    changed: &dyn Fn(Place, Message) -> Diagnostic,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let of_rows = set.rows.first().and_then(|row| row.path.steps().next().map(|step| step.to_string()));
    for (key, is_there) in changed_keys(&before.file, &current.file) {
        let place = if is_there { at_key(set.file, key) } else { Place::whole(set.file) };
        found.push(changed(
            place,
            match of_rows.as_deref() == Some(key) {
                true => message!("sealed.groups", folder),
                false => message!("sealed.table", key, folder),
            },
        ));
    }
    let is_changed = |row: &&Row| {
        let rows = before.rows.get(&*row.id).zip(current.rows.get(&*row.id));
        rows.is_some_and(|(before, now)| differ(before, now))
            || columns_differ(row, before.columns.get(&*row.id), current.columns.get(&*row.id))
    };
    let rows = set.rows.iter().filter(is_changed);
    let related: Vec<_> = rows
        .map(|row| (Place::value(set.file, row.path.clone()), message!("note.row", title = row.id.as_ref())))
        .collect();
    if let Some((first, _)) = related.first() {
        let problem = changed(first.clone(), message!("sealed.rows", n = related.len(), folder));
        found.push(Diagnostic { related: related[1..].to_vec(), ..problem });
    }
    found
}

/// Whether something else stands in a row's own columns than was sealed. A value that reports say now need not stand there.
fn columns_differ(row: &Row, before: Option<&ByKey>, now: Option<&ByKey>) -> bool {
    let nothing = ByKey::new();
    let (before, now) = (before.unwrap_or(&nothing), now.unwrap_or(&nothing));
    let is_reported = |key: &str| row.reports.newest_value(key).is_some();
    let is_changed = |key: &str, sums: &Checksums| match now.get(key) {
        Some(now) => differ(sums, now),
        None => !is_reported(key),
    };
    before.iter().any(|(key, sums)| is_changed(key, sums)) || now.keys().any(|key| !before.contains_key(key))
}

fn at_key(file: FileId, key: &str) -> Place {
    Place::key(file, KeyPath::top().key(key))
}

/// The keys under which something else stands than was sealed, and whether anything stands there now.
fn changed_keys<'s>(sealed: &'s ByKey, now: &'s ByKey) -> impl Iterator<Item = (&'s str, bool)> {
    let changed = sealed.iter().filter_map(|(key, before)| match now.get(key) {
        Some(now) => differ(before, now).then_some((&**key, true)),
        None => Some((&**key, false)),
    });
    changed.chain(now.keys().filter(|key| !sealed.contains_key(*key)).map(|key| (&**key, true)))
}

/// Whether anything that was sealed is another now, or gone.
fn differ(sealed: &Checksums, now: &Checksums) -> bool {
    sealed.iter().any(|(tag, sum)| now.get(tag) != Some(sum))
}

/// Whether changes are accounted for: in a new version, or with a new correction.
fn is_accounted_for(now: &Seal, sealed: &Seal) -> bool {
    now.version != sealed.version || !now.corrections.is_subset(&sealed.corrections)
}

/// Whether a publication may be sealed as it is now: for the first time, where nothing that was sealed has changed, or where
/// changes are accounted for.
pub fn may_be_sealed(id: PublicationId, now: &Seal, site: &Site) -> bool {
    let sealed = site.publication(id).seal.as_ref().map(|(_, sealed)| &**sealed);
    sealed.is_none_or(|sealed| is_accounted_for(now, sealed) || changes(id, sealed, now, site).is_empty())
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
