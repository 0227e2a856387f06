//! What an index is given: for each record its words, what is shown of it and what it is narrowed down by.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::compound::Compounds;
use super::corpus::Corpus;
use super::spelling::variants;
use tavle_base::Languages;
use tavle_model::embed::OF_COLUMN;
use tavle_pages::search::{Abbreviation, Passage, SearchRecord};

/// Before words in another language than the page's: this sign and, added to it, the number of the language. The signs
/// are for private use, no letters, so nothing is found by them.
const LANGUAGE: u32 = 0xE001;

/// After words in another language.
const OWN: char = '\u{E000}';

/// How many words a title has at most that people may type as a whole.
const SHORT_TITLE: usize = 5;

/// The fields in which a record is found besides its content, in the order of their names. The index names all of them,
/// whether a site has words in them or not.
pub const FIELDS: [&str; 4] = ["named", "of", "title", "words"];

/// A record as it is indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub address: String,
    /// The words that an excerpt is taken from, one space between them. Never empty: the title stands here where there
    /// are no others.
    pub content: String,
    /// [`FIELDS`]: `title`, `of`, and what is found and never shown: `named` for the title, `words` for the rest.
    pub meta: BTreeMap<String, String>,
    pub filters: BTreeMap<String, Vec<String>>,
}

/// The entries of a corpus, each made when it is asked for: all of them are larger than their index.
pub struct Entries<'c> {
    corpus: &'c Corpus<'c>,
    hidden: Hidden<'c>,
}

impl<'c> Entries<'c> {
    pub fn new(corpus: &'c Corpus<'c>) -> Self {
        let mut vocabulary = HashSet::new();
        for text in corpus.records.iter().flat_map(Text::of) {
            for word in words(&text.small) {
                if !vocabulary.contains(word) {
                    vocabulary.insert(word.to_owned());
                }
            }
        }
        Self { corpus, hidden: Hidden::new(vocabulary, &corpus.short, corpus.tag) }
    }

    /// The language of the index.
    pub fn tag(&self) -> &str {
        self.corpus.tag
    }

    pub fn count(&self) -> usize {
        self.corpus.records.len()
    }

    /// The entry of a record, by its number.
    pub fn entry(&self, number: usize) -> Entry {
        let Corpus { records, languages, .. } = self.corpus;
        let record = &records[number];
        let [name, text] = Text::of(record);
        let title = written(&record.title, languages);
        let content = written(&record.text, languages);
        let named = self.hidden.words(&name);
        let mut more = self.hidden.words(&text);
        more.retain(|word| !named.contains(word));
        let number = record.number.map(|number| whole(&words(&number.to_lowercase()).collect::<Vec<_>>()));
        let named: Vec<String> = named.into_iter().chain(self.hidden.exactly(&name)).chain(number).collect();
        let more: Vec<String> = more.into_iter().collect();
        let fields = [
            ("title", title.clone()),
            ("of", written(&record.of, languages)),
            ("named", named.join(" ")),
            ("words", more.join(" ")),
        ];
        let list = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        let filters = [
            ("kind", vec![record.kind.to_owned()]),
            ("unit", list(&record.units)),
            ("publication", list(&record.publications)),
            ("status", list(&record.states)),
        ];
        let filters = filters.into_iter().map(|(name, values)| (name.to_owned(), values));
        let chosen = record.chosen.iter().map(|(column, ids)| (format!("{OF_COLUMN}{column}"), list(ids)));
        Entry {
            address: record.address.clone(),
            content: if content.is_empty() { title } else { content },
            meta: fields
                .into_iter()
                .filter(|(name, words)| *name == "title" || !words.is_empty())
                .map(|(name, words)| (name.to_owned(), words))
                .collect(),
            filters: filters.chain(chosen).filter(|(_, values)| !values.is_empty()).collect(),
        }
    }
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
    // A space of no width stands within a word.
    out.retain(|c| c != '\u{200b}');
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words of a record.
struct Text {
    written: String,
    /// The same in small letters.
    small: String,
}

impl Text {
    /// The title, and all that stands below it.
    fn of(record: &SearchRecord<'_>) -> [Self; 2] {
        let rest = [&record.of, &record.text].map(Passage::words).join(" ");
        [record.title.words(), rest].map(|written| Self { small: written.to_lowercase(), written })
    }
}

/// The words of a text, without the signs between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What a record is found by and does not say.
struct Hidden<'r> {
    /// The parts of words, and other spellings of them and of their parts: each word is looked at once, however often
    /// it stands somewhere.
    related: HashMap<String, Vec<String>>,
    /// The abbreviations, with what each stands for in small letters, and by themselves.
    short: Vec<(&'r str, String)>,
    by_short: HashMap<&'r str, Vec<usize>>,
    /// Finds all that abbreviations stand for in one walk through a text.
    long: AhoCorasick,
    tag: &'r str,
}

impl<'r> Hidden<'r> {
    /// What is hidden in a site that uses the words of this vocabulary.
    fn new(mut vocabulary: HashSet<String>, short: &'r [Abbreviation], tag: &'r str) -> Self {
        let compounds = Compounds::new(vocabulary.iter().map(String::as_str), tag);
        let short: Vec<(&str, String)> =
            short.iter().map(|one| (one.short.as_str(), one.long.to_lowercase())).collect();
        let mut by_short: HashMap<&str, Vec<usize>> = HashMap::new();
        for (n, (short, _)) in short.iter().enumerate() {
            by_short.entry(*short).or_default().push(n);
        }
        vocabulary.extend(short.iter().flat_map(|(_, long)| words(long)).map(str::to_owned));
        let related = vocabulary.into_par_iter().filter_map(|word| {
            let related = related(&word, &compounds, tag);
            (!related.is_empty()).then_some((word, related))
        });
        let related = related.collect();
        let long = AhoCorasick::new(short.iter().map(|(_, long)| long)).expect("abbreviations are few and short");
        Self { related, short, by_short, long, tag }
    }

    fn words(&self, text: &Text) -> BTreeSet<String> {
        let own: BTreeSet<&str> = words(&text.small).collect();
        let mut more = BTreeSet::new();
        let related = |word: &str| self.related.get(word).into_iter().flatten().cloned();
        more.extend(own.iter().flat_map(|word| related(word)));
        // In small letters an abbreviation may be another word.
        let abbreviated: BTreeSet<usize> =
            words(&text.written).filter_map(|word| self.by_short.get(word)).flatten().copied().collect();
        for (_, long) in abbreviated.into_iter().map(|n| &self.short[n]) {
            for word in words(long) {
                more.insert(word.to_owned());
                more.extend(related(word));
            }
        }
        for found in self.long.find_overlapping_iter(&text.small) {
            let (short, _) = &self.short[found.pattern().as_usize()];
            more.insert(short.to_lowercase());
        }
        more.retain(|word| !own.contains(word.as_str()));
        more
    }

    /// The words of a title with a sign at the end, and short titles as a whole with two, so that they are found in
    /// this form and no other: *housing* has the stem of *house*, but what is called so is to come first.
    fn exactly(&self, title: &Text) -> BTreeSet<String> {
        let mut all: BTreeSet<String> = words(&title.small).map(|word| format!("{word}_")).collect();
        // An abbreviation in brackets is a title of its own.
        for name in title.small.split(['(', ')']) {
            let whole: Vec<&str> = words(name).collect();
            if (1..=SHORT_TITLE).contains(&whole.len()) {
                all.insert(self::whole(&whole));
            }
        }
        let spelt: Vec<String> = all.iter().flat_map(|word| variants(word, self.tag)).collect();
        all.extend(spelt);
        all
    }
}

/// A short title, or a number, as the one word that it is found by.
fn whole(words: &[&str]) -> String {
    format!("{}__", words.join("_"))
}

/// The parts of a word, and other spellings of it and of them.
fn related(word: &str, compounds: &Compounds, tag: &str) -> Vec<String> {
    let parts = compounds.parts(word);
    let spelt = std::iter::once(word).chain(parts.iter().copied()).flat_map(|one| variants(one, tag));
    spelt.chain(parts.iter().map(|part| (*part).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_pages::search::Piece;

    fn passage<'a>(pieces: &[(&str, Option<&'a str>)]) -> Passage<'a> {
        let pieces = pieces.iter().map(|(words, lang)| Piece { words: (*words).to_owned(), lang: *lang });
        Passage { pieces: pieces.collect() }
    }

    fn record<'a>(title: &str, text: &[(&str, Option<&'a str>)]) -> SearchRecord<'a> {
        SearchRecord { title: passage(&[(title, None)]), text: passage(text), kind: "page", ..SearchRecord::default() }
    }

    /// The entries of these records in Danish, with one abbreviation.
    fn indexed(records: &[SearchRecord<'_>]) -> Vec<Entry> {
        let languages = Languages::new(["da", "en"]).unwrap_or_else(|| unreachable!("there are two"));
        let short = vec![Abbreviation { short: "IGU".to_owned(), long: "Integrationsgrunduddannelse".to_owned() }];
        let corpus = Corpus { tag: "da", records: records.to_vec(), short, languages: &languages };
        let entries = Entries::new(&corpus);
        (0..entries.count()).map(|n| entries.entry(n)).collect()
    }

    #[test]
    fn words_in_another_language_are_marked_and_stay_as_many() {
        let text = [("Mødet hedder ", None), ("Practical reception", Some("en")), (", og alle er med.", None)];
        let all = indexed(&[record("Møde", &text)]);
        assert_eq!(all[0].content, "Mødet hedder \u{e002}Practical reception\u{e000}, og alle er med.");
        assert_eq!(indexed(&[record("Møde", &[])])[0].content, "Møde", "no content is empty");
    }

    #[test]
    fn what_is_not_said_is_found_and_not_shown() {
        let all = indexed(&[
            record("Pavillonbolig", &[("IGU for unge", None)]),
            record("Bolig", &[("En integrationsgrunduddannelse på igu.example", None)]),
            record("Børn", &[("En pavillon", None)]),
        ]);
        let meta = |n: usize, key: &str| all[n].meta.get(key).map_or("", String::as_str);
        assert_eq!(meta(0, "named"), "bolig pavillonbolig_ pavillonbolig__");
        assert_eq!(meta(0, "words"), "integrationsgrunduddannelse");
        assert_eq!(meta(1, "named"), "bolig_ bolig__");
        assert_eq!(meta(1, "words"), "paa", "the abbreviation stands there already, if in an address");
        assert_eq!(meta(2, "named"), "boern born boern_ boern__ born_ born__ børn_ børn__");
        assert!(all.iter().all(|entry| !entry.content.contains('_')));
    }
}
