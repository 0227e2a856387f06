//! The glossary: the terms of all glossaries, in the order of the language.

use super::Page;
use super::edition::Standpoint;
use super::exhibit::Anchors;
use super::frame::{frame, home_link, masthead, updated};
use super::page::{GlossaryFacts, GlossaryLetter, Main, TermFacts};
use super::phrase::Phrase;
use crate::model::dataset::{DataSet, Row, Value};
use crate::model::text::Text;
use crate::routes::What;
use crate::schema::Kind;

pub fn page<'a>(what: &What, at: Standpoint<'a>) -> Page<'a> {
    let edition = at.edition;
    let strings = edition.strings();
    let mut page_frame =
        frame(at, what, Phrase::plain(strings.pages.glossary.as_ref()), Some(strings.glossary.intro.to_string()));
    page_frame.breadcrumb.push(home_link(at));
    let sets: Vec<&DataSet> = edition.site.data.iter().filter(|set| set.kind == Kind::Glossary).collect();
    page_frame.updated = updated(sets.iter().filter_map(|set| set.updated).max(), at);

    let mut anchors = Anchors::default();
    let mut terms: Vec<(String, TermFacts<'a>)> = Vec::new();
    for (set, row) in sets.iter().flat_map(|set| set.rows.iter().map(move |row| (*set, row))) {
        let Some(term) = value(set, row, "term") else { continue };
        terms.push((
            term.str(edition.lang).to_owned(),
            TermFacts {
                id: anchors.take(&row.id),
                term_html: at.text(term),
                short_html: value(set, row, "short").map(|short| at.text(short)),
                meaning_html: value(set, row, "meaning").map(|meaning| at.text(meaning)).unwrap_or_default(),
            },
        ));
    }
    terms.sort_by(|(a, _), (b, _)| edition.locale().compare(a, b));
    let mut letters: Vec<GlossaryLetter<'a>> = Vec::new();
    for (word, term) in terms {
        let letter = edition.locale().initial(&word);
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.terms.push(term),
            _ => letters.push(GlossaryLetter { letter, terms: vec![term] }),
        }
    }
    let main = Main::Glossary(GlossaryFacts { letters });
    Page {
        template: "glossary.html",
        masthead: masthead(at, what),
        frame: page_frame,
        main,
        content: Vec::new(),
        lang: edition.lang,
    }
}

fn value<'a>(set: &'a DataSet, row: &'a Row, key: &str) -> Option<&'a Text> {
    let column = set.columns.iter().position(|column| column.key.as_ref() == key)?;
    match &row.cells[column] {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}
