//! A look at the bytes of a file before it is read straight into a type.
//!
//! The straight way follows aliases, drops tags and takes minutes for brackets in brackets. What might be one of
//! those is read by the careful way, which refuses them; no harm is done where they only seem to be there.

use memchr::memmem;

/// The most values in one file.
pub(super) const MOST_VALUES: usize = 1_000_000;

/// The widest indentation of the straight way. A level of nesting takes one column or more, two levels at most.
const WIDEST: usize = 60;

/// Characters that end a line for one version of YAML and not for the next, by which the careful way goes.
const BREAKS: [&str; 3] = ["\u{85}", "\u{2028}", "\u{2029}"];

/// Whether the text may have an alias, an anchor, a tag, too deep a nesting or too many values.
pub(super) fn is_suspicious(text: &str) -> bool {
    let bytes = text.as_bytes();
    if is_indented_too_far(bytes) || BREAKS.iter().any(|one| memmem::find(bytes, one.as_bytes()).is_some()) {
        return true;
    }
    let (mut open, mut values) = (0usize, 1usize);
    for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| IS_SIGN[usize::from(**byte)]) {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            b',' | b':' => values += 1,
            b'\n' if is_indented_too_far(&bytes[at + 1..]) => return true,
            b'\n' => values += 1,
            _ if may_begin_a_value(&bytes[..at]) => return true,
            _ => {}
        }
        if open > super::node::DEEPEST || values > MOST_VALUES {
            return true;
        }
    }
    false
}

/// Whether the line that begins here has its first value beyond [`WIDEST`].
fn is_indented_too_far(line: &[u8]) -> bool {
    line.iter().take_while(|byte| matches!(byte, b' ' | b'-' | b'?')).nth(WIDEST).is_some()
}

/// The bytes that are looked at; all others, which are nearly all, are passed over.
const IS_SIGN: [bool; 256] = {
    let mut signs = [false; 256];
    let mut n = 0;
    while n < SIGNS.len() {
        signs[SIGNS[n] as usize] = true;
        n += 1;
    }
    signs
};

const SIGNS: &[u8] = b"[]{},:*&!\n";

/// Whether a value may begin after `before`, the text so far.
fn may_begin_a_value(before: &[u8]) -> bool {
    let last = before.iter().rfind(|byte| **byte != b' ');
    last.is_none_or(|byte| matches!(byte, b'\n' | b'\r' | b'\t' | b':' | b'-' | b'?' | b',' | b'[' | b'{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_be_dangerous_is_suspicious() {
        for (text, expected) in [
            ("a: b\nc: [d, e]\n", false),
            ("a: b * c & d!\n", false),
            ("a: Ja! Nej, *aldrig*.\n", true),
            ("a: \"**fed**\"\n", false),
            ("a: *b\n", true),
            ("a:   *b\n", true),
            ("- &b c\n", true),
            ("[a, !b c]", true),
            ("*b : c", true),
            ("a: b\n*c : d", true),
            ("a: b\r\n  *c : d", true),
            ("a: b\nc: d * e\n", false),
        ] {
            assert_eq!(is_suspicious(text), expected, "{text}");
        }
        assert!(is_suspicious(&"[".repeat(65)));
        assert!(is_suspicious(&"- ".repeat(65)));
        assert!(is_suspicious(&format!("a:\n{}b: c", " ".repeat(WIDEST + 1))));
        assert!(!is_suspicious(&format!("a:\n{}b: c", " ".repeat(WIDEST))));
        assert!(is_suspicious(&",".repeat(MOST_VALUES + 1)));
    }
}
