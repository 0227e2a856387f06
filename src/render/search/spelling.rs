//! Words as people write them whose keyboard lacks their letters, and as they stand in addresses.
//!
//! The library takes marks off letters (å is a, é is e), on both sides. What is more is in the table of
//! [`tavle_base::letters`]: a word with one of its letters is indexed in its other spellings too.

use tavle_base::letters::{LETTERS, Letter, Spelling, without_marks};

/// The other spellings of a word in small letters, without the word itself and what the library makes of it.
pub fn variants(word: &str, tag: &str) -> Vec<String> {
    let bare = without_marks(word);
    let mut all: Vec<String> = Vec::new();
    let mut push = |one: String| {
        if one != word && one != bare && !all.contains(&one) {
            all.push(one);
        }
    };
    if !word.is_ascii() {
        Spelling::ALL.iter().for_each(|spelling| push(spelling.fold(word)));
    }
    let language = tag.split_once('-').map_or(tag, |(language, _)| language);
    let is_own = |letter: &&Letter| letter.languages.split(' ').any(|known| known == language);
    let joined = LETTERS.iter().filter(is_own).fold(word.to_owned(), |word, letter| letter.join(word));
    push(without_marks(&joined));
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use tavle_base::slug::slug;

    #[test]
    fn a_word_is_found_as_it_is_spelt_without_its_letters() {
        for (word, tag, expected) in [
            ("børn", "da", &["boern", "born"][..]),
            // å is a for the library, so this is how Mågevig and Åbenrå are asked for.
            ("mågevig", "da", &["maagevig"]),
            ("mågevig", "en", &["maagevig"]),
            ("aabenraa", "da", &["abenra"]),
            ("færøsk", "da", &["faeroesk", "faerosk"]),
            ("småbørn", "da", &["smaaboern", "smaborn"]),
            ("boern", "da", &["børn"]),
            ("does", "en", &[]),
            ("größe", "de", &["groesse", "grosse"]),
            ("café", "da", &[]),
            ("plan", "da", &[]),
        ] {
            assert_eq!(variants(word, tag), expected, "{word}");
        }
    }

    proptest! {
        /// What stands in an address, and what is typed in any spelling, is found: here as the library looks for it, and in
        /// the filter of a table, which compares all spellings of both.
        #[test]
        fn search_filters_and_addresses_agree(word in "[a-zæøåäöüßéèñ]{1,30}", tag in "da|en|de") {
            let indexed: Vec<String> =
                variants(&word, &tag).iter().chain([&word]).map(|one| without_marks(one)).collect();
            let filtered = Spelling::ALL.map(|spelling| spelling.fold(&word));
            for typed in Spelling::ALL.map(|spelling| spelling.fold(&word)).into_iter().chain([word.clone(), slug(&word)]) {
                prop_assert!(indexed.contains(&without_marks(&typed)), "{typed} is not among {indexed:?}");
                let asked = Spelling::ALL.map(|spelling| spelling.fold(&typed));
                prop_assert!(asked.iter().any(|one| filtered.contains(one)), "{typed} is not among {filtered:?}");
            }
        }
    }
}
