//! The forms in which Pagefind knows a word: its stem without marks, and the same of its parts.

use std::collections::HashSet;

use convert_case::{Case, Casing};
use pagefind_stem::Stemmer;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Signs that belong to words: those that connect.
const SIGNS: [char; 10] = ['_', '‿', '⁀', '⁔', '︳', '︴', '﹍', '﹎', '﹏', '＿'];

/// How many letters are looked at after a full stop, and behind a letter of Katakana.
const TAIL: usize = 64;
const KATAKANA: usize = 16;

/// A form of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub word: String,
    /// The word with its marks, where it has some.
    pub marked: Option<String>,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Whole,
    /// A part of a word that is written with signs or capitals in it.
    Part,
    /// What stands after a full stop in it; in texts only.
    Tail,
}

/// The forms of what stands between two spaces.
pub fn forms(written: &str, stemmer: Option<&Stemmer>) -> Vec<Form> {
    let stemmed =
        |word: &str, kind: Kind| form(word, kind, |bare| stemmer.map_or(bare.into(), |one| one.stem(bare).into()));
    let whole = plain(written);
    let mut all: Vec<Form> = Vec::new();
    if !whole.is_empty() {
        all.push(stemmed(&whole, Kind::Whole));
    }
    all.extend(katakana(written).into_iter().map(|tail| form(tail, Kind::Part, str::to_owned)));
    if !is_joined(written) {
        return all;
    }
    let spaced = written.replace(|c: char| c.is_ascii_punctuation(), " ").to_case(Case::Lower);
    let parts: Vec<&str> = spaced.split_whitespace().collect();
    if !whole.is_empty() && (parts.len() > 1 || !whole.starts_with(&parts.concat())) {
        all.extend(parts.into_iter().filter(|part| part.len() > 1).map(|part| stemmed(part, Kind::Part)));
    }
    let pictures = written.graphemes(true).filter(|one| emojis::get(one).is_some());
    all.extend(pictures.map(|one| Form { word: one.to_owned(), marked: None, kind: Kind::Whole }));
    let mut known: HashSet<String> = all.iter().map(|one| one.word.clone()).collect();
    let mut seen = HashSet::new();
    let tails = written.match_indices('.').map(|(stop, _)| first(&written[stop + 1..], TAIL));
    for tail in tails.filter(|tail| seen.insert(*tail)) {
        let small = plain(tail);
        if is_joined(tail) && small.chars().nth(1).is_some() {
            let tail = stemmed(&small, Kind::Tail);
            if known.insert(tail.word.clone()) {
                all.push(tail);
            }
        }
    }
    all
}

fn form(word: &str, kind: Kind, stem: impl Fn(&str) -> String) -> Form {
    let bare = bare(word);
    let stemmed = stem(bare.as_deref().unwrap_or(word));
    Form { word: stemmed, marked: bare.is_some().then(|| word.to_owned()), kind }
}

/// Whether something may be several words.
fn is_joined(written: &str) -> bool {
    written.chars().any(|c| !c.is_alphanumeric()) || written.chars().skip(1).any(char::is_uppercase)
}

/// The letters and digits of a word in small letters.
fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word.chars().filter(|c| c.is_alphanumeric() || SIGNS.contains(c)) {
        // A letter such as ǅ is neither large nor small.
        if c.is_uppercase() { plain.extend(c.to_lowercase()) } else { plain.push(c) }
    }
    plain
}

/// A word without the marks on its letters; nothing where it has none. The marks of Kana make other letters.
fn bare(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let is_kana = |c: char| matches!(c, '\u{3099}' | '\u{309a}');
    let mut bare: String = word.nfd().filter(|c| !is_combining_mark(*c) || is_kana(*c)).collect();
    if bare.contains(is_kana) {
        bare = bare.nfc().collect();
    }
    (bare != word).then_some(bare)
}

/// The ends of a word in Katakana, which is written without spaces.
fn katakana(word: &str) -> Vec<&str> {
    let is_katakana = |c| matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}');
    if word.chars().nth(2).is_none() || !word.chars().all(is_katakana) {
        return Vec::new();
    }
    let mut known = HashSet::new();
    let ends = word.char_indices().skip(1).map(|(at, _)| first(&word[at..], KATAKANA));
    ends.filter(|end| end.chars().nth(1).is_some() && known.insert(*end)).collect()
}

/// The first so many letters.
fn first(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(end, _)| &text[..end])
}
