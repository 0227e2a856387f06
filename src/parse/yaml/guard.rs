//! A look at the bytes of a file before it is read straight into a type.
//!
//! The straight way follows aliases, drops tags and takes minutes for brackets in brackets. What might be one of
//! those is read by the careful way, which refuses them; no harm is done where they only seem to be there.

/// The most values in one file.
pub(super) const MOST_VALUES: usize = 1_000_000;

/// The widest indentation of the straight way. A level of nesting takes one column or more, two levels at most.
const WIDEST: usize = 60;

/// Whether the text may have an alias, an anchor, a tag, too deep a nesting or too many values.
pub(super) fn is_suspicious(text: &str) -> bool {
    let (mut open, mut values, mut column, mut leading) = (0usize, 0usize, 0usize, true);
    let mut before = b'\n';
    for &byte in text.as_bytes() {
        match byte {
            b'\n' => (values, column, leading) = (values + 1, 0, true),
            b' ' | b'-' | b'?' if leading => column += 1,
            _ => leading = false,
        }
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            b',' | b':' => values += 1,
            b'*' | b'&' | b'!' if may_begin_a_value(before) => return true,
            _ => {}
        }
        if open > super::node::DEEPEST || column > WIDEST || values > MOST_VALUES {
            return true;
        }
        if byte != b' ' {
            before = byte;
        }
    }
    false
}

/// Whether a value may begin after `before`, the last byte that is no blank.
fn may_begin_a_value(before: u8) -> bool {
    matches!(before, b'\n' | b'\r' | b'\t' | b':' | b'-' | b'?' | b',' | b'[' | b'{')
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
        ] {
            assert_eq!(is_suspicious(text), expected, "{text}");
        }
        assert!(is_suspicious(&"[".repeat(65)));
        assert!(is_suspicious(&"- ".repeat(65)));
        assert!(is_suspicious(&",".repeat(MOST_VALUES + 1)));
    }
}
