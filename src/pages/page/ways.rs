//! The facts of the pages by which readers find others: the glossary, the index, search, and the page for addresses that
//! lead nowhere.

use serde::Serialize;

use super::frame::Link;
use tavle_markup::Phrase;

/// The glossary.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryFacts<'a> {
    pub letters: Vec<GlossaryLetter<'a>>,
}

/// The terms under one letter.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryLetter<'a> {
    pub letter: String,
    pub terms: Vec<TermFacts<'a>>,
}

/// A term.
#[derive(Clone, Debug, Serialize)]
pub struct TermFacts<'a> {
    pub id: String,
    pub term_html: Phrase<'a>,
    pub short_html: Option<Phrase<'a>>,
    pub meaning_html: Phrase<'a>,
}

/// The index from A to Z.
#[derive(Clone, Debug, Serialize)]
pub struct IndexFacts<'a> {
    pub letters: Vec<IndexLetter<'a>>,
}

/// What stands under one letter.
#[derive(Clone, Debug, Serialize)]
pub struct IndexLetter<'a> {
    pub letter: String,
    pub entries: Vec<IndexEntry<'a>>,
}

/// A term, a unit or a task.
#[derive(Clone, Debug, Serialize)]
pub struct IndexEntry<'a> {
    /// Its name, as a link to it.
    pub title_html: Phrase<'a>,
    /// "Term", "Unit" or "Task".
    pub kind: &'a str,
    /// What an abbreviation stands for, or the data set of a task.
    pub of_html: Option<Phrase<'a>>,
}

/// The page that searches. The script reads all of it from the page, and asks for nothing but the index.
#[derive(Clone, Debug, Serialize)]
pub struct SearchFacts<'a> {
    /// The address of the folder with the index.
    pub index: String,
    /// What results can be narrowed down to.
    pub facets: Vec<Facet>,
    /// The words that the script puts together, as JSON.
    pub words: String,
    /// The address of the index from A to Z, by whose words the script corrects what is spelt otherwise.
    pub known: Option<String>,
    /// Other ways to what is looked for, which need no script.
    pub elsewhere: Vec<Link<'a>>,
}

/// A question by which results are narrowed down: which unit, which publication.
#[derive(Clone, Debug, Serialize)]
pub struct Facet {
    /// The name of the field, and of the filter in the index.
    pub name: String,
    pub label: String,
    pub options: Vec<FacetOption>,
}

/// An answer to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetOption {
    /// The word that stands in the address and in the index, the same in every language.
    pub value: String,
    pub label: String,
}

/// The page for addresses that lead nowhere: the same words in every language.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundFacts<'a> {
    pub languages: Vec<NotFoundWords<'a>>,
}

/// "Not found" in one language.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundWords<'a> {
    pub tag: String,
    pub dir: &'static str,
    pub title: String,
    pub text: String,
    pub home: Link<'a>,
}
