//! What an index is given: for each record its words, what is shown of it and what it is narrowed down by.

use std::collections::{BTreeMap, BTreeSet};

use super::compound::Compounds;
use super::spelling::variants;
use crate::base::Languages;
use crate::pages::search::{Abbreviation, Passage, Record};

/// Before words in another language than the page's: this sign and, added to it, the number of the language. The signs
/// are for private use, no letters, so nothing is found by them.
const LANGUAGE: u32 = 0xE001;

/// After words in another language.
const OWN: char = '\u{E000}';

/// A record as it is indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The language of the index.
    pub language: String,
    pub address: String,
    /// The words that an excerpt is taken from. Never empty: the title stands here where there are no others.
    pub content: String,
    /// `title`, `of`, and in `words` what is found and never shown.
    pub meta: BTreeMap<String, String>,
    pub filters: BTreeMap<String, Vec<String>>,
}

/// The entries of one language, `tag`, in the order of its records.
pub fn entries(records: &[Record<'_>], short: &[Abbreviation], tag: &str, languages: &Languages) -> Vec<Entry> {
    let texts: Vec<Text> = records.iter().map(Text::of).collect();
    let vocabulary: BTreeSet<&str> = texts.iter().flat_map(|text| words(&text.small)).collect();
    let compounds = Compounds::new(vocabulary.into_iter(), tag);
    let hidden = Hidden { compounds, short, tag };
    let entry = |(record, text): (&Record<'_>, &Text)| {
        let title = written(&record.title, languages);
        let text_written = written(&record.text, languages);
        let mut meta = BTreeMap::from([("title".to_owned(), title.clone())]);
        if !record.of.is_empty() {
            meta.insert("of".to_owned(), written(&record.of, languages));
        }
        let more = hidden.words(text);
        if !more.is_empty() {
            meta.insert("words".to_owned(), more);
        }
        let list = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        let filters = [
            ("kind", vec![record.kind.to_owned()]),
            ("unit", list(&record.units)),
            ("publication", list(&record.publications)),
            ("status", list(&record.states)),
        ];
        Entry {
            language: tag.to_owned(),
            address: record.address.clone(),
            content: if text_written.is_empty() { title } else { text_written },
            meta,
            filters: filters
                .into_iter()
                .filter(|(_, values)| !values.is_empty())
                .map(|(name, values)| (name.to_owned(), values))
                .collect(),
        }
    };
    records.iter().zip(&texts).map(entry).collect()
}

/// A passage with signs where its language changes.
fn written(passage: &Passage<'_>, languages: &Languages) -> String {
    let mut out = String::new();
    for piece in &passage.pieces {
        let number = piece.lang.and_then(|tag| languages.find(tag)).map(|lang| lang.index() as u32);
        match number.and_then(|number| char::from_u32(LANGUAGE + number)) {
            Some(sign) => {
                // The signs stand at words: alone they would count as words.
                let words = piece.words.trim();
                let before = &piece.words[..piece.words.len() - piece.words.trim_start().len()];
                let after = &piece.words[piece.words.trim_end().len()..];
                out.extend([before, &format!("{sign}{words}{OWN}"), after]);
            }
            None => out.push_str(&piece.words),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All words of a record.
struct Text {
    written: String,
    /// The same in small letters.
    small: String,
}

impl Text {
    fn of(record: &Record<'_>) -> Self {
        let written = [&record.title, &record.of, &record.text].map(Passage::words).join(" ");
        Self { small: written.to_lowercase(), written }
    }
}

/// The words of a text, without the signs between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What a record is found by and does not say.
struct Hidden<'r> {
    compounds: Compounds,
    short: &'r [Abbreviation],
    tag: &'r str,
}

impl Hidden<'_> {
    fn words(&self, text: &Text) -> String {
        let own: BTreeSet<&str> = words(&text.small).collect();
        let mut more = BTreeSet::new();
        for word in &own {
            self.add(word, &mut more);
        }
        for Abbreviation { short, long } in self.short {
            let long = long.to_lowercase();
            // In small letters an abbreviation may be another word.
            if words(&text.written).any(|word| word == short) {
                for word in words(&long) {
                    more.insert(word.to_owned());
                    self.add(word, &mut more);
                }
            }
            if text.small.contains(&long) {
                more.insert(short.to_lowercase());
            }
        }
        let new: Vec<String> = more.into_iter().filter(|word| !own.contains(word.as_str())).collect();
        new.join(" ")
    }

    /// Adds the parts of a word, and other spellings of it and of them.
    fn add(&self, word: &str, more: &mut BTreeSet<String>) {
        let parts = self.compounds.parts(word);
        for one in std::iter::once(word).chain(parts.iter().copied()) {
            more.extend(variants(one, self.tag));
        }
        more.extend(parts.into_iter().map(str::to_owned));
    }
}
