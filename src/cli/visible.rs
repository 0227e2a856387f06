//! Characters that a terminal obeys instead of showing them: they move the cursor, set the title, hide what follows, or turn
//! its order. In what is printed there is a sign in their place.

use std::borrow::Cow;

/// The sign that stands for what cannot be shown.
const SIGN: &str = "\u{fffd}";

/// Whether a terminal, or what shows text in two directions, obeys a character.
pub fn is_obeyed(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => true,
        c => c.is_control(),
    }
}

/// A text as a terminal may show it.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, |_| None)
}

/// The same for a text that has colours of its own.
pub fn coloured(text: &str) -> Cow<'_, str> {
    shown(text, colour)
}

/// The name of a file as it may stand in a line.
pub fn name(path: &str) -> Cow<'_, str> {
    if path.contains('\n') { visible(path).replace('\n', SIGN).into() } else { visible(path) }
}

fn shown(text: &str, is_kept: fn(&str) -> Option<usize>) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_obeyed(*c)) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (words, length) = is_kept(rest).map_or((SIGN, c.len_utf8()), |length| (&rest[..length], length));
        out.push_str(words);
        rest = &rest[length..];
    }
    (out + rest).into()
}

/// How long the code is that sets a colour, if the text begins with one (ECMA-48, SGR).
fn colour(text: &str) -> Option<usize> {
    let codes = text.strip_prefix("\u{1b}[")?;
    let end = codes.find(|c: char| !(c.is_ascii_digit() || c == ';'))?;
    codes[end..].starts_with('m').then_some("\u{1b}[".len() + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_a_terminal() {
        for (text, plain, with_colours) in [
            ("a\tb\næ", "a\tb\næ", "a\tb\næ"),
            ("\u{1b}[1m\u{1b}[38;5;9mx\u{1b}[0m", "�[1m�[38;5;9mx�[0m", "\u{1b}[1m\u{1b}[38;5;9mx\u{1b}[0m"),
            ("\u{1b}]0;x\u{7}", "�]0;x�", "�]0;x�"),
            ("\u{1b}[2J\u{1b}[", "�[2J�[", "�[2J�["),
            ("\u{9b}31m\r\u{7f}", "�31m��", "�31m��"),
            ("a\u{202e}b\u{2066}c\u{fffe}\u{2028}", "a�b�c��", "a�b�c��"),
        ] {
            assert_eq!((&*visible(text), &*coloured(text)), (plain, with_colours), "{text:?}");
        }
        assert_eq!(name("a\nb"), "a�b");
    }
}
