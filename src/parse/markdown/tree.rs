//! The tree of a Markdown text: what is printed as HTML, and in print.
//!
//! Destinations of links stand in one list beside the tree, which knows them only as [`LinkId`]. So a later room
//! resolves each of them once, into a list of the same length, and the tree stays as it was read.

use std::ops::Range;

use tavle_base::{ids, keywords};

ids! {
    /// A link, image or embedded data set of a text, as an index into its links.
    LinkId,
    /// A heading, as an index into [`MarkdownText::headings`].
    HeadingId,
    /// A footnote, as an index into [`MarkdownText::footnotes`]. Its number on the page is one higher.
    FootnoteId,
}

/// The text of a chapter or a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkdownText {
    pub blocks: Vec<Block>,
    /// All links, images and embeddings, in the order written.
    pub links: Vec<Link>,
    /// The footnotes that are referred to, in the order of their first reference.
    pub footnotes: Vec<Footnote>,
    /// All headings, in the order written.
    pub headings: Vec<Heading>,
    /// The same in the order of their ids.
    pub(super) by_id: Box<[HeadingId]>,
}

/// A text of one line, as it stands in data: emphasis, links and code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inlines {
    pub content: Box<[Inline]>,
    /// The links in the content. Their spans are bytes in the text itself, not in the file.
    pub links: Vec<Link>,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading {
        heading: HeadingId,
        content: Box<[Inline]>,
    },
    Paragraph(Box<[Inline]>),
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// Whether the paragraphs that stand directly in the items are printed without space around them.
        tight: bool,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    Alert {
        kind: Alert,
        /// Its own title; empty for the word of its kind.
        title: Box<[Inline]>,
        blocks: Vec<Block>,
    },
    Code {
        /// The language that is named after the fence; empty if none is.
        lang: Box<str>,
        text: Box<str>,
    },
    Rule,
    /// An image alone in its paragraph. Its caption is the title of the link; an empty `alt` means decorative.
    Figure {
        to: LinkId,
        alt: Box<str>,
    },
    /// A data set, or a part of it, alone in its paragraph. An empty caption means the data set's own title.
    Embed {
        to: LinkId,
        caption: Box<[Inline]>,
    },
}

/// A piece of running text. Text is never next to text, and a line break in the source is a space in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text(Box<str>),
    Code(Box<str>),
    Emphasis(Box<[Inline]>),
    Strong(Box<[Inline]>),
    /// Words that no longer hold.
    Deleted(Box<[Inline]>),
    /// Never inside another link.
    Link {
        to: LinkId,
        content: Box<[Inline]>,
    },
    /// An empty `alt` means decorative.
    Image {
        to: LinkId,
        alt: Box<str>,
    },
    /// A reference to a footnote, the `nth` to the same one, counted from 1.
    Footnote {
        note: FootnoteId,
        nth: u32,
    },
    /// The box at the beginning of an item of a list of tasks.
    Checkbox {
        done: bool,
    },
    /// A line break that was asked for, with two spaces or a backslash at the line's end.
    Break,
}

keywords! {
    /// The kinds of alert, from mild to grave: each with the word that stands in class names, and in capitals in the text.
    pub enum Alert {
        Note = "note",
        Tip = "tip",
        Important = "important",
        Warning = "warning",
        Caution = "caution",
    }
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    Link,
    Image,
    /// An image whose destination is data.
    Embed,
}

/// Where a link leads, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub destination: Box<str>,
    /// The words in quotes after the destination. Empty for an image marked decorative.
    pub title: Box<str>,
    /// The destination in the file, or the whole link where the destination stands elsewhere.
    pub span: Range<usize>,
    pub kind: LinkKind,
    /// Whether the text is left to be filled in with the title of what is linked.
    pub empty_text: bool,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    pub blocks: Vec<Block>,
    /// How many references lead to it; at least 1.
    pub references: u32,
    /// The whole definition in the file.
    pub span: Range<usize>,
}

/// What others need to know of a heading: for contents, anchors and links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6 in a text without problems; the page's title is 1.
    pub level: u8,
    /// The anchor, which no other heading of the text has.
    pub id: Box<str>,
    /// The words without markup.
    pub text: Box<str>,
    /// Whether the id was written, so that it is the same in every language.
    pub given_id: bool,
    /// The whole heading in the file.
    pub span: Range<usize>,
}

impl MarkdownText {
    /// Whether a heading has this id.
    pub fn has_heading(&self, id: &str) -> bool {
        self.by_id.binary_search_by(|heading| self.heading(*heading).id.as_ref().cmp(id)).is_ok()
    }

    /// A link of this text.
    pub fn link(&self, id: LinkId) -> &Link {
        &self.links[id.index()]
    }

    /// A heading of this text.
    pub fn heading(&self, id: HeadingId) -> &Heading {
        &self.headings[id.index()]
    }
}

/// The words of running text without markup. An image gives its alternative text, a footnote nothing.
pub fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(content, &mut out);
    out
}

/// The same, with what `after` gives behind the words of each link.
pub fn plain_with(content: &[Inline], after: &dyn Fn(LinkId, &str) -> String) -> String {
    let mut out = String::new();
    push_plain_with(content, after, &mut out);
    out
}

fn push_plain(content: &[Inline], out: &mut String) {
    push_plain_with(content, &|_, _| String::new(), out);
}

fn push_plain_with(content: &[Inline], after: &dyn Fn(LinkId, &str) -> String, out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Image { alt: text, .. } => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) => push_plain_with(inner, after, out),
            // Without its marks it would be taken for what holds.
            Inline::Deleted(inner) => {
                out.push_str("~~");
                push_plain_with(inner, after, out);
                out.push_str("~~");
            }
            Inline::Link { content: inner, to } => {
                let begin = out.len();
                push_plain_with(inner, after, out);
                let more = after(*to, &out[begin..]);
                out.push_str(&more);
            }
            Inline::Break => out.push(' '),
            Inline::Footnote { .. } | Inline::Checkbox { .. } => {}
        }
    }
}
