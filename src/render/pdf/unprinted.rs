//! What of documents cannot be printed as it is written.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use tavle_base::{Diagnostic, Message, Place, message};
use tavle_load::Sources;

/// How many signs of a script are named.
const NAMED: usize = 5;

/// What of one document, or of several, cannot be printed as it is written.
#[derive(Debug, Default)]
pub struct Unprinted {
    /// What is wrong with images.
    pub images: Vec<Diagnostic>,
    /// The signs that no font has.
    pub signs: BTreeSet<char>,
    /// The data whose tables have more columns than a page can hold, with how many.
    pub crowded: BTreeMap<String, usize>,
}

impl Unprinted {
    /// Adds what was found in another document.
    pub fn add(&mut self, other: Self) {
        self.images.extend(other.images);
        self.signs.extend(other.signs);
        self.crowded.extend(other.crowded);
    }

    /// All of it in words: of signs one diagnostic a script, at the first place in the site's files where one is written.
    pub fn diagnostics(self, sources: &Sources) -> Vec<Diagnostic> {
        let mut scripts: BTreeMap<Option<&str>, BTreeSet<char>> = BTreeMap::new();
        for c in self.signs {
            scripts.entry(script(c)).or_default().insert(c);
        }
        let signs = scripts
            .into_iter()
            .map(|(script, signs)| Diagnostic::warning(first(&signs, sources), missing(script, &signs)));
        let crowded = self.crowded.iter().filter_map(|(source, n)| {
            let path = source.split_once('#').map_or(source.as_str(), |(path, _)| path);
            let place = Place::whole(sources.find(path)?);
            Some(Diagnostic::warning(place, message!("crowded-table", path, n = *n)))
        });
        self.images.into_iter().chain(signs).chain(crowded).collect()
    }
}

/// The English name of the script that a sign belongs to (Unicode Standard Annex 24); nothing for signs that many use.
fn script(c: char) -> Option<&'static str> {
    match c.script() {
        Script::Common | Script::Inherited | Script::Unknown => None,
        script => Some(script.full_name()),
    }
}

/// Where the first of these signs is written in what an author writes.
fn first(signs: &BTreeSet<char>, sources: &Sources) -> Option<Place> {
    let by_authors = |path: &str| ["content/", "data/", "site.yaml"].iter().any(|start| path.starts_with(start));
    sources.all().filter(|(_, source)| by_authors(&source.path)).find_map(|(id, source)| {
        let (at, c) = source.text().char_indices().find(|(_, c)| signs.contains(c))?;
        Some(Place::bytes(id, at..at + c.len_utf8()))
    })
}

fn missing(script: Option<&str>, signs: &BTreeSet<char>) -> Message {
    let named: Vec<String> = signs.iter().take(NAMED).map(|c| format!("`{c}` (U+{:04X})", *c as u32)).collect();
    let n = (signs.len().saturating_sub(NAMED)) as u64;
    let signs = named.join(", ");
    match (script, n) {
        (None, 0) => message!("no-glyph", signs),
        (None, n) => message!("no-glyph.and-more", signs, n),
        (Some(script), 0) => message!("no-glyph.script", script, signs),
        (Some(script), n) => message!("no-glyph.script-and-more", script, signs, n),
    }
}
