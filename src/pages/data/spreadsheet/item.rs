//! A part of a row in one line of text, for files.

use crate::context::LocalizedSite;
use crate::table::Item;
use tavle_markup::Phrase;

/// A milestone or another part in one line, as in "19 March 2026, FC: First reading (Completed); Decision: Adopted".
pub fn item_words(item: &Item<'_>, localized: LocalizedSite<'_>) -> String {
    let time = item.time.as_ref().map(|time| match time.moved(localized) {
        Some(moved) => format!("{} ({moved})", time.time.words()),
        None => time.time.words().into_owned(),
    });
    let head: Vec<String> = time.into_iter().chain(item.body.as_ref().map(|body| body.words().into_owned())).collect();
    let text = item.text.as_ref().map(|text| text.written_out().into_owned());
    let mut words: String =
        [head.join(", ")].into_iter().filter(|head| !head.is_empty()).chain(text).collect::<Vec<_>>().join(": ");
    if let Some(status) = &item.status {
        let note = status.note.as_ref().map(|note| format!(", {}", note.words())).unwrap_or_default();
        words = format!("{words} ({}{note})", status.word.words());
    }
    let facts = item.facts.iter().map(|(word, fact)| format!("; {word}: {}", fact.written_out()));
    words.extend(facts);
    for link in item.links() {
        if let Phrase::Link { href, words: title } = link {
            words.push_str(&format!("; {}: {href}", title.words()));
        }
    }
    words.trim().to_owned()
}
