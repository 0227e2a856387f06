//! What can be wrong with a Markdown text, in the words in which it is said.
//!
//! One function a fault, so that all messages can be read, and kept alike, in one place.

use crate::base::{Diagnostic, Place, diagnostic, slug};

use super::destination::SCHEMES;
use super::tree::Alert;

/// How deep lists and quotes may stand in each other, and likewise emphasis and links.
pub const DEEPEST: usize = 12;

pub fn table(place: Place) -> Diagnostic {
    Diagnostic::error("table-in-text", place, "a table is typed into the text")
        .help("every table comes from a data file: put the rows in data/….yaml and write ![caption](/data/….yaml)")
}

/// HTML, with what to write in its place, by the name of its tag.
pub fn html(place: Place, tag: &str) -> Diagnostic {
    let seen = "for a `<` that is to be seen on the page, write `\\<`";
    let help = match in_markdown(tag) {
        Some(words) => format!("{words}; {seen}"),
        None => format!("say it in Markdown; {seen}"),
    };
    Diagnostic::error("html-in-text", place, "HTML is written in the text").help(help)
}

/// What is written in Markdown for a tag of HTML.
fn in_markdown(tag: &str) -> Option<&'static str> {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    Some(match name[..end].to_ascii_lowercase().as_str() {
        "br" => "for a new line, end the line with a backslash `\\`",
        "a" => "write a link as `[text](address)`, and the anchor of a heading as `## Heading {#name}`",
        "b" | "strong" => "write `**bold**`",
        "i" | "em" | "u" | "cite" => "write `*emphasis*`",
        "s" | "del" | "strike" => "write `~~deleted~~`",
        "sup" => "write the sign itself, as in `m²`, or a footnote, as in `[^1]`",
        "sub" => "write the sign itself, as in `CO₂`",
        "code" | "kbd" | "samp" | "tt" => "write it between backticks: `` `code` ``",
        "pre" => "write the code between two lines of three backticks",
        "img" => "write an image as `![what it shows](file.svg)`",
        "hr" => "write `---` between two empty lines",
        "ul" | "ol" | "li" => "begin each line of a list with `- ` or `1. `",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write a heading as `## Heading`",
        "blockquote" | "q" => "begin each line of a quote with `> `",
        "details" | "summary" => {
            "write the line that is always seen as a heading, `### Question`, and the text below it"
        }
        "p" | "div" | "span" | "center" | "font" | "section" | "article" => {
            "take the tags away, and leave an empty line between paragraphs"
        }
        "table" | "thead" | "tbody" | "tr" | "td" | "th" | "caption" => {
            "put the rows in a data file, data/….yaml, and write `![caption](/data/….yaml)`"
        }
        "iframe" | "video" | "audio" | "embed" | "object" => "link to it: `[text](https://…)`",
        "script" | "style" => "take it away: pages have no scripts or styles of their own",
        _ => return None,
    })
}

pub fn text_beside_comment(place: Place) -> Diagnostic {
    Diagnostic::error("html-in-text", place, "text on the line of a comment is read as part of it, and not shown")
        .help("put the comment on lines of its own, with an empty line after it")
}

pub fn open_comment(place: Place) -> Diagnostic {
    Diagnostic::error("comment-not-closed", place, "this comment never ends, so nothing after it is shown")
        .help("end the comment with `-->`")
}

pub fn no_alt(place: Place) -> Diagnostic {
    Diagnostic::error("image-without-alt", place, "the image has no alternative text").help(
        "say between the square brackets what the image shows, for those who cannot see it: ![what it shows](…); \
         if it is only decoration, say so (in any language): ![](… \"decorative\")",
    )
}

pub fn image_from_elsewhere(place: Place) -> Diagnostic {
    Diagnostic::error("image-from-elsewhere", place, "the image would be fetched from another site")
        .help("nothing is fetched while reading: put the image beside the text, and write its file name here")
}

pub fn scheme(place: Place, scheme: &str) -> Diagnostic {
    let known = SCHEMES.map(|scheme| format!("`{scheme}:`")).join(", ");
    let help = match scheme.len() {
        1 => "this is a place on one computer: put the file beside the text, and write its file name here".to_owned(),
        _ => format!("links may begin with {known}, or lead to a file of the site"),
    };
    Diagnostic::error("bad-link-scheme", place, format!("a link cannot begin with `{scheme}:`")).help(help)
}

pub fn no_destination(place: Place) -> Diagnostic {
    Diagnostic::error("link-without-destination", place, "it is not said where this leads")
        .help("write the address or the file between the round brackets: [text](file.md)")
}

pub fn no_link_text(place: Place) -> Diagnostic {
    Diagnostic::error("link-without-text", place, "the link has no text")
        .help("write the text between the square brackets; only a link to a row of data (….yaml#row) finds its own")
}

pub fn broken_link(place: Place) -> Diagnostic {
    Diagnostic::error("link-not-read", place, "this looks like a link, but cannot be read as one").help(
        "an address with spaces is put between < and >: [text](<my file.pdf>); every bracket needs its pair, and a \
         footnote cannot stand in a link's text; for brackets that are to be seen, write `\\](`",
    )
}

pub fn unknown_label(place: Place) -> Diagnostic {
    Diagnostic::warning("unknown-link-label", place, "no address is given for this link, so it is shown as it stands")
        .help("write the address behind the text: [text](file.md), or add a line `[label]: file.md`")
}

pub fn embed_not_alone(place: Place) -> Diagnostic {
    Diagnostic::error("embed-not-alone", place, "data can only be put in where it stands alone")
        .help("put it on a line of its own, with an empty line before and after, and outside lists, quotes and links")
}

pub fn title_in_text(place: Place) -> Diagnostic {
    Diagnostic::error("title-in-text", place, "a heading in the text cannot be as high as the page's title")
        .help("the title comes from `title:` at the top of the file; begin headings in the text with `##`")
}

pub fn skipped_heading(place: Place, level: u8, before: u8) -> Diagnostic {
    let marks = |level: u8| "#".repeat(level.into());
    let above = if before == 1 { "the title".to_owned() } else { format!("`{}`", marks(before)) };
    Diagnostic::error("heading-skipped", place, format!("a level is skipped from {above} to `{}`", marks(level)))
        .help(format!("write `{}` here, so that readers of the contents miss nothing", marks(before + 1)))
}

pub fn empty_heading(place: Place) -> Diagnostic {
    Diagnostic::error("heading-without-text", place, "the heading has no text").help("write the heading, or remove it")
}

pub fn heading_in_footnote(place: Place) -> Diagnostic {
    Diagnostic::error("heading-in-footnote", place, "a footnote cannot have headings")
        .help("write it as a paragraph, or move it into the text")
}

pub fn heading_attribute(place: Place) -> Diagnostic {
    Diagnostic::error("heading-attribute", place, "only an id can stand in curly brackets after a heading")
        .help("write the id as {#name}; for curly brackets that are to be seen, write `{…\\}`")
}

pub fn bad_heading_id(place: Place, id: &str, owner: Option<&str>) -> Diagnostic {
    let (message, proposal) = match owner {
        Some(owner) => (format!("the id `{id}` belongs to {owner}"), format!("section-{id}")),
        None => (format!("the id `{id}` has signs that cannot stand in an address"), slug::slug(id)),
    };
    let help = match proposal.as_str() {
        "" => "use the letters a to z, digits and hyphens".to_owned(),
        proposal => format!("write {{#{proposal}}}: the letters a to z, digits and hyphens"),
    };
    Diagnostic::error("bad-heading-id", place, message).help(help)
}

pub fn duplicate_heading_id(place: Place, id: &str, first: Place) -> Diagnostic {
    Diagnostic::error("duplicate-heading-id", place, format!("the id `{id}` is given to two headings"))
        .help("give one of them another id, or none")
        .related(first, "first given here")
}

pub fn undefined_footnote(place: Place, label: &str) -> Diagnostic {
    Diagnostic::error("undefined-footnote", place, format!("the footnote `[^{label}]` has no text"))
        .help(format!("write it on a line of its own, at the end of the file: `[^{label}]: the text`"))
}

pub fn unused_footnote(place: Place, label: &str) -> Diagnostic {
    Diagnostic::warning(
        "unused-footnote",
        place,
        format!("nothing refers to the footnote `[^{label}]`, so it is left out"),
    )
    .help(format!("write `[^{label}]` where it belongs in the text, or remove it"))
}

pub fn duplicate_footnote(place: Place, label: &str, first: Place) -> Diagnostic {
    Diagnostic::error("duplicate-footnote", place, format!("the footnote `[^{label}]` is written twice"))
        .help("give one of them another name")
        .related(first, "first written here")
}

pub fn empty_footnote(place: Place, label: &str) -> Diagnostic {
    Diagnostic::error("empty-footnote", place, format!("the footnote `[^{label}]` is empty"))
        .help("write its text after the colon, or remove it and the references to it")
}

pub fn unknown_alert(place: Place, word: &str) -> Diagnostic {
    let words = Alert::ALL.map(|alert| alert.word().to_uppercase());
    let help = diagnostic::did_you_mean(word, words.iter().map(String::as_str));
    let problem = Diagnostic::error("unknown-alert", place, format!("`{word}` is not a kind of alert"));
    match help {
        Some(help) => problem.help(help),
        None => problem,
    }
}

pub fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::error("nested-too-deep", place, format!("more than {DEEPEST} levels stand in each other here"))
        .help("use fewer levels of lists, quotes or emphasis")
}
