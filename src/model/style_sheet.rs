//! The addresses in a stylesheet of a theme: the theme's own files get their final names, and nothing leads to another host.

use std::ops::Range;

use tavle_base::{Diagnostic, FileId, Place, message};

/// What an address stands behind.
const BEFORE: [&str; 4] = ["url(", "src(", "image-set(", "@import"];

/// Where addresses stand, without their quotes; in comments there are none.
fn addresses(css: &str) -> Vec<Range<usize>> {
    let lower = css.to_ascii_lowercase();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(rest) = lower.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + "*/".len());
        } else if let Some(word) = BEFORE.iter().find(|word| rest.starts_with(**word)) {
            let begin = at + word.len() + rest[word.len()..].len() - rest[word.len()..].trim_start().len();
            let quote = lower[begin..].chars().next().filter(|c| matches!(c, '"' | '\''));
            let begin = begin + quote.map_or(0, char::len_utf8);
            let ends = |c: char| quote.map_or(matches!(c, ')' | ';') || c.is_whitespace(), |quote| c == quote);
            let end = lower[begin..].find(ends).map_or(lower.len(), |end| begin + end);
            // The function within `@import url(…)` is found next.
            if quote.is_some() || *word != "@import" {
                all.push(begin..end);
            }
            at = begin;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    all
}

/// Says which addresses lead to another host: the policy of every page forbids browsers to fetch anything there.
pub fn foreign(file: FileId, css: &str, diagnostics: &mut Vec<Diagnostic>) {
    for range in addresses(css) {
        // A backslash can stand for any sign.
        let address = css[range.clone()].replace('\\', "/");
        let scheme = address.split_once(':').map(|(scheme, _)| scheme);
        let has_scheme = scheme.is_some_and(|scheme| scheme.bytes().all(|b| b.is_ascii_alphanumeric()));
        let is_inside = scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("data"));
        if address.starts_with("//") || (has_scheme && !is_inside) {
            diagnostics.push(Diagnostic::error(Place::bytes(file, range), message!("foreign-style", address)));
        }
    }
}

/// The stylesheet with other addresses, where `final_name` has one for what is written.
pub fn with_final_names<'a>(css: &str, final_name: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut out = String::with_capacity(css.len());
    let mut done = 0;
    for range in addresses(css) {
        if let Some(name) = final_name(&css[range.clone()]) {
            out.push_str(&css[done..range.start]);
            out.push_str(name);
            done = range.end;
        }
    }
    out.push_str(&css[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_however_they_are_written() {
        for (css, expected) in [
            ("a { background: url(x.png) }", &["x.png"][..]),
            ("a { background: URL( \"x y.png\" ), url('b.png') }", &["x y.png", "b.png"]),
            ("@import \"a.css\"; @import url(b.css);", &["a.css", "b.css"]),
            ("a { background: image-set(\"a.png\" 1x) }", &["a.png"]),
            ("/* url(a) */ b { content: \"url\" } url(", &[""]),
            ("", &[]),
        ] {
            let found: Vec<&str> = addresses(css).into_iter().map(|range| &css[range]).collect();
            assert_eq!(found, expected, "{css}");
        }
    }

    #[test]
    fn nothing_leads_to_another_host() {
        for (css, count) in [
            ("a { background: url(https://evil.example/x.png) }", 1),
            ("@import '//evil.example/x.css';", 1),
            ("a { background: url(\\68ttps://evil.example) }", 0),
            ("a { background: url(\\/\\/evil.example) }", 1),
            ("a { background: url(data:image/png;base64,AA) url(fonts/a.woff2) }", 0),
        ] {
            let mut found = Vec::new();
            foreign(FileId(0), css, &mut found);
            assert_eq!(found.len(), count, "{css}");
        }
    }
}
