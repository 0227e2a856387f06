//! The glossary: the terms of all glossaries, in the order of the language.

use crate::context::PageContext;
use crate::page::{GlossaryFacts, GlossaryLetter, Main, Page};
use crate::terms::{glossaries, terms};
use crate::web::frame::{blank, updated};
use tavle_markup::Phrase;
use tavle_routes::OutputKind;

pub fn page<'a>(what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let strings = localized.strings();
    let mut page = blank(
        "glossary.html",
        what,
        at,
        Phrase::plain(strings.pages.glossary.as_ref()),
        Some(strings.glossary.intro.to_string()),
    );
    page.frame.updated = updated(glossaries(at).filter_map(|set| set.updated).max(), at);

    let terms = terms(at).into_iter().map(|term| (term.term_html.words().into_owned(), term)).collect();
    let letters = localized.locale().by_letter(terms).into_iter();
    let letters = letters.map(|(letter, terms)| GlossaryLetter { letter, terms }).collect();
    page.main = Main::Glossary(GlossaryFacts { letters });
    page
}
