//! A chapter's text as HTML: its blocks, the data and images that it shows, then its footnotes.
//!
//! Nothing here can fail: what the page does not have is printed as plain text, or not at all.

use super::{figure, list, table};
use tavle_markup::escape;
use tavle_markup::inline::{InDocument, References, footnote};
use tavle_pages::{Exhibit, Prose};
use tavle_parse::markdown::{Alert, Block, Footnote, Inline, LinkId};
use tavle_schema::Strings;

/// The longest line of code that fits the narrowest screen; code with longer ones can scroll.
const NARROWEST: usize = 32;

/// Prints a text, then its footnotes.
pub fn text(text: &Prose<'_>, strings: &Strings, out: &mut String) {
    let size = |to| text.image(to).and_then(|(image, _)| image.size);
    let document = InDocument { size: &size, done: &strings.task_list.done, not_done: &strings.task_list.not_done };
    let references = References { links: &text.document.links, hrefs: &text.hrefs, document: Some(document) };
    let mut printer = Printer { text, references, strings, out };
    printer.blocks(&text.document.blocks);
    printer.footnotes(&text.document.footnotes);
}

/// Prints data on a page: a table, a list or a figure.
pub fn exhibit(exhibit: &Exhibit<'_>, strings: &Strings, out: &mut String) {
    match exhibit {
        Exhibit::Table(shown) => table::table(shown, strings, out),
        Exhibit::List(shown) => list::list(shown, strings, out),
        Exhibit::Figure(shown) => figure::figure(shown, strings, out),
    }
}

struct Printer<'a> {
    text: &'a Prose<'a>,
    references: References<'a>,
    strings: &'a Strings,
    out: &'a mut String,
}

impl Printer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
            self.out.push('\n');
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { heading, content } => {
                let heading = self.text.document.heading(*heading);
                let level = char::from(b'0' + heading.level.clamp(1, 6));
                self.out.push_str("<h");
                self.out.push(level);
                escape::named("id", &heading.id, self.out);
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
            Block::Alert { kind, title, blocks } => self.alert(*kind, title, blocks),
            Block::Code { lang, text } => self.code(lang, text),
            Block::Rule => self.out.push_str("<hr>"),
            Block::Figure { to, alt } => self.figure(*to, alt),
            Block::Embed { to, .. } => {
                if let Some(shown) = self.text.exhibit(*to) {
                    exhibit(shown, self.strings, self.out);
                }
            }
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        self.references.inlines(content, self.out);
    }

    /// The colour alone would not say of which kind an alert is, so a title of its own follows the kind's word.
    fn alert(&mut self, kind: Alert, title: &[Inline], blocks: &[Block]) {
        let words = &self.strings.alerts;
        let word = match kind {
            Alert::Note => &words.note,
            Alert::Tip => &words.tip,
            Alert::Important => &words.important,
            Alert::Warning => &words.warning,
            Alert::Caution => &words.caution,
        };
        self.out.extend(["<div class=\"alert alert-", kind.word(), "\" role=\"note\">\n<p class=\"alert-title\">"]);
        escape::text(word, self.out);
        if !title.is_empty() {
            self.out.push_str(": ");
            self.inlines(title);
        }
        self.out.push_str("</p>\n");
        self.blocks(blocks);
        self.out.push_str("</div>");
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
            self.references.image(to, alt, self.out);
            return self.out.push_str("</div>");
        }
        self.out.push_str("<figure>");
        self.references.image(to, alt, self.out);
        let caption = &self.references.links[to.index()].title;
        if !caption.is_empty() {
            self.out.push_str("<figcaption>");
            escape::text(caption, self.out);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>");
    }

    fn footnotes(&mut self, footnotes: &[Footnote]) {
        if footnotes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\"");
        escape::named("aria-label", &self.strings.footnotes.title, self.out);
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

    /// An arrow back to each reference. With several, each has its name.
    fn back_links(&mut self, number: u32, references: u32) {
        for nth in 1..=references {
            let name = footnote(number, nth);
            self.out.push_str(&format!(" <a href=\"#fnref-{name}\" role=\"doc-backlink\" aria-label=\""));
            escape::attribute(&self.strings.footnotes.back.replace("{n}", &name), self.out);
            self.out.push_str("\">↩︎");
            if references > 1 {
                self.out.push_str(&format!("<sup>{nth}</sup>"));
            }
            self.out.push_str("</a>");
        }
    }
}

#[cfg(test)]
mod tests;
