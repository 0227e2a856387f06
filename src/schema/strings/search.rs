//! The words of search: on the page that searches, and in the box at the head of every page.

use super::page::strings;

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchWords {
    pub label: Box<str>,
    pub button: Box<str>,
    pub about: Box<str>,
    pub hint: Box<str>,
    pub facets: Box<str>,
    pub all: Box<str>,
    pub kind: Box<str>,
    pub unit: Box<str>,
    pub publication: Box<str>,
    pub status: Box<str>,
    pub found: Box<str>,
    pub first: Box<str>,
    pub more: Box<str>,
    pub near: Box<str>,
    pub other: Box<str>,
    pub meant: Box<str>,
    pub some: Box<str>,
    pub none: Box<str>,
    pub none_chosen: Box<str>,
    pub failed: Box<str>,
    pub needs_script: Box<str>,
    pub elsewhere: Box<str>,
    pub in_language: Box<str>,
    pub small_words: Box<str>,
    pub kinds: SearchKindWords,
}

strings! {
    pub struct SearchKindWords of Box<str> {
        page,
        publication,
        chapter,
        data,
        unit,
        term,
        task,
        activity,
        step,
        entry,
        objective,
        action,
        row,
    }
}
