//! A chapter of a publication, or a page of the site's own.

use crate::markup::Phrase;
use crate::model::chapter::ChapterId;
use crate::pages::context::PageContext;
use crate::pages::document;
use crate::pages::opening::about;
use crate::pages::page::Page;
use crate::pages::page::Piece;
use crate::pages::page::{ChapterFacts, Heading, Link, Main};
use crate::pages::prose::prose;
use crate::pages::publication::{chapter_updated, parts};
use crate::pages::web::frame::{archive_link, frame, home_link, masthead, of_publication, updated};
use crate::routes::{Document, OutputKind};

/// The fewest headings for which a page has a list of them.
const ENOUGH_HEADINGS: usize = 3;

pub fn page<'a>(id: ChapterId, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let chapter = site.chapter(id);
    let (version, own) = chapter.version(lang);
    let other = localized.other(Some(own));
    let title = Phrase::Plain { text: version.title.as_ref().into(), lang: other };
    let mut page_frame = frame(at, what, title, about(version));
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
        page_frame.contents = headings;
    }
    page_frame.breadcrumb.push(home_link(at));
    let publication = chapter.publication.map(|id| (id, site.publication(id)));
    page_frame.updated = updated(chapter_updated(id, localized), at);
    let text = prose(version, other, at);
    let is_wide = text.exhibits.iter().any(|(_, exhibit)| exhibit.is_wide());
    let content = vec![Piece::Prose(text)];
    let masthead = masthead(at, what);
    let Some((publication_id, publication)) = publication else {
        return Page {
            template: "page.html",
            masthead,
            frame: page_frame,
            main: Main::Plain {},
            content,
            after: Vec::new(),
            lang,
        };
    };
    of_publication(&mut page_frame, publication_id, at);
    let cover = Link {
        title_html: localized.name(&publication.title),
        href: at.to(&OutputKind::Publication(publication_id, lang)),
        current: false,
    };
    page_frame.breadcrumb.extend(archive_link(publication_id, at));
    page_frame.breadcrumb.push(cover.clone());
    let order: Vec<ChapterId> = publication.chapters().collect();
    let place = order.iter().position(|one| *one == id);
    let neighbour = |n: Option<usize>| {
        let id = *order.get(n?)?;
        let (version, own) = site.chapter(id).version(lang);
        Some(Link {
            title_html: Phrase::Plain { text: version.title.as_ref().into(), lang: localized.other(Some(own)) },
            href: at.to(&OutputKind::Chapter(id, lang)),
            current: false,
        })
    };
    let main = Main::Chapter(ChapterFacts {
        publication: cover,
        parts: parts(publication, Some(id), at),
        previous: neighbour(place.and_then(|n| n.checked_sub(1))),
        next: neighbour(place.map(|n| n + 1)),
        document: document::line(Document::Chapter(id), at),
        is_wide,
    });
    Page { template: "chapter.html", masthead, frame: page_frame, main, content, after: Vec::new(), lang }
}
