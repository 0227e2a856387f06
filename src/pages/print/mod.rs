//! What a printed document shows, as plain data.
//!
//! A document is made of the same pages as the web, seen from paper: links lead to absolute addresses, of which those
//! that stand in the document become page numbers later. So a handbook cannot say anything else than the site.

mod connections;
mod document;
mod handbook;
mod index;
mod sheet;
mod source;
mod unit;

pub use document::{Chapter, Cover, Part, Print};
pub use index::{Indexed, Mention};
pub use source::DataSource;

use crate::context::LocalizedSite;
use crate::page::Piece;
use tavle_routes::Document;

/// What `document` shows in a language; nothing if a page that it is made of is not there.
pub fn print(document: Document, localized: LocalizedSite<'_>) -> Option<Print<'_>> {
    let mut print = match document {
        Document::Handbook(id) => handbook::whole(id, localized)?,
        Document::Chapter(id) => handbook::chapter(id, localized)?,
        Document::Sheet(publication, data, paper) => sheet::sheet(publication, data, paper, localized)?,
        Document::Raci(publication, data) => sheet::raci(publication, data, localized)?,
        Document::Status(publication, data) => sheet::status(publication, data, localized)?,
        Document::Connections(publication) => connections::sheet(publication, localized)?,
        Document::DataSet(data) => sheet::data_set(data, localized)?,
        Document::Unit(unit) => unit::extract(unit, localized)?,
    };
    let chapters = print.parts.iter().flat_map(|part| &part.chapters);
    let depends_on_day =
        chapters.flat_map(|chapter| &chapter.page.content).chain(&print.content).any(Piece::depends_on_day);
    print.as_of = depends_on_day.then(|| localized.as_of());
    Some(print)
}
