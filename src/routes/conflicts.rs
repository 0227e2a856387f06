//! What is wrong with addresses: two outputs that have the same one, and those that no folder can hold.
//!
//! Whatever is wrong is reported here, with the file to change, so that saving never meets a path that it must refuse.

use std::collections::HashSet;

use super::{Document, Output, OutputKind, SEARCH_INDEX};
use tavle_base::slug::is_kept_by_windows;
use tavle_base::{Diagnostic, FileId, KeyPath, Message, Place, message};
use tavle_load::Sources;
use tavle_model::Site;

/// The longest name of a file or folder, in bytes, that every system can hold.
const LONGEST_NAME: usize = 255;

/// The warning of an accessibility statement to which the site cannot lead from `/was`, where people look for it.
pub(super) fn statement_below_root(site_file: FileId) -> Diagnostic {
    let place = Place::value(site_file, KeyPath::top().key("base_url"));
    Diagnostic::warning(place, message!("statement-below-root"))
}

/// What is wrong with the addresses of these outputs, which are in the order of their paths.
pub(super) fn problems(outputs: &[Output], site: &Site, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let mut reported = HashSet::new();
    for pair in outputs.windows(2) {
        if pair[0].path != pair[1].path || (is_beside_page(&pair[0].what) && is_beside_page(&pair[1].what)) {
            continue;
        }
        // Two files that have one address have it in every language.
        let places = (place(&pair[0], site), place(&pair[1], site));
        if places == (None, None) || reported.insert(places) {
            diagnostics.push(collision(&pair[0], &pair[1], site));
        }
    }
    let mut reported = HashSet::new();
    for output in outputs {
        let is_old = matches!(output.what, OutputKind::Redirect { .. });
        // A name that gives no part of an address is reported where the address is made.
        if !is_old && output.path.contains("//") {
            continue;
        }
        let in_the_way = || in_the_way(&output.path, outputs).filter(|_| is_old);
        // What stands above a chapter is its publication's to tell.
        let own = match output.what {
            OutputKind::Chapter(..) => output.path.rsplit('/').nth(1).unwrap_or(&output.path),
            _ => &output.path,
        };
        let Some(why) = unfit(own).or_else(in_the_way) else { continue };
        let place = place(output, site);
        // What a file is called has been reported where it was found.
        let path = place.as_ref().map(|place| sources.get(place.file).path.as_ref());
        if path.is_some_and(|path| {
            kept(own).next().is_some() && kept(own).all(|name| kept(path).any(|one| one.eq_ignore_ascii_case(name)))
        }) {
            continue;
        }
        if reported.insert((place.clone(), why.clone())) {
            diagnostics.push(impossible(output, place, why));
        }
    }
}

/// Why a path cannot be written on every system, if so.
fn unfit(path: &str) -> Option<Message> {
    path.split('/').find_map(|name| match name {
        "" => Some(message!("part.empty-part")),
        _ if name.len() > LONGEST_NAME => Some(message!("part.long-part", n = LONGEST_NAME)),
        _ if is_kept_by_windows(name) => {
            Some(message!("part.reserved-part", name = name.split('.').next().unwrap_or(name)))
        }
        _ if name.ends_with(['.', ' ']) || name.starts_with(' ') => Some(message!("part.spaces-around")),
        _ => None,
    })
}

/// The names in a path that Windows keeps for itself, without their endings.
fn kept(path: &str) -> impl Iterator<Item = &str> {
    let names = path.split('/').filter(|name| is_kept_by_windows(name));
    names.map(|name| name.split_once('.').map_or(name, |(stem, _)| stem))
}

/// Why an old address cannot be one beside these outputs, which are in the order of their paths, if so.
fn in_the_way(path: &str, outputs: &[Output]) -> Option<Message> {
    if path.starts_with(".tavle") || path.starts_with(SEARCH_INDEX) {
        return Some(message!("part.reserved-address"));
    }
    let is_file = |folder: &&str| outputs.binary_search_by(|output| output.path.as_ref().cmp(folder)).is_ok();
    let file = path.match_indices('/').map(|(end, _)| &path[..end]).find(is_file);
    file.map(|file| message!("part.below-file", file))
}

/// The diagnostic for an address that no folder can hold.
fn impossible(output: &Output, place: Option<Place>, why: Message) -> Diagnostic {
    let message = match &output.what {
        OutputKind::Redirect { .. } => message!("bad-alias.address", why),
        OutputKind::Unit(..) | OutputKind::Document(Document::Unit(_), _) => message!("bad-id.address", why),
        OutputKind::Publication(..) => message!("bad-name.address-of-publication", why),
        OutputKind::Chapter(..) | OutputKind::Page(..) => message!("bad-name.address-of-text", why),
        _ => message!("bad-name.address", why),
    };
    match place {
        Some(place) => Diagnostic::error(place, message),
        None => {
            let address = format!("/{}", output.path);
            Diagnostic::error(None, message.context(message!("context.address", address)))
        }
    }
}

/// Whether an output lies beside a page and is named for it. Where two such have one address, so have their pages,
/// and those say so.
fn is_beside_page(what: &OutputKind) -> bool {
    match what {
        OutputKind::File(..) | OutputKind::Reports(..) => true,
        OutputKind::Document(document, _) => {
            !matches!(document, Document::Sheet(..) | Document::Raci(..) | Document::Status(..))
        }
        _ => false,
    }
}

/// The diagnostic for two outputs for one address.
fn collision(a: &Output, b: &Output, site: &Site) -> Diagnostic {
    let address = format!("/{}", a.path.strip_suffix("index.html").unwrap_or(&a.path));
    let (message, note) = match (&a.what, &b.what) {
        (OutputKind::Document(..), OutputKind::Document(..)) => {
            (message!("two-pages.documents", address = &address), message!("note.other-document"))
        }
        (OutputKind::File(_, _, None), _) => {
            (message!("two-pages.files", address = &address), message!("note.other-file"))
        }
        _ => (message!("two-pages", address = &address), message!("note.other-page")),
    };
    // It is the old address that has to yield, else the page of the site's own.
    let (yields, stays) = match (&a.what, &b.what) {
        (OutputKind::Redirect { .. } | OutputKind::File(_, _, None), _) => (a, b),
        _ => (b, a),
    };
    let help = match &yields.what {
        OutputKind::Redirect { .. } => message!("help.old-address"),
        OutputKind::File(_, _, None) => message!("help.data-file"),
        OutputKind::Document(..) | OutputKind::DataSet(..) | OutputKind::Period(..) => message!("help.data-files"),
        _ => message!("help.slug"),
    };
    match (place(yields, site), place(stays, site)) {
        (Some(here), Some(other)) => Diagnostic::error(here, message.help(help)).related(other, note),
        (Some(here), None) | (None, Some(here)) => {
            Diagnostic::error(here, message!("two-pages.own", address).help(help))
        }
        (None, None) => Diagnostic::error(None, message.help(help)),
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
        OutputKind::DataSet(id, _)
        | OutputKind::Part(id, ..)
        | OutputKind::Rows(id, _)
        | OutputKind::Aspect(id, ..)
        | OutputKind::Period(id, ..)
        | OutputKind::File(id, _, None) => site.set(*id).file,
        OutputKind::Choice(id, _) => site.set(site.chosen.get(*id).sets.first()?.0).file,
        OutputKind::Unit(id, _) | OutputKind::Document(Document::Unit(id), _) => {
            return Some(site.units.get(*id).place.clone());
        }
        OutputKind::Document(Document::Chapter(id), lang) => site.chapter(*id).version(*lang).0.file,
        OutputKind::Connections(Some(id), _) | OutputKind::Document(Document::Connections(Some(id)), _) => {
            site.publication(*id).file
        }
        OutputKind::Document(Document::Handbook(id), _) => site.publication(*id).file,
        OutputKind::Document(
            Document::Sheet(_, id, _) | Document::Raci(_, id) | Document::Status(_, id) | Document::DataSet(id),
            _,
        ) => site.set(*id).file,
        _ => return None,
    };
    Some(Place::whole(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_as_long_as_every_system_can_hold() {
        let address = |length| format!("da/{}/index.html", "a".repeat(length));
        assert_eq!(unfit(&address(LONGEST_NAME)), None);
        assert!(unfit(&address(LONGEST_NAME + 1)).is_some_and(|why| why.key() == "part.long-part"));
    }
}
