//! What each output shows, as plain data: from the site and its routes to a [`Page`].
//!
//! A page is made from what is asked for, and from nothing else, so it is the same whether the whole site is built
//! or one page is served.

pub mod connections;
pub mod context;
pub mod data;
mod document;
mod events;
pub mod exhibit;
mod facts;
pub mod measure;
mod opening;
mod own_names;
pub mod page;
pub mod policy;
pub mod print;
mod prose;
mod publication;
mod reported;
pub mod search;
pub mod table;
mod terms;
mod translation;
mod unit_columns;
mod upkeep;
mod web;
pub mod when;

pub use context::{Inputs, LocalizedSite, Medium, PageContext};
pub use data::calendar::Calendar;
pub use data::catalog::{Catalog, catalog};
pub use data::feed::Feed;
pub use data::rows::Rows;
pub use data::spreadsheet::Spreadsheet;
pub use exhibit::Exhibit;
pub use measure::{Measure, Measures, Measuring};
pub use page::{Frame, Main, Masthead, NO_DAY, Page, Piece};
pub use prose::Prose;
pub use table::Table;
pub use translation::is_translated;
pub use web::frame::in_language;

use tavle_base::Lang;
use tavle_model::DataId;
use tavle_routes::OutputKind;

/// The page that shows `what`; nothing for outputs that are not pages.
pub fn page<'a>(what: &OutputKind, inputs: Inputs<'a>) -> Option<Page<'a>> {
    let localized = inputs.localized(what.language().unwrap_or(Lang::DEFAULT));
    let site = inputs.site;
    let here = inputs.routes.addresses.of(what)?;
    let publication = match what {
        OutputKind::Publication(id, _) => Some(*id),
        OutputKind::Chapter(id, _) => site.chapter(*id).publication,
        _ => None,
    };
    let mut page =
        web::page_at(what, PageContext { localized, here, publication, data: None, medium: Medium::Screen })?;
    page.frame.as_of = page.depends_on_day().then(|| localized.locale().date(localized.as_of()));
    Some(page)
}

/// A data set as a spreadsheet.
pub fn spreadsheet(id: DataId, lang: Lang, inputs: Inputs<'_>) -> Spreadsheet {
    data::spreadsheet::spreadsheet(id, alone(id, lang, inputs))
}

/// Everything that was reported on a data set as a spreadsheet.
pub fn reports(id: DataId, lang: Lang, inputs: Inputs<'_>) -> Spreadsheet {
    data::spreadsheet::reports(id, alone(id, lang, inputs))
}

/// The rows of a large data set in short, as they are narrowed down on its own page.
pub fn rows(id: DataId, lang: Lang, inputs: Inputs<'_>) -> Option<Rows<'_>> {
    data::rows::rows(id, inputs.localized(lang))
}

/// The dates of a data set as a calendar.
pub fn calendar(id: DataId, lang: Lang, inputs: Inputs<'_>) -> Calendar {
    data::calendar::calendar(id, alone(id, lang, inputs))
}

/// When each text is reviewed next, as a calendar.
pub fn reviews(lang: Lang, inputs: Inputs<'_>) -> Calendar {
    upkeep::calendar(nowhere(lang, inputs))
}

/// What is new in one language.
pub fn feed(lang: Lang, inputs: Inputs<'_>) -> Feed {
    data::feed::feed(nowhere(lang, inputs))
}

/// How many publications, and how many data sets, are in no feed.
pub fn undated(inputs: Inputs<'_>) -> (usize, usize) {
    data::feed::undated(nowhere(Lang::DEFAULT, inputs))
}

/// Where something stands that is on no page and of no data set.
fn nowhere<'a>(lang: Lang, inputs: Inputs<'a>) -> PageContext<'a> {
    PageContext { localized: inputs.localized(lang), here: "/", publication: None, data: None, medium: Medium::File }
}

/// Where a data set stands that is taken along: on no page, so its links are whole addresses.
fn alone<'a>(id: DataId, lang: Lang, inputs: Inputs<'a>) -> PageContext<'a> {
    PageContext { data: Some(id), ..nowhere(lang, inputs) }
}

/// The page at an address that a page had before.
pub fn redirect<'a>(to: &'a str, here: &'a str, lang: Lang, inputs: Inputs<'a>) -> Page<'a> {
    let (localized, medium) = (inputs.localized(lang), Medium::Screen);
    web::not_found::redirect(to, PageContext { localized, here, publication: None, data: None, medium })
}
