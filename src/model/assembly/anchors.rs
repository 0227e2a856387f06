//! Links that lead to no anchor of a page.

use std::collections::HashMap;

use crate::chapter::Version;
use crate::destination::Destination;
use crate::embed::Embed;
use crate::site::Site;
use tavle_base::diagnostic::{did_you_mean, is_proposed};
use tavle_base::{Diagnostic, FileId, Lang, Place, message};

/// Reports the links of all texts to a heading, or a row of data, that is not on the page they lead to.
pub fn dead(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    // What each text embeds is gathered once, since one text can have thousands of links to another.
    let mut embedded: HashMap<FileId, Vec<&Embed>> = HashMap::new();
    for chapter in &site.chapters {
        for (n, version) in chapter.versions.iter().enumerate() {
            let Some(version) = version else { continue };
            let lang = Lang(n as u8);
            for (link, destination) in version.document.links.iter().zip(site.destinations(version)) {
                let (target, anchor) = match destination {
                    Destination::Here(anchor) => (version, anchor),
                    Destination::Chapter(id, Some(anchor)) => (site.chapter(*id).version(lang).0, anchor),
                    _ => continue,
                };
                let is_there = target.document.has_heading(anchor) || {
                    let embeds = embedded.entry(target.file).or_insert_with(|| embeds(target, site));
                    embeds.iter().any(|embed| site.shows_anchor(embed, anchor))
                };
                if !is_there {
                    let place = Place::bytes(version.file, link.span.clone());
                    let known = target.document.headings.iter().map(|heading| heading.id.as_ref());
                    let message = message!("dead-anchor", anchor)
                        .help(is_proposed(diagnostics).then(|| did_you_mean(anchor, known)).flatten());
                    diagnostics.push(Diagnostic::error(place, message));
                }
            }
        }
    }
}

/// The data in a text.
fn embeds<'s>(version: &Version, site: &'s Site) -> Vec<&'s Embed> {
    let destinations = site.destinations(version).iter();
    let embed = |destination: &'s Destination| match destination {
        Destination::Embed(embed) => Some(&**embed),
        _ => None,
    };
    destinations.filter_map(embed).collect()
}
