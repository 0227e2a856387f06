//! What a page is about: the facts of its own kind, which only its template sees.

use serde::Serialize;

use super::frame::*;
use super::ways::{GlossaryFacts, IndexFacts, NotFoundFacts, SearchFacts};
use tavle_markup::Phrase;

/// What the page is about: the facts of its own kind.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Main<'a> {
    Home(HomeFacts<'a>),
    /// A page of its own, such as contact. Only its content.
    Plain {},
    Publication(PublicationFacts<'a>),
    Chapter(ChapterFacts<'a>),
    DataSet(DataSetFacts<'a>),
    Part(PartFacts<'a>),
    Period(PeriodFacts<'a>),
    DataIndex(DataIndexFacts<'a>),
    Choice(ChoiceFacts<'a>),
    Connections(ConnectionFacts<'a>),
    Unit(UnitFacts<'a>),
    Units(UnitsFacts<'a>),
    Glossary(GlossaryFacts<'a>),
    Index(IndexFacts<'a>),
    Search(SearchFacts<'a>),
    Archive(ArchiveFacts<'a>),
    Reviews(ReviewsFacts<'a>),
    NotFound(NotFoundFacts<'a>),
}

/// The home page: after its own text, the publications, what is next and what is open for consultation.
#[derive(Clone, Debug, Serialize)]
pub struct HomeFacts<'a> {
    /// Those that are in force, or will be.
    pub publications: Vec<PublicationLine<'a>>,
    /// The way to those that are no longer in force.
    pub archive: Option<Link<'a>>,
    /// The way to how objectives and actions fit together.
    pub connections: Option<Link<'a>>,
    pub next: Vec<EventLine<'a>>,
    pub consultations: Vec<EventLine<'a>>,
}

/// The publications that are no longer in force.
#[derive(Clone, Debug, Serialize)]
pub struct ArchiveFacts<'a> {
    pub publications: Vec<PublicationLine<'a>>,
}

/// The texts that are reviewed, by who is responsible for them.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewsFacts<'a> {
    pub owners: Vec<OwnerFacts<'a>>,
    pub calendar: Option<Download>,
}

/// Who is responsible for texts, and these texts.
#[derive(Clone, Debug, Serialize)]
pub struct OwnerFacts<'a> {
    pub id: String,
    pub owner: Link<'a>,
    pub texts: Vec<ReviewLine<'a>>,
}

/// A text as it stands in a list of reviews.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewLine<'a> {
    /// As a link.
    pub title_html: Phrase<'a>,
    /// The publication that it is a chapter of.
    pub of_html: Option<Phrase<'a>>,
    pub reviewed: Option<TimeFacts>,
    pub next: Option<TimeFacts>,
    /// Whether it is to be reviewed.
    pub is_planned: bool,
}

/// A publication as it stands in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PublicationLine<'a> {
    pub title_html: Phrase<'a>,
    pub subtitle_html: Option<Phrase<'a>>,
    pub href: String,
    pub kind_html: Phrase<'a>,
    pub description_html: Option<Phrase<'a>>,
    pub valid: Option<TimeFacts>,
    /// A few words where it is not in force: "not yet valid", "expired", "superseded".
    pub state: Option<String>,
}

/// Something that happens at a time, as it stands in a list.
#[derive(Clone, Debug, Serialize)]
pub struct EventLine<'a> {
    pub when: TimeFacts,
    pub title_html: Phrase<'a>,
    pub href: Option<String>,
    /// The publication or data set it belongs to.
    pub of_html: Option<Phrase<'a>>,
    /// How to take part, for a consultation.
    pub text_html: Option<Phrase<'a>>,
    pub late: bool,
    /// Whether it has been put off, so that its time may not be the last word.
    pub postponed: bool,
    /// The status that says so.
    pub status: Option<StatusFacts<'a>>,
    /// From when it was moved, and why: "moved from 1 May 2026".
    pub moved: Option<String>,
}

/// A status, as it stands in a list.
#[derive(Clone, Debug, Serialize)]
pub struct StatusFacts<'a> {
    /// Its classes beside `status`.
    pub class: String,
    pub word_html: Phrase<'a>,
}

/// A publication's cover and contents.
#[derive(Clone, Debug, Serialize)]
pub struct PublicationFacts<'a> {
    pub subtitle_html: Option<Phrase<'a>>,
    pub kind_html: Phrase<'a>,
    pub description_html: Option<Phrase<'a>>,
    /// The facts on the cover, in order: adopted, valid, version, owner, replaces, replaced by.
    pub facts: Vec<Fact<'a>>,
    pub parts: Vec<Part<'a>>,
    /// The data sets that its chapters show.
    pub data: Vec<DataLine<'a>>,
    /// The whole of it in print, then its data sets on sheets of their own.
    pub documents: Vec<DocumentLine<'a>>,
    /// The way to how its objectives and actions fit together.
    pub connections: Option<Link<'a>>,
}

/// A data set of a publication, with its files to take along.
#[derive(Clone, Debug, Serialize)]
pub struct DataLine<'a> {
    pub title_html: Phrase<'a>,
    /// Nothing where its own page is not made.
    pub href: Option<String>,
    pub downloads: Vec<Download>,
}

/// A printed document, as a link to it: "Overview as a poster (PDF, A3, 1 page, 88 kB)".
#[derive(Clone, Debug, Serialize)]
pub struct DocumentLine<'a> {
    pub title_html: Phrase<'a>,
    pub href: String,
    /// `A4` or `A3`.
    pub paper: &'static str,
    /// How large it is, as in "24 pages, 412 kB"; nothing where that is not known.
    pub note: Option<String>,
}

/// A fact on a cover: a word and what it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact<'a> {
    pub label: String,
    pub value_html: Phrase<'a>,
}

/// A part of a publication; chapters outside parts stand in one without a title.
#[derive(Clone, Debug, Serialize)]
pub struct Part<'a> {
    pub title_html: Option<Phrase<'a>>,
    pub chapters: Vec<ChapterLine<'a>>,
}

/// A chapter in the contents.
#[derive(Clone, Debug, Serialize)]
pub struct ChapterLine<'a> {
    pub title_html: Phrase<'a>,
    pub href: String,
    pub description_html: Option<Phrase<'a>>,
    pub current: bool,
}

/// A chapter's place in its publication.
#[derive(Clone, Debug, Serialize)]
pub struct ChapterFacts<'a> {
    pub publication: Link<'a>,
    /// The chapters around it.
    pub parts: Vec<Part<'a>>,
    /// To all of them, where those are not all.
    pub all: Option<Link<'a>>,
    pub previous: Option<Link<'a>>,
    pub next: Option<Link<'a>>,
    /// The chapter in print.
    pub document: Option<DocumentLine<'a>>,
    /// Whether anything on it needs the whole width of the page.
    pub is_wide: bool,
}

/// A data set's own page.
#[derive(Clone, Debug, Serialize)]
pub struct DataSetFacts<'a> {
    /// What kind of data it is, in words.
    pub kind: String,
    pub description_html: Option<Phrase<'a>>,
    /// The file it comes from, as in `data/reception/overview.yaml`.
    pub source: String,
    pub rows: String,
    pub downloads: Vec<Download>,
    /// How many entries are not in the calendar, as they have no date.
    pub not_in_calendar: Option<String>,
    /// The whole of it in print, then its sheets.
    pub documents: Vec<DocumentLine<'a>>,
    /// The chapters that show it.
    pub shown_in: Vec<Link<'a>>,
    /// The ways to look at it: by task, by unit, by time, by goal or phase; empty where there is only one.
    pub views: Vec<Link<'a>>,
    /// The periods for which anything was reported, the newest first.
    pub periods: Vec<Link<'a>>,
    /// Where what stood on this page stands now: the parts of a large data set, each with the ids that it has.
    pub moved: Vec<Moved>,
}

/// Where ids stand that an older address leads to.
#[derive(Clone, Debug, Serialize)]
pub struct Moved {
    pub href: String,
    /// With spaces between them.
    pub ids: String,
}

/// A part of a large data set.
#[derive(Clone, Debug, Serialize)]
pub struct PartFacts<'a> {
    pub kind: String,
    /// The data set that it is a part of.
    pub set: Link<'a>,
    /// Which of the parts it is, in words.
    pub place: String,
    pub rows: String,
    /// The parts around it.
    pub parts: Vec<PartLine<'a>>,
    /// To all of them, where those are not all.
    pub all: Option<Link<'a>>,
    pub previous: Option<Link<'a>>,
    pub next: Option<Link<'a>>,
}

/// A part in the list of them.
#[derive(Clone, Debug, Serialize)]
pub struct PartLine<'a> {
    pub link: Link<'a>,
    pub rows: String,
}

/// What was reported for a period.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodFacts<'a> {
    pub kind: String,
    /// Whether the period is not over, so that nothing is missing yet.
    pub is_running: bool,
    /// Everything that was reported, for any period.
    pub downloads: Vec<Download>,
    /// The ways to look at the data set.
    pub views: Vec<Link<'a>>,
    pub previous: Option<Link<'a>>,
    pub next: Option<Link<'a>>,
}

/// The list of all data sets.
#[derive(Clone, Debug, Serialize)]
pub struct DataIndexFacts<'a> {
    pub sets: Vec<DataSetLine<'a>>,
    /// The same list for portals of open data.
    pub catalog: Option<Download>,
}

/// A data set in the list.
#[derive(Clone, Debug, Serialize)]
pub struct DataSetLine<'a> {
    pub title_html: Phrase<'a>,
    pub href: String,
    pub kind: String,
    pub description_html: Option<Phrase<'a>>,
    pub source: String,
    pub rows: String,
    pub updated: Option<TimeFacts>,
    /// The publications it belongs to.
    pub publications: Vec<Link<'a>>,
    pub downloads: Vec<Download>,
}

/// Something that can be chosen in a column.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceFacts<'a> {
    /// What the column is called.
    pub column_html: Phrase<'a>,
}

/// How objectives and the work for them fit together.
#[derive(Clone, Debug, Serialize)]
pub struct ConnectionFacts<'a> {
    /// The publication that it is about; nothing for the whole site.
    pub publication_html: Option<Phrase<'a>>,
    /// What stands on it.
    pub intro: String,
    /// The same in print.
    pub document: Option<DocumentLine<'a>>,
    /// The way to the whole site's, from a publication's.
    pub whole: Option<Link<'a>>,
}

/// A unit's own page.
#[derive(Clone, Debug, Serialize)]
pub struct UnitFacts<'a> {
    /// "Department", "Team" and so on.
    pub kind: Option<String>,
    pub short: Option<String>,
    pub parent: Option<Link<'a>>,
    pub children: Vec<Link<'a>>,
    pub contact: Option<ContactFacts<'a>>,
    /// What it has in columns of its file.
    pub columns: Vec<ColumnFact<'a>>,
    /// All that it has a role in, in print.
    pub document: Option<DocumentLine<'a>>,
    /// The texts that it is responsible for, and the way to the reviews of all texts.
    pub texts: Vec<ReviewLine<'a>>,
    pub reviews: Option<Link<'a>>,
    /// Whether it has no task in any data set and is responsible for no text.
    pub is_idle: bool,
}

/// The units as a tree.
#[derive(Clone, Debug, Serialize)]
pub struct UnitsFacts<'a> {
    pub units: Vec<UnitNode<'a>>,
}

/// A unit in the tree and those below it.
#[derive(Clone, Debug, Serialize)]
pub struct UnitNode<'a> {
    pub name_html: Phrase<'a>,
    pub short: Option<String>,
    pub kind: Option<String>,
    pub href: String,
    /// How many rows it has a role in, itself or through those below it, in words: "12 tasks"; nothing for none.
    pub tasks: Option<String>,
    /// What it has in columns of its file.
    pub columns: Vec<ColumnFact<'a>>,
    pub children: Vec<UnitNode<'a>>,
}

/// What a unit has in a column of its file.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnFact<'a> {
    pub title_html: Phrase<'a>,
    pub value_html: Phrase<'a>,
}
