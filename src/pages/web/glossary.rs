//! The glossary: the terms of all glossaries, in the order of the language.

use crate::markup::Phrase;
use crate::pages::context::PageContext;
use crate::pages::page::Page;
use crate::pages::page::{GlossaryFacts, GlossaryLetter, Main};
use crate::pages::terms::{glossaries, terms};
use crate::pages::web::frame::{frame, home_link, masthead, updated};
use crate::routes::OutputKind;

pub fn page<'a>(what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let strings = localized.strings();
    let mut page_frame =
        frame(at, what, Phrase::plain(strings.pages.glossary.as_ref()), Some(strings.glossary.intro.to_string()));
    page_frame.breadcrumb.push(home_link(at));
    page_frame.updated = updated(glossaries(at).filter_map(|set| set.updated).max(), at);

    let terms = terms(at).into_iter().map(|term| (term.term_html.words().into_owned(), term)).collect();
    let letters = localized.locale().by_letter(terms).into_iter();
    let letters = letters.map(|(letter, terms)| GlossaryLetter { letter, terms }).collect();
    let main = Main::Glossary(GlossaryFacts { letters });
    Page {
        template: "glossary.html",
        masthead: masthead(at, what),
        frame: page_frame,
        main,
        content: Vec::new(),
        after: Vec::new(),
        lang: localized.lang,
    }
}
