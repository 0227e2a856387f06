//! What is made: one output a file.

use super::document::Document;
use tavle_base::{FileId, Lang};
use tavle_model::Site;
use tavle_model::aspect::Aspect;
use tavle_model::chapter::ChapterId;
use tavle_model::dataset::DataId;
use tavle_model::ids::ChoiceId;
use tavle_model::publication::PublicationId;
use tavle_model::unit::UnitId;
use tavle_schema::{FileFormat, Kind};

/// The folder of the search index, from the site's root, with a folder in it for each language. The names of the files in
/// it say what they hold and are known only once it is made, so they are no outputs of their own. No page lies in it: the
/// addresses of pages begin with a language.
pub const SEARCH_INDEX: &str = "pagefind/";

/// An output: its path below the output folder, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    pub path: Box<str>,
    pub what: OutputKind,
}

/// What an output shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OutputKind {
    /// The page at `/`, which leads to the default language.
    Root,
    Home(Lang),
    /// A page of the site's own.
    Page(ChapterId, Lang),
    Publication(PublicationId, Lang),
    Chapter(ChapterId, Lang),
    /// A data set's own page: the whole of it, or the list of its parts.
    DataSet(DataId, Lang),
    /// A part of a large data set, by its index.
    Part(DataId, u32, Lang),
    /// The rows of a large data set in short, which the script of its own page narrows down.
    Rows(DataId, Lang),
    /// A plan by unit, by time, by goal or phase.
    Aspect(DataId, Aspect, Lang),
    /// What was reported on a data set for a period, by the index of the period.
    Period(DataId, u32, Lang),
    /// Everything that was reported on a data set, as a file to download.
    Reports(DataId, FileFormat, Lang),
    /// A data set as a file to download: in one language, or once for all.
    File(DataId, FileFormat, Option<Lang>),
    DataIndex(Lang),
    /// The rows for which something is chosen, of all data sets.
    Choice(ChoiceId, Lang),
    /// How objectives and the work for them fit together, in a publication or in the whole site.
    Connections(Option<PublicationId>, Lang),
    Unit(UnitId, Lang),
    Units(Lang),
    Glossary(Lang),
    /// The index from A to Z.
    Index(Lang),
    /// The publications that are no longer in force.
    Archive(Lang),
    /// Who is responsible for which text, and when it is reviewed.
    Reviews(Lang),
    /// When each text is reviewed next, as a calendar.
    ReviewCalendar(Lang),
    /// The page at the address of something that has expired, as an index into the site's list of them.
    Withdrawn(usize, Lang),
    /// The page that searches. What it searches in are files of their own, in [`SEARCH_INDEX`].
    Search(Lang),
    /// A printed document.
    Document(Document, Lang),
    /// What is new, for programs that follow it.
    Feed(Lang),
    /// The data sets as a catalogue, for portals of open data.
    Catalog,
    /// The schema that data sets of a kind follow as JSON.
    Schema(Kind),
    NotFound,
    /// An address that a page had before; `to` is where it leads, `file` where it is written, and `alias` its number
    /// among the aliases there. The address of the accessibility statement has none.
    Redirect {
        to: Box<str>,
        file: FileId,
        alias: Option<usize>,
        lang: Lang,
    },
    Sitemap,
    Robots,
    /// What a host is to say of the files, `_headers`.
    Headers,
    /// A file of the theme, as an index into its assets.
    Asset(usize),
    /// An image or another file that a text shows or links to.
    Attachment(FileId),
}

impl OutputKind {
    /// A data set as a file to download, for those who read a language.
    pub fn file(id: DataId, format: FileFormat, lang: Lang) -> Self {
        Self::File(id, format, (!format.facts().is_multilingual).then_some(lang))
    }

    /// The page of a text: a chapter, or a page of the site's own.
    pub fn text(id: ChapterId, lang: Lang, site: &Site) -> Self {
        match site.chapter(id).publication {
            Some(_) => Self::Chapter(id, lang),
            None => Self::Page(id, lang),
        }
    }

    /// The key of the family that it belongs to; of a format, its name. Outputs of one family are made in the same way.
    pub fn family(&self) -> &'static str {
        match self {
            Self::Root | Self::NotFound | Self::Redirect { .. } => "family.root",
            Self::Home(_) => "family.home",
            Self::Page(..) => "family.pages",
            Self::Publication(..) => "family.publications",
            Self::Chapter(..) => "family.chapters",
            Self::DataSet(..) | Self::Part(..) => "family.data-sets",
            Self::Rows(..) => "family.rows",
            Self::Aspect(..) => "family.views",
            Self::Period(..) => "family.periods",
            Self::DataIndex(_) => "family.data-index",
            Self::Choice(..) => "family.choices",
            Self::Connections(..) => "family.connections",
            Self::Unit(..) => "family.units",
            Self::Units(_) => "family.unit-tree",
            Self::Glossary(_) => "family.glossary",
            Self::Index(_) => "family.index",
            Self::Archive(_) => "family.archive",
            Self::Reviews(_) | Self::ReviewCalendar(_) => "family.reviews",
            Self::Withdrawn(..) => "family.expired",
            Self::Search(_) => "family.search",
            Self::File(_, format, _) | Self::Reports(_, format, _) => format.facts().name,
            Self::Feed(_) => "family.feeds",
            Self::Catalog => "family.catalog",
            Self::Schema(_) => "family.schemas",
            Self::Document(document, _) => match document {
                Document::Handbook(_) => "family.handbooks",
                Document::Sheet(..) => "family.posters",
                Document::Raci(..) => "family.raci",
                Document::Status(..) => "family.status",
                Document::Connections(_) => "family.print-connections",
                Document::Chapter(_) => "family.print-chapters",
                Document::DataSet(_) => "family.print-data-sets",
                Document::Unit(_) => "family.print-units",
            },
            Self::Sitemap | Self::Robots | Self::Headers => "family.machines",
            Self::Asset(_) | Self::Attachment(_) => "family.files",
        }
    }

    /// The language of a page; nothing for what is no page, or is one for all languages.
    pub fn language(&self) -> Option<Lang> {
        match self {
            Self::Home(lang)
            | Self::Page(_, lang)
            | Self::Publication(_, lang)
            | Self::Chapter(_, lang)
            | Self::DataSet(_, lang)
            | Self::Part(_, _, lang)
            | Self::Aspect(_, _, lang)
            | Self::Period(_, _, lang)
            | Self::Index(lang)
            | Self::Archive(lang)
            | Self::Reviews(lang)
            | Self::Withdrawn(_, lang)
            | Self::DataIndex(lang)
            | Self::Choice(_, lang)
            | Self::Connections(_, lang)
            | Self::Unit(_, lang)
            | Self::Units(lang)
            | Self::Glossary(lang)
            | Self::Search(lang) => Some(*lang),
            _ => None,
        }
    }
}

/// The path of the file that answers at an address.
pub fn path(address: &str) -> String {
    let path = address.trim_start_matches('/');
    match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    }
}
