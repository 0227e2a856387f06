//! The terms of all glossaries, in the order of the language.

use crate::context::PageContext;
use crate::exhibit::Anchors;
use crate::page::TermFacts;
use tavle_model::dataset::DataSet;

/// The sets that hold terms.
pub fn glossaries<'a>(at: PageContext<'a>) -> impl Iterator<Item = &'a DataSet> {
    at.localized.site.data.iter().map(AsRef::as_ref).filter(|set: &&DataSet| set.spec.is_glossary)
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
