//! The reviews of all texts, by who is responsible for them.

use crate::context::PageContext;
use crate::page::{Download, Heading, Link, Main, OwnerFacts, Page, ReviewsFacts};
use crate::upkeep;
use crate::web::frame::{blank, unit_link};
use tavle_markup::Phrase;
use tavle_model::site::Owner;
use tavle_routes::OutputKind;

pub fn page<'a>(what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let strings = localized.strings();
    let words = &strings.reviews;
    let title = Phrase::plain(strings.pages.reviews.as_ref());
    let mut page = blank("reviews.html", what, at, title, Some(words.intro.to_string()));
    let owners: Vec<OwnerFacts<'a>> = upkeep::by_owner(at)
        .into_iter()
        .map(|(unit, texts)| OwnerFacts {
            id: unit.map_or("page-others".to_owned(), |unit| localized.site.units.get(unit).name.to_string()),
            owner: match (unit, &localized.site.owner) {
                (Some(unit), _) => unit_link(unit, at),
                (None, Some(Owner::Named(name))) => Link::new(at.text(name), None),
                (None, _) => Link::new(Phrase::plain(words.nobody.as_ref()), None),
            },
            texts,
        })
        .collect();
    let heading =
        |one: &OwnerFacts<'a>| Heading { id: one.id.clone(), level: 2, title_html: one.owner.title_html.clone() };
    page.frame.contents = owners.iter().map(heading).collect();
    let calendar = at.to(&OutputKind::ReviewCalendar(localized.lang)).map(|href| Download {
        title: words.calendar.to_string(),
        media_type: "text/calendar",
        href,
    });
    page.frame.alternates.extend(calendar.clone());
    page.main = Main::Reviews(ReviewsFacts { owners, calendar });
    page
}
