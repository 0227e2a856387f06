//! What is known only once the whole site is there: where links lead, which images are shown, which publications a
//! data set belongs to, and what lies outside their validity.

use std::collections::HashMap;
use std::sync::Arc;

use super::Site;
use crate::base::{AT_ONCE, Diagnostic, FileId, Place, Severity, message};
use crate::load::Sources;
use crate::model::chapter::Version;
use crate::model::dataset::{DataSet, Value};
use crate::model::destination::{self, Destination, Written};
use crate::model::image::{self, Image};
use crate::model::publication::PublicationId;
use crate::model::text::{self, PathCursor, Text};
use crate::model::theme::bytes;
use crate::parse::markdown::{self, LinkKind};

/// Resolves every link of every text, and checks those inside the texts of data; also in data sets of files with errors,
/// which the site does not have.
pub fn resolve_links(
    site: &mut Site,
    is_partial: &[Arc<DataSet>],
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) {
    use rayon::prelude::*;
    let resolved: Vec<(Vec<Vec<Destination>>, Vec<Diagnostic>)> =
        site.chapters
            .par_iter()
            .with_max_len(AT_ONCE)
            .map(|chapter| {
                let mut problems = Vec::new();
                let of_version = |version: &Version, problems: &mut Vec<Diagnostic>| {
                    let from = sources.get(version.file).path.as_ref();
                    let link = |link: &markdown::Link| {
                        let written = Written {
                            destination: &link.destination,
                            from,
                            is_embed: link.kind == LinkKind::Embed,
                            place: Place::bytes(version.file, link.span.clone()),
                        };
                        let destination = destination::resolve(&written, site, problems);
                        if destination == Destination::Hidden && link.empty_text {
                            problems.push(nothing_shown(written.place));
                        }
                        destination
                    };
                    version.document.links.iter().map(link).collect()
                };
                let all = chapter.versions.iter().map(|version| {
                    version.as_ref().map(|version| of_version(version, &mut problems)).unwrap_or_default()
                });
                (all.collect(), problems)
            })
            .collect();
    let all = site.data.par_iter().chain(is_partial);
    let linking = all.with_max_len(AT_ONCE).filter(|set| set.may_link);
    let mut problems: Vec<Diagnostic> = linking.flat_map_iter(|set| links_in_data(set, site, sources)).collect();
    problems.extend(links_of_withdrawn(site));
    for (chapter, (versions, problems)) in site.chapters.iter_mut().zip(resolved) {
        diagnostics.extend(problems);
        for (version, destinations) in chapter.versions.iter_mut().zip(versions) {
            if let Some(version) = version {
                version.destinations = destinations;
            }
        }
    }
    diagnostics.extend(problems);
}

/// What is wrong with the links in what is said of expired pages. That is shown only from some day on, on which nothing must
/// end the build: so these are warnings.
fn links_of_withdrawn(site: &Site) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for gone in &site.withdrawn {
        let place = || Place::value(gone.file, PathCursor::TOP.key("withdrawn").path());
        for text in gone.text.iter().flat_map(Text::strings) {
            links_in_text(text, &gone.path, place, site, &mut problems);
        }
    }
    problems.dedup();
    problems.into_iter().map(|problem| Diagnostic { severity: Severity::Warning, ..problem }).collect()
}

/// What is wrong with the links inside the texts of a data set.
fn links_in_data(set: &DataSet, site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let from = sources.get(set.file).path.as_ref();
    let groups = set.groups.iter().map(|group| (&group.title, group.place.clone()));
    let tasks = set.tasks.iter().map(|task| (&task.title, task.place.clone()));
    let top = Place::value(set.file, PathCursor::TOP.key("description").path());
    let description = set.description.iter().map(|text| (text, top.clone()));
    for (text, place) in groups.chain(tasks).chain(description) {
        for lang in site.languages.all().filter(|lang| text.is_in(*lang)) {
            links_in_text(text.str(lang), from, || place.clone(), site, &mut problems);
        }
    }
    for row in &set.rows {
        for (column, value) in set.columns.iter().zip(&row.cells) {
            let texts: Vec<&Text> = match value {
                Some(Value::Text(text)) => vec![text],
                Some(Value::Texts(texts)) => texts.iter().collect(),
                Some(Value::Items(items)) => {
                    items.iter().flat_map(|item| item.text.iter().chain(&item.decision)).collect()
                }
                Some(Value::When(_) | Value::Status(_) | Value::Number(_)) | None => continue,
            };
            for text in texts {
                for lang in site.languages.all().filter(|lang| text.is_in(*lang)) {
                    let path = || row.path.key(&column.key).key(site.languages.tag(lang));
                    let place = || Place::value(set.file, path());
                    links_in_text(text.str(lang), from, place, site, &mut problems);
                }
            }
        }
    }
    problems
}

/// What is wrong with the links inside one text of data, which stands at `place` in the file `from`.
fn links_in_text(text: &str, from: &str, place: impl Fn() -> Place, site: &Site, problems: &mut Vec<Diagnostic>) {
    if !text::may_link(text) {
        return;
    }
    let place = place();
    let inlines = markdown::inline(text);
    problems.extend(markdown::inline_problems(&inlines, &place));
    for link in inlines.links {
        let written = Written { destination: &link.destination, from, is_embed: false, place: place.clone() };
        if destination::resolve(&written, site, problems) == Destination::Hidden {
            problems.push(names_hidden(&link.destination, place.clone()));
        }
    }
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
pub fn images(site: &Site, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> HashMap<FileId, Image> {
    let mut images = HashMap::new();
    for version in site.chapters.iter().flat_map(|chapter| chapter.versions.iter().flatten()) {
        for (link, destination) in version.document.links.iter().zip(&version.destinations) {
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

/// Finds the publications that embed each data set, and which data sets have ended with theirs.
pub fn belonging(site: &mut Site) {
    let mut belongs = vec![Vec::new(); site.data.len()];
    for (n, publication) in site.publications.iter().enumerate() {
        let id = PublicationId(n as u32);
        for chapter in publication.chapters() {
            for version in site.chapter(chapter).versions.iter().flatten() {
                for destination in &version.destinations {
                    let Destination::Embed(embed) = destination else { continue };
                    let all: &mut Vec<PublicationId> = &mut belongs[embed.data.0 as usize];
                    if !all.contains(&id) {
                        all.push(id);
                    }
                }
            }
        }
    }
    let has_ended = |id: &PublicationId| site.validity(*id).has_ended();
    site.ended = belongs.iter().map(|all| !all.is_empty() && all.iter().all(has_ended)).collect();
    site.belongs = belongs;
}

/// Warns of rows that lie after the end of their primary publication's validity.
pub fn after_validity(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (id, set) in site.sets() {
        let Some(publication) = site.belongs[id.0 as usize].first().map(|id| site.publication(*id)) else { continue };
        let Some(valid) = &publication.valid else { continue };
        let Some(last) = valid.last_day() else { continue };
        for row in &set.rows {
            let Some(timing) = &row.when else { continue };
            if timing.when.first_day().is_some_and(|first| first > last) {
                let message = message!(
                    "after-validity",
                    when = text::spelled(&timing.when),
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
