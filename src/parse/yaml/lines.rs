//! The lines of a text as they are seen: where they begin and end, and how far in they stand.

use std::ops::Range;

/// The line around the byte `at`, without its line break.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    start..if text[start..end].ends_with('\r') { end - 1 } else { end }
}

/// All lines, without their line breaks.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let range = *start..*start + line.trim_end_matches(['\r', '\n']).len();
        *start += line.len();
        Some(range)
    })
}

/// The tabs in the indentation of a line that has more than blanks.
pub(super) fn leading_tab(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let words = text[line.clone()].trim_start_matches([' ', '\t']);
    let blanks = &text[line.start..line.end - words.len()];
    let first = blanks.find('\t').filter(|_| !words.is_empty())?;
    Some(line.start + first..line.start + blanks.len())
}

/// How many spaces a line begins with.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Where a line's content begins, after its indentation and the hyphens of a list.
pub(super) fn content_start(text: &str, line: &Range<usize>) -> usize {
    let mut start = line.start + indent(&text[line.clone()]);
    while let Some(rest) = text[start..line.end].strip_prefix("- ") {
        start = line.end - rest.trim_start_matches(' ').len();
    }
    start
}
