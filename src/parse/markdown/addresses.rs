//! Addresses that stand bare in a text. Readers expect to follow them, so each becomes a link, as in a word processor.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};

/// The quotes that sentences have around an address.
const QUOTES: [char; 8] = ['«', '»', '“', '”', '„', '‘', '’', '…'];

/// The longest word, in bytes, in which addresses are looked for: that takes time with the square of the word.
const LONGEST: usize = 2000;

/// An address in a text, and where it leads.
pub(super) struct Address {
    pub range: Range<usize>,
    pub destination: String,
}

/// Whether a text may have an address in it: it has `@`, `:/` or `ww`. It is asked of every text. To look at every byte,
/// without stopping at the first sign, is quicker: many are looked at in one go.
pub fn may_have(text: &str) -> bool {
    let bytes = text.as_bytes();
    // A chained iterator for the last byte would undo all that: nothing that ends in one of these is an address.
    let next = bytes.get(1..).unwrap_or_default();
    bytes
        .iter()
        .zip(next)
        .fold(false, |found, (&a, &b)| found | (a == b'@') | ((a == b':') & (b == b'/')) | ((a == b'w') & (b == b'w')))
}

/// The addresses of pages and of people. What merely looks like the name of a host, as in `plan.md`, is none.
pub(super) fn find(text: &str) -> Vec<Address> {
    let mut finder = LinkFinder::new();
    // Without this, `www.` is not seen.
    finder.url_must_have_scheme(false);
    let address = |start: usize, link: linkify::Link<'_>| {
        // Quotes that stand around an address are no part of it.
        let written = link.as_str();
        let written = &written[..written.find(QUOTES).unwrap_or(written.len())];
        let written = written.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let destination = match link.kind() {
            LinkKind::Email => format!("mailto:{written}"),
            _ if begins_with(written, "https://") || begins_with(written, "http://") => written.to_owned(),
            _ if begins_with(written, "www.") => format!("https://{written}"),
            _ => return None,
        };
        let start = start + link.start();
        Some(Address { range: start..start + written.len(), destination })
    };
    words(text).flat_map(|(start, word)| finder.links(word).filter_map(move |link| address(start, link))).collect()
}

/// The words of a text that may have an address in them, each with where it begins. No address has a blank.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c: char| c.is_ascii_whitespace()).scan(0, |next, word| {
        let start = *next;
        *next += word.len() + 1;
        Some((start, word))
    });
    words.filter(|(_, word)| word.len() <= LONGEST && may_have(word))
}

/// Where a text leads that is an address and nothing else: `mailto:…` for a person, `https://…` for `www.…`.
pub fn whole(text: &str) -> Option<String> {
    let [Address { range, destination }] = <[Address; 1]>::try_from(find(text)).ok()?;
    (range.len() == text.len()).then_some(destination)
}

fn begins_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_the_signs_of_its_sentence() {
        for (text, expected) in [
            ("Se https://x.example/a_b?c=1&d=2.", &["https://x.example/a_b?c=1&d=2"] as &[&str]),
            ("(se http://x.example/a(b), eller skriv)", &["http://x.example/a(b)"]),
            (
                "Se www.x.example/side; skriv til info@x.example!",
                &["https://www.x.example/side", "mailto:info@x.example"],
            ),
            ("»https://x.example«", &["https://x.example"]),
            ("plan.md, x.example, kl. 10.30, a@b, @navn, ftp://x.example, javascript://x", &[]),
            ("på https://æøå.example/blåbær", &["https://æøå.example/blåbær"]),
        ] {
            let found: Vec<String> = find(text).into_iter().map(|address| address.destination).collect();
            assert_eq!(found, expected, "{text}");
            assert!(expected.is_empty() || may_have(text), "{text}");
        }
        assert!(!may_have("Kl. 10:30 – en plan; se side 4."));
    }

    #[test]
    fn a_word_that_is_longer_than_any_address_has_none() {
        let address = |length: usize| format!("https://x.example/{}", "a".repeat(length - "https://x.example/".len()));
        assert_eq!(find(&format!("Se {}, og", address(LONGEST - 1))).len(), 1);
        assert_eq!(find(&format!("Se {} www.x.example", address(LONGEST + 1))).len(), 1);
    }
}
