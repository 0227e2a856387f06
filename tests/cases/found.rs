//! What can be found, for cases: the records from which the search index of a language is made.

use tavle::base::Lang;
use tavle::pages::Measures;
use tavle::pages::context::LocalizedSite;
use tavle::pages::search::{Passage, records};
use tavle::pipeline::Prepared;

/// The records whose addresses begin so, each as where it leads, its title and what that is of, its text, and what readers
/// narrow results down by.
pub fn found(begin: &str, prepared: &Prepared) -> String {
    let Prepared { site, routes, theme, .. } = prepared;
    let lang = site.languages.find(begin.split('/').next().unwrap_or_default()).unwrap_or(Lang::DEFAULT);
    let edition = LocalizedSite { site, routes, theme, measures: &Measures::default(), lang };
    let mut out = String::new();
    for record in records(edition).iter().filter(|record| record.address.starts_with(&format!("/{begin}"))) {
        let words = |label: &str, words: &str| if words.is_empty() { String::new() } else { format!("{label}{words}") };
        out.push_str(&record.address);
        out.push('\n');
        out.push_str(&format!("  {}{}\n", said(&record.title), words(" – ", &said(&record.of))));
        out.push_str(&words("  ", &said(&record.text)));
        out.push_str(if record.text.is_empty() { "" } else { "\n" });
        let chosen = record.chosen.iter().map(|(column, ids)| format!("{column}: {}", ids.join(" ")));
        let facets = [
            words("", record.kind),
            words("number: ", record.number.unwrap_or_default()),
            words("units: ", &record.units.join(" ")),
            words("publications: ", &record.publications.join(" ")),
            words("states: ", &record.states.join(" ")),
        ];
        let facets: Vec<String> = facets.into_iter().chain(chosen).filter(|facet| !facet.is_empty()).collect();
        out.push_str(&format!("  [{}]\n", facets.join("; ")));
    }
    out
}

/// The words of a passage, those in another language with its tag.
fn said(passage: &Passage<'_>) -> String {
    let piece = |lang: Option<&str>, words: &str| match lang {
        Some(lang) => format!("⟨{lang}: {words}⟩"),
        None => words.to_owned(),
    };
    passage.pieces.iter().map(|one| piece(one.lang, &one.words)).collect()
}
