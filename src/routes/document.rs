//! Printed documents: which there are, and what their files are called.

use std::collections::{HashMap, HashSet};

use crate::base::Lang;
use crate::base::slug::slug;
use crate::model::Site;
use crate::model::chapter::ChapterId;
use crate::model::dataset::{DataId, DataSet};
use crate::model::publication::PublicationId;
use crate::model::theme::Theme;
use crate::model::unit::UnitId;
use crate::schema::{Kind, PrintKind};

/// A printed document; there is one in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// The whole of a publication.
    Handbook(PublicationId),
    /// A matrix or a roadmap as a poster.
    Sheet(PublicationId, DataId, Paper),
    /// A matrix by units.
    Raci(PublicationId, DataId),
    /// How far an activity plan is.
    Status(PublicationId, DataId),
    /// A chapter of a publication by itself.
    Chapter(ChapterId),
    /// A data set by itself.
    DataSet(DataId),
    /// All that one unit has a role in.
    Unit(UnitId),
}

/// The size of a sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    A3,
    A4,
}

impl Paper {
    /// Its name, as in `A4`.
    pub fn word(self) -> &'static str {
        match self {
            Self::A3 => "A3",
            Self::A4 => "A4",
        }
    }
}

impl Document {
    /// The kind of document, by which `handbooks:` asks for it.
    pub fn kind(self) -> PrintKind {
        match self {
            Self::Handbook(_) => PrintKind::Handbook,
            Self::Sheet(..) => PrintKind::Sheet,
            Self::Raci(..) => PrintKind::Raci,
            Self::Status(..) => PrintKind::Status,
            Self::Chapter(_) => PrintKind::Chapters,
            Self::DataSet(_) => PrintKind::Data,
            Self::Unit(_) => PrintKind::Units,
        }
    }

    /// The paper it is made for.
    pub fn paper(self) -> Paper {
        match self {
            Self::Sheet(_, _, paper) => paper,
            Self::Raci(..) => Paper::A3,
            _ => Paper::A4,
        }
    }

    /// The data set that it shows on a sheet of its own, beside the pages of its publication.
    pub fn data(self) -> Option<DataId> {
        match self {
            Self::Sheet(_, data, _) | Self::Raci(_, data) | Self::Status(_, data) | Self::DataSet(data) => Some(data),
            Self::Handbook(_) | Self::Chapter(_) | Self::Unit(_) => None,
        }
    }
}

/// Which printed documents are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    Nothing,
    /// Those that `handbooks:` asks for.
    #[default]
    Listed,
    /// All that there could be.
    Everything,
}

/// The documents of a site: publication by publication the handbook, the sheets, the charts and the chapters, then
/// the data sets, then the units.
pub fn documents(site: &Site, wanted: Wanted) -> Vec<Document> {
    let mut all = Vec::new();
    if wanted == Wanted::Nothing {
        return all;
    }
    let any = wanted == Wanted::Everything;
    for (n, publication) in site.publications.iter().enumerate() {
        let id = PublicationId(n as u32);
        let prints = |kind| any || publication.prints(kind);
        all.extend(prints(PrintKind::Handbook).then_some(Document::Handbook(id)));
        let own = || site.sets().filter(move |(data, _)| site.primary(*data) == Some(id));
        if prints(PrintKind::Sheet) {
            let sheets = own().filter(|(_, set)| is_sheet(set));
            all.extend(
                sheets.flat_map(|(data, _)| [Paper::A3, Paper::A4].map(|paper| Document::Sheet(id, data, paper))),
            );
        }
        if prints(PrintKind::Raci) {
            all.extend(own().filter(|(_, set)| is_raci(set)).map(|(data, _)| Document::Raci(id, data)));
        }
        if prints(PrintKind::Status) {
            all.extend(own().filter(|(_, set)| is_status(set)).map(|(data, _)| Document::Status(id, data)));
        }
        if prints(PrintKind::Chapters) {
            all.extend(publication.chapters().map(Document::Chapter));
        }
    }
    if site.outputs.data {
        let prints = |data: DataId| match site.primary(data) {
            _ if any => true,
            Some(publication) => site.publication(publication).prints(PrintKind::Data),
            None => site.prints(PrintKind::Data),
        };
        all.extend(site.sets().filter(|(data, _)| prints(*data)).map(|(data, _)| Document::DataSet(data)));
    }
    if site.outputs.units && (any || site.prints(PrintKind::Units)) {
        let named = named(site);
        all.extend(site.units.all().filter(|(unit, _)| named.contains(unit)).map(|(unit, _)| Document::Unit(unit)));
    }
    all
}

/// Whether a data set can be a poster.
fn is_sheet(set: &DataSet) -> bool {
    matches!(set.kind, Kind::Matrix | Kind::Roadmap) && !set.rows.is_empty()
}

/// Whether a data set can be a chart of units and letters.
fn is_raci(set: &DataSet) -> bool {
    set.kind == Kind::Matrix && set.rows.iter().any(|row| !row.roles.is_empty())
}

/// Whether a data set says how far something is, or when it is to be done.
fn is_status(set: &DataSet) -> bool {
    let says = |row: &crate::model::dataset::Row| {
        row.status.is_some()
            || row.when.is_some()
            || row.items().any(|item| item.status.is_some() || item.timing.is_some())
    };
    set.kind == Kind::ActivityPlan && set.rows.iter().any(says)
}

/// The units that any row names, and all that they belong to.
fn named(site: &Site) -> HashSet<UnitId> {
    let mut named = HashSet::new();
    for holder in site.current_sets().flat_map(|(_, set)| &set.rows).flat_map(|row| &row.roles) {
        let lineage = std::iter::successors(Some(holder.unit), |id| site.units.get(*id).parent);
        for unit in lineage {
            if !named.insert(unit) {
                break;
            }
        }
    }
    named
}

/// What tells the sheets of one kind and publication apart, where there are several: the name of the data set, or its
/// whole path where two have the same name.
fn names(documents: &[Document], site: &Site) -> HashMap<Document, String> {
    let mut kinds: HashMap<(PublicationId, PrintKind), HashSet<DataId>> = HashMap::new();
    let sheets = || {
        documents.iter().filter_map(|document| match document {
            Document::Sheet(id, data, _) | Document::Raci(id, data) | Document::Status(id, data) => {
                Some((*document, (*id, document.kind()), *data))
            }
            _ => None,
        })
    };
    for (_, key, data) in sheets() {
        kinds.entry(key).or_default().insert(data);
    }
    let name = |data: DataId| site.set(data).slug.to_string();
    sheets()
        .filter(|(_, key, _)| kinds[key].len() > 1)
        .map(|(document, key, data)| {
            let is_shared = kinds[&key].iter().any(|other| *other != data && name(*other) == name(data));
            (document, if is_shared { slug(&site.set(data).path) } else { name(data) })
        })
        .collect()
}

/// The addresses of the pages that documents lie beside: each by its index, then by language.
pub struct Pages<'a> {
    pub publications: &'a [Vec<Box<str>>],
    pub chapters: &'a [Vec<Option<Box<str>>>],
    pub sets: &'a [Vec<Option<Box<str>>>],
    pub units: &'a [Vec<Option<Box<str>>>],
}

/// The addresses of documents, one a language. A document lies beside the page of what it shows.
pub fn addresses(
    documents: &[Document],
    site: &Site,
    theme: &Theme,
    pages: &Pages<'_>,
) -> HashMap<(Document, Lang), Box<str>> {
    let names = names(documents, site);
    let address = |document: Document, lang: Lang| -> Option<String> {
        let publication = |id: PublicationId| {
            let slug = &site.publication(id).slugs[lang.index()];
            (&pages.publications[id.0 as usize][lang.index()], slug)
        };
        let of_set = |id: PublicationId, word: &str, size: &str| {
            let (folder, slug) = publication(id);
            match names.get(&document) {
                Some(name) => format!("{folder}{slug}-{word}-{name}{size}.pdf"),
                None => format!("{folder}{slug}-{word}{size}.pdf"),
            }
        };
        let words = &theme.languages[lang.index()].strings.address;
        Some(match document {
            Document::Handbook(id) => {
                let (folder, slug) = publication(id);
                format!("{folder}{slug}.pdf")
            }
            Document::Sheet(id, _, Paper::A3) => of_set(id, &words.sheet, ""),
            Document::Sheet(id, _, Paper::A4) => of_set(id, &words.sheet, "-a4"),
            Document::Raci(id, _) => of_set(id, &words.raci, ""),
            Document::Status(id, _) => of_set(id, &words.status, ""),
            Document::Chapter(id) => {
                let page = pages.chapters[id.0 as usize][lang.index()].as_deref()?;
                let chapter = site.chapter(id);
                let (_, slug) = publication(chapter.publication?);
                format!("{page}{slug}-{}.pdf", chapter.slug(lang))
            }
            Document::DataSet(id) => {
                let page = pages.sets[id.0 as usize][lang.index()].as_deref()?;
                format!("{page}{}.pdf", site.set(id).slug)
            }
            Document::Unit(id) => {
                let page = pages.units[id.0 as usize][lang.index()].as_deref()?;
                format!("{page}{}.pdf", site.units.get(id).name)
            }
        })
    };
    let each = documents.iter().flat_map(|document| site.languages.all().map(|lang| (*document, lang)));
    each.filter_map(|(document, lang)| Some(((document, lang), address(document, lang)?.into()))).collect()
}
