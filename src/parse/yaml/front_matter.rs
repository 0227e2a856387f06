//! The YAML that stands between two lines of hyphens at the top of a Markdown file.

use std::ops::Range;

use tavle_base::{Checked, Diagnostic, FileId, Place, message};

/// A Markdown file in two parts, as bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatterParts {
    /// The YAML between the lines of hyphens; it may be empty.
    pub yaml: Range<usize>,
    /// Where the Markdown begins: after the second line of hyphens.
    pub body: usize,
}

/// Divides a Markdown file that begins with a line `---`. `None` without a diagnostic if it does not; `None` with one
/// if the second line is missing, since then nobody can tell the facts from the text.
pub fn split(file: FileId, text: &str) -> Checked<Option<FrontMatterParts>> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut start = mark;
    let mut yaml = None;
    for line in text[mark..].split_inclusive('\n') {
        let end = start + line.len();
        let fence = line.trim_end() == "---";
        match yaml {
            None if fence => yaml = Some(end),
            None => return Checked::clean(None),
            Some(first) if fence => return Checked::clean(Some(FrontMatterParts { yaml: first..start, body: end })),
            Some(_) => {}
        }
        start = end;
    }
    let Some(_) = yaml else { return Checked::clean(None) };
    let open = Diagnostic::error(Place::bytes(file, mark..mark + 3), message!("open-front-matter"));
    Checked { value: None, diagnostics: vec![open] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_and_the_text_are_distinguished() {
        for (text, expected) in [
            ("---\ntitle: A\n---\n\nB\n", Some(("title: A\n", "\nB\n"))),
            ("---\r\ntitle: A\r\n---\r\nB", Some(("title: A\r\n", "B"))),
            ("\u{feff}---  \na: b\n--- \nB", Some(("a: b\n", "B"))),
            ("---\n---\n", Some(("", ""))),
            ("---\na: b\n---", Some(("a: b\n", ""))),
            ("# A\n\n---\n\nB\n---\n", None),
            ("----\na\n---\n", None),
            (" ---\n---\n", None),
            ("", None),
        ] {
            let checked = split(FileId(0), text);
            assert_eq!(checked.diagnostics, [], "{text:?}");
            assert_eq!(checked.value.map(|parts| (&text[parts.yaml], &text[parts.body..])), expected, "{text:?}");
        }
    }

    #[test]
    fn facts_without_an_end_are_a_problem() {
        let checked = split(FileId(0), "---\ntitle: A\n\nB\n");
        assert_eq!(checked.value, None);
        assert_eq!(checked.diagnostics.len(), 1);
        assert_eq!(checked.diagnostics[0].code(), "open-front-matter");
    }
}
