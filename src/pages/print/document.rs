//! A printed document as plain data.

use jiff::civil::Date;

use super::index::Indexed;
use super::source::DataSource;
use crate::context::{LocalizedSite, Medium, PageContext};
use crate::page::{Fact, Notice, Page, Piece, TermFacts};
use crate::upkeep::lines;
use tavle_base::Lang;
use tavle_markup::Phrase;
use tavle_model::ids::DataId;
use tavle_model::publication::PublicationId;
use tavle_routes::{OutputKind, Paper};
use tavle_schema::Day;

/// A printed document.
#[derive(Debug)]
pub struct Print<'a> {
    /// The template it is set with, as in `handbook.typ`.
    pub template: &'static str,
    pub lang: Lang,
    pub title: Phrase<'a>,
    pub description: Option<String>,
    /// The publication it belongs to.
    pub publication: Option<Phrase<'a>>,
    pub version: Option<Phrase<'a>>,
    /// The day on which anything in it was last changed, as far as that is known.
    pub updated: Option<Day>,
    /// Who is responsible for it, and when it is reviewed, a line each, for the foot of each page.
    pub upkeep: Vec<Phrase<'a>>,
    /// The day for which it is made; nothing where it is the same on any day.
    pub as_of: Option<Date>,
    /// The absolute address of the page that is always current.
    pub address: String,
    pub paper: Paper,
    /// Whether the paper lies on its side.
    pub is_turned: bool,
    pub cover: Option<Cover<'a>>,
    /// The chapters, part by part; only handbooks and chapters have them.
    pub parts: Vec<Part<'a>>,
    /// The data set that every other document shows, if it is but one.
    pub data: Option<DataId>,
    /// The content of every other document.
    pub content: Vec<Piece<'a>>,
    /// All terms of the site. Those that the document does not mention are left out when it is set.
    pub terms: Vec<TermFacts<'a>>,
    /// Who does what, by unit.
    pub index: Vec<Indexed<'a>>,
    /// The data behind it.
    pub sources: Vec<DataSource<'a>>,
}

/// What stands at the beginning of a document.
#[derive(Debug)]
pub struct Cover<'a> {
    pub kind: Phrase<'a>,
    pub subtitle: Option<Phrase<'a>>,
    pub description: Option<Phrase<'a>>,
    pub facts: Vec<Fact<'a>>,
    pub notices: Vec<Notice<'a>>,
}

/// Chapters under one heading, or under none.
#[derive(Debug)]
pub struct Part<'a> {
    pub title: Option<Phrase<'a>>,
    pub chapters: Vec<Chapter<'a>>,
}

/// A chapter.
#[derive(Debug)]
pub struct Chapter<'a> {
    /// The page of the web that it is.
    pub page: Page<'a>,
    /// Its address on the web, without the host.
    pub here: &'a str,
    /// Who is responsible for it, and when it is reviewed, a line each.
    pub upkeep: Vec<Phrase<'a>>,
    /// The large data sets of which the web shows the rows elsewhere.
    pub divided: Vec<DataId>,
}

/// A page of the web as a place that a document is seen from.
pub(super) fn context<'a>(
    what: &OutputKind,
    publication: Option<PublicationId>,
    localized: LocalizedSite<'a>,
) -> Option<PageContext<'a>> {
    let here = localized.addresses().of(what)?;
    Some(PageContext { localized, here, publication, data: None, medium: Medium::Paper })
}

/// A document with nothing in it but what it is called and where it is current.
pub(super) fn empty<'a>(template: &'static str, title: Phrase<'a>, at: PageContext<'a>) -> Print<'a> {
    let localized = at.localized;
    let publication = at.publication.map(|id| localized.site.publication(id));
    Print {
        template,
        lang: localized.lang,
        title,
        description: None,
        publication: publication.map(|one| localized.name(&one.title)),
        version: publication.and_then(|one| one.version.as_ref()).map(|version| localized.name(version)),
        updated: None,
        upkeep: at.publication.map(|id| lines(localized.site.upkeep_of_publication(id), localized)).unwrap_or_default(),
        as_of: None,
        address: localized.addresses().absolute(at.here),
        paper: Paper::A4,
        is_turned: false,
        cover: None,
        parts: Vec::new(),
        data: None,
        content: Vec::new(),
        terms: Vec::new(),
        index: Vec::new(),
        sources: Vec::new(),
    }
}
