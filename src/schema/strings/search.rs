//! The words of search: on the page that searches, and in the box at the head of every page.

use super::page::place;

/// Search.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchWords {
    /// The name of the field for what is looked for.
    pub label: Box<str>,
    pub button: Box<str>,
    /// What the page is for, for browsers and link previews.
    pub about: Box<str>,
    /// What can be searched for.
    pub hint: Box<str>,
    /// The name of the fields that narrow down what was found, for screen readers.
    pub facets: Box<str>,
    /// The choice that leaves nothing out.
    pub all: Box<str>,
    /// The field for what a result is.
    pub kind: Box<str>,
    pub unit: Box<str>,
    pub publication: Box<str>,
    pub status: Box<str>,
    /// How much was found for a word: `{results}` as in `counts`, and `{query}`.
    pub found: Box<str>,
    /// Beside it where only the first are shown, `{n}` of them.
    pub first: Box<str>,
    /// What shows more of them.
    pub more: Box<str>,
    /// Where only words like `{query}` were found: `{results}`.
    pub near: Box<str>,
    /// Where nothing was found in the page's language but `{results}` in another, `{in_language}`, for `{query}`.
    pub other: Box<str>,
    /// Where nothing was found for `{query}` but `{results}` for `{meant}`, which is spelt nearly so.
    pub meant: Box<str>,
    /// Where nothing has all words of `{query}`, but `{results}` have some of them.
    pub some: Box<str>,
    /// Where nothing was found for `{query}`.
    pub none: Box<str>,
    /// Where nothing was found and no word was given.
    pub none_chosen: Box<str>,
    /// Where the index could not be fetched.
    pub failed: Box<str>,
    /// Where the browser runs no scripts: search needs them.
    pub needs_script: Box<str>,
    /// The heading of other ways to what is looked for.
    pub elsewhere: Box<str>,
    /// Beside what is in another language, `{language}` as in `languages`.
    pub in_language: Box<str>,
    /// Words that say nothing of what is looked for, in small letters with spaces between them: a question is searched
    /// for by its others.
    pub small_words: Box<str>,
    /// What a result can be.
    pub kinds: SearchKindWords,
}

place! {
    /// What a result can be.
    pub struct SearchKindWords {
        /// A page of the site's own, or a list that Tavle makes.
        page,
        publication,
        /// A chapter of a publication, or a part of it.
        chapter,
        /// A data set.
        data,
        unit,
        /// A term or abbreviation of the glossary.
        term,
        /// A task of a matrix.
        task,
        /// An activity of an activity plan.
        activity,
        /// A step of a roadmap or of a course.
        step,
        /// An entry of a timeline.
        entry,
        objective,
        action,
        /// A row of any other table.
        row,
    }
}
