//! What each output shows, as plain data: from the site and its routes to a [`Page`].
//!
//! A page is made from what is asked for, and from nothing else, so it is the same whether the whole site is built
//! or one page is served.

mod archive;
mod aspect;
pub mod calendar;
pub mod catalog;
mod chapter;
pub mod context;
mod data_index;
pub mod data_set;
mod document;
mod events;
pub mod exhibit;
pub mod feed;
mod frame;
mod glossary;
mod home;
mod index;
pub mod measure;
mod not_found;
mod opening;
pub mod page;
pub mod policy;
pub mod print;
mod publication;
pub mod search;
pub mod spreadsheet;
pub mod table;
mod text;
mod translation;
mod unit;
pub mod when;

pub use crate::markup::{Href, Phrase, phrase};
pub use calendar::Calendar;
pub use catalog::{Catalog, catalog};
pub use context::{Inputs, LocalizedSite, Medium, PageContext};
pub use exhibit::Exhibit;
pub use feed::Feed;
pub use frame::in_language;
pub use measure::{Measure, Measures, Measuring};
pub use page::{Frame, Main, Masthead};
pub use spreadsheet::Spreadsheet;
pub use table::Table;
pub use text::Text;
pub use translation::is_translated;

use jiff::civil::Date;

use crate::base::Lang;
use crate::model::DataId;
use crate::routes::OutputKind;

/// The day that a file bears where it must bear one and nobody has said when its content was last changed. It is long
/// past, so nothing looks new that is not.
pub const NO_DAY: Date = jiff::civil::date(1970, 1, 1);

/// A page.
#[derive(Debug)]
pub struct Page<'a> {
    /// The template it is printed with, as in `chapter.html`.
    pub template: &'static str,
    pub masthead: Masthead<'a>,
    pub frame: Frame<'a>,
    pub main: Main<'a>,
    pub content: Vec<Piece<'a>>,
    /// What stands after the facts of the page's own kind.
    pub after: Vec<Piece<'a>>,
    pub lang: Lang,
}

/// A piece of a page's content.
#[derive(Debug)]
pub enum Piece<'a> {
    Text(Text<'a>),
    Heading { level: u8, id: String, title: Phrase<'a> },
    Paragraph(Phrase<'a>),
    Exhibit(Box<Exhibit<'a>>),
}

impl Page<'_> {
    /// Whether anything on it may be another on another day: what is late, what is next, where today lies on a chart.
    /// Whether a publication is in force is none of this, for there the day stands beside it.
    pub fn depends_on_day(&self) -> bool {
        let lists = match &self.main {
            Main::Home(home) => !home.next.is_empty() || !home.consultations.is_empty(),
            _ => false,
        };
        lists || self.content.iter().chain(&self.after).any(Piece::depends_on_day)
    }
}

impl<'a> Piece<'a> {
    /// Whether it may be another on another day.
    pub fn depends_on_day(&self) -> bool {
        match self {
            Self::Text(text) => text.exhibits.iter().any(|(_, exhibit)| exhibit.depends_on_day()),
            Self::Exhibit(exhibit) => exhibit.depends_on_day(),
            Self::Heading { .. } | Self::Paragraph(_) => false,
        }
    }

    /// Data as a piece of a page.
    fn of(exhibit: Exhibit<'a>) -> Self {
        Self::Exhibit(Box::new(exhibit))
    }
}

/// The page that shows `what`; nothing for outputs that are not pages.
pub fn page<'a>(what: &OutputKind, inputs: Inputs<'a>) -> Option<Page<'a>> {
    let localized = inputs.localized(crate::routes::language(what).unwrap_or(Lang::DEFAULT));
    let site = inputs.site;
    let here = inputs.routes.addresses.of(what)?;
    let publication = match what {
        OutputKind::Publication(id, _) => Some(*id),
        OutputKind::Chapter(id, _) => site.chapter(*id).publication,
        _ => None,
    };
    let mut page = page_at(what, PageContext { localized, here, publication, data: None, medium: Medium::Screen })?;
    page.frame.as_of = page.depends_on_day().then(|| localized.locale().date(localized.as_of()));
    Some(page)
}

/// The same, seen from a place.
fn page_at<'a>(what: &OutputKind, at: PageContext<'a>) -> Option<Page<'a>> {
    Some(match what {
        OutputKind::Root => not_found::root(at),
        OutputKind::NotFound => not_found::not_found(at),
        OutputKind::Home(_) => home::page(at),
        OutputKind::Page(id, _) | OutputKind::Chapter(id, _) => chapter::page(*id, what, at),
        OutputKind::Publication(id, _) => publication::page(*id, what, at),
        OutputKind::DataSet(id, _) => data_set::page(*id, what, at),
        OutputKind::Aspect(id, aspect, _) => aspect::page(*id, *aspect, what, at),
        OutputKind::DataIndex(_) => data_index::page(what, at),
        OutputKind::Unit(id, _) => unit::page(*id, what, at),
        OutputKind::Units(_) => unit::tree(what, at),
        OutputKind::Glossary(_) => glossary::page(what, at),
        OutputKind::Index(_) => index::page(what, at),
        OutputKind::Archive(_) => archive::page(what, at),
        OutputKind::Withdrawn(n, _) => archive::withdrawn(*n, what, at),
        OutputKind::Search(_) => search::page(what, at),
        OutputKind::Csv(..)
        | OutputKind::Xlsx(..)
        | OutputKind::Ics(..)
        | OutputKind::Json(_)
        | OutputKind::Feed(_)
        | OutputKind::Catalog
        | OutputKind::Schema(_)
        | OutputKind::Document(..)
        | OutputKind::Redirect { .. }
        | OutputKind::Sitemap
        | OutputKind::Robots
        | OutputKind::Headers
        | OutputKind::Asset(_)
        | OutputKind::File(_) => return None,
    })
}

/// A data set as a spreadsheet.
pub fn spreadsheet(id: DataId, lang: Lang, inputs: Inputs<'_>) -> Spreadsheet {
    spreadsheet::spreadsheet(id, alone(id, lang, inputs))
}

/// The dates of a data set as a calendar.
pub fn calendar(id: DataId, lang: Lang, inputs: Inputs<'_>) -> Calendar {
    calendar::calendar(id, alone(id, lang, inputs))
}

/// What is new in one language.
pub fn feed(lang: Lang, inputs: Inputs<'_>) -> Feed {
    feed::feed(nowhere(lang, inputs))
}

/// How many publications, and how many data sets, are in no feed.
pub fn undated(inputs: Inputs<'_>) -> (usize, usize) {
    feed::undated(nowhere(Lang::DEFAULT, inputs))
}

/// Where something stands that is on no page and of no data set.
fn nowhere<'a>(lang: Lang, inputs: Inputs<'a>) -> PageContext<'a> {
    PageContext { localized: inputs.localized(lang), here: "/", publication: None, data: None, medium: Medium::Paper }
}

/// Where a data set stands that is taken along: on no page, so its links are whole addresses.
fn alone<'a>(id: DataId, lang: Lang, inputs: Inputs<'a>) -> PageContext<'a> {
    PageContext { data: Some(id), ..nowhere(lang, inputs) }
}

/// The page at an address that a page had before.
pub fn redirect<'a>(to: &'a str, here: &'a str, lang: Lang, inputs: Inputs<'a>) -> Page<'a> {
    let (localized, medium) = (inputs.localized(lang), Medium::Screen);
    not_found::redirect(to, PageContext { localized, here, publication: None, data: None, medium })
}
