//! The pages that lead elsewhere: for addresses that lead nowhere, for `/`, and for addresses of old.

use super::Page;
use super::edition::{Edition, Standpoint};
use super::frame::{frame, masthead};
use super::page::{Link, Main, NotFoundFacts, NotFoundWords};
use super::phrase::Phrase;
use crate::base::locale::direction;
use crate::routes::What;

/// The page for addresses that lead nowhere: the same words in every language.
pub fn not_found<'a>(at: Standpoint<'a>) -> Page<'a> {
    let title = Phrase::plain(at.edition.strings().not_found.title.as_ref());
    let mut page = plain(at, &What::NotFound, "not-found.html", title);
    page.main = Main::NotFound(NotFoundFacts {
        languages: at
            .edition
            .site
            .languages
            .all()
            .map(|lang| {
                let edition = Edition { lang, ..at.edition };
                let words = &edition.strings().not_found;
                NotFoundWords {
                    tag: edition.tag().to_owned(),
                    dir: direction(edition.tag()),
                    title: words.title.to_string(),
                    text: words.text.to_string(),
                    home: Link {
                        title_html: Phrase::plain(words.home.as_ref()),
                        href: at.to(&What::Home(lang)),
                        current: false,
                    },
                }
            })
            .collect(),
    });
    page
}

/// The page at `/`, which leads at once to the default language and shows links to all.
pub fn root<'a>(at: Standpoint<'a>) -> Page<'a> {
    let title = at.edition.name(&at.edition.site.name);
    let mut page = plain(at, &What::Root, "root.html", title);
    // Search engines are to know the home page, not the way to it.
    page.frame.canonical = at
        .edition
        .addresses()
        .of(&What::Home(at.edition.lang))
        .map(|home| at.edition.addresses().absolute(home))
        .unwrap_or_default();
    page
}

/// The page at an address that another page had before; `to` is the other's address.
pub fn redirect<'a>(to: &'a str, at: Standpoint<'a>) -> Page<'a> {
    let title = Phrase::plain(at.edition.strings().redirect.title.as_ref());
    let mut page = plain(at, &What::Root, "redirect.html", title);
    let is_outside = to.contains("://");
    page.frame.canonical = if is_outside { to.to_owned() } else { at.edition.addresses().absolute(to) };
    let href = if is_outside { to.to_owned() } else { at.link(to) };
    page.frame.languages.retain(|one| one.current);
    for language in &mut page.frame.languages {
        language.href.clone_from(&href);
    }
    page
}

fn plain<'a>(at: Standpoint<'a>, what: &What, template: &'static str, title: Phrase<'a>) -> Page<'a> {
    let mut page_frame = frame(at, what, title, None);
    page_frame.noindex = true;
    Page {
        template,
        masthead: masthead(at, what),
        frame: page_frame,
        main: Main::Plain {},
        content: Vec::new(),
        after: Vec::new(),
        lang: at.edition.lang,
    }
}
