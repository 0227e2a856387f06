//! Text made safe to stand in HTML.
//!
//! Control characters, which HTML does not allow, are left out.

/// What a byte asks for. Nearly all bytes are [`PLAIN`] and are copied in long pieces.
const PLAIN: u8 = 0;
const QUOTE: u8 = 1;
const SPECIAL: u8 = 2;

/// The first byte of the characters from U+0080 to U+00BF, of which the first half are control characters.
const BEGINS_CONTROL: u8 = 0xc2;

/// As many bytes of a word fit into any column.
const LONG_WORD: usize = 20;

/// Words of more letters are found in no dictionary, and turn after each piece of so many.
const LONGEST_WORD: usize = 35;
const PIECE: usize = 16;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [PLAIN; 256];
    let mut byte = 0;
    while byte < 0x20 {
        classes[byte] = SPECIAL;
        byte += 1;
    }
    classes[0x7f] = SPECIAL;
    classes[BEGINS_CONTROL as usize] = SPECIAL;
    classes[b'\t' as usize] = PLAIN;
    classes[b'\n' as usize] = PLAIN;
    classes[b'<' as usize] = SPECIAL;
    classes[b'>' as usize] = SPECIAL;
    classes[b'&' as usize] = SPECIAL;
    classes[b'"' as usize] = QUOTE;
    classes
}

/// Adds a text that stands between tags.
pub fn text(text: &str, out: &mut String) {
    push(text, QUOTE, out);
}

/// Adds a text that people read. A long word may turn to the next line after a slash in it, as in `Miljø/Vand/Byplanlægning`,
/// and one that is longer than any language has, anywhere: browsers turn it nowhere, and a table would be wider than the page.
pub fn running(text: &str, out: &mut String) {
    if text.len() <= LONG_WORD || !text.split_ascii_whitespace().any(|word| word.len() > LONG_WORD) {
        return self::text(text, out);
    }
    for word in text.split_inclusive(char::is_whitespace) {
        let mut done = 0;
        for at in turns(word) {
            self::text(&word[done..at], out);
            out.push_str("<wbr>");
            done = at;
        }
        self::text(&word[done..], out);
    }
}

/// Where a long word may turn to the next line.
fn turns(word: &str) -> Vec<usize> {
    if word.len() <= LONG_WORD {
        return Vec::new();
    }
    let joins =
        |at: usize| word[..at].ends_with(char::is_alphanumeric) && word[at + 1..].starts_with(char::is_alphabetic);
    let mut turns: Vec<usize> = word.match_indices('/').filter(|(at, _)| joins(*at)).map(|(at, _)| at + 1).collect();
    let mut begun = 0;
    // Browsers turn scripts without capitals by their own rules.
    for run in word.split_inclusive(|c: char| !c.is_lowercase() && !c.is_uppercase()) {
        if run.chars().count() > LONGEST_WORD {
            turns.extend(run.char_indices().step_by(PIECE).skip(1).map(|(at, _)| begun + at));
        }
        begun += run.len();
    }
    turns.sort_unstable();
    turns
}

/// Adds a text that stands in an attribute, between double quotes.
pub fn attribute(text: &str, out: &mut String) {
    push(text, PLAIN, out);
}

/// Adds an attribute with its name.
pub fn named(name: &str, value: &str, out: &mut String) {
    out.extend([" ", name, "=\""]);
    attribute(value, out);
    out.push('"');
}

/// Copies the text in pieces that end before each byte of a class above `plain`.
fn push(text: &str, plain: u8, out: &mut String) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if CLASSES[usize::from(byte)] <= plain {
            continue;
        }
        let is_control = text.as_bytes().get(at + 1).is_some_and(|next| matches!(next, 0x80..=0x9f));
        if byte == BEGINS_CONTROL && !is_control {
            continue;
        }
        out.push_str(&text[done..at]);
        done = at + if byte == BEGINS_CONTROL { 2 } else { 1 };
        match byte {
            b'<' => out.push_str("&lt;"),
            b'>' => out.push_str("&gt;"),
            b'&' => out.push_str("&amp;"),
            b'"' => out.push_str("&quot;"),
            _ => {}
        }
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_long_word_may_turn_after_a_slash_and_one_that_is_too_long_anywhere() {
        for (written, expected) in [
            ("og/eller, Miljø/Vand", "og/eller, Miljø/Vand"),
            (
                "om Forebyggelse/Miljøtilsyn & Forebyggelse/Vand/Natur",
                "om Forebyggelse/<wbr>Miljøtilsyn &amp; Forebyggelse/<wbr>Vand/<wbr>Natur",
            ),
            ("https://plans.example.org/2026/", "https://plans.example.org/2026/"),
            ("ejendomsvurderingssekretariatet, så", "ejendomsvurderingssekretariatet, så"),
            (
                "om speciallægepraksisplanlægningsstabiliseringsperiode",
                "om speciallægepraks<wbr>isplanlægningsst<wbr>abiliseringsperi<wbr>ode",
            ),
        ] {
            let mut html = String::new();
            super::running(written, &mut html);
            assert_eq!(html, expected);
        }
    }

    #[test]
    fn signs_of_html_are_seen_as_they_are() {
        for (written, text, attribute) in [
            ("", "", ""),
            ("a b", "a b", "a b"),
            ("<>&\"'", "&lt;&gt;&amp;\"'", "&lt;&gt;&amp;&quot;'"),
            ("æ<ø>å&", "æ&lt;ø&gt;å&amp;", "æ&lt;ø&gt;å&amp;"),
            ("&amp;", "&amp;amp;", "&amp;amp;"),
            ("a\u{0}\u{1f}\r\u{7f}b\t\nc", "ab\t\nc", "ab\t\nc"),
            ("a\u{85}b\u{80}\u{9f}c", "abc", "abc"),
            ("\u{a0}«§»\u{bf}", "\u{a0}«§»\u{bf}", "\u{a0}«§»\u{bf}"),
        ] {
            let (mut a, mut b) = (String::new(), String::new());
            super::text(written, &mut a);
            super::attribute(written, &mut b);
            assert_eq!((a.as_str(), b.as_str()), (text, attribute), "{written:?}");
        }
    }
}
