//! Links that lead to no anchor of a page.

use crate::chapter::Version;
use crate::destination::Destination;
use crate::site::Site;
use tavle_base::diagnostic::did_you_mean;
use tavle_base::{Diagnostic, Lang, Place, message};

/// Reports the links of all texts to a heading, or a row of data, that is not on the page they lead to.
pub fn dead(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
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
                if !has_anchor(target, anchor, site) {
                    let place = Place::bytes(version.file, link.span.clone());
                    let known = target.document.headings.iter().map(|heading| heading.id.as_ref());
                    let message = message!("dead-anchor", anchor).help(did_you_mean(anchor, known));
                    diagnostics.push(Diagnostic::error(place, message));
                }
            }
        }
    }
}

/// Whether a text has a heading, or a row of data, with this anchor.
fn has_anchor(version: &Version, anchor: &str, site: &Site) -> bool {
    version.document.has_heading(anchor)
        || site.destinations(version).iter().any(|destination| match destination {
            Destination::Embed(embed) => site.shows_anchor(embed, anchor),
            _ => false,
        })
}
