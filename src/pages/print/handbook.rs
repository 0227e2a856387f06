//! A whole publication, or one chapter of it.

use super::{Chapter, Cover, Part, Print, empty, index, source, standpoint};
use crate::model::chapter::ChapterId;
use crate::model::publication::PublicationId;
use crate::pages::edition::{Edition, embeds};
use crate::pages::page::Main;
use crate::pages::publication::last_updated;
use crate::pages::{glossary, page_at};
use crate::routes::What;

/// A publication: cover, chapters, glossary, who does what, and where it all comes from.
pub fn whole<'a>(id: PublicationId, edition: Edition<'a>) -> Option<Print<'a>> {
    let (site, lang) = (edition.site, edition.lang);
    let what = What::Publication(id, lang);
    let at = standpoint(&what, Some(id), edition)?;
    let publication = site.publication(id);
    let page = page_at(&what, at)?;
    let mut print = empty("handbook.typ", page.frame.title_html, at);
    print.description = page.frame.description;
    print.updated = last_updated(publication, at);
    if let Main::Publication(facts) = page.main {
        print.cover = Some(Cover {
            kind: facts.kind_html,
            subtitle: facts.subtitle_html,
            description: facts.description_html,
            facts: facts.facts,
            notices: page.frame.notices,
        });
    }
    print.parts = publication
        .parts
        .iter()
        .map(|part| Part {
            title: part.title.as_ref().map(|title| edition.name(title)),
            chapters: part.chapters.iter().filter_map(|chapter| self::page(*chapter, edition)).collect(),
        })
        .filter(|part| !part.chapters.is_empty())
        .collect();
    let chapters: Vec<ChapterId> =
        publication.chapters().filter(|one| edition.addresses().of(&What::Chapter(*one, lang)).is_some()).collect();
    print.terms = glossary::terms(at);
    print.index = index::index(&chapters, at);
    let shown = chapters.iter().flat_map(|chapter| embeds(site, *chapter, lang)).map(|embed| embed.data);
    print.sources = source::sources(shown, at);
    Some(print)
}

/// One chapter.
pub fn chapter<'a>(id: ChapterId, edition: Edition<'a>) -> Option<Print<'a>> {
    let chapter = page(id, edition)?;
    let at = standpoint(&What::Chapter(id, edition.lang), edition.site.chapter(id).publication, edition)?;
    let mut print = empty("chapter.typ", chapter.page.frame.title_html.clone(), at);
    print.description = chapter.page.frame.description.clone();
    print.updated = crate::pages::chapter::last_updated(id, edition);
    print.sources = source::sources(embeds(edition.site, id, edition.lang).map(|embed| embed.data), at);
    print.parts = vec![Part { title: None, chapters: vec![chapter] }];
    Some(print)
}

fn page(id: ChapterId, edition: Edition<'_>) -> Option<Chapter<'_>> {
    let what = What::Chapter(id, edition.lang);
    let at = standpoint(&what, edition.site.chapter(id).publication, edition)?;
    Some(Chapter { page: page_at(&what, at)?, here: at.here })
}
