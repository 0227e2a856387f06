//! The home page: its own text, the publications, what is next and what is open for consultation.

use crate::context::PageContext;
use crate::events;
use crate::exhibit::figure::progress_overview;
use crate::exhibit::{Anchors, Exhibit};
use crate::opening::about;
use crate::page::{HomeFacts, Main, Page, Piece};
use crate::prose::prose;
use crate::publication;
use crate::web::connections;
use crate::web::frame::{blank, offered, updated, upkeep};
use tavle_model::publication::PublicationId;
use tavle_routes::OutputKind;

pub fn page<'a>(at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let what = OutputKind::Home(lang);
    let version = site.home.map(|id| site.chapter(id).version(lang));
    let title = site.home.map_or_else(|| localized.name(&site.name), |id| localized.chapter_title(id));
    let mut page = blank("home.html", &what, at, title, version.and_then(|(version, _)| about(version)));
    if let Some(id) = site.home {
        upkeep(&mut page.frame, site.upkeep_of_text(id, lang), at);
    }
    let written = version.and_then(|(version, _)| version.updated);
    let publications = site.publications.iter().filter_map(|one| publication::last_updated(one, at)).max();
    page.frame.updated = updated(written.max(publications), at);
    let text = version.map(|(version, own)| Piece::Prose(prose(version, localized.other(Some(own)), at)));
    page.content = text.into_iter().collect();
    let mut anchors = Anchors::default();
    let progress = progress_overview(at, &mut anchors).map(|figure| Piece::of(Exhibit::Figure(Box::new(figure))));
    page.main = Main::Home(HomeFacts {
        publications: (0..site.publications.len() as u32)
            .map(PublicationId)
            .filter(|id| !site.validity(*id).has_ended())
            .filter_map(|id| publication::line(id, at))
            .collect(),
        archive: offered(&localized.strings().archive.link, &OutputKind::Archive(lang), at),
        connections: connections::link(None, at),
        next: events::next(at),
        consultations: events::consultations(at),
    });
    page.after = progress.into_iter().collect();
    page
}
