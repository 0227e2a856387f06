//! A whole publication, or one chapter of it.

use super::document::Chapter;
use super::document::Cover;
use super::document::Part;
use super::document::Print;
use super::document::context;
use super::document::empty;
use super::index;
use super::source;
use crate::context::LocalizedSite;
use crate::page::Main;
use crate::publication::{chapter_updated, last_updated};
use crate::terms::terms;
use crate::upkeep::lines;
use crate::web::page_at;
use tavle_model::chapter::ChapterId;
use tavle_model::publication::PublicationId;
use tavle_routes::OutputKind;

/// A publication: cover, chapters, glossary, who does what, and where it all comes from.
pub fn whole<'a>(id: PublicationId, localized: LocalizedSite<'a>) -> Option<Print<'a>> {
    let (site, lang) = (localized.site, localized.lang);
    let what = OutputKind::Publication(id, lang);
    let at = context(&what, Some(id), localized)?;
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
            title: part.title.as_ref().map(|title| localized.name(title)),
            chapters: part.chapters.iter().filter_map(|chapter| self::page(*chapter, localized)).collect(),
        })
        .filter(|part| !part.chapters.is_empty())
        .collect();
    let chapters: Vec<ChapterId> = publication
        .chapters()
        .filter(|one| localized.addresses().of(&OutputKind::Chapter(*one, lang)).is_some())
        .collect();
    print.terms = terms(at);
    print.index = index::index(&chapters, at);
    let shown = chapters.iter().flat_map(|chapter| site.embeds(*chapter, lang)).map(|embed| embed.data);
    print.sources = source::sources(shown, None, at);
    Some(print)
}

/// One chapter.
pub fn chapter<'a>(id: ChapterId, localized: LocalizedSite<'a>) -> Option<Print<'a>> {
    let chapter = page(id, localized)?;
    let at = context(&OutputKind::Chapter(id, localized.lang), localized.site.chapter(id).publication, localized)?;
    let mut print = empty("chapter.typ", chapter.page.frame.title_html.clone(), at);
    print.description = chapter.page.frame.description.clone();
    print.updated = chapter_updated(id, localized);
    print.sources = source::sources(localized.site.embeds(id, localized.lang).map(|embed| embed.data), None, at);
    print.parts = vec![Part { title: None, chapters: vec![chapter] }];
    Some(print)
}

fn page(id: ChapterId, localized: LocalizedSite<'_>) -> Option<Chapter<'_>> {
    let what = OutputKind::Chapter(id, localized.lang);
    let at = context(&what, localized.site.chapter(id).publication, localized)?;
    let site = localized.site;
    let divided = site.embeds(id, localized.lang).filter(|embed| site.is_divided(embed)).map(|embed| embed.data);
    let upkeep = lines(site.upkeep_of_text(id, localized.lang), localized);
    Some(Chapter { page: page_at(&what, at)?, here: at.here, upkeep, divided: divided.collect() })
}
