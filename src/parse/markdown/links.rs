//! Links and images, judged by what is written of them.

use std::ops::Range;

use pulldown_cmark::LinkType;

use tavle_base::{Diagnostic, Place};

use super::destination;
use super::problems;
use super::tree::{Link, LinkKind};

/// The title that marks an image as decoration. It is a word of the format, the same in every language.
const DECORATIVE: &str = "decorative";

/// The destination of a link as it is followed: the address of a person is written to.
pub(super) fn destination(kind: LinkType, written: &str) -> String {
    match kind {
        LinkType::Email => format!("mailto:{written}"),
        _ => written.to_owned(),
    }
}

/// What an image is for, seen by its destination.
pub(super) fn kind_of_image(destination: &str) -> LinkKind {
    if destination::is_data(destination) && destination::scheme(destination).is_none() {
        LinkKind::Embed
    } else {
        LinkKind::Image
    }
}

/// Where the destination stands in the source of a link; the whole link if it stands elsewhere.
pub(super) fn place_of_destination(text: &str, whole: Range<usize>, destination: &str) -> Range<usize> {
    let source = &text[whole.clone()];
    let from = source.rfind("](").map_or(0, |bracket| bracket + 2);
    match source[from..].find(destination) {
        Some(start) if !destination.is_empty() => {
            let start = whole.start + from + start;
            start..start + destination.len()
        }
        _ => whole,
    }
}

/// What is wrong with a link or an image that was read to its end: the whole of it, or exactly its destination.
pub(super) fn judge(link: &Link, whole: &Place, exact: &Place, diagnostics: &mut Vec<Diagnostic>) {
    if link.destination.trim().is_empty() {
        diagnostics.push(problems::no_destination(whole.clone()));
    }
    match link.kind {
        LinkKind::Link => {
            if let Some(scheme) = destination::refused_scheme(&link.destination) {
                diagnostics.push(problems::scheme(exact.clone(), &scheme));
            }
            if destination::has_mail_headers(&link.destination) {
                diagnostics.push(problems::mail_with_lines(exact.clone()));
            }
            if link.empty_text && !destination::is_row(&link.destination) {
                diagnostics.push(problems::no_link_text(whole.clone()));
            }
        }
        LinkKind::Image => {
            if destination::scheme(&link.destination).is_some() || link.destination.starts_with("//") {
                diagnostics.push(problems::image_from_elsewhere(exact.clone()));
            }
            if link.empty_text && !is_decorative(link) {
                diagnostics.push(problems::no_alt(whole.clone()));
            }
        }
        LinkKind::Embed => {}
    }
}

/// Whether an image is marked as decoration: without a text, and with that title.
pub(super) fn is_decorative(link: &Link) -> bool {
    link.kind == LinkKind::Image && link.empty_text && link.title.trim() == DECORATIVE
}
