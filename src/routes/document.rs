//! Printed documents: which there are.

use std::collections::HashSet;

use tavle_base::keywords;
use tavle_model::Site;
use tavle_model::chapter::ChapterId;
use tavle_model::dataset::{DataId, DataSet};
use tavle_model::embed::{MOST_CELLS, chart_cells};
use tavle_model::publication::PublicationId;
use tavle_model::unit::UnitId;
use tavle_schema::PrintKind;

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
    /// How the objectives of a publication, or of the whole site, and the work for them fit together.
    Connections(Option<PublicationId>),
    /// A chapter of a publication by itself.
    Chapter(ChapterId),
    /// A data set by itself.
    DataSet(DataId),
    /// All that one unit has a role in.
    Unit(UnitId),
}

keywords! {
    /// The size of a sheet of paper.
    pub enum Paper {
        A3 = "A3",
        A4 = "A4",
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
            Self::Connections(_) => PrintKind::Connections,
            Self::Chapter(_) => PrintKind::Chapters,
            Self::DataSet(_) => PrintKind::Data,
            Self::Unit(_) => PrintKind::Units,
        }
    }

    /// The paper it is made for.
    pub fn paper(self) -> Paper {
        match self {
            Self::Sheet(_, _, paper) => paper,
            Self::Raci(..) | Self::Connections(_) => Paper::A3,
            _ => Paper::A4,
        }
    }

    /// The data set that it shows on a sheet of its own, beside the pages of its publication.
    pub fn data(self) -> Option<DataId> {
        match self {
            Self::Sheet(_, data, _) | Self::Raci(_, data) | Self::Status(_, data) | Self::DataSet(data) => Some(data),
            Self::Handbook(_) | Self::Connections(_) | Self::Chapter(_) | Self::Unit(_) => None,
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
        let id = PublicationId::of(n);
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
        let fits_together = site.outputs.data && site.has_connections(Some(id));
        all.extend((prints(PrintKind::Connections) && fits_together).then_some(Document::Connections(Some(id))));
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
    let fits_together = site.outputs.data && site.has_connections(None);
    all.extend(((any || site.prints(PrintKind::Connections)) && fits_together).then_some(Document::Connections(None)));
    if site.outputs.units && (any || site.prints(PrintKind::Units)) {
        let named = named(site);
        all.extend(site.units.all().filter(|(unit, _)| named.contains(unit)).map(|(unit, _)| Document::Unit(unit)));
    }
    all
}

/// Whether a data set can be a poster.
fn is_sheet(set: &DataSet) -> bool {
    set.spec.prints(PrintKind::Sheet) && !set.rows.is_empty()
}

/// Whether a data set can be a chart of units and letters; one that nobody could read is none.
fn is_raci(set: &DataSet) -> bool {
    set.spec.prints(PrintKind::Raci)
        && set.rows.iter().any(|row| !row.roles.is_empty())
        && chart_cells(set.rows.iter()) <= MOST_CELLS
}

/// Whether a data set says how far something is, or when it is to be done.
fn is_status(set: &DataSet) -> bool {
    let says = |row: &tavle_model::dataset::Row| {
        row.status.is_some()
            || row.when.is_some()
            || row.items().any(|item| item.status.is_some() || item.timing.is_some())
    };
    set.spec.prints(PrintKind::Status) && set.rows.iter().any(says)
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
