//! Where the links of a site lead: typed destinations, found once for each file.

use super::dataset::RecordTarget;
use super::embed::Embed;
use super::ids::{ChapterId, DataId, PublicationId, UnitId};
use super::markup::Markup;
use tavle_base::FileId;

/// Where a link or an image leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// An address outside the site, or an e-mail address.
    Outside(Box<str>),
    /// An anchor on the same page.
    Here(Box<str>),
    /// A chapter or page, and an anchor on it.
    Chapter(ChapterId, Option<Box<str>>),
    Publication(PublicationId),
    DataSet(DataId),
    /// A unit's page, or the tree of units.
    Unit(Option<UnitId>),
    Row(DataId, RecordTarget),
    /// Data put on the page.
    Embed(Box<Embed>),
    /// An image or another file under `content/`.
    File(FileId),
    /// Something that is a draft, or not shown at the as-of date: its text stands without a link.
    Hidden,
    /// Nothing; it has been reported.
    Nowhere,
}

/// Where the links of each file lead, in the order of its links: those of a text in its Markdown, those of data in the
/// order in which its texts are read.
#[derive(Debug, Default)]
pub struct Links {
    /// By the file's id.
    of: Vec<Box<[Destination]>>,
}

impl Links {
    /// Where the links of a file lead.
    pub fn of(&self, file: FileId) -> &[Destination] {
        &self.of[file.index()]
    }

    /// Where the links of a text in data lead.
    pub fn of_text(&self, markup: &Markup) -> &[Destination] {
        &self.of(markup.file)[markup.links.start as usize..markup.links.end as usize]
    }
}

impl FromIterator<(FileId, Box<[Destination]>)> for Links {
    fn from_iter<I: IntoIterator<Item = (FileId, Box<[Destination]>)>>(all: I) -> Self {
        let mut of: Vec<Box<[Destination]>> = Vec::new();
        for (FileId(file), destinations) in all {
            let file = file as usize;
            if of.len() <= file {
                of.resize_with(file + 1, Box::default);
            }
            of[file] = destinations;
        }
        Self { of }
    }
}
