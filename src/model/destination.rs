//! Where links lead: what is written in brackets becomes a typed destination, once.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::Site;
use super::chapter::ChapterId;
use super::dataset::{DataId, RecordTarget};
use super::embed::{Embed, View, turn};
use super::publication::{Publication, PublicationId};
use super::unit::UnitId;
use super::visibility::Hidden;
use crate::base::diagnostic::{did_you_mean, nearest};
use crate::base::{At, Diagnostic, FileId, Place, message};
use crate::parse::markdown::{self, destination as form};

/// Where a link or an image leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// An address outside the site, or an e-mail address.
    Outside,
    /// An anchor on the same page.
    Here(Box<str>),
    /// A chapter or page, and an anchor on it.
    Chapter(ChapterId, Option<Box<str>>),
    Publication(PublicationId),
    DataSet(DataId),
    /// A unit's page, or the tree of units.
    Unit(Option<UnitId>),
    Row(DataId, RecordTarget),
    /// Data put on the page.
    Embed(Box<Embed>),
    /// An image or another file under `content/`.
    File(FileId),
    /// Something that is a draft, or not shown at the as-of date: its text stands without a link.
    Hidden,
    /// Nothing; it has been reported.
    Nowhere,
}

/// A link as it is written, and where.
#[derive(Clone, Debug)]
pub struct Written<'a> {
    pub destination: &'a str,
    /// The path of the file it stands in, as in `content/plan/status.da.md`.
    pub from: &'a str,
    /// Whether it is an image alone in its paragraph that leads to data.
    pub is_embed: bool,
    pub place: Place,
}

impl Written<'_> {
    /// The place of a part of the destination; of the whole where it is not written as it is read.
    pub(super) fn part(&self, part: &str) -> Place {
        match (&self.place.at, self.destination.rfind(part)) {
            (At::Bytes(span), Some(start)) if span.len() == self.destination.len() => {
                let start = span.start + start;
                Place::bytes(self.place.file, start..start + part.len())
            }
            _ => self.place.clone(),
        }
    }
}

/// Where a link leads.
pub fn resolve(written: &Written<'_>, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Destination {
    let whole = written.destination;
    if let Some(scheme) = form::scheme(whole) {
        // By which schemes a link may lead away has been judged where it was read.
        return if form::SCHEMES.contains(&scheme.as_str()) { Destination::Outside } else { Destination::Nowhere };
    }
    if whole.trim().is_empty() {
        return Destination::Nowhere;
    }
    if let Some(anchor) = whole.strip_prefix('#') {
        return Destination::Here(anchor.into());
    }
    let (rest, anchor) = match whole.split_once('#') {
        Some((rest, anchor)) => (rest, Some(anchor)),
        None => (whole, None),
    };
    let (path, query) = match rest.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (rest, None),
    };
    let Some(path) = absolute(path, written.from) else {
        diagnostics.push(Diagnostic::error(written.place.clone(), message!("outside-site", written = &*whole)));
        return Destination::Nowhere;
    };
    if let Some(name) = path.strip_prefix("data/").and_then(|rest| rest.strip_suffix(".yaml")) {
        return data(name, query, anchor, written, site, diagnostics);
    }
    if let Some(found) = content(&path, anchor, site) {
        return found;
    }
    diagnostics.push(dead(whole, &path, site, written.place.clone()));
    Destination::Nowhere
}

/// The path below the site's folder of a destination written in the file `from`; `None` if it leads out of it.
fn absolute(path: &str, from: &str) -> Option<String> {
    let decoded = percent_decoded(path);
    let mut parts: Vec<&str> = match decoded.starts_with('/') {
        true => Vec::new(),
        false => from.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default(),
    };
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    // A name copied from a Mac's Finder has its accents apart; the files are known by composed names.
    let path = parts.join("/");
    Some(if path.is_ascii() { path } else { path.nfc().collect() })
}

/// A path with `%20` and the like as the characters they stand for; as it is, where they stand for none.
fn percent_decoded(path: &str) -> Cow<'_, str> {
    percent_decode_str(path).decode_utf8().unwrap_or(path.into())
}

fn data(
    name: &str,
    query: Option<&str>,
    anchor: Option<&str>,
    written: &Written<'_>,
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) -> Destination {
    let Some(id) = site.paths.data.get(name).copied() else {
        if site.paths.units.contains(name) {
            return units(anchor, written, site, diagnostics);
        }
        match site.paths.hidden.get(format!("data/{name}.yaml").as_str()) {
            Some(Hidden::Unused) => {
                diagnostics.push(not_public(name, written));
                return Destination::Nowhere;
            }
            Some(reason) => {
                diagnostics.extend(written.is_embed.then(|| left_out(name, *reason, written)).flatten());
                return Destination::Hidden;
            }
            None => {}
        }
        let mut known: Vec<String> = site.paths.data.keys().map(|name| format!("/data/{name}.yaml")).collect();
        known.sort_unstable();
        let help = match nearest(name, site.paths.data.keys().map(AsRef::as_ref)) {
            Some(near) => Some(message!("help.did-you-mean", name = format!("/data/{near}.yaml"))),
            None => did_you_mean("", known.iter().map(String::as_str)),
        };
        let message = message!("unknown-data", file = format!("data/{name}.yaml"));
        diagnostics.push(Diagnostic::error(written.place.clone(), message.help(help)));
        return Destination::Nowhere;
    };
    let set = &site.data[id.0 as usize];
    let target = match anchor.map(|anchor| (anchor, site.find(id, anchor))) {
        Some((anchor, None)) => {
            let message = message!("unknown-section", file = format!("data/{name}.yaml"), anchor);
            diagnostics.push(Diagnostic::error(written.part(anchor), message.help(did_you_mean(anchor, set.ids()))));
            return Destination::Nowhere;
        }
        Some((_, target)) => target,
        None => None,
    };
    if !written.is_embed {
        return match target {
            Some(target) => Destination::Row(id, target),
            None => Destination::DataSet(id),
        };
    }
    let mut embed = Embed { only: target, ..Embed::whole(id, View::Table) };
    for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if let Err(problem) = turn(&mut embed, key, value, set, site, written) {
            diagnostics.push(*problem);
        }
    }
    diagnostics.extend(of_no_unit(&embed, name, site, written));
    Destination::Embed(Box::new(embed))
}

/// The warning of a unit without any role in the part of the data that is put in: that is hardly meant. That nothing is in
/// a state, or late, may be so today and otherwise tomorrow, so it is no fault.
fn of_no_unit(embed: &Embed, name: &str, site: &Site, written: &Written<'_>) -> Option<Diagnostic> {
    let unit = &site.units.get(embed.unit?).name;
    let of_unit = Embed { states: Vec::new(), ..embed.clone() };
    let has_any = of_unit.rows(&site.data[embed.data.0 as usize], site).next().is_some();
    (!has_any)
        .then(|| Diagnostic::warning(written.part(unit), message!("no-rows", unit, file = format!("data/{name}.yaml"))))
}

/// The fault of a link to data that is not public, because no page shows it.
fn not_public(name: &str, written: &Written<'_>) -> Diagnostic {
    Diagnostic::error(written.place.clone(), message!("not-public", file = format!("data/{name}.yaml")))
}

/// The warning of a page that is shown without data that it puts there. Data that is published later is only waited for.
fn left_out(name: &str, reason: Hidden, written: &Written<'_>) -> Option<Diagnostic> {
    let file = format!("data/{name}.yaml");
    let message = match reason {
        Hidden::Draft => message!("hidden-data.draft", file),
        Hidden::Expired(day) => message!("hidden-data.expired", file, day = day.to_string()),
        Hidden::Scheduled(_) | Hidden::Invalid | Hidden::Unlisted | Hidden::Unused => return None,
    };
    Some(Diagnostic::warning(written.place.clone(), message))
}

/// The path below `data/`, without `.yaml`, of the data to which a destination written in the file `from` leads.
pub fn data_path(destination: &str, from: &str) -> Option<String> {
    let path = destination.split(['?', '#']).next().unwrap_or(destination);
    absolute(path, from)?.strip_prefix("data/")?.strip_suffix(".yaml").map(str::to_owned)
}

/// A unit, or all of them: a file of units has no page of its own, but each unit has.
fn units(anchor: Option<&str>, written: &Written<'_>, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Destination {
    if written.is_embed {
        diagnostics.push(Diagnostic::error(written.place.clone(), message!("units-embedded")));
        return Destination::Nowhere;
    }
    let Some(name) = anchor else { return Destination::Unit(None) };
    match site.units.resolve(name, || written.part(name), diagnostics) {
        Some(unit) => Destination::Unit(Some(unit)),
        None => Destination::Nowhere,
    }
}

/// A chapter, publication or file under `content/`.
fn content(path: &str, anchor: Option<&str>, site: &Site) -> Option<Destination> {
    if let Some(stem) = path.strip_suffix(".md") {
        let bare = stem.rsplit_once('.').filter(|(_, tag)| site.languages.find(tag).is_some()).map(|(bare, _)| bare);
        for name in [Some(stem), bare].into_iter().flatten() {
            if let Some(id) = site.paths.chapters.get(name) {
                return Some(Destination::Chapter(*id, anchor.map(Into::into)));
            }
            if site.paths.hidden.contains_key(name) {
                return Some(Destination::Hidden);
            }
        }
        return None;
    }
    let folder = path.strip_suffix("/publication.yaml").unwrap_or(path);
    if let Some(folder) = folder.strip_prefix("content/") {
        if let Some(id) = site.paths.publications.get(folder) {
            return Some(Destination::Publication(*id));
        }
        if site.paths.hidden.contains_key(folder) {
            return Some(Destination::Hidden);
        }
    }
    site.paths.files.get(path).map(|file| Destination::File(*file))
}

/// The fault of a link that leads to nothing.
fn dead(written: &str, path: &str, site: &Site, place: Place) -> Diagnostic {
    if let Some(address) = markdown::whole_address(written) {
        return Diagnostic::error(place, message!("dead-link.address", written, path, address));
    }
    let message = match path.ends_with(".md") {
        true => message!("dead-link.to-text", written, path),
        false => message!("dead-link", written, path),
    };
    let near = page(path, site).or_else(|| meant(path, site));
    let help = near.map(|near| message!("help.did-you-mean", name = format!("/{near}")));
    Diagnostic::error(place, message.help(help))
}

/// The file of the page whose address was written in place of it, as in `/da/plan/goals/` or `/plan/`.
fn page(path: &str, site: &Site) -> Option<String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    if parts.first() == Some(&"content") {
        return None;
    }
    let lang = parts.first().and_then(|tag| site.languages.find(tag));
    if lang.is_some() {
        parts.remove(0);
    }
    let langs = || site.languages.all().filter(|own| lang.is_none_or(|lang| lang == *own));
    let publication = |word: &str| {
        let is_called =
            |one: &&Publication| one.folder.as_ref() == word || langs().any(|lang| *one.slugs[lang.index()] == *word);
        site.publications.iter().find(is_called)
    };
    let chapter = |word: &str, mut all: Box<dyn Iterator<Item = ChapterId> + '_>| {
        let is_called = |id: &ChapterId| {
            let chapter = site.chapter(*id);
            chapter.name.as_ref() == word || langs().any(|lang| chapter.slug(lang) == word)
        };
        let found = all.find(is_called)?;
        site.paths.chapters.iter().find(|(_, id)| **id == found).map(|(path, _)| format!("{path}.md"))
    };
    match parts.as_slice() {
        [] => site.home.map(|_| "content/index.md".to_owned()),
        [word] => match publication(word) {
            Some(publication) => Some(format!("content/{}/publication.yaml", publication.folder)),
            None => chapter(word, Box::new(site.pages.iter().copied())),
        },
        [folder, word] => chapter(word, Box::new(publication(folder)?.chapters())),
        _ => None,
    }
}

/// The file that was probably meant: one whose name is like the one written, best in the same folder.
fn meant(path: &str, site: &Site) -> Option<String> {
    let data = site.paths.data.keys().map(|name| format!("data/{name}.yaml"));
    let chapters = site.paths.chapters.keys().map(|name| format!("{name}.md"));
    let files = site.paths.files.keys().map(|path| path.to_string());
    let mut known: Vec<String> = data.chain(chapters).chain(files).collect();
    known.sort_unstable();
    if let Some(whole) = known.iter().find(|known| path.ends_with(&format!("/{known}"))) {
        return Some(whole.clone());
    }
    let is_text = |path: &str| path.ends_with(".md");
    let bare = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        match name.strip_suffix(".md") {
            // The language may be written before the ending.
            Some(stem) => {
                let tagged = stem.rsplit_once('.').filter(|(_, tag)| site.languages.find(tag).is_some());
                tagged.map_or(stem, |(stem, _)| stem).to_owned()
            }
            None => name.to_owned(),
        }
    };
    // A file of exactly that name is meant rather than one beside with a name like it.
    let name = bare(path);
    if let Some(same) = known.iter().find(|known| bare(known) == name && is_text(known) == is_text(path)) {
        return Some(same.clone());
    }
    let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let own = folder(path);
    let beside: Vec<&String> = known.iter().filter(|known| folder(known) == own).collect();
    [beside, known.iter().collect()].into_iter().find_map(|known| {
        let names: Vec<String> = known.iter().map(|path| bare(path)).collect();
        let near = nearest(&bare(path), names.iter().map(String::as_str))?;
        known.iter().zip(&names).find(|(_, name)| *name == near).map(|(path, _)| (*path).clone())
    })
}
