//! What is worth a look in the data that texts show, and may be meant as it is.

use super::chapter::{Chapter, Version};
use super::destination::Destination;
use super::embed::{Asked, Embed};
use super::site::Site;
use tavle_base::{Diagnostic, Place, message};

/// The notes on what the texts of a site show of its data.
pub fn embed_notes(site: &Site) -> Vec<Diagnostic> {
    let of_chapter = |chapter| empty(chapter, site).into_iter().chain(unlike(chapter, site)).collect::<Vec<_>>();
    site.chapters.iter().flat_map(of_chapter).collect()
}

/// Data on a page of which no row has the status that is asked for. Where that is being late, it is good news.
fn empty(chapter: &Chapter, site: &Site) -> Vec<Diagnostic> {
    let all = chapter.versions.iter().flatten().flat_map(|version| embeds(version, site));
    let is_empty = |embed: &Embed| {
        let asks = !embed.states.is_empty() && !embed.states.contains(&Asked::Late);
        asks && !site.set(embed.data).rows.is_empty() && site.rows(embed).next().is_none()
    };
    let note = |(embed, place): (&Embed, Place)| {
        let file = site.set(embed.data).source();
        is_empty(embed).then(|| Diagnostic::note(place, message!("no-such-rows", file)))
    };
    all.filter_map(note).collect()
}

/// Data that shows other rows in another language.
fn unlike(chapter: &Chapter, site: &Site) -> Vec<Diagnostic> {
    let mut versions = chapter.versions.iter().flatten();
    let Some(first) = versions.next() else { return Vec::new() };
    let first = embeds(first, site);
    let mut notes = Vec::new();
    for other in versions {
        let other = embeds(other, site);
        // Where the texts are built in another way, nobody knows which belongs to which.
        let is_alike = first.iter().map(|(one, _)| one.data).eq(other.iter().map(|(one, _)| one.data));
        let pairs = first.iter().zip(other).filter(|_| is_alike);
        for ((_, there), (embed, place)) in pairs.filter(|((own, _), (embed, _))| rows(own) != rows(embed)) {
            let file = site.set(embed.data).source();
            let note = Diagnostic::note(place, message!("other-rows", file));
            notes.push(note.related(there.clone(), message!("note.other-rows")));
        }
    }
    notes
}

/// What says which rows are shown.
fn rows(embed: &Embed) -> impl PartialEq {
    (embed.unit, embed.states.clone(), embed.choice, embed.only)
}

/// The data in a text, each with its place.
fn embeds<'s>(version: &Version, site: &'s Site) -> Vec<(&'s Embed, Place)> {
    let all = version.document.links.iter().zip(site.destinations(version));
    let embed = |(link, destination): (&tavle_parse::markdown::Link, &'s Destination)| match destination {
        Destination::Embed(embed) => Some((&**embed, Place::bytes(version.file, link.span.clone()))),
        _ => None,
    };
    all.filter_map(embed).collect()
}
