//! What kind of data a file holds, found before it is known how to read it.

use std::ops::Range;

use super::places::locate;
use tavle_base::{KeyPath, Part};

/// The value of the top-level `kind:` and its bytes; the bytes of the key if the value is left empty. `None` if
/// there is none.
///
/// The lines are looked through without parsing them; a file that is one record in brackets is parsed.
pub fn kind(text: &str) -> Option<(String, Range<usize>)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mark = if start == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        if let Some((word, range)) = kind_of_line(&line[mark..]) {
            return Some((word, start + mark + range.start..start + mark + range.end));
        }
        start += line.len();
    }
    if !text.trim_start_matches(['\u{feff}', ' ', '\n', '\r']).starts_with('{') {
        return None;
    }
    let range =
        locate(text, &KeyPath::top().key("kind"), Part::Value).filter(|range| !text[range.clone()].starts_with('{'))?;
    Some((unquote(&text[range.clone()]).to_owned(), range))
}

/// The value of `kind:` in a line that begins with it.
fn kind_of_line(line: &str) -> Option<(String, Range<usize>)> {
    let rest = ["kind", "\"kind\"", "'kind'"].iter().find_map(|key| line.strip_prefix(key))?;
    let rest = rest.trim_start_matches([' ', '\t']).strip_prefix(':')?;
    if !rest.is_empty() && !rest.starts_with([' ', '\t', '\r', '\n']) {
        return None;
    }
    let value = rest.trim_start();
    let start = line.len() - value.len();
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => &value[..value[1..].find(quote).map_or(value.trim_end().len(), |end| end + 2)],
        Some('#') => "",
        _ => value.find(" #").map_or(value, |comment| &value[..comment]).trim_end(),
    };
    let range = if value.is_empty() { 0..line.find(':')? } else { start..start + value.len() };
    Some((unquote(value).to_owned(), range))
}

/// A word without the quotes around it.
fn unquote(word: &str) -> &str {
    ['"', '\''].iter().find_map(|quote| word.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_found_wherever_it_stands_at_the_top_level() {
        for (text, expected) in [
            ("kind: matrix\n", Some(("matrix", "matrix"))),
            ("\u{feff}# data\r\nkind:   matrix  # who does what\r\n", Some(("matrix", "matrix"))),
            ("title: A\n\"kind\" : \"activity-plan\" # x\n", Some(("activity-plan", "\"activity-plan\""))),
            ("kind: 'a' # 'b'", Some(("a", "'a'"))),
            ("kind:\ntitle: A\n", Some(("", "kind"))),
            ("kind: # nothing\n", Some(("", "kind"))),
            ("{ title: A, kind: matrix }", Some(("matrix", "matrix"))),
            ("{ title: A }", None),
            ("sections:\n  kind: matrix\n", None),
            ("kinds: a\nkind:b\n", None),
            ("", None),
        ] {
            let found = kind(text);
            let found = found.as_ref().map(|(word, range)| (word.as_str(), &text[range.clone()]));
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
