//! A publication's cover and contents.

use super::context::{PageContext, embeds};
use super::exhibit::{Anchors, exhibit};
use super::frame::{archive_link, frame, home_link, masthead, of_publication, updated, work};
use super::page::{ChapterLine, DataLine, Fact, Main, Part, PublicationFacts, PublicationLine};
use super::phrase::Phrase;
use super::{Page, Piece, data_set, document};
use crate::model::chapter::ChapterId;
use crate::model::dataset::DataId;
use crate::model::publication::{Publication, PublicationId, PublicationKind, Validity};
use crate::model::{Embed, View};
use crate::routes::OutputKind;
use crate::schema::Day;

pub fn page<'a>(id: PublicationId, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let publication = localized.site.publication(id);
    let lang = localized.lang;
    let description = publication.description.as_ref().map(|text| at.text(text));
    let words = description.as_ref().map(|phrase| phrase.words().into_owned());
    let mut page_frame = frame(at, what, localized.name(&publication.title), words);
    page_frame.breadcrumb.push(home_link(at));
    page_frame.breadcrumb.extend(archive_link(id, at));
    of_publication(&mut page_frame, id, at);
    page_frame.updated = updated(last_updated(publication, at), at);
    let mut data: Vec<DataId> = Vec::new();
    for embed in publication.chapters().flat_map(|chapter| embeds(localized.site, chapter, lang)) {
        if !data.contains(&embed.data) {
            data.push(embed.data);
        }
    }
    let main = Main::Publication(PublicationFacts {
        subtitle_html: publication.subtitle.as_ref().map(|text| at.text(text)),
        kind_html: kind(publication, at),
        description_html: description,
        facts: facts(publication, at),
        parts: parts(publication, None, at),
        data: data
            .iter()
            .map(|id| DataLine {
                title_html: data_set::title(localized, localized.site.set(*id)),
                href: at.to(&OutputKind::DataSet(*id, lang)),
                downloads: data_set::downloads(*id, at),
            })
            .collect(),
        documents: document::of_publication(id, at),
    });
    Page {
        template: "publication.html",
        masthead: masthead(at, what),
        frame: page_frame,
        main,
        content: progress(&data, at),
        after: Vec::new(),
        lang,
    }
}

/// How far the plans of a publication are, as bars.
fn progress<'a>(data: &[DataId], at: PageContext<'a>) -> Vec<Piece<'a>> {
    let mut anchors = Anchors::default();
    let plans = data.iter().filter(|id| data_set::has_states(at.localized.site.set(**id)));
    plans
        .map(|id| {
            let embed = Embed::whole(*id, View::Summary);
            let caption = data_set::title(at.localized, at.localized.site.set(*id));
            Piece::of(exhibit(&embed, Some(caption), at, false, &mut anchors))
        })
        .collect()
}

/// The day on which anything in a publication was last changed.
pub fn last_updated(publication: &Publication, at: PageContext<'_>) -> Option<Day> {
    changes(publication, at).max()
}

/// The days on which it, its chapters and their data were changed.
pub fn changes<'a>(publication: &'a Publication, at: PageContext<'a>) -> impl Iterator<Item = Day> + 'a {
    let site = at.localized.site;
    let chapters = publication.chapters().flat_map(move |id| {
        let own = site.chapter(id).version(at.localized.lang).0.updated;
        let data = embeds(site, id, at.localized.lang).filter_map(|embed| site.set(embed.data).updated).max();
        [own, data]
    });
    std::iter::once(publication.updated).chain(chapters).flatten()
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

/// The facts on the cover.
fn facts<'a>(publication: &'a Publication, at: PageContext<'a>) -> Vec<Fact<'a>> {
    let localized = at.localized;
    let words = &localized.strings().cover;
    let and = localized.strings().and.as_ref();
    let mut facts = Vec::new();
    let mut fact = |label: &str, value: Option<Phrase<'a>>| {
        if let Some(value_html) = value {
            facts.push(Fact { label: label.to_owned(), value_html });
        }
    };
    fact(
        &words.adopted,
        publication.adopted.as_ref().map(|(when, body)| match body {
            Some(body) => Phrase::filled(&words.adopted_by, vec![("date", at.time(when)), ("body", at.unit(*body))]),
            None => at.time(when),
        }),
    );
    fact(&words.valid, publication.valid.as_ref().map(|valid| at.time(valid)));
    fact(&words.version, publication.version.as_ref().map(|version| at.text(version)));
    fact(&words.owner, publication.owner.map(|owner| at.unit(owner)));
    let listed = |works: &'a [crate::model::publication::Work]| {
        (!works.is_empty()).then(|| Phrase::listed(works.iter().map(|one| work(one, at)).collect(), and))
    };
    fact(&words.replaces, listed(&publication.replaces));
    fact(&words.superseded_by, listed(&publication.superseded_by));
    fact(&words.updated, last_updated(publication, at).map(|day| localized.day(day.0)));
    facts
}

/// The parts and chapters of a publication, seen from the chapter `here`.
pub fn parts<'a>(publication: &'a Publication, here: Option<ChapterId>, at: PageContext<'a>) -> Vec<Part<'a>> {
    let localized = at.localized;
    let line = |id: ChapterId| {
        let (version, own) = localized.site.chapter(id).version(localized.lang);
        let lang = localized.other(Some(own));
        Some(ChapterLine {
            title_html: Phrase::Plain { text: version.title.as_ref().into(), lang },
            href: at.to(&OutputKind::Chapter(id, localized.lang))?,
            description_html: version.description.as_deref().map(|text| Phrase::Plain { text: text.into(), lang }),
            current: here == Some(id),
        })
    };
    publication
        .parts
        .iter()
        .map(|part| Part {
            title_html: part.title.as_ref().map(|title| localized.name(title)),
            chapters: part.chapters.iter().filter_map(|id| line(*id)).collect(),
        })
        .collect()
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
        valid: publication.valid.as_ref().map(|valid| super::events::moment(&localized.time(valid))),
        state: state.map(ToString::to_string),
    })
}
