//! Running text: what stands in a paragraph or a heading.

use std::ops::Range;

use crate::base::Place;

use super::super::run::Element;
use super::super::tree::{Inline, LinkId, LinkKind, plain};
use super::super::{faults, links};
use super::{Kind, Leaf, Reader};

impl Reader<'_> {
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        match self.leaf {
            Leaf::Code { .. } | Leaf::Html => return self.verbatim.push_str(text),
            Leaf::None => self.leaf = Leaf::Paragraph,
            Leaf::Paragraph | Leaf::Heading { .. } => {}
        }
        match text {
            "[" => self.lone_opening_bracket(range.start),
            "]" => self.lone_closing_bracket(range.start),
            _ => {}
        }
        self.run.text(text);
    }

    pub(super) fn inline(&mut self, inline: Inline) {
        self.begin();
        self.run.push(inline);
    }

    /// In a tight list the parser does not say where a paragraph begins: it begins with its first word.
    pub(super) fn begin(&mut self) {
        if matches!(self.leaf, Leaf::None) {
            self.leaf = Leaf::Paragraph;
        }
    }

    pub(super) fn open(&mut self, element: Element, range: Range<usize>) {
        self.begin();
        if self.run.depth() == faults::DEEPEST {
            self.say(faults::too_deep, self.first_line(range));
            self.refused = 1;
        } else {
            self.run.open(element);
        }
    }

    pub(super) fn close(&mut self, range: Range<usize>) {
        let Some((element, content)) = self.run.close() else { return };
        match element {
            Element::Emphasis => self.run.push(Inline::Emphasis(content)),
            Element::Strong => self.run.push(Inline::Strong(content)),
            Element::Link(to) => {
                self.judge(to, &content, range);
                self.run.push(Inline::Link { to, content });
            }
            Element::Image(to) => self.close_image(to, content, range),
        }
    }

    fn close_image(&mut self, to: LinkId, content: Box<[Inline]>, range: Range<usize>) {
        self.judge(to, &content, range.clone());
        let link = self.run.link_mut(to);
        if links::is_decorative(link) {
            link.title = "".into();
        }
        if link.kind == LinkKind::Image {
            let alt = plain(&content).trim().into();
            return self.run.push(Inline::Image { to, alt });
        }
        let alone = self.run.is_blank() && self.run.depth() == 0 && self.embed.is_none();
        if alone && self.containers.is_empty() && matches!(self.leaf, Leaf::Paragraph) {
            self.embed = Some((to, content, range));
        } else {
            self.say(faults::embed_not_alone, range);
            content.into_iter().for_each(|inline| self.run.push(inline));
        }
    }

    /// Judges a link that is read to its end.
    fn judge(&mut self, to: LinkId, content: &[Inline], range: Range<usize>) {
        let whole = self.place(range);
        let link = self.run.link_mut(to);
        link.empty_text = plain(content).trim().is_empty();
        let exact = Place::bytes(self.file, link.span.clone());
        links::judge(link, &whole, &exact, &mut self.diagnostics);
    }

    /// A bracket that opens nothing: perhaps a footnote without a text, or an alert that is not known.
    fn lone_opening_bracket(&mut self, start: usize) {
        let source = &self.body[start..];
        let footnote = source.starts_with("[^");
        let alert = source.starts_with("[!") && self.is_first_in_quote();
        if !(footnote || alert) || self.is_escaped(start) {
            return;
        }
        let word = &source[2..];
        let Some(end) = word.find(['[', ']', '\n']).filter(|&end| end > 0 && word[end..].starts_with(']')) else {
            return;
        };
        let fault = if footnote { faults::undefined_footnote } else { faults::unknown_alert };
        self.diagnostics.push(fault(self.place(start..start + 2 + end + 1), &word[..end]));
    }

    /// A bracket that closes nothing, with a round one after it, was meant to be a link.
    fn lone_closing_bracket(&mut self, start: usize) {
        if self.body[start..].starts_with("](") && !self.is_escaped(start) {
            self.say(faults::broken_link, start..start + 2);
        }
    }

    fn is_escaped(&self, start: usize) -> bool {
        self.body.as_bytes()[..start].iter().rev().take_while(|&&b| b == b'\\').count() % 2 == 1
    }

    fn is_first_in_quote(&self) -> bool {
        let quote = self.containers.last();
        self.run.is_blank()
            && quote.is_some_and(|quote| matches!(quote.kind, Kind::Quote(_)) && quote.blocks.is_empty())
    }
}
