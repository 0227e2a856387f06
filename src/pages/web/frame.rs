//! What stands around the content of every page.

use crate::context::{Medium, PageContext};
use crate::page::{Alternate, Assets, ContactFacts, Download, Frame, Link, Main, Masthead, Notice, Page, TimeFacts};
use crate::policy::policy;
use crate::translation::{is_translated, original};
use tavle_base::Lang;
use tavle_base::locale::direction;
use tavle_markup::Phrase;
use tavle_model::contact::Contact;
use tavle_model::ids::{ChapterId, PublicationId, UnitId};
use tavle_model::inherited::Inherited;
use tavle_model::publication::Validity;
use tavle_model::site::{Owner, Statement};
use tavle_model::succession::Work;
use tavle_routes::OutputKind;
use tavle_schema::{Day, fill};

/// How many of the site's own pages every page leads to. Where there are more, the home page leads to the others.
const MANY_PAGES: usize = 20;

/// A page with its masthead and what stands around its content, and nothing in it yet.
pub fn blank<'a>(
    template: &'static str,
    what: &OutputKind,
    at: PageContext<'a>,
    title: Phrase<'a>,
    description: Option<String>,
) -> Page<'a> {
    Page {
        template,
        masthead: masthead(at, what),
        frame: frame(at, what, title, description),
        main: Main::Plain {},
        content: Vec::new(),
        after: Vec::new(),
        lang: at.localized.lang,
    }
}

/// What is the same on every page of an edition, seen from the page at `at`.
fn masthead<'a>(at: PageContext<'a>, what: &OutputKind) -> Masthead<'a> {
    let localized = at.localized;
    let (site, lang, strings) = (localized.site, localized.lang, localized.strings());
    let entry = |to: OutputKind, name: &'a str, current: bool| Some(Link { current, ..offered(name, &to, at)? });
    let home = at.localized.addresses().of(&OutputKind::Home(lang)).expect("a site has a home page");
    let publications = (!site.publications.is_empty()).then(|| Link {
        title_html: Phrase::plain(strings.home.publications.as_ref()),
        href: Some(at.link(&format!("{home}#page-publications"))),
        current: at.publication.is_some(),
    });
    let navigation = [
        publications,
        entry(
            OutputKind::Units(lang),
            &strings.pages.units,
            matches!(what, OutputKind::Units(_) | OutputKind::Unit(..)),
        ),
        entry(
            OutputKind::DataIndex(lang),
            &strings.pages.data,
            matches!(
                what,
                OutputKind::DataIndex(_)
                    | OutputKind::DataSet(..)
                    | OutputKind::Part(..)
                    | OutputKind::Aspect(..)
                    | OutputKind::Period(..)
                    | OutputKind::Choice(..)
            ),
        ),
        entry(OutputKind::Glossary(lang), &strings.pages.glossary, matches!(what, OutputKind::Glossary(_))),
        entry(OutputKind::Index(lang), &strings.pages.index, matches!(what, OutputKind::Index(_))),
    ];
    // The accessibility statement has a link of its own.
    let is_statement = |id: &ChapterId| matches!(site.statement, Some(Statement::Page(page)) if page == *id);
    let pages = site.pages.iter().filter(|id| !is_statement(id)).map(|id| {
        let link = Link::new(localized.chapter_title(*id), at.to(&OutputKind::Page(*id, lang)));
        Link { current: matches!(what, OutputKind::Page(here, _) if here == id), ..link }
    });
    // All of them on each of them would grow with the square of their number.
    let is_home = matches!(what, OutputKind::Home(_));
    let more = (!is_home && site.pages.len() > MANY_PAGES).then(|| Link {
        title_html: Phrase::plain(strings.frame.all_pages.as_ref()),
        href: Some(at.link(&format!("{home}#page-pages"))),
        current: false,
    });
    let shown = if more.is_some() { MANY_PAGES } else { site.pages.len() };
    Masthead {
        name: site.name.str(lang).to_owned(),
        home: at.link(home),
        search: at.to(&OutputKind::Search(lang)),
        navigation: navigation.into_iter().flatten().collect(),
        pages: pages.take(shown).chain(more).collect(),
        owner_html: site.owner.as_ref().map(|owner| {
            let link = owner_link(owner, at);
            link.title_html.linked(link.href)
        }),
        contact: site.contact.as_ref().map(|one| contact(one, at)),
        licence: site
            .licence
            .as_ref()
            .map(|licence| Link::new(localized.name(&licence.name), licence.url.as_ref().map(ToString::to_string))),
        accessibility: site.statement.as_ref().map(|statement| {
            Link::new(
                Phrase::plain(strings.frame.accessibility.as_ref()),
                match statement {
                    Statement::Page(id) => at.to(&OutputKind::Page(*id, lang)),
                    Statement::Address(address) => Some(address.to_string()),
                },
            )
        }),
        feed: at.to(&OutputKind::Feed(lang)),
        as_of: localized.locale().date(localized.as_of()),
    }
}

/// What a page has around its content, but for what only its own kind knows.
fn frame<'a>(at: PageContext<'a>, what: &OutputKind, title: Phrase<'a>, description: Option<String>) -> Frame<'a> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let first = original(what, lang, site);
    let mut notices = Vec::new();
    // On paper it stands at the foot of every sheet.
    if site.shows_drafts && at.medium == Medium::Screen {
        notices.push(Notice { kind: "draft", text_html: Phrase::plain(localized.strings().notices.draft.as_ref()) });
    }
    if first != lang {
        let strings = localized.strings();
        let tag = site.languages.tag(first);
        let name = strings.languages.get(tag).map_or(tag, AsRef::as_ref);
        let text = Phrase::filled(&strings.notices.fallback, vec![("language", Phrase::plain(name))]);
        notices.push(Notice { kind: "fallback", text_html: text });
    }
    let is_below_home = !matches!(what, OutputKind::Home(_) | OutputKind::Root | OutputKind::NotFound);
    let canonical = in_language(what, first).and_then(|what| localized.addresses().of(&what)).unwrap_or(at.here);
    Frame {
        lang: localized.tag().to_owned(),
        dir: direction(localized.tag()),
        title: title.words().into_owned(),
        title_html: title,
        description,
        canonical: localized.addresses().absolute(canonical),
        noindex: site.shows_drafts,
        languages: languages(at, what),
        breadcrumb: is_below_home
            .then(|| named_link(&localized.strings().pages.home, &OutputKind::Home(lang), at))
            .into_iter()
            .collect(),
        notices,
        contents: Vec::new(),
        alternates: news(at).into_iter().collect(),
        updated: None,
        reviewed: None,
        next_review: None,
        as_of: None,
        owner: site.owner.as_ref().map(|owner| owner_link(owner, at)),
        contact: site.contact.as_ref().map(|one| contact(one, at)),
        root: localized.addresses().root(at.here),
        assets: assets(at),
        og_type: "website",
        policy: policy(false),
    }
}

/// What is new on the site, in the page's language.
fn news(at: PageContext<'_>) -> Option<Download> {
    let localized = at.localized;
    let name = localized.site.name.str(localized.lang);
    Some(Download {
        title: fill(&localized.strings().feeds.changes, &[("title", name)]),
        media_type: "application/atom+xml",
        href: at.to(&OutputKind::Feed(localized.lang))?,
    })
}

/// Who answers for the site.
fn owner_link<'a>(owner: &'a Owner, at: PageContext<'a>) -> Link<'a> {
    match owner {
        Owner::Unit(unit) => unit_link(*unit, at),
        Owner::Named(text) => Link::new(at.text(text), None),
    }
}

/// The page in each of the site's languages.
fn languages(at: PageContext<'_>, what: &OutputKind) -> Vec<Alternate> {
    let localized = at.localized;
    let (site, addresses) = (localized.site, localized.addresses());
    site.languages
        .all()
        .filter_map(|lang| {
            let same = in_language(what, lang).unwrap_or(OutputKind::Home(lang));
            let address = addresses.of(&same).or_else(|| addresses.of(&OutputKind::Home(lang)))?;
            Some(Alternate {
                tag: site.languages.tag(lang).to_owned(),
                dir: direction(site.languages.tag(lang)),
                name: localized.theme.languages[lang.index()].strings.language_name.to_string(),
                href: at.link(address),
                absolute: is_translated(&same, lang, site).then(|| addresses.absolute(address)),
                current: lang == localized.lang,
            })
        })
        .collect()
}

/// The same page in another language.
pub fn in_language(what: &OutputKind, lang: Lang) -> Option<OutputKind> {
    Some(match what {
        OutputKind::Home(_) => OutputKind::Home(lang),
        OutputKind::Page(id, _) => OutputKind::Page(*id, lang),
        OutputKind::Publication(id, _) => OutputKind::Publication(*id, lang),
        OutputKind::Chapter(id, _) => OutputKind::Chapter(*id, lang),
        OutputKind::DataSet(id, _) => OutputKind::DataSet(*id, lang),
        OutputKind::Part(id, n, _) => OutputKind::Part(*id, *n, lang),
        OutputKind::Aspect(id, aspect, _) => OutputKind::Aspect(*id, *aspect, lang),
        OutputKind::Period(id, n, _) => OutputKind::Period(*id, *n, lang),
        OutputKind::DataIndex(_) => OutputKind::DataIndex(lang),
        OutputKind::Choice(id, _) => OutputKind::Choice(*id, lang),
        OutputKind::Connections(id, _) => OutputKind::Connections(*id, lang),
        OutputKind::Unit(id, _) => OutputKind::Unit(*id, lang),
        OutputKind::Units(_) => OutputKind::Units(lang),
        OutputKind::Glossary(_) => OutputKind::Glossary(lang),
        OutputKind::Index(_) => OutputKind::Index(lang),
        OutputKind::Archive(_) => OutputKind::Archive(lang),
        OutputKind::Reviews(_) => OutputKind::Reviews(lang),
        OutputKind::Withdrawn(n, _) => OutputKind::Withdrawn(*n, lang),
        OutputKind::Search(_) => OutputKind::Search(lang),
        _ => return None,
    })
}

fn assets(at: PageContext<'_>) -> Assets {
    let theme = at.localized.theme;
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
pub fn contact<'a>(contact: &'a Contact, at: PageContext<'a>) -> ContactFacts<'a> {
    ContactFacts {
        role_html: contact.role.as_ref().map(|role| at.text(role)),
        email: contact.email.as_ref().map(ToString::to_string),
        phone: contact.phone.as_ref().map(ToString::to_string),
        phone_href: contact.phone.as_ref().map(|phone| phone.chars().filter(|c| !c.is_whitespace()).collect()),
        address_html: contact.address.as_ref().map(|address| at.lines(address)),
        url: contact.url.as_ref().map(ToString::to_string),
    }
}

/// A day, for the line that says when a page was last updated.
pub fn updated(day: Option<Day>, at: PageContext<'_>) -> Option<TimeFacts> {
    day.map(|day| TimeFacts { iso: Some(day.to_string()), words: at.localized.locale().date(day.0) })
}

/// Adds what every page of a publication has: what it is a part of, and whether it is in force.
pub fn of_publication<'a>(frame: &mut Frame<'a>, id: PublicationId, at: PageContext<'a>) {
    let localized = at.localized;
    let publication = localized.site.publication(id);
    frame.og_type = "article";
    upkeep(frame, localized.site.upkeep_of_publication(id), at);
    let words = &localized.strings().notices;
    let notice = match localized.site.validity(id) {
        Validity::InForce => None,
        Validity::NotYetValid(day) => {
            Some(("not-yet-valid", Phrase::filled(&words.not_yet_valid, vec![("date", localized.day(day))])))
        }
        Validity::Expired(day) => Some(("expired", Phrase::filled(&words.expired, vec![("date", localized.day(day))]))),
        Validity::Superseded => {
            let works = publication.superseded_by.iter().map(|one| work(one, at)).collect();
            let title = Phrase::listed(works, &localized.strings().and);
            Some(("superseded", Phrase::filled(&words.superseded, vec![("title", title)])))
        }
    };
    frame.notices.extend(notice.map(|(kind, text_html)| Notice { kind, text_html }));
}

/// Says what holds for the text on a page: who is responsible, whom to ask, and when it was and is to be reviewed.
pub fn upkeep<'a>(frame: &mut Frame<'a>, upkeep: Inherited<'a>, at: PageContext<'a>) {
    if let Some(owner) = upkeep.owner {
        frame.owner = Some(unit_link(owner, at));
    }
    if let Some(one) = upkeep.contact {
        frame.contact = Some(contact(one, at));
    }
    frame.reviewed = updated(upkeep.review.reviewed, at);
    frame.next_review = updated(upkeep.review.next().map(Day), at);
}

/// Another publication, as a link where it is one of the site's.
pub fn work<'a>(work: &'a Work, at: PageContext<'a>) -> Phrase<'a> {
    match work {
        Work::Publication(id) => at.publication(*id),
        Work::Named(text) => at.text(text),
    }
}

/// A link to a page that has its name from the theme.
pub fn named_link<'a>(name: &'a str, to: &OutputKind, at: PageContext<'a>) -> Link<'a> {
    Link::new(Phrase::plain(name), at.to(to))
}

/// The same, where that page is made.
pub fn offered<'a>(name: &'a str, to: &OutputKind, at: PageContext<'a>) -> Option<Link<'a>> {
    Some(named_link(name, to, at)).filter(|link| link.href.is_some())
}

/// A unit, with the way to its page.
pub fn unit_link<'a>(id: UnitId, at: PageContext<'a>) -> Link<'a> {
    let localized = at.localized;
    Link::new(localized.name(&localized.site.units.get(id).title), at.to(&OutputKind::Unit(id, localized.lang)))
}

/// The way to the list of all data.
pub fn data_link<'a>(at: PageContext<'a>) -> Link<'a> {
    named_link(&at.localized.strings().pages.data, &OutputKind::DataIndex(at.localized.lang), at)
}

/// The way to the archive, from a publication that is no longer in force.
pub fn archive_link<'a>(id: PublicationId, at: PageContext<'a>) -> Option<Link<'a>> {
    let localized = at.localized;
    let is_over = localized.site.validity(id).has_ended();
    is_over.then(|| named_link(&localized.strings().pages.archive, &OutputKind::Archive(localized.lang), at))
}
