//! Pages that only lead to others: for unknown addresses, for `/`, and for former addresses.

use crate::context::{LocalizedSite, PageContext};
use crate::page::{Link, Main, NotFoundFacts, NotFoundWords, Page};
use crate::web::frame::blank;
use tavle_base::locale::direction;
use tavle_markup::Phrase;
use tavle_routes::OutputKind;

/// The page for addresses that lead nowhere: the same words in every language.
pub fn not_found<'a>(at: PageContext<'a>) -> Page<'a> {
    let title = Phrase::plain(at.localized.strings().not_found.title.as_ref());
    let mut page = plain(at, &OutputKind::NotFound, "not-found.html", title);
    page.main = Main::NotFound(NotFoundFacts {
        languages: at
            .localized
            .site
            .languages
            .all()
            .map(|lang| {
                let localized = LocalizedSite { lang, ..at.localized };
                let words = &localized.strings().not_found;
                NotFoundWords {
                    tag: localized.tag().to_owned(),
                    dir: direction(localized.tag()),
                    title: words.title.to_string(),
                    text: words.text.to_string(),
                    home: Link::new(Phrase::plain(words.home.as_ref()), at.to(&OutputKind::Home(lang))),
                }
            })
            .collect(),
    });
    page
}

/// The page at `/`, which leads at once to the default language and shows links to all.
pub fn root<'a>(at: PageContext<'a>) -> Page<'a> {
    let title = at.localized.name(&at.localized.site.name);
    let mut page = plain(at, &OutputKind::Root, "root.html", title);
    // Search engines are to know the home page, not the way to it.
    page.frame.canonical = at
        .localized
        .addresses()
        .of(&OutputKind::Home(at.localized.lang))
        .map(|home| at.localized.addresses().absolute(home))
        .expect("a site has a home page");
    page
}

/// The page at an address that another page had before; `to` is the other's address.
pub fn redirect<'a>(to: &'a str, at: PageContext<'a>) -> Page<'a> {
    let title = Phrase::plain(at.localized.strings().redirect.title.as_ref());
    let mut page = plain(at, &OutputKind::Root, "redirect.html", title);
    let is_outside = to.contains("://");
    page.frame.canonical = if is_outside { to.to_owned() } else { at.localized.addresses().absolute(to) };
    let href = if is_outside { to.to_owned() } else { at.link(to) };
    page.frame.languages.retain(|one| one.current);
    for language in &mut page.frame.languages {
        language.href.clone_from(&href);
    }
    page
}

fn plain<'a>(at: PageContext<'a>, what: &OutputKind, template: &'static str, title: Phrase<'a>) -> Page<'a> {
    let mut page = blank(template, what, at, title, None);
    page.frame.noindex = true;
    page
}
