//! What a text is about, where nobody has said it: its first words.

use tavle_model::chapter::Version;
use tavle_parse::markdown::{Block, plain};

/// As much as search engines and link previews show, in characters.
const SHOWN: usize = 160;

/// What a text is about: its description, or as many whole sentences of its first paragraph as are shown elsewhere; of
/// a longer one the words that fit. Nothing where it has no paragraph.
pub fn about(version: &Version) -> Option<String> {
    if let Some(description) = &version.description {
        return Some(description.to_string());
    }
    let first = version.document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(content) => Some(plain(content)),
        _ => None,
    })?;
    let words = first.trim();
    (!words.is_empty()).then(|| beginning(words))
}

fn beginning(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(SHOWN) else { return words.to_owned() };
    let fits = &words[..end];
    if let Some((sentence, _)) = fits.rsplit_once(". ") {
        return format!("{sentence}.");
    }
    let cut = fits.rsplit_once(' ').map_or(fits, |(before, _)| before);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '–', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_paragraph_is_shown_whole_and_a_long_one_by_sentences_or_words() {
        assert_eq!(beginning("Alle får svar."), "Alle får svar.");
        let sentence = "Kommunen tager godt imod nye borgere og deres familier.";
        assert_eq!(beginning(&[sentence; 4].join(" ")), [sentence; 2].join(" "));
        let endless = "modtagelse, ".repeat(20);
        let cut = beginning(&endless);
        assert!(cut.ends_with("modtagelse…") && cut.chars().count() <= SHOWN, "{cut}");
    }
}
