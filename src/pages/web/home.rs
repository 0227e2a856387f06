//! The home page: its own text, the publications, what is next and what is open for consultation.

use crate::markup::Phrase;
use crate::model::publication::PublicationId;
use crate::pages::context::PageContext;
use crate::pages::events;
use crate::pages::exhibit::figure::progress_overview;
use crate::pages::exhibit::{Anchors, Exhibit};
use crate::pages::opening::about;
use crate::pages::page::Page;
use crate::pages::page::Piece;
use crate::pages::page::{HomeFacts, Link, Main};
use crate::pages::prose::prose;
use crate::pages::publication;
use crate::pages::web::frame::{frame, masthead, updated};
use crate::routes::OutputKind;

pub fn page<'a>(at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let what = OutputKind::Home(lang);
    let version = site.home.map(|id| site.chapter(id).version(lang));
    let (title, description) = match version {
        Some((version, own)) => {
            (Phrase::Plain { text: version.title.as_ref().into(), lang: localized.other(Some(own)) }, about(version))
        }
        None => (localized.name(&site.name), None),
    };
    let mut page_frame = frame(at, &what, title, description);
    let written = version.and_then(|(version, _)| version.updated);
    let publications = site.publications.iter().filter_map(|one| publication::last_updated(one, at)).max();
    page_frame.updated = updated(written.max(publications), at);
    let content = match version {
        Some((version, own)) => vec![Piece::Prose(prose(version, localized.other(Some(own)), at))],
        None => Vec::new(),
    };
    let mut anchors = Anchors::default();
    let validity = progress_overview(at, &mut anchors).map(|figure| Piece::of(Exhibit::Figure(Box::new(figure))));
    let main = Main::Home(HomeFacts {
        publications: (0..site.publications.len() as u32)
            .map(PublicationId)
            .filter(|id| !site.validity(*id).has_ended())
            .filter_map(|id| publication::line(id, at))
            .collect(),
        archive: at.to(&OutputKind::Archive(lang)).map(|href| Link {
            title_html: Phrase::plain(localized.strings().archive.link.as_ref()),
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
        after: validity.into_iter().collect(),
        lang,
    }
}
