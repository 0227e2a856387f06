//! Running text while it is read: events become [`Inline`]s.
//!
//! All that is open shares one list of inlines and one buffer of text, so that each element costs one allocation of
//! its final size.

use std::ops::Range;

use super::tree::{Inline, Link, LinkId, LinkKind};

/// The inlines of one paragraph or heading, as far as they are read, and the links of the whole text.
#[derive(Default)]
pub(super) struct Run {
    inlines: Vec<Inline>,
    open: Vec<Open>,
    /// Text that belongs to the next [`Inline::Text`].
    text: String,
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
    Link(LinkId),
    Image(LinkId),
}

impl Run {
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
        let id = LinkId(self.links.len() as u32);
        self.links.push(Link { destination: destination.into(), title: title.into(), span, kind, empty_text: false });
        id
    }

    pub fn link_mut(&mut self, id: LinkId) -> &mut Link {
        &mut self.links[id.0 as usize]
    }

    /// The inlines that were read, with no blank at either end; the run begins anew.
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
        let text = if self.inlines.is_empty() { self.text.trim_ascii_start() } else { self.text.as_str() };
        if !text.is_empty() {
            self.inlines.push(Inline::Text(text.into()));
        }
        self.text.clear();
    }
}
