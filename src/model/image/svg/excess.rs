//! What no drawing has, and would take the reader of XML minutes: it compares each attribute of an element with those before
//! it, and each namespace that an element names with those around it. So this is looked for before the file is read.

use std::collections::HashSet;

use tavle_base::{Diagnostic, FileId, Place, message};

/// The most attributes of an element.
const MOST_ATTRIBUTES: usize = 1000;

/// The most prefixes of namespaces in a file.
const MOST_PREFIXES: usize = 50;

/// The error of an image that has more.
pub fn problem(file: FileId, text: &str) -> Option<Diagnostic> {
    let at = |byte: usize| Place::bytes(file, byte..byte + 1);
    let mut start = 0;
    for tag in text.split('<') {
        // Only quotes stand around what may hold `=` and `>`; none holds `<`.
        if let Some(sign) = excess(tag) {
            let message = message!("broken-image.attributes", n = MOST_ATTRIBUTES);
            return Some(Diagnostic::error(at(start + sign), message));
        }
        start += tag.len() + 1;
    }
    let mut prefixes = HashSet::new();
    for (byte, name) in text.match_indices("xmlns:") {
        let prefix = text[byte + name.len()..].split(['=', ' ', '\n', '\t', '\r']).next();
        if prefixes.insert(prefix) && prefixes.len() > MOST_PREFIXES {
            return Some(Diagnostic::error(at(byte), message!("broken-image.prefixes", n = MOST_PREFIXES)));
        }
    }
    None
}

/// Where the `=` of the first attribute too many stands in a tag.
fn excess(tag: &str) -> Option<usize> {
    let (mut quote, mut attributes) = (None, 0);
    for (at, sign) in tag.bytes().enumerate() {
        match (quote, sign) {
            (Some(open), _) if open == sign => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(sign),
            (None, b'>') => return None,
            (None, b'=') if attributes == MOST_ATTRIBUTES => return Some(at),
            (None, b'=') => attributes += 1,
            _ => {}
        }
    }
    None
}
