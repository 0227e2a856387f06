//! The letters of an index from A to Z.

use std::cmp::Ordering;

use icu_collator::CollatorBorrowed;
use icu_collator::options::{CollatorOptions, Strength};
use icu_locale::exemplar_chars::ExemplarCharactersBorrowed;

/// What stands over all that begins with no letter.
const NO_LETTER: &str = "#";

/// The letters that CLDR gives for a language's indexes, in the language's order.
pub struct Alphabet {
    /// Compares by letters alone: accents and case do not count.
    collator: CollatorBorrowed<'static>,
    letters: Vec<Box<str>>,
}

/// A text from its first letter or digit on: signs before it count neither for its letter nor for its place.
pub fn without_signs(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// The options of the collator of an alphabet.
pub fn by_letters() -> CollatorOptions {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Primary);
    options
}

impl Alphabet {
    /// The alphabet of a language that compares [by letters](by_letters) and has these for indexes.
    pub fn new(collator: CollatorBorrowed<'static>, index: ExemplarCharactersBorrowed<'_>) -> Self {
        let mut letters: Vec<Box<str>> = index.code_points().iter_chars().map(|c| c.to_string().into()).collect();
        letters.extend(index.strings().iter().map(Box::from));
        letters.sort_by(|a, b| collator.compare(a, b));
        Self { collator, letters }
    }

    /// The last letter of the alphabet that does not come after the text.
    pub fn letter(&self, text: &str) -> String {
        let text = without_signs(text);
        let Some(first) = text.chars().next() else { return NO_LETTER.to_owned() };
        let upto = self.letters.partition_point(|letter| self.collator.compare(letter, text) != Ordering::Greater);
        match upto.checked_sub(1).map(|index| &self.letters[index]) {
            // All other scripts come after the last letter, so there it must be looked at.
            Some(letter) if upto < self.letters.len() || self.begins(text, letter) => letter.to_string(),
            _ if first.is_alphabetic() => first.to_uppercase().collect(),
            _ => NO_LETTER.to_owned(),
        }
    }

    /// Whether the text begins with the letter, which may be written with two signs (`Aa` for `Å`).
    fn begins(&self, text: &str, letter: &str) -> bool {
        text.char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .take(3)
            .any(|end| self.collator.compare(&text[..end], letter) == Ordering::Equal)
    }
}
