//! What stands around the content of every page.

use super::edition::{Edition, Medium, Standpoint};
use super::page::{Alternate, Assets, ContactFacts, Download, Frame, Link, Masthead, Moment, Notice};
use super::phrase::Phrase;
use super::policy::policy;
use super::translation::{is_translated, original};
use crate::base::Lang;
use crate::base::locale::direction;
use crate::model::chapter::ChapterId;
use crate::model::contact::Contact;
use crate::model::publication::{PublicationId, Standing, Work};
use crate::model::site::{Owner, Statement};
use crate::model::unit::UnitId;
use crate::routes::What;
use crate::schema::{Day, fill};

/// What is the same on every page of an edition, seen from the page at `at`.
pub fn masthead<'a>(at: Standpoint<'a>, what: &What) -> Masthead<'a> {
    let edition = at.edition;
    let (site, lang, strings) = (edition.site, edition.lang, edition.strings());
    let entry = |to: What, title: &'a str, is_current: bool| {
        at.to(&to).map(|href| Link { title_html: Phrase::plain(title), href: Some(href), current: is_current })
    };
    let home = at.edition.addresses().of(&What::Home(lang)).unwrap_or("/");
    let publications = (!site.publications.is_empty()).then(|| Link {
        title_html: Phrase::plain(strings.home.publications.as_ref()),
        href: Some(at.link(&format!("{home}#page-publications"))),
        current: at.publication.is_some(),
    });
    let navigation = [
        publications,
        entry(What::Units(lang), &strings.pages.units, matches!(what, What::Units(_) | What::Unit(..))),
        entry(
            What::DataIndex(lang),
            &strings.pages.data,
            matches!(what, What::DataIndex(_) | What::DataSet(..) | What::Aspect(..)),
        ),
        entry(What::Glossary(lang), &strings.pages.glossary, matches!(what, What::Glossary(_))),
        entry(What::Index(lang), &strings.pages.index, matches!(what, What::Index(_))),
    ];
    // The accessibility statement has a link of its own.
    let is_statement = |id: &ChapterId| matches!(site.statement, Some(Statement::Page(page)) if page == *id);
    let pages = site.pages.iter().filter(|id| !is_statement(id)).map(|id| {
        let (version, own) = site.chapter(*id).version(lang);
        Link {
            title_html: Phrase::Plain { text: version.title.as_ref().into(), lang: edition.other(Some(own)) },
            href: at.to(&What::Page(*id, lang)),
            current: matches!(what, What::Page(here, _) if here == id),
        }
    });
    Masthead {
        name: site.name.str(lang).to_owned(),
        home: at.link(home),
        search: at.to(&What::Search(lang)),
        navigation: navigation.into_iter().flatten().collect(),
        pages: pages.collect(),
        owner_html: site.owner.as_ref().map(|owner| {
            let link = owner_link(owner, at);
            link.title_html.linked(link.href)
        }),
        contact: site.contact.as_ref().map(|one| contact(one, at)),
        licence: site.licence.as_ref().map(|licence| Link {
            title_html: edition.name(&licence.name),
            href: licence.url.as_ref().map(ToString::to_string),
            current: false,
        }),
        accessibility: site.statement.as_ref().map(|statement| Link {
            title_html: Phrase::plain(strings.frame.accessibility.as_ref()),
            href: match statement {
                Statement::Page(id) => at.to(&What::Page(*id, lang)),
                Statement::Address(address) => Some(address.to_string()),
            },
            current: false,
        }),
        feed: at.to(&What::Feed(lang)),
        as_of: edition.locale().date(edition.as_of()),
    }
}

/// What a page has around its content, but for what only its own kind knows.
pub fn frame<'a>(at: Standpoint<'a>, what: &What, title: Phrase<'a>, description: Option<String>) -> Frame<'a> {
    let edition = at.edition;
    let (site, lang) = (edition.site, edition.lang);
    let first = original(what, lang, site);
    let mut notices = Vec::new();
    // On paper it stands at the foot of every sheet.
    if site.shows_drafts && at.medium == Medium::Screen {
        notices.push(Notice { kind: "draft", text_html: Phrase::plain(edition.strings().notices.draft.as_ref()) });
    }
    if first != lang {
        let strings = edition.strings();
        let tag = site.languages.tag(first);
        let name = strings.languages.get(tag).map_or(tag, AsRef::as_ref);
        let text = Phrase::filled(&strings.notices.fallback, vec![("language", Phrase::plain(name))]);
        notices.push(Notice { kind: "fallback", text_html: text });
    }
    let canonical = in_language(what, first).and_then(|what| edition.addresses().of(&what)).unwrap_or(at.here);
    Frame {
        lang: edition.tag().to_owned(),
        dir: direction(edition.tag()),
        title: title.words().into_owned(),
        title_html: title,
        description,
        canonical: edition.addresses().absolute(canonical),
        noindex: site.shows_drafts,
        languages: languages(at, what),
        breadcrumb: Vec::new(),
        notices,
        contents: Vec::new(),
        alternates: news(at).into_iter().collect(),
        updated: None,
        as_of: None,
        owner: site.owner.as_ref().map(|owner| owner_link(owner, at)),
        contact: site.contact.as_ref().map(|one| contact(one, at)),
        root: edition.addresses().root(at.here),
        assets: assets(at),
        og_type: "website",
        policy: policy(false),
    }
}

/// What is new on the site, in the page's language.
fn news(at: Standpoint<'_>) -> Option<Download> {
    let edition = at.edition;
    let name = edition.site.name.str(edition.lang);
    Some(Download {
        title: fill(&edition.strings().feeds.changes, &[("title", name)]),
        media_type: "application/atom+xml",
        href: at.to(&What::Feed(edition.lang))?,
    })
}

/// The name of who answers for the site: the site's own name where nobody is said to.
pub fn owner_name(edition: Edition<'_>) -> String {
    let site = edition.site;
    let name = match &site.owner {
        Some(Owner::Unit(unit)) => &site.units.get(*unit).title,
        Some(Owner::Named(text)) => text,
        None => &site.name,
    };
    name.str(edition.lang).to_owned()
}

/// Who answers for the site.
fn owner_link<'a>(owner: &'a Owner, at: Standpoint<'a>) -> Link<'a> {
    let edition = at.edition;
    match owner {
        Owner::Unit(unit) => Link {
            title_html: edition.name(&edition.site.units.get(*unit).title),
            href: at.to(&What::Unit(*unit, edition.lang)),
            current: false,
        },
        Owner::Named(text) => Link { title_html: at.text(text), href: None, current: false },
    }
}

/// The page in each of the site's languages.
fn languages(at: Standpoint<'_>, what: &What) -> Vec<Alternate> {
    let edition = at.edition;
    let (site, addresses) = (edition.site, edition.addresses());
    site.languages
        .all()
        .filter_map(|lang| {
            let same = in_language(what, lang).unwrap_or(What::Home(lang));
            let address = addresses.of(&same).or_else(|| addresses.of(&What::Home(lang)))?;
            Some(Alternate {
                tag: site.languages.tag(lang).to_owned(),
                dir: direction(site.languages.tag(lang)),
                name: edition.theme.voices[lang.index()].strings.language_name.to_string(),
                href: at.link(address),
                absolute: is_translated(&same, lang, site).then(|| addresses.absolute(address)),
                current: lang == edition.lang,
            })
        })
        .collect()
}

/// The same page in another language.
pub fn in_language(what: &What, lang: Lang) -> Option<What> {
    Some(match what {
        What::Home(_) => What::Home(lang),
        What::Page(id, _) => What::Page(*id, lang),
        What::Publication(id, _) => What::Publication(*id, lang),
        What::Chapter(id, _) => What::Chapter(*id, lang),
        What::DataSet(id, _) => What::DataSet(*id, lang),
        What::Aspect(id, aspect, _) => What::Aspect(*id, *aspect, lang),
        What::DataIndex(_) => What::DataIndex(lang),
        What::Unit(id, _) => What::Unit(*id, lang),
        What::Units(_) => What::Units(lang),
        What::Glossary(_) => What::Glossary(lang),
        What::Index(_) => What::Index(lang),
        What::Archive(_) => What::Archive(lang),
        What::Withdrawn(n, _) => What::Withdrawn(*n, lang),
        What::Search(_) => What::Search(lang),
        _ => return None,
    })
}

fn assets(at: Standpoint<'_>) -> Assets {
    let theme = at.edition.theme;
    let path = |name: &str| theme.asset(name).map(|asset| asset.path.to_string());
    let of_every_theme = |name: &str| path(name).unwrap_or_else(|| unreachable!("the default theme has {name}"));
    let preload = theme.tokens.preload.iter().filter_map(|name| path(name));
    Assets {
        style: of_every_theme("style.css"),
        favicon: of_every_theme("favicon.svg"),
        logo: path("logo.svg"),
        script: path("tavle.js"),
        search: path("search.js"),
        preload: preload.collect(),
    }
}

/// Whom to ask, in the page's language.
pub fn contact<'a>(contact: &'a Contact, at: Standpoint<'a>) -> ContactFacts<'a> {
    ContactFacts {
        role_html: contact.role.as_ref().map(|role| at.text(role)),
        email: contact.email.as_ref().map(ToString::to_string),
        phone: contact.phone.as_ref().map(ToString::to_string),
        phone_href: contact.phone.as_ref().map(|phone| phone.chars().filter(|c| !c.is_whitespace()).collect()),
        address_html: contact.address.as_ref().map(|address| at.lines(address)),
        url: contact.url.as_ref().map(ToString::to_string),
    }
}

/// The contact of a unit, or of the nearest unit above it that has one.
pub fn contact_of(unit: UnitId, at: Standpoint<'_>) -> Option<&Contact> {
    let units = &at.edition.site.units;
    std::iter::successors(Some(unit), |id| units.get(*id).parent).find_map(|id| units.get(id).contact.as_ref())
}

/// A day, for the line that says when a page was last updated.
pub fn updated(day: Option<Day>, at: Standpoint<'_>) -> Option<Moment> {
    day.map(|day| Moment { iso: Some(day.to_string()), words: at.edition.locale().date(day.0) })
}

/// Adds what every page of a publication has: who owns it, whom to ask, and whether it is in force.
pub fn of_publication<'a>(frame: &mut Frame<'a>, id: PublicationId, at: Standpoint<'a>) {
    let edition = at.edition;
    let publication = edition.site.publication(id);
    frame.og_type = "article";
    if let Some(owner) = publication.owner {
        frame.owner = Some(Link {
            title_html: edition.name(&edition.site.units.get(owner).title),
            href: at.to(&What::Unit(owner, edition.lang)),
            current: false,
        });
        if let Some(one) = contact_of(owner, at) {
            frame.contact = Some(contact(one, at));
        }
    }
    if let Some(one) = &publication.contact {
        frame.contact = Some(contact(one, at));
    }
    let words = &edition.strings().notices;
    let notice = match edition.site.standing(id) {
        Standing::InForce => None,
        Standing::NotYetValid(day) => {
            Some(("not-yet-valid", Phrase::filled(&words.not_yet_valid, vec![("date", edition.day(day))])))
        }
        Standing::Expired(day) => Some(("expired", Phrase::filled(&words.expired, vec![("date", edition.day(day))]))),
        Standing::Superseded => {
            let works = publication.superseded_by.iter().map(|one| work(one, at)).collect();
            let title = Phrase::listed(works, &edition.strings().and);
            Some(("superseded", Phrase::filled(&words.superseded, vec![("title", title)])))
        }
    };
    frame.notices.extend(notice.map(|(kind, text_html)| Notice { kind, text_html }));
}

/// Another publication, as a link where it is one of the site's.
pub fn work<'a>(work: &'a Work, at: Standpoint<'a>) -> Phrase<'a> {
    match work {
        Work::Publication(id) => at.publication(*id),
        Work::Named(text) => at.text(text),
    }
}

/// The way from the home page.
pub fn home_link<'a>(at: Standpoint<'a>) -> Link<'a> {
    Link {
        title_html: Phrase::plain(at.edition.strings().pages.home.as_ref()),
        href: at.to(&What::Home(at.edition.lang)),
        current: false,
    }
}

/// The way to the archive, from a publication that is no longer in force.
pub fn archive_link<'a>(id: PublicationId, at: Standpoint<'a>) -> Option<Link<'a>> {
    let edition = at.edition;
    edition.site.standing(id).has_ended().then(|| Link {
        title_html: Phrase::plain(edition.strings().pages.archive.as_ref()),
        href: at.to(&What::Archive(edition.lang)),
        current: false,
    })
}
