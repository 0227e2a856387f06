//! The pages of the web site, one kind of page a file, and what stands around each of them.

mod archive;
mod aspect;
mod chapter;
mod choice;
pub mod connections;
mod data_index;
mod data_set;
pub mod frame;
mod glossary;
mod home;
mod index;
pub mod not_found;
mod part;
mod period;
mod publication;
mod reviews;
mod search;
mod unit;

use crate::context::PageContext;
use crate::page::Page;
use tavle_routes::OutputKind;

/// The same, seen from a place.
pub fn page_at<'a>(what: &OutputKind, at: PageContext<'a>) -> Option<Page<'a>> {
    Some(match what {
        OutputKind::Root => not_found::root(at),
        OutputKind::NotFound => not_found::not_found(at),
        OutputKind::Home(_) => home::page(at),
        OutputKind::Page(id, _) | OutputKind::Chapter(id, _) => chapter::page(*id, what, at),
        OutputKind::Publication(id, _) => publication::page(*id, what, at),
        OutputKind::DataSet(id, _) => data_set::page(*id, what, at),
        OutputKind::Part(id, n, _) => part::page(*id, *n, what, at),
        OutputKind::Period(id, n, _) => period::page(*id, *n, what, at),
        OutputKind::Aspect(id, aspect, _) => aspect::page(*id, *aspect, what, at),
        OutputKind::DataIndex(_) => data_index::page(what, at),
        OutputKind::Choice(id, _) => choice::page(*id, what, at),
        OutputKind::Connections(id, _) => connections::page(*id, what, at),
        OutputKind::Unit(id, _) => unit::page(*id, what, at),
        OutputKind::Units(_) => unit::tree(what, at),
        OutputKind::Glossary(_) => glossary::page(what, at),
        OutputKind::Index(_) => index::page(what, at),
        OutputKind::Archive(_) => archive::page(what, at),
        OutputKind::Reviews(_) => reviews::page(what, at),
        OutputKind::Withdrawn(n, _) => archive::withdrawn(*n, what, at),
        OutputKind::Search(_) => search::page(what, at),
        OutputKind::File(..)
        | OutputKind::Reports(..)
        | OutputKind::Rows(..)
        | OutputKind::Feed(_)
        | OutputKind::ReviewCalendar(_)
        | OutputKind::Catalog
        | OutputKind::Schema(_)
        | OutputKind::Document(..)
        | OutputKind::Redirect { .. }
        | OutputKind::Sitemap
        | OutputKind::Robots
        | OutputKind::Headers
        | OutputKind::Asset(_)
        | OutputKind::Attachment(_) => return None,
    })
}
