//! What is known only once the parts of the site are there: where links lead, which images are shown, which publications
//! a data set belongs to, and what lies outside their validity.

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::amounts::too_much;
use crate::chapter::{Chapter, Version};
use crate::cursor::PathCursor;
use crate::destination::{Destination, Links};
use crate::ids::PublicationId;
use crate::image::{self, Image};
use crate::link::Written;
use crate::link::file_name;
use crate::markup::{FileLinks, LinksOf, TextLink};
use crate::resolve::resolve as destination;
use crate::scope::Scope;
use crate::site::{Belonging, Site};
use crate::text::spelled;
use crate::theme::bytes;
use tavle_base::{AT_ONCE, Diagnostic, FileId, Place, Severity, message};
use tavle_load::Sources;
use tavle_parse::markdown::{self, LinkKind};

/// Where the links of a file lead, and what is wrong with them.
type Resolved = (FileId, Box<[Destination]>, Vec<Diagnostic>);

/// Where the links of all chapters and of all `texts` lead.
pub fn resolve(texts: &[FileLinks], scope: &Scope<'_>, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Links {
    let chapters = scope.chapters.par_iter().with_max_len(AT_ONCE);
    let versions = chapters.flat_map_iter(|chapter| chapter.versions.iter().flatten());
    let of_chapters = versions.map(|version| of_version(version, scope, sources));
    let of_texts = texts.par_iter().with_max_len(AT_ONCE).map(|file| of_texts(file, scope, sources));
    let all: Vec<Resolved> = of_chapters.chain(of_texts).collect();
    let all = all.into_iter().map(|(file, destinations, problems)| {
        diagnostics.extend(problems);
        (file, destinations)
    });
    all.collect()
}

fn of_version(version: &Version, scope: &Scope<'_>, sources: &Sources) -> Resolved {
    let mut problems = Vec::new();
    let from = sources.get(version.file).path.as_ref();
    let link = |link: &markdown::Link| {
        let written = Written {
            destination: &link.destination,
            from,
            is_embed: link.kind == LinkKind::Embed,
            place: Place::bytes(version.file, link.span.clone()),
        };
        let found = destination(&written, scope, &mut problems);
        match found {
            Destination::Hidden if link.empty_text => problems.push(nothing_shown(written.place)),
            Destination::File(file) if link.kind == LinkKind::Link => {
                problems.extend(program(&sources.get(file).path, written.place));
            }
            _ => {}
        }
        found
    };
    let destinations: Box<[Destination]> = version.document.links.iter().map(link).collect();
    problems.extend(too_much(version, &destinations, scope));
    (version.file, destinations, problems)
}

fn of_texts(file: &FileLinks, scope: &Scope<'_>, sources: &Sources) -> Resolved {
    let mut problems = Vec::new();
    let from = sources.get(file.file).path.as_ref();
    let link = |TextLink { link, place }: &TextLink| {
        problems.extend(markdown::link_problems(link, place));
        let written = Written { destination: &link.destination, from, is_embed: false, place: place.clone() };
        let found = destination(&written, scope, &mut problems);
        if found == Destination::Hidden && file.of == LinksOf::Data {
            problems.push(names_hidden(&link.destination, place.clone()));
        }
        found
    };
    let destinations = file.links.iter().map(link).collect();
    if file.of == LinksOf::Notice {
        // It is shown only from some day on, on which nothing must end the build.
        problems.iter_mut().for_each(|problem| problem.severity = Severity::Warning);
    }
    (file.file, destinations, problems)
}

/// The endings of files that run where they lie or where they are opened: on a server, in a browser with the rights of the
/// site's own pages, or on the reader's computer.
const PROGRAMS: [&str; 40] = [
    "asp", "aspx", "cgi", "htaccess", "jsp", "phar", "php", "phtml", "pl", "shtml", "htm", "html", "js", "mht",
    "mhtml", "mjs", "svgz", "wasm", "xht", "xhtml", "xml", "xsl", "apk", "app", "bat", "cmd", "com", "dll", "exe",
    "hta", "jar", "lnk", "msi", "pif", "ps1", "reg", "scr", "sh", "vbs", "wsf",
];

/// The error of a link to a file that is no document but a program.
fn program(path: &str, place: Place) -> Option<Diagnostic> {
    let (_, ending) = path.rsplit_once('.')?;
    let is_program = PROGRAMS.iter().any(|program| ending.eq_ignore_ascii_case(program));
    is_program.then(|| Diagnostic::error(place, message!("linked-program", name = file_name(path))))
}

/// The warning of a link that has nothing to show.
fn nothing_shown(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("hidden-link"))
}

/// The warning of data that names what is hidden: pages show only the link's text, but the data is published as it is
/// written, too.
fn names_hidden(destination: &str, place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("hidden-link.in-data", path = destination))
}

/// Reads the images that texts show.
pub fn images(
    chapters: &[Chapter],
    links: &Links,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> HashMap<FileId, Image> {
    let mut images = HashMap::new();
    for version in chapters.iter().flat_map(|chapter| chapter.versions.iter().flatten()) {
        for (link, destination) in version.document.links.iter().zip(links.of(version.file)) {
            let Destination::File(file) = destination else { continue };
            let source = sources.get(*file);
            // One that is opened by itself runs its scripts, whereas a page that shows it as an image does not.
            let is_drawing = || source.path.to_ascii_lowercase().ends_with(".svg");
            if link.kind == LinkKind::Image || is_drawing() {
                images.entry(*file).or_insert_with(|| image::image(*file, source, &bytes(*file, sources), diagnostics));
            }
        }
    }
    images
}

/// The publications that embed each data set, and whether all of them have ended at the as-of date. Those that only say how
/// many rows there are come last.
pub fn belonging(scope: &Scope<'_>, links: &Links, as_of: Date) -> Vec<Belonging> {
    let mut belonging: Vec<Vec<(PublicationId, bool)>> = vec![Vec::new(); scope.data.len()];
    for (n, publication) in scope.publications.iter().enumerate() {
        let id = PublicationId::of(n);
        let chapters = publication.chapters().map(|id| &scope.chapters[id.index()]);
        for version in chapters.flat_map(|chapter| chapter.versions.iter().flatten()) {
            for destination in links.of(version.file) {
                let Destination::Embed(embed) = destination else { continue };
                let (all, has_rows) = (&mut belonging[embed.data.index()], !embed.view.is_count());
                match all.last_mut().filter(|(last, _)| *last == id) {
                    Some((_, any)) => *any |= has_rows,
                    None => all.push((id, has_rows)),
                }
            }
        }
    }
    let has_ended = |id: &PublicationId| scope.publications[id.index()].validity(as_of, scope.publications).has_ended();
    belonging
        .into_iter()
        .map(|mut publications| {
            publications.sort_by_key(|(_, has_rows)| !has_rows);
            let publications: Vec<PublicationId> = publications.into_iter().map(|(id, _)| id).collect();
            let has_ended = !publications.is_empty() && publications.iter().all(has_ended);
            Belonging { publications, has_ended }
        })
        .collect()
}

/// Warns of rows that lie after the end of their primary publication's validity.
pub fn after_validity(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (id, set) in site.sets() {
        let Some(publication) = site.primary(id).map(|id| site.publication(id)) else { continue };
        let Some(last) = publication.last_day() else { continue };
        for row in &set.rows {
            let Some(timing) = &row.when else { continue };
            if timing.when.first_day().is_some_and(|first| first > last) {
                let message = message!(
                    "after-validity",
                    when = spelled(&timing.when),
                    publication = &publication.folder,
                    last = last.to_string(),
                );
                let validity = Place::value(publication.file, PathCursor::TOP.key("valid").path());
                diagnostics.push(
                    Diagnostic::warning(Place::value(set.file, row.path.key("when")), message)
                        .related(validity, message!("note.validity")),
                );
            }
        }
    }
}
