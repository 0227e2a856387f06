//! What can be wrong with a Markdown text: one function for each problem.

use tavle_base::checked::first_of;
use tavle_base::diagnostic::did_you_mean;
use tavle_base::{At, Diagnostic, Message, Place, message, names, slug};

use super::destination::SCHEMES;
use super::tree::Alert;
use crate::control;

/// How deep lists and quotes may stand in each other, and likewise emphasis and links.
pub const DEEPEST: usize = 12;

pub fn control(place: Place, c: char) -> Diagnostic {
    Diagnostic::error(place, message!("invisible-character", name = control::code_point(c)))
}

pub fn table(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("table-in-text"))
}

/// HTML, with what to write in its place, by the name of its tag.
pub fn html(place: Place, tag: &str) -> Diagnostic {
    let message = match in_markdown(tag) {
        Some(instead) => message!("html-in-text.in-markdown", instead),
        None => message!("html-in-text"),
    };
    Diagnostic::error(place, message)
}

/// What is written in Markdown for a tag of HTML.
fn in_markdown(tag: &str) -> Option<Message> {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    Some(match name[..end].to_ascii_lowercase().as_str() {
        "br" => message!("help.markdown.line"),
        "a" => message!("help.markdown.link"),
        "b" | "strong" => message!("help.markdown.bold"),
        "i" | "em" | "u" | "cite" => message!("help.markdown.emphasis"),
        "s" | "del" | "strike" => message!("help.markdown.deleted"),
        "sup" => message!("help.markdown.superscript"),
        "sub" => message!("help.markdown.subscript"),
        "code" | "kbd" | "samp" | "tt" => message!("help.markdown.code"),
        "pre" => message!("help.markdown.code-block"),
        "img" => message!("help.markdown.image"),
        "hr" => message!("help.markdown.rule"),
        "ul" | "ol" | "li" => message!("help.markdown.list"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => message!("help.markdown.heading"),
        "blockquote" | "q" => message!("help.markdown.quote"),
        "details" | "summary" => message!("help.markdown.details"),
        "p" | "div" | "span" | "center" | "font" | "section" | "article" => message!("help.markdown.paragraph"),
        "table" | "thead" | "tbody" | "tr" | "td" | "th" | "caption" => message!("help.markdown.table"),
        "iframe" | "video" | "audio" | "embed" | "object" => message!("help.markdown.media"),
        "script" | "style" => message!("help.markdown.script"),
        _ => return None,
    })
}

pub fn text_beside_comment(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("html-in-text.beside-comment"))
}

pub fn open_comment(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("comment-not-closed"))
}

pub fn no_alt(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("image-without-alt"))
}

pub fn image_from_elsewhere(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("image-from-elsewhere"))
}

pub fn scheme(place: Place, scheme: &str) -> Diagnostic {
    let message = match scheme.len() {
        1 => message!("bad-link-scheme.drive", scheme),
        _ => message!("bad-link-scheme", scheme, known = names(SCHEMES.map(|scheme| format!("{scheme}:")))),
    };
    Diagnostic::error(place, message)
}

/// An address to write to that would add headers to the mail: only its text may have lines (RFC 6068, section 5).
pub fn mail_with_lines(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("mail-with-lines"))
}

pub fn no_destination(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("link-without-destination"))
}

pub fn no_link_text(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("link-without-text"))
}

pub fn broken_link(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("link-not-read"))
}

pub fn unknown_label(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("unknown-link-label"))
}

pub fn embed_not_alone(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("embed-not-alone"))
}

pub fn title_in_text(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("title-in-text"))
}

pub fn skipped_heading(place: Place, level: u8, before: u8) -> Diagnostic {
    let marks = |level: u8| "#".repeat(level.into());
    let (right, found) = (marks(before + 1), marks(level));
    let message = match before {
        1 => message!("heading-skipped.from-title", marks = found, right),
        _ => message!("heading-skipped", above = marks(before), marks = found, right),
    };
    Diagnostic::error(place, message)
}

pub fn too_many_headings(place: Place, most: usize) -> Diagnostic {
    Diagnostic::error(place, message!("too-many-headings", n = most))
}

pub fn too_many_embeds(place: Place, most: usize) -> Diagnostic {
    Diagnostic::error(place, message!("too-many-embeds", n = most))
}

pub fn empty_heading(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("heading-without-text"))
}

pub fn heading_in_footnote(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("heading-in-footnote"))
}

pub fn heading_attribute(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("heading-attribute"))
}

/// An id that has characters it cannot have, or that belongs to something else, `owner`.
pub fn bad_heading_id(place: Place, id: &str, owner: Option<Message>) -> Diagnostic {
    let message = match (owner, slug::slug(id)) {
        (Some(owner), _) => message!("bad-heading-id.of-other", id, owner, proposed = format!("section-{id}")),
        (None, proposed) if proposed.is_empty() => message!("bad-heading-id", id),
        (None, proposed) => message!("bad-heading-id.proposed", id, proposed),
    };
    Diagnostic::error(place, message)
}

pub fn duplicate_heading_id(place: Place, id: &str, first: Place) -> Diagnostic {
    Diagnostic::error(place, message!("duplicate-heading-id", id)).related(first, message!("note.first"))
}

pub fn undefined_footnote(place: Place, label: &str) -> Diagnostic {
    Diagnostic::error(place, message!("undefined-footnote", label))
}

pub fn unused_footnote(place: Place, label: &str) -> Diagnostic {
    Diagnostic::warning(place, message!("unused-footnote", label))
}

pub fn duplicate_footnote(place: Place, label: &str, first: Place) -> Diagnostic {
    Diagnostic::error(place, message!("duplicate-footnote", label)).related(first, message!("note.first"))
}

pub fn empty_footnote(place: Place, label: &str) -> Diagnostic {
    Diagnostic::error(place, message!("empty-footnote", label))
}

pub fn unknown_alert(place: Place, word: &str) -> Diagnostic {
    let words = Alert::ALL.map(|alert| alert.word().to_uppercase());
    let help = did_you_mean(word, words.iter().map(String::as_str));
    Diagnostic::error(place, message!("unknown-alert", word).help(help))
}

pub fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("nested-too-deep", n = DEEPEST))
}

/// The first diagnostics of one text in the order of their places.
pub fn in_order(mut all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    all.sort_by_key(|diagnostic| match &diagnostic.place {
        Some(Place { at: At::Bytes(range), .. }) => range.start,
        _ => 0,
    });
    first_of(all)
}
