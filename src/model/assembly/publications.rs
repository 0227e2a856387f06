//! The site's publications, in its order, each with the chapters it lists.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::around::Around;
use super::chapters::Chapters;
use super::relations::ServingPublication;
use super::texts::Texts;
use crate::cursor::PathCursor;
use crate::ids::{ChapterId, PublicationId};
use crate::publication::{self, Prints, Publication};
use crate::succession::{Succession, succession};
use crate::text_reader::Findings;
use crate::unit::Units;
use crate::visibility::{Former, Hidden, HiddenPaths, LeftOut, Publishing, Withdrawn};
use tavle_base::diagnostic::{did_you_mean, is_proposed};
use tavle_base::{Diagnostic, FileId, Place, message};
use tavle_schema::{self as schema, Seal};

/// A publication that is visible, as it is written: its folder below `content/`, and its file.
pub struct Written {
    pub folder: Box<str>,
    pub file: FileId,
    pub publication: schema::Publication,
}

/// The publications that are visible. Of those that have expired the addresses are kept.
pub fn visible(
    written: Vec<(FileId, schema::Publication)>,
    texts: &mut Texts,
    around: &Around<'_>,
    LeftOut { hidden, withdrawn }: &mut LeftOut,
    found: &mut Findings,
) -> Vec<Written> {
    let mut shown = Vec::new();
    for (file, publication) in written {
        let path = &around.sources.get(file).path;
        let folder = path.strip_prefix("content/").and_then(|path| path.strip_suffix("/publication.yaml"));
        let folder: Box<str> =
            folder.expect("a publication is read from a file of that name below content/ only").into();
        found.diagnostics.extend(Publishing::from(&publication).problem(file));
        match around.audience.sees(&publication) {
            Ok(()) => shown.push(Written { folder, file, publication }),
            Err(reason) => {
                if let Hidden::Expired(day) = reason {
                    withdraw(
                        Written { folder: folder.clone(), file, publication },
                        day,
                        texts,
                        around,
                        withdrawn,
                        found,
                    );
                }
                texts.hide(&folder, reason, hidden);
            }
        }
    }
    shown
}

/// Keeps the addresses of a publication that has expired, and of its chapters.
fn withdraw(
    Written { folder, file, mut publication }: Written,
    day: Date,
    texts: &Texts,
    around: &Around<'_>,
    withdrawn: &mut Vec<Withdrawn>,
    found: &mut Findings,
) {
    let mut reader = around.reader(file);
    let notice = reader.notice(publication.withdrawn.take(), &PathCursor::TOP.key("withdrawn"));
    let slugs = publication::slugs(publication.slug.take(), &folder, &mut reader);
    found.diagnostics.append(&mut reader.diagnostics);
    let text = notice.map(|notice| notice.shown(file, found));
    let names = publication.chapters.iter().flat_map(schema::ChapterEntry::names);
    let chapters = names.filter_map(|name| texts.slugs(&format!("content/{folder}/{name}"), around));
    let below = |chapter: Vec<Box<str>>| -> Vec<Box<str>> {
        slugs.iter().zip(chapter).map(|(slug, chapter)| format!("{slug}/{chapter}").into()).collect()
    };
    let addresses = chapters.map(below).chain([slugs.clone()]);
    withdrawn.extend(addresses.map(|address| Withdrawn {
        file,
        address: Former::Text(address),
        day,
        text: text.clone(),
    }));
}

/// The publications in the order that `site.yaml` asks for; those it does not name come last, by folder.
pub fn in_order(
    mut shown: Vec<Written>,
    order: Option<Vec<Box<str>>>,
    site_file: FileId,
    hidden: &HiddenPaths,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Written> {
    let Some(order) = order else { return shown };
    let cursor = PathCursor::TOP.key("publications");
    let folders: HashSet<&str> = shown.iter().map(|one| one.folder.as_ref()).collect();
    for (n, name) in order.iter().enumerate() {
        if !folders.contains(name.as_ref()) && !hidden.contains_key(name) {
            let place = Place::value(site_file, cursor.index(n).path());
            let help = did_you_mean(name, shown.iter().map(|one| one.folder.as_ref()));
            diagnostics.push(Diagnostic::error(place, message!("unknown-publication", name).help(help)));
        }
    }
    let places: HashMap<&str, usize> = order.iter().enumerate().rev().map(|(n, name)| (name.as_ref(), n)).collect();
    shown.sort_by_key(|one| places.get(one.folder.as_ref()).copied().unwrap_or(order.len()));
    shown
}

/// Takes out of the publications which objectives they serve.
pub fn serving(listed: &mut [Written]) -> Vec<ServingPublication> {
    let each = listed.iter_mut().enumerate();
    each.map(|(n, one)| (PublicationId::of(n), one.file, std::mem::take(&mut one.publication.serves.0))).collect()
}

/// Reads the publications, and keeps the addresses of those of their chapters that have expired.
pub fn read(
    written: Vec<Written>,
    (units, prints): (&Units, &Prints),
    texts: &Chapters,
    around: &Around<'_>,
    LeftOut { hidden, withdrawn }: &mut LeftOut,
    found: &mut Findings,
) -> Vec<Publication> {
    let folders: Vec<Box<str>> = written.iter().map(|one| one.folder.clone()).collect();
    let mut read = Vec::with_capacity(written.len());
    let mut succeeding = Vec::with_capacity(written.len());
    for mut one in written {
        let mut reader = around.reader(one.file);
        succeeding.push(Succession::read(&mut one.publication, &folders, hidden, &mut reader));
        read.push((one, reader));
    }
    succession(&mut succeeding, &folders, &mut found.diagnostics);
    let mut all = Vec::with_capacity(read.len());
    for ((Written { folder, file, publication }, mut reader), succession) in read.into_iter().zip(succeeding) {
        let mut listed: HashSet<ChapterId> = HashSet::new();
        let mut listed_hidden: Vec<Box<str>> = Vec::new();
        let mut chapters = |name: &str, cursor: &PathCursor<'_>, problems: &mut Vec<Diagnostic>| {
            let place = || Place::value(file, cursor.path());
            let path = format!("content/{folder}/{name}");
            let Some(id) = texts.by_path.get(path.as_str()).copied() else {
                if hidden.contains_key(path.as_str()) {
                    listed_hidden.push(path.into());
                } else {
                    let message = message!("unknown-chapter", name, folder = format!("content/{folder}"));
                    let help = is_proposed(problems).then(|| did_you_mean(name, texts.names(&folder))).flatten();
                    problems.push(Diagnostic::error(place(), message.help(help)));
                }
                return None;
            };
            if !listed.insert(id) {
                problems.push(Diagnostic::error(place(), message!("duplicate-chapter", name)));
                return None;
            }
            Some(id)
        };
        let publication = publication::publication(
            (file, &folder),
            publication,
            succession,
            (units, prints),
            &mut reader,
            &mut chapters,
        );
        let expired = listed_hidden.iter().filter_map(|path| texts.expired.get(path));
        withdrawn.extend(expired.map(|text| text.below(&publication.slugs, found)));
        reader.finish(found);
        all.push(publication);
    }
    all
}

/// Gives the publications what was sealed of them. A seal beside no publication that is shown has nothing to guard.
pub fn sealed(publications: &mut [Publication], seals: Vec<(FileId, Arc<Seal>)>, around: &Around<'_>) {
    for (file, seal) in seals {
        let path = &around.sources.get(file).path;
        let folder = path.strip_prefix("content/").and_then(|path| path.rsplit_once('/')).map(|(folder, _)| folder);
        if let Some(publication) = publications.iter_mut().find(|one| Some(&*one.folder) == folder) {
            publication.seal = Some((file, seal));
        }
    }
}
