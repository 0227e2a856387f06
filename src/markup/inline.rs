//! Running text as HTML: emphasis, links, images and references to footnotes.
//!
//! Nothing here can fail: a link that leads nowhere is printed as its text, and an image without a file as its
//! alternative text.

use super::escape;
use tavle_parse::markdown::{Inline, Link, LinkId};

/// Where a link in a text leads, as it is printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Href {
    /// Nothing where there is nothing to lead to: the text then stands without a link.
    pub address: Option<String>,
    /// What stands in for an empty link text.
    pub title: Option<String>,
}

/// What running text refers to.
#[derive(Clone, Copy)]
pub struct References<'a> {
    /// The links of the text, in order.
    pub links: &'a [Link],
    /// Where each of them leads.
    pub hrefs: &'a [Href],
    /// What a document has beside its links; nothing for a text of one line.
    pub document: Option<InDocument<'a>>,
}

/// What only a document has: images, and boxes in lists of tasks.
#[derive(Clone, Copy)]
pub struct InDocument<'a> {
    /// The size of an image in pixels, where it is known.
    pub size: &'a dyn Fn(LinkId) -> Option<(u32, u32)>,
    /// What a box says that is ticked, and one that is not.
    pub done: &'a str,
    pub not_done: &'a str,
}

impl References<'_> {
    pub fn inlines(&self, content: &[Inline], out: &mut String) {
        for inline in content {
            match inline {
                Inline::Text(text) => escape::running(text, out),
                Inline::Code(code) => {
                    out.push_str("<code>");
                    escape::text(code, out);
                    out.push_str("</code>");
                }
                Inline::Emphasis(inner) => self.element("em", inner, out),
                Inline::Strong(inner) => self.element("strong", inner, out),
                Inline::Deleted(inner) => self.element("del", inner, out),
                Inline::Checkbox { done } => self.checkbox(*done, out),
                Inline::Link { to, content } => self.link(*to, content, out),
                Inline::Image { to, alt } => self.image(*to, alt, out),
                Inline::Footnote { note, nth } => reference(note.0 + 1, *nth, out),
                Inline::Break => out.push_str("<br>\n"),
            }
        }
    }

    fn element(&self, name: &str, content: &[Inline], out: &mut String) {
        out.extend(["<", name, ">"]);
        self.inlines(content, out);
        out.extend(["</", name, ">"]);
    }

    fn checkbox(&self, done: bool, out: &mut String) {
        let word = self.document.map_or("", |document| if done { document.done } else { document.not_done });
        out.push_str(if done { "<span class=\"box done\"" } else { "<span class=\"box\"" });
        out.push_str(" role=\"img\"");
        escape::named("aria-label", word, out);
        out.push_str("></span> ");
    }

    fn link(&self, to: LinkId, content: &[Inline], out: &mut String) {
        let link = self.links.get(to.index());
        let href = self.hrefs.get(to.index());
        let address = href.and_then(|href| href.address.as_deref());
        if let Some(address) = address {
            out.push_str("<a");
            escape::named("href", address, out);
            if let Some(link) = link.filter(|link| !link.title.is_empty()) {
                escape::named("title", &link.title, out);
            }
            out.push('>');
        }
        match link.filter(|link| link.empty_text) {
            // The last resort is where the link leads, so that none is without a text. What is no link does not say where
            // it would lead.
            Some(link) => {
                let title = href.and_then(|href| href.title.as_deref());
                let written = || address.map_or("", |_| link.destination.as_ref());
                escape::text(title.unwrap_or_else(written), out);
            }
            None => self.inlines(content, out),
        }
        if address.is_some() {
            out.push_str("</a>");
        }
    }

    /// An image, or its alternative text where it cannot be shown.
    pub fn image(&self, to: LinkId, alt: &str, out: &mut String) {
        let src = self.hrefs.get(to.index()).and_then(|href| href.address.as_deref());
        let Some((document, src)) = self.document.zip(src) else { return escape::text(alt, out) };
        out.push_str("<img");
        escape::named("src", src, out);
        escape::named("alt", alt, out);
        if let Some((width, height)) = (document.size)(to) {
            out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        out.push_str(" loading=\"lazy\">");
    }
}

fn reference(number: u32, nth: u32, out: &mut String) {
    let name = footnote(number, nth);
    out.push_str(&format!("<sup><a id=\"fnref-{name}\" href=\"#fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"));
}

/// The name of the `nth` reference to a footnote: `3`, then `3-2`.
pub fn footnote(number: u32, nth: u32) -> String {
    if nth <= 1 { number.to_string() } else { format!("{number}-{nth}") }
}
