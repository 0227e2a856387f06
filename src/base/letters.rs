//! How the letters are spelt that a keyboard may lack: one table for addresses, search and the filters of tables.
//!
//! Marks are no matter of this table: é is e everywhere. It never says in which order letters stand.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A letter that is spelt with others.
pub struct Letter {
    /// In lower case.
    pub letter: char,
    /// With two, as it is written where it is missing: ae for æ.
    pair: &'static str,
    /// With one, as others write it: o for ø.
    single: &'static str,
    /// In addresses. What is not Danish there has the letter without its mark, and addresses that are published stay.
    address: &'static str,
    /// In which languages a pair stands for the letter.
    pub languages: &'static str,
}

const DANISH: &str = "da fo nb nn no";

/// The table.
pub const LETTERS: [Letter; 7] = [
    Letter { letter: 'æ', pair: "ae", single: "ae", address: "ae", languages: DANISH },
    Letter { letter: 'ø', pair: "oe", single: "o", address: "oe", languages: DANISH },
    Letter { letter: 'å', pair: "aa", single: "a", address: "aa", languages: DANISH },
    Letter { letter: 'ä', pair: "ae", single: "a", address: "a", languages: "" },
    Letter { letter: 'ö', pair: "oe", single: "o", address: "o", languages: "" },
    Letter { letter: 'ü', pair: "ue", single: "u", address: "u", languages: "" },
    Letter { letter: 'ß', pair: "ss", single: "ss", address: "ss", languages: "" },
];

impl Letter {
    /// A word with the letter in place of each pair that may stand for it.
    pub fn join(&self, word: String) -> String {
        match word.contains(self.pair) {
            true => word.replace(self.pair, self.letter.encode_utf8(&mut [0; 4])),
            false => word,
        }
    }
}

/// A way to spell all letters of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    Pair,
    Single,
    Address,
}

impl Spelling {
    pub const ALL: [Self; 3] = [Self::Pair, Self::Single, Self::Address];

    fn of(self, letter: &Letter) -> &'static str {
        match self {
            Self::Pair => letter.pair,
            Self::Single => letter.single,
            Self::Address => letter.address,
        }
    }

    /// How a letter of the table is spelt; `None` for all others. It may be a capital.
    pub fn letter(self, c: char) -> Option<&'static str> {
        if c.is_ascii() {
            return None;
        }
        let small = c.to_lowercase().next()?;
        LETTERS.iter().find(|letter| letter.letter == small).map(|letter| self.of(letter))
    }

    /// A text in small letters so spelt, and without marks.
    pub fn fold(self, text: &str) -> String {
        let mut spelt = String::with_capacity(text.len());
        for c in text.nfc().flat_map(char::to_lowercase) {
            match self.letter(c) {
                Some(letters) => spelt.push_str(letters),
                None => spelt.push(c),
            }
        }
        without_marks(&spelt)
    }
}

/// A text without the marks on its letters, and without soft hyphens.
pub fn without_marks(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c) && *c != '\u{ad}').collect()
}

/// The table as the scripts of the theme read it: each letter and its spellings, with spaces between.
pub fn table() -> String {
    let mut table = String::new();
    for letter in &LETTERS {
        let [pair, single, address] = Spelling::ALL.map(|spelling| spelling.of(letter));
        let space = if table.is_empty() { "" } else { " " };
        let _ = write!(table, "{space}{} {pair} {single} {address}", letter.letter);
    }
    table
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::slug::slug;

    #[test]
    fn a_word_has_a_spelling_of_each_kind() {
        for (word, expected) in [
            ("børn", ["boern", "born", "boern"]),
            ("Småbørn", ["smaaboern", "smaborn", "smaaboern"]),
            ("Übergröße", ["uebergroesse", "ubergrosse", "ubergrosse"]),
            ("a\u{30a}ben caf\u{e9}", ["aaben cafe", "aben cafe", "aaben cafe"]),
        ] {
            assert_eq!(Spelling::ALL.map(|spelling| spelling.fold(word)), expected, "{word}");
        }
        assert!(table().starts_with("æ ae ae ae ø oe o oe å aa a aa "), "{}", table());
    }

    proptest! {
        #[test]
        fn an_address_is_spelt_by_the_table(word in "[a-zæøåäöüßéèñÆØÅÄÖÜÉ]{1,40}") {
            prop_assert_eq!(slug(&word), Spelling::Address.fold(&word).chars().take(60).collect::<String>());
        }
    }
}
