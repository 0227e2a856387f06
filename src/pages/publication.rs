//! What pages, documents and feeds say of a publication: its kind, its parts, and when it was last changed.

use std::ops::RangeInclusive;

use crate::context::{LocalizedSite, PageContext};
use crate::events::moment;
use crate::page::{ChapterLine, Part, PublicationLine};
use tavle_markup::Phrase;
use tavle_model::chapter::ChapterId;
use tavle_model::publication::{Publication, PublicationId, PublicationKind, Validity};
use tavle_routes::OutputKind;
use tavle_schema::Day;

/// How many chapters before and after itself a chapter's page lists. If each listed all of them, a publication of a thousand
/// chapters would have a million links.
const AROUND: usize = 200;

/// The day on which anything in a publication was last changed.
pub fn last_updated(publication: &Publication, at: PageContext<'_>) -> Option<Day> {
    changes(publication, at).max()
}

/// The days on which it, its chapters and their data were changed.
pub fn changes<'a>(publication: &'a Publication, at: PageContext<'a>) -> impl Iterator<Item = Day> + 'a {
    let site = at.localized.site;
    let chapters = publication.chapters().flat_map(move |id| {
        let own = site.chapter(id).version(at.localized.lang).0.updated;
        let data = site.embeds(id, at.localized.lang).filter_map(|embed| site.set(embed.data).updated).max();
        [own, data]
    });
    let as_of = at.localized.as_of();
    let corrected = publication.corrections.iter().map(|(day, _)| *day).filter(move |day| day.0 <= as_of);
    std::iter::once(publication.updated).chain(chapters).flatten().chain(corrected)
}

/// What a publication is, in words.
pub fn kind<'a>(publication: &'a Publication, at: PageContext<'a>) -> Phrase<'a> {
    let words = &at.localized.strings().publication_kinds;
    match &publication.kind {
        PublicationKind::Strategy => Phrase::plain(words.strategy.as_ref()),
        PublicationKind::Policy => Phrase::plain(words.policy.as_ref()),
        PublicationKind::Plan => Phrase::plain(words.plan.as_ref()),
        PublicationKind::Handbook => Phrase::plain(words.handbook.as_ref()),
        PublicationKind::Other(text) => at.localized.name(text),
    }
}

/// Which chapters are listed on the page of the one in a place.
pub fn around(place: usize) -> RangeInclusive<usize> {
    place.saturating_sub(AROUND)..=place + AROUND
}

/// The parts and chapters of a publication; seen from the chapter in the place `here`, those around it.
pub fn parts<'a>(publication: &'a Publication, here: Option<usize>, at: PageContext<'a>) -> Vec<Part<'a>> {
    let localized = at.localized;
    let shown = here.map_or(0..=usize::MAX, around);
    let line = |(id, place): (ChapterId, usize)| {
        let (version, own) = localized.site.chapter(id).version(localized.lang);
        let lang = localized.other(Some(own));
        Some(ChapterLine {
            title_html: Phrase::Plain { text: version.title.as_ref().into(), lang },
            href: at.to(&OutputKind::Chapter(id, localized.lang))?,
            description_html: version.description.as_deref().map(|text| Phrase::Plain { text: text.into(), lang }),
            current: here == Some(place),
        })
    };
    let mut places = 0..;
    let mut parts = Vec::new();
    for part in &publication.parts {
        let near: Vec<_> = part.chapters.iter().copied().zip(&mut places).filter(|(_, n)| shown.contains(n)).collect();
        if near.is_empty() && !part.chapters.is_empty() {
            continue;
        }
        parts.push(Part {
            title_html: part.title.as_ref().map(|title| localized.name(title)),
            chapters: near.into_iter().filter_map(line).collect(),
        });
    }
    parts
}

/// A publication as it stands in a list.
pub fn line<'a>(id: PublicationId, at: PageContext<'a>) -> Option<PublicationLine<'a>> {
    let localized = at.localized;
    let publication = localized.site.publication(id);
    let words = &localized.strings().publication_states;
    let state = match localized.site.validity(id) {
        Validity::InForce => None,
        Validity::NotYetValid(_) => Some(&words.not_yet_valid),
        Validity::Expired(_) => Some(&words.expired),
        Validity::Superseded => Some(&words.superseded),
    };
    Some(PublicationLine {
        title_html: localized.name(&publication.title),
        subtitle_html: publication.subtitle.as_ref().map(|text| at.text(text)),
        href: at.to(&OutputKind::Publication(id, localized.lang))?,
        kind_html: kind(publication, at),
        description_html: publication.description.as_ref().map(|text| at.text(text)),
        valid: publication.valid.as_ref().map(|valid| moment(&localized.time(&valid.when))),
        state: state.map(ToString::to_string),
    })
}

/// The day on which it, or data on it, was last changed: where it does not say so itself, that of its publication.
pub fn chapter_updated(id: ChapterId, localized: LocalizedSite<'_>) -> Option<Day> {
    let site = localized.site;
    let chapter = site.chapter(id);
    let publication = chapter.publication.and_then(|one| site.publication(one).updated);
    let written = chapter.version(localized.lang).0.updated.or(publication);
    written.max(site.embeds(id, localized.lang).filter_map(|embed| site.set(embed.data).updated).max())
}
