//! A Markdown text as it stands on a page: its tree, and beside it where each link leads and what is embedded.

use crate::context::PageContext;
use crate::exhibit::{Anchors, Exhibit, exhibit};
use tavle_base::FileId;
use tavle_markup::{Href, Phrase};
use tavle_model::chapter::Version;
use tavle_model::image::Image;
use tavle_model::{Destination, Embed};
use tavle_parse::markdown::{Block, Inline, LinkId, MarkdownText};

/// A text on a page.
#[derive(Debug)]
pub struct Prose<'a> {
    pub document: &'a MarkdownText,
    /// The language's tag, where it is another than the page's.
    pub lang: Option<&'a str>,
    /// One a link of the document, in order.
    pub hrefs: Vec<Href>,
    /// What is put in the place of a link, by its index.
    pub exhibits: Vec<(LinkId, Exhibit<'a>)>,
    /// The images that it shows, by the index of their links, and their files.
    pub images: Vec<(LinkId, Image, FileId)>,
}

impl<'a> Prose<'a> {
    /// What is put in the place of a link.
    pub fn exhibit(&self, to: LinkId) -> Option<&Exhibit<'a>> {
        let at = self.exhibits.binary_search_by_key(&to, |(id, _)| *id);
        at.ok().map(|at| &self.exhibits[at].1)
    }

    /// The image to which a link leads, and its file.
    pub fn image(&self, to: LinkId) -> Option<(Image, FileId)> {
        let at = self.images.binary_search_by_key(&to, |(id, ..)| *id);
        at.ok().map(|at| (self.images[at].1, self.images[at].2))
    }
}

/// A chapter's text as it stands on the page at `at`.
pub fn prose<'a>(version: &'a Version, lang: Option<&'a str>, at: PageContext<'a>) -> Prose<'a> {
    let document = &version.document;
    let destinations = at.localized.site.destinations(version);
    let href = |destination: &Destination| match destination {
        Destination::Here(anchor) => match at.in_part(version, anchor) {
            Some(address) => Href { address: Some(at.link(&address)), title: None },
            None => at.href(destination),
        },
        _ => at.href(destination),
    };
    let hrefs: Vec<Href> = destinations.iter().map(href).collect();
    let mut anchors = Anchors::default();
    for heading in &document.headings {
        anchors.take(heading.id.as_ref());
    }
    let mut exhibits = Vec::new();
    each_embed(&document.blocks, &mut |to, caption| {
        let Some(Destination::Embed(embed)) = destinations.get(to.index()) else { return };
        let caption = caption_phrase(caption, lang, &hrefs);
        let embed: &Embed = embed;
        exhibits.push((to, exhibit(embed, caption, at, false, &mut anchors)));
    });
    let images = (0..)
        .map(LinkId)
        .zip(destinations)
        .filter_map(|(id, destination)| match destination {
            Destination::File(file) => at.localized.site.images.get(file).map(|image| (id, *image, *file)),
            _ => None,
        })
        .collect();
    Prose { document, lang, hrefs, exhibits, images }
}

/// The caption that the author wrote; nothing for an empty one.
fn caption_phrase<'a>(caption: &'a [Inline], lang: Option<&'a str>, hrefs: &[Href]) -> Option<Phrase<'a>> {
    match caption {
        [] => None,
        [Inline::Text(text)] => Some(Phrase::Plain { text: text.as_ref().into(), lang }),
        _ => Some(Phrase::Marked { content: caption, links: &[], hrefs: hrefs.to_vec(), lang }),
    }
}

/// Calls `found` with every embedding of a text, in order.
fn each_embed<'a>(blocks: &'a [Block], found: &mut dyn FnMut(LinkId, &'a [Inline])) {
    for block in blocks {
        match block {
            Block::Embed { to, caption } => found(*to, caption),
            Block::Quote(inner) | Block::Alert { blocks: inner, .. } => each_embed(inner, found),
            Block::List { items, .. } => items.iter().for_each(|item| each_embed(item, found)),
            _ => {}
        }
    }
}
