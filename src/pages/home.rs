//! The home page: its own text, the publications, what is next and what is open for consultation.

use super::edition::Standpoint;
use super::exhibit::figure::standing;
use super::exhibit::{Anchors, Exhibit};
use super::frame::{frame, masthead, updated};
use super::opening::about;
use super::page::{HomeFacts, Link, Main};
use super::phrase::Phrase;
use super::text::text;
use super::{Page, Piece, events, publication};
use crate::model::publication::PublicationId;
use crate::routes::What;

pub fn page<'a>(at: Standpoint<'a>) -> Page<'a> {
    let edition = at.edition;
    let (site, lang) = (edition.site, edition.lang);
    let what = What::Home(lang);
    let version = site.home.map(|id| site.chapter(id).version(lang));
    let (title, description) = match version {
        Some((version, own)) => {
            (Phrase::Plain { text: version.title.as_ref().into(), lang: edition.other(Some(own)) }, about(version))
        }
        None => (edition.name(&site.name), None),
    };
    let mut page_frame = frame(at, &what, title, description);
    let written = version.and_then(|(version, _)| version.updated);
    let publications = site.publications.iter().filter_map(|one| publication::last_updated(one, at)).max();
    page_frame.updated = updated(written.max(publications), at);
    let content = match version {
        Some((version, own)) => vec![Piece::Text(text(version, edition.other(Some(own)), at))],
        None => Vec::new(),
    };
    let mut anchors = Anchors::default();
    let standing = standing(at, &mut anchors).map(|figure| Piece::of(Exhibit::Figure(Box::new(figure))));
    let main = Main::Home(HomeFacts {
        publications: (0..site.publications.len() as u32)
            .map(PublicationId)
            .filter(|id| !site.standing(*id).has_ended())
            .filter_map(|id| publication::line(id, at))
            .collect(),
        archive: at.to(&What::Archive(lang)).map(|href| Link {
            title_html: Phrase::plain(edition.strings().archive.link.as_ref()),
            href: Some(href),
            current: false,
        }),
        next: events::next(at),
        consultations: events::consultations(at),
    });
    Page {
        template: "home.html",
        masthead: masthead(at, &what),
        frame: page_frame,
        main,
        content,
        after: standing.into_iter().collect(),
        lang,
    }
}
