//! Warnings about text that is shown otherwise than it was meant, though CommonMark has no problem to find.
//!
//! Each message names a way of writing that ends it.

use tavle_base::{Diagnostic, Place, message};

/// A sign that readers see as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `{{ … }}`, `{% … %}`
    Template,
    /// `{: .note }`, and `{.note}` behind a link
    Attribute,
    /// `:::`
    Fence,
    /// `!!! note`
    Admonition,
    /// `[TOC]`
    Contents,
    /// `: meaning` below its term
    Definition,
    /// `•`, or several lines that begin with one sign
    Bullet,
    /// Several lines that begin with `|`
    Columns,
    /// `a)` and `b)` on lines of their own
    Letters,
    /// `##Heading`, or a blank after `##` that is no ordinary one
    Heading,
    /// `-` and a blank that is no ordinary one
    Item,
    /// `**` that make nothing bold
    Stars,
}

/// A sign that readers see as it stands; `written` is what it stands in.
pub fn sign(place: Place, sign: Sign, written: &str) -> Diagnostic {
    let message = match sign {
        Sign::Template => message!("foreign-sign.template", mark = &written[..2]),
        Sign::Attribute => message!("foreign-sign.attribute"),
        Sign::Fence => message!("foreign-sign.box", mark = ":::"),
        Sign::Admonition => message!("foreign-sign.box", mark = &written[..3]),
        Sign::Contents => message!("foreign-sign.contents", mark = written),
        Sign::Definition => message!("not-a-definition"),
        Sign::Bullet => message!("not-a-list.bullets"),
        Sign::Columns => message!("not-a-table"),
        Sign::Letters => message!("not-a-list.letters"),
        Sign::Heading => {
            let words = written.trim_start_matches('#');
            let marks = &written[..written.len() - words.len()];
            message!("not-a-heading", marks, words = words.trim_start())
        }
        Sign::Item => message!("not-a-list.blank"),
        Sign::Stars => message!("not-bold"),
    };
    Diagnostic::warning(place, message)
}

pub fn date_as_item(place: Place, written: &str, shown: u64) -> Diagnostic {
    let (number, rest) = written.split_once('.').unwrap_or((written, ""));
    Diagnostic::warning(place, message!("date-as-list", number, rest, shown))
}

pub fn number_not_kept(place: Place, written: u64, shown: u64) -> Diagnostic {
    Diagnostic::warning(place, message!("list-number", written, shown))
}

pub fn item_not_below(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("list-indentation.item"))
}

pub fn list_ended(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("list-indentation.ended"))
}

pub fn list_in_sentence(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("list-in-sentence"))
}

pub fn indented_code(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("indented-code"))
}

pub fn diagram_code(place: Place, lang: &str) -> Diagnostic {
    Diagnostic::warning(place, message!("diagram-as-code", lang))
}

pub fn paragraph_as_heading(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("paragraph-as-heading"))
}

pub fn template_in_link(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("link-not-read.template"))
}

pub fn curly_title(place: Place) -> Diagnostic {
    Diagnostic::error(place, message!("link-not-read.curly-quotes"))
}

pub fn image_in_data(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("shown-as-written.image"))
}

pub fn footnote_in_data(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("shown-as-written.footnote"))
}

pub fn lines_in_data(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("lines-run-together"))
}

/// A title is shown as it is written; so are the names of units and publications.
pub fn marked_title(place: Place) -> Diagnostic {
    Diagnostic::warning(place, message!("shown-as-written"))
}
