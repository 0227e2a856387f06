//! Running text while it is read: events become [`Inline`]s.
//!
//! All that is open shares one list of inlines and one buffer of text, so that each element costs one allocation of
//! its final size.

use std::ops::Range;

use super::addresses;
use super::tree::{Inline, Link, LinkId, LinkKind};

/// The inlines of one paragraph or heading, as far as they are read, and the links of the whole text.
#[derive(Default)]
pub(super) struct Run {
    inlines: Vec<Inline>,
    open: Vec<Open>,
    /// Text that belongs to the next [`Inline::Text`].
    text: String,
    /// Where that text stands.
    place: Range<usize>,
    pub links: Vec<Link>,
}

/// An element that is not yet closed, and where its content begins.
struct Open {
    element: Element,
    start: usize,
}

/// What can stand around inlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Emphasis,
    Strong,
    Deleted,
    Link(LinkId),
    Image(LinkId),
}

impl Run {
    /// Text that stands at `place`.
    pub fn text_at(&mut self, text: &str, place: Range<usize>) {
        match self.text.is_empty() {
            true => self.place = place,
            false => self.place.end = place.end,
        }
        self.text.push_str(text);
    }

    /// Text that stands where the text before it does, as a blank for a line end.
    pub fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub fn push(&mut self, inline: Inline) {
        self.flush();
        self.inlines.push(inline);
    }

    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether nothing but blanks was read since the last [`Run::take`].
    pub fn is_blank(&self) -> bool {
        self.inlines.is_empty() && self.text.trim_ascii().is_empty()
    }

    pub fn open(&mut self, element: Element) {
        self.flush();
        self.open.push(Open { element, start: self.inlines.len() });
    }

    /// Ends the innermost element, and gives it and its content.
    pub fn close(&mut self) -> Option<(Element, Box<[Inline]>)> {
        self.flush();
        let Open { element, start } = self.open.pop()?;
        Some((element, self.inlines.drain(start..).collect()))
    }

    /// Adds a link to the list. Its text is known only when it is closed.
    pub fn link(&mut self, destination: &str, title: &str, span: Range<usize>, kind: LinkKind) -> LinkId {
        let id = LinkId::of(self.links.len());
        self.links.push(Link { destination: destination.into(), title: title.into(), span, kind, empty_text: false });
        id
    }

    pub fn link_mut(&mut self, id: LinkId) -> &mut Link {
        &mut self.links[id.index()]
    }

    /// The inlines that were read, with no blank at either end; the run begins again.
    pub fn take(&mut self) -> Box<[Inline]> {
        self.open.clear();
        let end = self.text.trim_ascii_end().len();
        self.text.truncate(end);
        self.flush();
        self.inlines.drain(..).collect()
    }

    fn flush(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let written = std::mem::take(&mut self.text);
        let text = if self.inlines.is_empty() { written.trim_ascii_start() } else { written.as_str() };
        match self.takes_addresses() && addresses::may_have(text) {
            true => self.push_with_addresses(text),
            false => self.push_text(text),
        }
        self.text = written;
        self.text.clear();
    }

    fn push_text(&mut self, text: &str) {
        if !text.is_empty() {
            self.inlines.push(Inline::Text(text.into()));
        }
    }

    /// A link holds no other, and the words for an image none at all.
    fn takes_addresses(&self) -> bool {
        !self.open.iter().any(|open| matches!(open.element, Element::Link(_) | Element::Image(_)))
    }

    fn push_with_addresses(&mut self, text: &str) {
        let mut end = 0;
        for address in addresses::find(text) {
            self.push_text(&text[end..address.range.start]);
            let to = self.link(&address.destination, "", self.place.clone(), LinkKind::Link);
            let content = Box::new([Inline::Text(text[address.range.clone()].into())]);
            self.inlines.push(Inline::Link { to, content });
            end = address.range.end;
        }
        self.push_text(&text[end..]);
    }
}
