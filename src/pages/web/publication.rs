//! A publication's cover and contents.

use std::collections::HashSet;

use crate::context::PageContext;
use crate::data::downloads::downloads;
use crate::document;
use crate::exhibit::{Anchors, progress as progress_of, relation_name};
use crate::facts;
use crate::page::{DataLine, Fact, Main, Page, Piece, PublicationFacts};
use crate::publication;
use crate::web::connections;
use crate::web::frame::{archive_link, blank, of_publication, updated, work};
use tavle_markup::Phrase;
use tavle_model::Embed;
use tavle_model::ids::{DataId, PublicationId};
use tavle_model::relations::Contributor;
use tavle_routes::OutputKind;
use tavle_schema::{Day, fill};

pub fn page<'a>(id: PublicationId, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let publication = localized.site.publication(id);
    let lang = localized.lang;
    let description = publication.description.as_ref().map(|text| at.text(text));
    let words = description.as_ref().map(|phrase| phrase.words().into_owned());
    let mut page = blank("publication.html", what, at, localized.name(&publication.title), words);
    page.frame.breadcrumb.extend(archive_link(id, at));
    of_publication(&mut page.frame, id, at);
    page.frame.updated = updated(publication::last_updated(publication, at), at);
    let embeds: Vec<&Embed> = publication.chapters().flat_map(|chapter| localized.site.embeds(chapter, lang)).collect();
    let mut seen = HashSet::new();
    let data: Vec<DataId> = embeds.iter().map(|embed| embed.data).filter(|data| seen.insert(*data)).collect();
    page.main = Main::Publication(PublicationFacts {
        subtitle_html: publication.subtitle.as_ref().map(|text| at.text(text)),
        kind_html: publication::kind(publication, at),
        description_html: description,
        facts: facts(id, at),
        parts: publication::parts(publication, None, at),
        data: data
            .iter()
            .map(|id| DataLine {
                title_html: facts::title(localized, localized.site.set(*id)),
                href: at.to(&OutputKind::DataSet(*id, lang)),
                downloads: downloads(*id, at),
            })
            .collect(),
        documents: document::of_publication(id, at),
        connections: connections::link(Some(id), at),
    });
    page.content = progress(&data, &embeds, at);
    page
}

/// How far that is which a publication shows of its plans, as bars.
fn progress<'a>(data: &[DataId], embeds: &[&Embed], at: PageContext<'a>) -> Vec<Piece<'a>> {
    let mut anchors = Anchors::default();
    let plans = data.iter().filter(|id| facts::has_states(at.localized.site.set(**id)));
    plans
        .map(|id| {
            let shown: Vec<&Embed> = embeds.iter().copied().filter(|embed| embed.data == *id).collect();
            Piece::of(progress_of(*id, &shown, at, &mut anchors))
        })
        .collect()
}

/// The facts on the cover.
fn facts<'a>(id: PublicationId, at: PageContext<'a>) -> Vec<Fact<'a>> {
    let localized = at.localized;
    let publication = localized.site.publication(id);
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
        publication.adopted.as_ref().map(|(timing, body)| {
            let date = at.time(&timing.when);
            let adopted = match body {
                Some(body) => Phrase::filled(&words.adopted_by, vec![("date", date), ("body", at.unit(*body))]),
                None => date,
            };
            facts::with_moved(adopted, timing, at)
        }),
    );
    fact(&words.valid, publication.valid.as_ref().map(|valid| facts::with_moved(at.time(&valid.when), valid, at)));
    fact(&words.version, publication.version.as_ref().map(|version| at.text(version)));
    fact(&words.owner, publication.upkeep.owner.map(|owner| at.unit(owner)));
    let listed = |works: &'a [tavle_model::succession::Work]| {
        (!works.is_empty()).then(|| Phrase::listed(works.iter().map(|one| work(one, at)).collect(), and))
    };
    let served = localized.site.relations.serves(Contributor::Publication(id)).iter();
    let served: Vec<Phrase<'a>> = served.map(|(data, row)| relation_name(Contributor::Row(*data, *row), at)).collect();
    fact(&localized.strings().fields.serves, (!served.is_empty()).then(|| Phrase::listed(served, and)));
    fact(&words.replaces, listed(&publication.replaces));
    fact(&words.superseded_by, listed(&publication.superseded_by));
    for (day, text) in &publication.corrections {
        let label = fill(&words.corrected, &[("date", &localized.locale().date(day.0))]);
        fact(&label, Some(at.text(text)));
    }
    let frame = &localized.strings().frame;
    let review = publication.upkeep.review;
    fact(&frame.reviewed, review.reviewed.map(|Day(day)| localized.day(day)));
    fact(&frame.next_review, review.next().map(|next| localized.day(next)));
    fact(&words.updated, publication::last_updated(publication, at).map(|day| localized.day(day.0)));
    facts
}
