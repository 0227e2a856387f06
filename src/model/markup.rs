//! The markup of texts in data: emphasis, links and code, read once where the text is read.
//!
//! Where the links lead is known only once the whole site is there, and may change while a text stays as it is. So a
//! text says only which of its file's links are its own; [`Links`](super::Links) has the destinations of them all.

use std::ops::Range;

use tavle_base::{FileId, Place};
use tavle_parse::markdown::{self, Inlines, Link};

/// What the marks of a text say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markup {
    pub inlines: Inlines,
    /// The file that the text stands in.
    pub file: FileId,
    /// Which links of that file are the text's, in the order of its own.
    pub links: Range<u32>,
}

/// A link of a text.
#[derive(Clone, Debug)]
pub struct TextLink {
    pub link: Link,
    /// Where the text stands.
    pub place: Place,
}

/// The links of the texts of one file, in the order read.
#[derive(Clone, Debug)]
pub struct FileLinks {
    pub file: FileId,
    pub links: Vec<TextLink>,
    pub of: LinksOf,
}

/// Where the texts stand that links are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinksOf {
    /// On pages only.
    Pages,
    /// In data, which is published as it is written, too.
    Data,
    /// In the notice of something that has expired.
    Notice,
}

/// The markup of a text at `place` in `file`, whose links so far are `links`; nothing where it has none.
pub fn markup(text: &str, file: FileId, place: impl FnOnce() -> Place, links: &mut Vec<TextLink>) -> Option<Markup> {
    let inlines = markdown::marked(text)?;
    let first = links.len() as u32;
    if !inlines.links.is_empty() {
        let place = place();
        links.extend(inlines.links.iter().map(|link| TextLink { link: link.clone(), place: place.clone() }));
    }
    Some(Markup { inlines, file, links: first..links.len() as u32 })
}
