//! Who is responsible for a text and when it is reviewed, as pages, documents and the calendar of reviews say it.
//!
//! Nothing here says that a review is overdue: what readers see is the same on every day.

use jiff::civil::Date;

use crate::context::{LocalizedSite, PageContext};
use crate::data::calendar::{Calendar, Event};
use crate::page::{ReviewLine, TimeFacts};
use crate::web::frame::updated;
use tavle_base::slug::slug;
use tavle_markup::Phrase;
use tavle_model::ids::{ChapterId, UnitId};
use tavle_model::inherited::{Inherited, Reviewed};
use tavle_model::site::Owner;
use tavle_routes::OutputKind;
use tavle_schema::when::event_time::EventTime;
use tavle_schema::{Day, fill};

/// Who is responsible for a text, in a line; and when it was and is to be reviewed, in another. As far as that is known.
pub fn lines<'a>(upkeep: Inherited<'a>, localized: LocalizedSite<'a>) -> Vec<Phrase<'a>> {
    let words = &localized.strings().reviews;
    let owner = upkeep.owner.map(|owner| {
        let name = localized.name(&localized.site.units.get(owner).title);
        Phrase::filled(&words.owner, vec![("unit", name)])
    });
    let day = |pattern: &str, day: Date| fill(pattern, &[("date", &localized.locale().date(day))]);
    let reviewed = upkeep.review.reviewed.map(|Day(reviewed)| day(&words.last, reviewed));
    let next = upkeep.review.next().map(|next| day(&words.next, next));
    let reviews: Vec<String> = reviewed.into_iter().chain(next).collect();
    let reviews = (!reviews.is_empty()).then(|| Phrase::plain(reviews.join(" · ")));
    owner.into_iter().chain(reviews).collect()
}

/// The unit that is responsible for a text, if it is not a name that the site gives in words.
fn owner(upkeep: Inherited<'_>, localized: LocalizedSite<'_>) -> Option<UnitId> {
    upkeep.owner.or(match localized.site.owner {
        Some(Owner::Unit(unit)) => Some(unit),
        _ => None,
    })
}

/// The texts that are reviewed by themselves, by who is responsible for them: units in their order, then what no unit has.
pub fn by_owner<'a>(at: PageContext<'a>) -> Vec<(Option<UnitId>, Vec<ReviewLine<'a>>)> {
    let localized = at.localized;
    let all: Vec<(Option<UnitId>, ReviewLine<'a>)> = localized
        .site
        .reviewed(localized.lang)
        .filter_map(|(what, upkeep)| Some((owner(upkeep, localized), review_line(what, upkeep, at)?)))
        .collect();
    let units = localized.site.units.all().map(|(id, _)| Some(id)).chain([None]);
    let of = |unit| (unit, all.iter().filter(|(own, _)| *own == unit).map(|(_, line)| line.clone()).collect());
    units.map(of).filter(|(_, lines): &(_, Vec<_>)| !lines.is_empty()).collect()
}

/// The texts that a unit is responsible for, where that is said of them themselves or of their publication.
pub fn of_unit<'a>(unit: UnitId, at: PageContext<'a>) -> Vec<ReviewLine<'a>> {
    let own = at.localized.site.reviewed(at.localized.lang).filter(|(_, upkeep)| upkeep.owner == Some(unit));
    own.filter_map(|(what, upkeep)| review_line(what, upkeep, at)).collect()
}

/// The page of a text that is reviewed, its title, and the publication that it is a chapter of.
fn page_of<'a>(what: Reviewed, at: PageContext<'a>) -> (OutputKind, Phrase<'a>, Option<Phrase<'a>>) {
    let (localized, lang) = (at.localized, at.localized.lang);
    match what {
        Reviewed::Publication(id) => {
            (OutputKind::Publication(id, lang), localized.name(&localized.site.publication(id).title), None)
        }
        Reviewed::Text(id) => {
            let page = match localized.site.home == Some(id) {
                true => OutputKind::Home(lang),
                false => OutputKind::text(id, lang, localized.site),
            };
            let of = localized.site.chapter(id).publication;
            (page, title(id, localized), of.map(|one| localized.name(&localized.site.publication(one).title)))
        }
    }
}

/// The title of a text. The text of the home page is called as the page is everywhere.
fn title<'a>(id: ChapterId, localized: LocalizedSite<'a>) -> Phrase<'a> {
    match localized.site.home == Some(id) {
        true => Phrase::plain(localized.strings().pages.home.as_ref()),
        false => localized.chapter_title(id),
    }
}

fn review_line<'a>(what: Reviewed, upkeep: Inherited<'a>, at: PageContext<'a>) -> Option<ReviewLine<'a>> {
    let (page, title, of_html) = page_of(what, at);
    let facts = |day: Option<Date>| -> Option<TimeFacts> { updated(day.map(Day), at) };
    Some(ReviewLine {
        title_html: title.linked(Some(at.to(&page)?)),
        of_html,
        reviewed: facts(upkeep.review.reviewed.map(|Day(day)| day)),
        next: facts(upkeep.review.next()),
        is_planned: upkeep.review.every.is_some(),
    })
}

/// When each text is reviewed next, as a calendar.
pub fn calendar(at: PageContext<'_>) -> Calendar {
    let (localized, lang) = (at.localized, at.localized.lang);
    let (addresses, words) = (localized.addresses(), &localized.strings().reviews);
    let absolute = |what: &OutputKind| addresses.of(what).map(|address| addresses.absolute(address));
    let event = |(what, upkeep): (Reviewed, Inherited<'_>)| {
        let day = upkeep.review.next()?;
        let (page, title, of) = page_of(what, at);
        let title = match of {
            Some(of) => Phrase::All(vec![of, Phrase::plain(" – "), title]),
            None => title,
        };
        Some(Event {
            uid: format!("{}@{}", name(what, localized), addresses.host()),
            time: EventTime { first: day, last: day, hours: None, again: None },
            moments: None,
            title: fill(&words.event, &[("title", &title.words())]),
            title_lang: None,
            description: lines(upkeep, localized).iter().map(Phrase::words).collect::<Vec<_>>().join("\n"),
            url: absolute(&page),
            categories: vec![words.category.to_string()],
            state: None,
        })
    };
    Calendar {
        name: format!("{} – {}", localized.strings().pages.reviews, localized.site.name.str(lang)),
        description: Some(words.intro.to_string()),
        lang: localized.tag().to_owned(),
        page: absolute(&OutputKind::Reviews(lang)),
        source: absolute(&OutputKind::ReviewCalendar(lang)),
        updated: localized
            .site
            .reviewed(lang)
            .filter_map(|(_, upkeep)| upkeep.review.reviewed)
            .max()
            .map(|Day(day)| day),
        events: localized.site.reviewed(lang).filter_map(event).collect(),
        undated: 0,
    }
}

/// The name of a review in the whole site, the same in every language: the text's folder and file.
fn name(what: Reviewed, localized: LocalizedSite<'_>) -> String {
    let site = localized.site;
    let folder = |id| slug(&site.publication(id).folder);
    match what {
        Reviewed::Publication(id) => format!("review.{}", folder(id)),
        Reviewed::Text(id) => {
            let chapter = site.chapter(id);
            let folder = chapter.publication.map(|one| format!("{}.", folder(one)));
            format!("review.{}{}", folder.unwrap_or_default(), slug(&chapter.name))
        }
    }
}
