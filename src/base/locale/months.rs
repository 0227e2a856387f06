//! The names of months in a site's languages, to see that a line begins with a date, and which month a date has.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{icu_locale, month_names};

/// The names of the months in some languages, from CLDR: in full as they stand in a date and alone, and shortened.
///
/// They are loaded when they are first asked for, as most texts never ask.
#[derive(Debug, Default)]
pub struct Months {
    tags: Vec<Box<str>>,
    /// Each with its number, from 1.
    names: OnceLock<HashMap<String, u8>>,
}

impl Months {
    /// The months of the languages with these tags.
    pub fn new<'t>(tags: impl IntoIterator<Item = &'t str>) -> Self {
        Self { tags: tags.into_iter().map(Box::from).collect(), names: OnceLock::new() }
    }

    /// Whether a word is the name of a month in one of the languages, in capitals or not.
    pub fn has(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// The number of the month, from 1, whose name a word is in one of the languages, in capitals or not.
    pub fn find(&self, word: &str) -> Option<u8> {
        let names = self.names.get_or_init(|| {
            let all = self.tags.iter().flat_map(|tag| {
                let locale = icu_locale(tag);
                ["MMMM", "LLLL", "LLL"].into_iter().flat_map(move |pattern| (1..).zip(month_names(&locale, pattern)))
            });
            let named = all.map(|(month, name)| (key(&name), month));
            named.filter(|(name, _)| !name.bytes().any(|b| b.is_ascii_digit())).collect()
        });
        names.get(&key(word)).copied()
    }
}

/// A name as it is compared: a shortened one may have its full stop or not.
fn key(name: &str) -> String {
    name.trim_end_matches(['.', ',', ':', ';']).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_known_in_each_language_of_the_site() {
        let months = Months::new(["da", "en", "uk"]);
        for word in ["januar", "Januar", "january,", "dec.", "dec", "січня", "січень"] {
            assert!(months.has(word), "{word}");
        }
        assert_eq!(months.find("junI"), Some(6));
        for word in ["janvier", "etape", "", "M01", "1"] {
            assert!(!months.has(word), "{word}");
        }
        // A language that CLDR does not have numbers its months, and a number is no name.
        assert!(!Months::new(["xx"]).has("M03"));
    }
}
