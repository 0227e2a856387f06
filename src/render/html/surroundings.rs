//! What a text asks of its surroundings while it is printed: where links lead, how large images are, what is embedded.

use super::exhibit::exhibit;
use super::text::{Anchor, LinkText, Outside, Picture, Word};
use crate::pages::{Href, Text};
use crate::parse::markdown::LinkId;
use crate::schema::Strings;

/// The links of a text of one line.
pub struct Links<'a> {
    pub hrefs: &'a [Href],
}

impl Outside for Links<'_> {
    fn link(&self, to: LinkId) -> Option<Anchor<'_>> {
        anchor(self.hrefs, to)
    }

    fn link_text(&self, to: LinkId) -> Option<LinkText<'_>> {
        link_text(self.hrefs, to)
    }

    fn image(&self, _: LinkId) -> Option<Picture<'_>> {
        None
    }

    fn embed(&self, _: LinkId, _: &str, _: &mut String) {}

    fn word(&self, _: Word) -> &str {
        ""
    }
}

/// The surroundings of a chapter's text.
pub struct Surroundings<'a> {
    pub text: &'a Text<'a>,
    pub strings: &'a Strings,
}

impl Outside for Surroundings<'_> {
    fn link(&self, to: LinkId) -> Option<Anchor<'_>> {
        anchor(&self.text.hrefs, to)
    }

    fn link_text(&self, to: LinkId) -> Option<LinkText<'_>> {
        link_text(&self.text.hrefs, to)
    }

    fn image(&self, to: LinkId) -> Option<Picture<'_>> {
        let src = self.text.hrefs.get(to.0 as usize)?.address.as_deref()?;
        let image = self.text.images.iter().find(|(id, ..)| *id == to).map(|(_, image, _)| image);
        Some(Picture { src, size: image.and_then(|image| image.size) })
    }

    fn embed(&self, to: LinkId, _: &str, out: &mut String) {
        if let Some((_, shown)) = self.text.exhibits.iter().find(|(id, _)| *id == to) {
            exhibit(shown, self.strings, out);
        }
    }

    fn word(&self, word: Word) -> &str {
        use crate::parse::markdown::Alert;
        let alerts = &self.strings.alerts;
        match word {
            Word::Alert(Alert::Note) => &alerts.note,
            Word::Alert(Alert::Tip) => &alerts.tip,
            Word::Alert(Alert::Important) => &alerts.important,
            Word::Alert(Alert::Warning) => &alerts.warning,
            Word::Alert(Alert::Caution) => &alerts.caution,
            Word::Task { done: true } => &self.strings.task_list.done,
            Word::Task { done: false } => &self.strings.task_list.not_done,
            Word::Footnotes => &self.strings.footnotes.title,
            Word::BackToText => &self.strings.footnotes.back,
        }
    }
}

fn anchor(hrefs: &[Href], to: LinkId) -> Option<Anchor<'_>> {
    let href = hrefs.get(to.0 as usize)?.address.as_deref()?;
    Some(Anchor { href, ..Anchor::default() })
}

fn link_text(hrefs: &[Href], to: LinkId) -> Option<LinkText<'_>> {
    let text = hrefs.get(to.0 as usize)?.title.as_deref()?;
    Some(LinkText { text, lang: None })
}
