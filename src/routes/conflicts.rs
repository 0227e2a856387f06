//! What is wrong with addresses: two outputs that have the same one, and those that no folder can hold.
//!
//! Whatever is wrong is told here, with the file to change, so that saving never meets a path that it must refuse.

use std::collections::HashSet;

use super::{Document, Output, OutputKind, SEARCH_INDEX};
use crate::base::slug::is_kept_by_windows;
use crate::base::{Diagnostic, KeyPath, Place};
use crate::load::Sources;
use crate::model::Site;

/// The longest name of a file or folder, in bytes, that every system can hold.
const LONGEST_NAME: usize = 255;

/// What is wrong with the addresses of these outputs, which are in the order of their paths.
pub(super) fn problems(outputs: &[Output], site: &Site, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let mut told = HashSet::new();
    for pair in outputs.windows(2) {
        if pair[0].path != pair[1].path || (is_beside_page(&pair[0].what) && is_beside_page(&pair[1].what)) {
            continue;
        }
        // Two files that have one address have it in every language.
        let places = (place(&pair[0], site), place(&pair[1], site));
        if places == (None, None) || told.insert(places) {
            diagnostics.push(collision(&pair[0], &pair[1], site));
        }
    }
    let paths: HashSet<&str> = outputs.iter().map(|output| output.path.as_ref()).collect();
    let mut told = HashSet::new();
    for output in outputs {
        let is_old = matches!(output.what, OutputKind::Redirect { .. });
        // A name that gives no part of an address is told where the address is made.
        if !is_old && output.path.contains("//") {
            continue;
        }
        let in_the_way = || in_the_way(&output.path, &paths).filter(|_| is_old);
        // What stands above a chapter is its publication's to tell.
        let own = match output.what {
            OutputKind::Chapter(..) => output.path.rsplit('/').nth(1).unwrap_or(&output.path),
            _ => &output.path,
        };
        let Some(message) = unfit(own).or_else(in_the_way) else { continue };
        let place = place(output, site);
        // What a file is called has been reported where it was found.
        let path = place.as_ref().map(|place| sources.get(place.file).path.as_ref());
        if path.is_some_and(|path| {
            kept(own).next().is_some() && kept(own).all(|name| kept(path).any(|one| one.eq_ignore_ascii_case(name)))
        }) {
            continue;
        }
        if told.insert((place.clone(), message.clone())) {
            diagnostics.push(impossible(output, place, message));
        }
    }
}

/// Why a path cannot be written on every system, if so.
fn unfit(path: &str) -> Option<String> {
    path.split('/').find_map(|name| match name {
        "" => Some("an address cannot have an empty part".to_owned()),
        _ if name.len() > LONGEST_NAME => {
            Some(format!("a part of an address can be {LONGEST_NAME} characters long, and this one is longer"))
        }
        _ if is_kept_by_windows(name) => {
            let name = name.split('.').next().unwrap_or(name);
            Some(format!("an address cannot have `{name}` in it, a name that Windows keeps for itself"))
        }
        _ if name.ends_with(['.', ' ']) || name.starts_with(' ') => {
            Some("a part of an address cannot begin or end with a space, or end with a full stop".to_owned())
        }
        _ => None,
    })
}

/// The names in a path that Windows keeps for itself, without their endings.
fn kept(path: &str) -> impl Iterator<Item = &str> {
    let names = path.split('/').filter(|name| is_kept_by_windows(name));
    names.map(|name| name.split_once('.').map_or(name, |(stem, _)| stem))
}

/// Why an old address cannot be one beside the addresses of the site, if so.
fn in_the_way(path: &str, paths: &HashSet<&str>) -> Option<String> {
    if path.starts_with(".tavle") || path.starts_with(SEARCH_INDEX) {
        return Some("this address is kept for Tavle's own files".to_owned());
    }
    let file = path.match_indices('/').map(|(end, _)| &path[..end]).find(|folder| paths.contains(folder));
    file.map(|file| format!("`/{file}` is a file, so no address can begin with it"))
}

/// The fault of an address that no folder can hold.
fn impossible(output: &Output, place: Option<Place>, message: String) -> Diagnostic {
    let (code, help) = match &output.what {
        OutputKind::Redirect { .. } => ("bad-alias", "write another address, or remove this one"),
        OutputKind::Unit(..) | OutputKind::Document(Document::Unit(_), _) => ("bad-id", "give the unit another id"),
        OutputKind::Publication(..) => ("bad-name", "write another `slug:`, or give the folder another name"),
        OutputKind::Chapter(..) | OutputKind::Page(..) => {
            ("bad-name", "write another `slug:`, or give the file another name")
        }
        _ => ("bad-name", "give the file another name"),
    };
    let problem = match place {
        Some(place) => Diagnostic::error(code, place, message),
        None => Diagnostic::general(code, format!("{message}: `/{}`", output.path)),
    };
    problem.help(help)
}

/// Whether an output lies beside a page and is named for it. Where two such have one address, so have their pages,
/// and those say so.
fn is_beside_page(what: &OutputKind) -> bool {
    match what {
        OutputKind::File(..) => true,
        OutputKind::Document(document, _) => {
            !matches!(document, Document::Sheet(..) | Document::Raci(..) | Document::Status(..))
        }
        _ => false,
    }
}

/// The fault of two outputs for one address.
fn collision(a: &Output, b: &Output, site: &Site) -> Diagnostic {
    let address = format!("/{}", a.path.strip_suffix("index.html").unwrap_or(&a.path));
    let thing = match (&a.what, &b.what) {
        (OutputKind::Document(..), OutputKind::Document(..)) => "document",
        (OutputKind::File(_, _, None), _) => "file",
        _ => "page",
    };
    let message = format!("two {thing}s have the address `{address}`");
    // It is the old address that has to yield, else the page of the site's own.
    let (yields, stays) = match (&a.what, &b.what) {
        (OutputKind::Redirect { .. } | OutputKind::File(_, _, None), _) => (a, b),
        _ => (b, a),
    };
    let help = match &yields.what {
        OutputKind::Redirect { .. } => "remove this old address, or write another",
        OutputKind::File(_, _, None) => "give the data file another name, or put it into another folder",
        OutputKind::Document(..) | OutputKind::DataSet(..) => "give one of the two data files another name",
        _ => "give one of them another `slug:` or another file name",
    };
    match (place(yields, site), place(stays, site)) {
        (Some(here), Some(other)) => {
            Diagnostic::error("two-pages", here, message).related(other, format!("the other {thing}")).help(help)
        }
        (Some(here), None) | (None, Some(here)) => {
            let message = format!("{message}: this one, and one that Tavle makes itself");
            Diagnostic::error("two-pages", here, message).help(help)
        }
        (None, None) => Diagnostic::general("two-pages", message).help(help),
    }
}

/// The file that an output is made from.
fn place(output: &Output, site: &Site) -> Option<Place> {
    let top = KeyPath::top();
    let file = match &output.what {
        OutputKind::Page(id, lang) | OutputKind::Chapter(id, lang) => site.chapter(*id).version(*lang).0.file,
        OutputKind::Redirect { file, alias: Some(alias), .. } => {
            return Some(Place::value(*file, top.key("aliases").index(*alias)));
        }
        OutputKind::Redirect { file, alias: None, .. } => {
            return Some(Place::value(*file, top.key("accessibility_statement")));
        }
        OutputKind::Publication(id, _) => site.publication(*id).file,
        OutputKind::DataSet(id, _) | OutputKind::Aspect(id, ..) | OutputKind::File(id, _, None) => site.set(*id).file,
        OutputKind::Unit(id, _) | OutputKind::Document(Document::Unit(id), _) => {
            return Some(site.units.get(*id).place.clone());
        }
        OutputKind::Document(Document::Chapter(id), lang) => site.chapter(*id).version(*lang).0.file,
        OutputKind::Document(Document::Handbook(id), _) => site.publication(*id).file,
        OutputKind::Document(
            Document::Sheet(_, id, _) | Document::Raci(_, id) | Document::Status(_, id) | Document::DataSet(id),
            _,
        ) => site.set(*id).file,
        _ => return None,
    };
    Some(Place::whole(file))
}
