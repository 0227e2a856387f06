//! Text as HTML: the tree of a chapter, or a text of one line, in one pass.
//!
//! What a link leads to, how large an image is and how a data set looks is not known here; it is asked of
//! [`Outside`]. Nothing here can fail: what the outside does not know is printed as plain text.

use crate::parse::markdown::{Alert, Block, Document, Footnote, Inline, Inlines, Link, LinkId};

use super::escape;

/// The longest line of code that fits the narrowest screen; code with longer ones can scroll.
const NARROWEST: usize = 32;

/// What the text's surroundings know and the text does not.
pub trait Outside {
    /// Where a link leads; `None` where it cannot lead anywhere, so that its text is printed as plain text.
    fn link(&self, to: LinkId) -> Option<Anchor<'_>>;

    /// The text of a link that is written without one.
    fn link_text(&self, to: LinkId) -> Option<LinkText<'_>>;

    /// The file and size of an image; `None` to print its alternative text in its place.
    fn image(&self, to: LinkId) -> Option<Picture<'_>>;

    /// Prints a data set. The caption is HTML, and empty where none is written.
    fn embed(&self, to: LinkId, caption: &str, out: &mut String);

    /// A word in the page's language.
    fn word(&self, word: Word) -> &str;
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor<'a> {
    pub href: &'a str,
    /// The language of what is linked, where it is not that of the page.
    pub hreflang: Option<&'a str>,
    pub rel: Option<&'a str>,
}

/// The text that is filled in for a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinkText<'a> {
    pub text: &'a str,
    /// The language of the text, where it is not that of the page.
    pub lang: Option<&'a str>,
}

/// An image as it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Picture<'a> {
    pub src: &'a str,
    /// In pixels, both or neither.
    pub size: Option<(u32, u32)>,
}

/// The words that stand around a text, in the page's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    /// The title of an alert, as in "Note".
    Alert(Alert),
    /// What a box in a list of tasks says, as in "Done".
    Task { done: bool },
    /// The name of the list of footnotes, as in "Notes".
    Footnotes,
    /// What a footnote's arrow does, as in "Back to the text".
    BackToText,
}

/// Prints a document, then its footnotes. Headings are printed `deeper` levels lower than they are written.
pub fn document(document: &Document, outside: &impl Outside, deeper: u8, out: &mut String) {
    let mut printer = Printer { document: Some(document), links: &document.links, outside, deeper, out };
    printer.blocks(&document.blocks);
    printer.footnotes(&document.footnotes);
}

/// Prints a text of one line.
pub fn inline(inlines: &Inlines, outside: &impl Outside, out: &mut String) {
    Printer { document: None, links: &inlines.links, outside, deeper: 0, out }.inlines(&inlines.content);
}

struct Printer<'a, O> {
    /// The document that is printed, for its headings; a text of one line has none.
    document: Option<&'a Document>,
    links: &'a [Link],
    outside: &'a O,
    deeper: u8,
    out: &'a mut String,
}

impl<O: Outside> Printer<'_, O> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
            self.out.push('\n');
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { heading, content } => {
                let Some(heading) = self.document.map(|document| document.heading(*heading)) else { return };
                let level = char::from(b'0' + heading.level.saturating_add(self.deeper).clamp(1, 6));
                self.out.push_str("<h");
                self.out.push(level);
                self.attribute("id", &heading.id);
                self.out.push('>');
                self.inlines(content);
                self.out.push_str("</h");
                self.out.push(level);
                self.out.push('>');
            }
            Block::Paragraph(content) => {
                self.out.push_str("<p>");
                self.inlines(content);
                self.out.push_str("</p>");
            }
            Block::List { start, tight, items } => self.list(*start, *tight, items),
            Block::Quote(blocks) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>");
            }
            Block::Alert { kind, title, blocks } => {
                let word = kind.word();
                self.out.extend(["<div class=\"alert alert-", word, "\" role=\"note\">\n<p class=\"alert-title\">"]);
                if title.is_empty() {
                    escape::text(self.outside.word(Word::Alert(*kind)), self.out);
                } else {
                    // The colour alone would say of which kind it is.
                    escape::text(self.outside.word(Word::Alert(*kind)), self.out);
                    self.out.push_str(": ");
                    self.inlines(title);
                }
                self.out.push_str("</p>\n");
                self.blocks(blocks);
                self.out.push_str("</div>");
            }
            Block::Code { lang, text } => self.code(lang, text),
            Block::Rule => self.out.push_str("<hr>"),
            Block::Figure { to, alt } => self.figure(*to, alt),
            Block::Embed { to, caption } => {
                let mut html = String::new();
                Printer {
                    document: self.document,
                    links: self.links,
                    outside: self.outside,
                    deeper: 0,
                    out: &mut html,
                }
                .inlines(caption);
                self.outside.embed(*to, &html, self.out);
            }
        }
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[Vec<Block>]) {
        match start {
            None => self.out.push_str("<ul>\n"),
            Some(1) => self.out.push_str("<ol>\n"),
            Some(start) => self.out.push_str(&format!("<ol start=\"{start}\">\n")),
        }
        for item in items {
            self.out.push_str("<li>");
            for (n, block) in item.iter().enumerate() {
                if n > 0 {
                    self.out.push('\n');
                }
                match block {
                    Block::Paragraph(content) if tight => self.inlines(content),
                    block => self.block(block),
                }
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str(if start.is_some() { "</ol>" } else { "</ul>" });
    }

    /// Code whose lines can be wider than the screen can be reached, and so scrolled, with the keyboard.
    fn code(&mut self, lang: &str, text: &str) {
        let scrolls = text.lines().any(|line| line.chars().count() > NARROWEST);
        self.out.push_str(if scrolls { "<pre tabindex=\"0\"><code" } else { "<pre><code" });
        if !lang.is_empty() {
            self.out.push_str(" class=\"language-");
            escape::attribute(lang, self.out);
            self.out.push('"');
        }
        self.out.push('>');
        escape::text(text, self.out);
        self.out.push_str("</code></pre>");
    }

    /// An image with its caption. One that is only decoration is no figure to those who listen.
    fn figure(&mut self, to: LinkId, alt: &str) {
        if alt.is_empty() {
            self.out.push_str("<div class=\"decoration\">");
            self.image(to, alt);
            return self.out.push_str("</div>");
        }
        self.out.push_str("<figure>");
        self.image(to, alt);
        let caption = self.links.get(to.0 as usize).map_or("", |link| &link.title);
        if !caption.is_empty() {
            self.out.push_str("<figcaption>");
            escape::text(caption, self.out);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>");
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => escape::text(text, self.out),
                Inline::Code(code) => {
                    self.out.push_str("<code>");
                    escape::text(code, self.out);
                    self.out.push_str("</code>");
                }
                Inline::Emphasis(inner) => {
                    self.out.push_str("<em>");
                    self.inlines(inner);
                    self.out.push_str("</em>");
                }
                Inline::Strong(inner) => {
                    self.out.push_str("<strong>");
                    self.inlines(inner);
                    self.out.push_str("</strong>");
                }
                Inline::Deleted(inner) => {
                    self.out.push_str("<del>");
                    self.inlines(inner);
                    self.out.push_str("</del>");
                }
                Inline::Checkbox { done } => {
                    self.out.push_str(if *done { "<span class=\"box done\"" } else { "<span class=\"box\"" });
                    self.attribute("role", "img");
                    self.attribute("aria-label", self.outside.word(Word::Task { done: *done }));
                    self.out.push_str("></span> ");
                }
                Inline::Link { to, content } => self.link(*to, content),
                Inline::Image { to, alt } => self.image(*to, alt),
                Inline::Footnote { note, nth } => self.reference(note.0 + 1, *nth),
                Inline::Break => self.out.push_str("<br>\n"),
            }
        }
    }

    fn link(&mut self, to: LinkId, content: &[Inline]) {
        let link = self.links.get(to.0 as usize);
        let anchor = self.outside.link(to);
        if let Some(anchor) = &anchor {
            self.out.push_str("<a");
            self.attribute("href", anchor.href);
            for (name, value) in [("hreflang", anchor.hreflang), ("rel", anchor.rel)] {
                if let Some(value) = value {
                    self.attribute(name, value);
                }
            }
            if let Some(link) = link.filter(|link| !link.title.is_empty()) {
                self.attribute("title", &link.title);
            }
            self.out.push('>');
        }
        if link.is_some_and(|link| link.empty_text) {
            self.link_text(to, link.filter(|_| anchor.is_some()));
        } else {
            self.inlines(content);
        }
        if anchor.is_some() {
            self.out.push_str("</a>");
        }
    }

    /// The text that is filled in; as the last resort the destination of `link`, so that no link is without a text. What is
    /// no link says nothing of where it would lead.
    fn link_text(&mut self, to: LinkId, link: Option<&Link>) {
        match self.outside.link_text(to) {
            Some(LinkText { text, lang: Some(lang) }) => {
                self.out.push_str("<span");
                super::phrase::language(lang, self.out);
                self.out.push('>');
                escape::text(text, self.out);
                self.out.push_str("</span>");
            }
            Some(LinkText { text, lang: None }) => escape::text(text, self.out),
            None => escape::text(link.map_or("", |link| &link.destination), self.out),
        }
    }

    fn image(&mut self, to: LinkId, alt: &str) {
        let Some(picture) = self.outside.image(to) else {
            return escape::text(alt, self.out);
        };
        self.out.push_str("<img");
        self.attribute("src", picture.src);
        self.attribute("alt", alt);
        if let Some((width, height)) = picture.size {
            self.out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        self.out.push_str(" loading=\"lazy\">");
    }

    fn reference(&mut self, number: u32, nth: u32) {
        let name = name(number, nth);
        self.out.push_str(&format!(
            "<sup><a id=\"fnref-{name}\" href=\"#fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    fn footnotes(&mut self, footnotes: &[Footnote]) {
        if footnotes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\"");
        self.attribute("aria-label", self.outside.word(Word::Footnotes));
        self.out.push_str(">\n<ol>\n");
        for (number, footnote) in (1..).zip(footnotes) {
            self.out.push_str(&format!("<li id=\"fn-{number}\">"));
            match footnote.blocks.split_last() {
                Some((Block::Paragraph(last), before)) => {
                    self.blocks(before);
                    self.out.push_str("<p>");
                    self.inlines(last);
                }
                _ => {
                    self.blocks(&footnote.blocks);
                    self.out.push_str("<p>");
                }
            }
            self.back_links(number, footnote.references);
            self.out.push_str("</p></li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    /// An arrow back to each reference. With several, each is told from the others by its name.
    fn back_links(&mut self, number: u32, references: u32) {
        for nth in 1..=references {
            let name = name(number, nth);
            self.out.push_str(&format!(" <a href=\"#fnref-{name}\" role=\"doc-backlink\" aria-label=\""));
            escape::attribute(&self.outside.word(Word::BackToText).replace("{n}", &name), self.out);
            self.out.push_str("\">↩︎");
            if references > 1 {
                self.out.push_str(&format!("<sup>{nth}</sup>"));
            }
            self.out.push_str("</a>");
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.extend([" ", name, "=\""]);
        escape::attribute(value, self.out);
        self.out.push('"');
    }
}

/// The name of the `nth` reference to a note: `3`, then `3-2`.
fn name(number: u32, nth: u32) -> String {
    if nth <= 1 { number.to_string() } else { format!("{number}-{nth}") }
}

#[cfg(test)]
mod tests;
