//! Characters that nobody sees and no document may hold: XML 1.0 forbids them, and no program that people read with has a use
//! for them.

/// The first of them in a text, with its byte.
pub(super) fn first(text: &str) -> Option<(usize, char)> {
    let is_control =
        |c: char| (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.char_indices().find(|(_, c)| is_control(*c))
}

/// What such a character is called, as in `U+0007`.
pub(super) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
