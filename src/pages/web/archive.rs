//! What is over: the publications that are no longer in force, and the pages at the addresses of what has expired.

use std::cmp::Reverse;

use crate::context::PageContext;
use crate::page::{ArchiveFacts, Main, Page, Piece};
use crate::publication;
use crate::web::frame::blank;
use tavle_markup::Phrase;
use tavle_model::PublicationId;
use tavle_model::publication::Publication;
use tavle_routes::OutputKind;

/// The publications that are no longer in force, those that ended last first.
pub fn page<'a>(what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let (localized, site) = (at.localized, at.localized.site);
    let words = &localized.strings().archive;
    let mut page = blank(
        "archive.html",
        what,
        at,
        Phrase::plain(localized.strings().pages.archive.as_ref()),
        Some(words.intro.to_string()),
    );
    let last_day = Publication::last_day;
    let mut ended: Vec<PublicationId> = site.ended().collect();
    ended.sort_by_key(|id| Reverse(last_day(site.publication(*id))));
    let publications = ended.into_iter().filter_map(|id| publication::line(id, at)).collect();
    page.main = Main::Archive(ArchiveFacts { publications });
    page
}

/// The page at an address whose page has expired. It says that, and what its author has to say about it; what stood there
/// is not known any more.
pub fn withdrawn<'a>(n: usize, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (words, gone) = (&localized.strings().withdrawn, &localized.site.withdrawn[n]);
    let mut page = blank("withdrawn.html", what, at, Phrase::plain(words.title.as_ref()), None);
    page.frame.noindex = true;
    let sentence = Phrase::filled(&words.text, vec![("date", localized.day(gone.day))]);
    let text = gone.text.as_ref().map(|text| at.text(text));
    page.content = [sentence].into_iter().chain(text).map(Piece::Paragraph).collect();
    page
}
