//! Characters that nobody sees and no document may hold: XML 1.0 forbids them, or they make a text read in another order than
//! it is written. No program that people read with has a use for them: direction is said by marks and isolates.

/// The first of them in a text, with its byte.
pub fn first(text: &str) -> Option<(usize, char)> {
    all(text).next()
}

/// All of them in a text, each with its byte.
pub(crate) fn all(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(_, c)| match c {
        '\t' | '\n' | '\r' => false,
        '\u{202a}'..='\u{202e}' | '\u{fffe}' | '\u{ffff}' => true,
        c => c.is_control(),
    })
}

/// What such a character is called, as in `U+0007`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
