//! A chapter of a publication, or a page of the site's own.

use crate::context::PageContext;
use crate::document;
use crate::opening::about;
use crate::page::{ChapterFacts, Heading, Link, Main, Page, Piece};
use crate::prose::prose;
use crate::publication::{around, chapter_updated, parts};
use crate::web::frame::{archive_link, blank, of_publication, updated, upkeep};
use tavle_markup::Phrase;
use tavle_model::chapter::ChapterId;
use tavle_routes::{Document, OutputKind};

/// The fewest headings for which a page has a list of them.
const ENOUGH_HEADINGS: usize = 3;

pub fn page<'a>(id: ChapterId, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let chapter = site.chapter(id);
    let (version, own) = chapter.version(lang);
    let other = localized.other(Some(own));
    let mut page = blank("page.html", what, at, localized.chapter_title(id), about(version));
    let headings: Vec<Heading<'a>> = version
        .document
        .headings
        .iter()
        .filter(|heading| heading.level <= 3)
        .map(|heading| Heading {
            id: heading.id.to_string(),
            level: heading.level,
            title_html: Phrase::Plain { text: heading.text.as_ref().into(), lang: other },
        })
        .collect();
    if headings.len() >= ENOUGH_HEADINGS {
        page.frame.contents = headings;
    }
    let publication = chapter.publication.map(|id| (id, site.publication(id)));
    page.frame.updated = updated(chapter_updated(id, localized), at);
    let text = prose(version, other, at);
    let is_wide = text.exhibits.iter().any(|(_, exhibit)| exhibit.is_wide());
    page.content = vec![Piece::Prose(text)];
    if let Some((publication, _)) = publication {
        of_publication(&mut page.frame, publication, at);
    }
    upkeep(&mut page.frame, site.upkeep_of_text(id, lang), at);
    let Some((publication_id, publication)) = publication else { return page };
    page.template = "chapter.html";
    let cover = Link::new(localized.name(&publication.title), at.to(&OutputKind::Publication(publication_id, lang)));
    page.frame.breadcrumb.extend(archive_link(publication_id, at));
    page.frame.breadcrumb.push(cover.clone());
    let order: Vec<ChapterId> = publication.chapters().collect();
    let place = order.iter().position(|one| *one == id);
    let neighbour = |n: Option<usize>| {
        let id = *order.get(n?)?;
        Some(Link::new(localized.chapter_title(id), at.to(&OutputKind::Chapter(id, lang))))
    };
    let some = place.map(around).filter(|shown| !shown.contains(&0) || !shown.contains(&(order.len() - 1)));
    let all = some.map(|_| {
        let href = cover.href.as_ref().map(|href| format!("{href}#page-contents"));
        Link::new(Phrase::plain(localized.strings().publication.all_chapters.as_ref()), href)
    });
    page.main = Main::Chapter(ChapterFacts {
        publication: cover,
        parts: parts(publication, place, at),
        all,
        previous: neighbour(place.and_then(|n| n.checked_sub(1))),
        next: neighbour(place.map(|n| n + 1)),
        document: document::line(Document::Chapter(id), at),
        is_wide,
    });
    page
}
