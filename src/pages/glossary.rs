//! The glossary: the terms of all glossaries, in the order of the language.

use super::Page;
use super::context::PageContext;
use super::exhibit::Anchors;
use super::frame::{frame, home_link, masthead, updated};
use super::page::{GlossaryFacts, GlossaryLetter, Main, TermFacts};
use super::phrase::Phrase;
use crate::model::dataset::DataSet;
use crate::routes::OutputKind;
use crate::schema::Kind;

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

/// The sets that hold terms.
fn glossaries<'a>(at: PageContext<'a>) -> impl Iterator<Item = &'a DataSet> {
    at.localized.site.data.iter().map(AsRef::as_ref).filter(|set: &&DataSet| set.kind == Kind::Glossary)
}

/// All terms, in the order of the language.
pub fn terms<'a>(at: PageContext<'a>) -> Vec<TermFacts<'a>> {
    let localized = at.localized;
    let mut anchors = Anchors::default();
    let mut terms: Vec<TermFacts<'a>> = Vec::new();
    for (set, row) in glossaries(at).flat_map(|set| set.rows.iter().map(move |row| (set, row))) {
        let Some(term) = set.text(row, "term") else { continue };
        terms.push(TermFacts {
            id: anchors.take(row.id.as_ref()),
            term_html: at.text(term),
            short_html: set.text(row, "short").map(|short| at.text(short)),
            meaning_html: set.text(row, "meaning").map(|meaning| at.text(meaning)).unwrap_or_default(),
        });
    }
    terms.sort_by(|a, b| localized.locale().index_order(&a.term_html.words(), &b.term_html.words()));
    terms
}
