//! Text as it can be printed: what no font has a sign for is replaced and remembered.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::fonts::Fonts;

/// Cleans texts for a press, and remembers what it could not keep.
pub struct Glyphs<'a> {
    fonts: &'a Fonts,
    /// The signs that no font has.
    pub missing: BTreeSet<char>,
}

impl<'a> Glyphs<'a> {
    pub fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, missing: BTreeSet::new() }
    }

    /// The text in composed form, on one line, and with a sign of its own for each character that no font has.
    pub fn line(&mut self, text: &str) -> String {
        if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
            return text.to_owned();
        }
        match is_nfc(text) {
            true => text.chars().filter_map(|c| self.sign(c)).collect(),
            false => text.nfc().filter_map(|c| self.sign(c)).collect(),
        }
    }

    /// The same for text whose lines are kept, as in code.
    pub fn lines(&mut self, text: &str) -> String {
        text.lines().map(|line| self.line(&line.replace('\t', "    "))).collect::<Vec<_>>().join("\n")
    }

    /// What is printed for a character; nothing for those that only steer how others are shown on a screen.
    fn sign(&mut self, c: char) -> Option<char> {
        match c {
            ' '..='~' => Some(c),
            '\n' | '\t' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            // Words are hyphenated by the language's own rules; a mark within one would stop an archive's reader.
            '\u{ad}' | '\u{feff}' => None,
            // Spaces and joiners are understood without a glyph, by how letters are set.
            '\u{a0}' | '\u{2000}'..='\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{2060}'..='\u{2069}' => match c {
                '\u{a0}' | '\u{202f}' | '\u{2007}' => Some('\u{a0}'),
                '\u{2000}'..='\u{200a}' => Some(' '),
                // Joiners and direction marks steer the letters of a language, where its font has them.
                '\u{200b}'..='\u{200f}' if self.fonts.has_glyph(c) => Some(c),
                _ => None,
            },
            _ if c.is_control() => None,
            // Selectors of how the sign before is shown.
            '\u{fe00}'..='\u{fe0f}' => None,
            _ if self.fonts.has_glyph(c) => Some(c),
            _ => {
                self.missing.insert(c);
                Some(if self.fonts.has_glyph('\u{fffd}') { '\u{fffd}' } else { '?' })
            }
        }
    }
}
