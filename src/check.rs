//! What can be said of finished pages: links that lead to no anchor, pages without a title, colours that cannot be told
//! apart. It is judged on the data that a page is made of, not on its bytes.

mod contrast;

pub use contrast::contrast;

use crate::base::diagnostic::did_you_mean;
use crate::base::{Diagnostic, Lang, Place, message};
use crate::model::chapter::Version;
use crate::model::{Destination, Site};

/// What is wrong with the links of all texts that lead to an anchor.
pub fn anchors(site: &Site) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for chapter in &site.chapters {
        for (n, version) in chapter.versions.iter().enumerate() {
            let Some(version) = version else { continue };
            let lang = Lang(n as u8);
            for (link, destination) in version.document.links.iter().zip(&version.destinations) {
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
    diagnostics
}

/// Whether a text has a heading, or a row of data, with this anchor.
fn has_anchor(version: &Version, anchor: &str, site: &Site) -> bool {
    version.document.has_heading(anchor)
        || version.destinations.iter().any(|destination| match destination {
            Destination::Embed(embed) => embed.shows_anchor(anchor, site),
            _ => false,
        })
}

/// What is wrong with the site as it will be published.
pub fn publishing(site: &Site, is_at_root: bool, site_file: crate::base::FileId) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if site.statement.is_some() && !is_at_root {
        let place = Place::value(site_file, crate::base::KeyPath::top().key("base_url"));
        diagnostics.push(Diagnostic::warning(place, message!("statement-below-root")));
    }
    // What is there but cannot be used has been reported.
    if site.home.is_none() && !site.paths.hidden.contains_key("content/index") {
        let tag = site.languages.tag(Lang::DEFAULT);
        diagnostics.push(Diagnostic::warning(Place::whole(site_file), message!("no-home-text", tag)));
    }
    diagnostics
}
