//! The piece of a file that is being read, from which places and quotations are taken.

use std::ops::Range;

use tavle_base::{FileId, Place};

/// A YAML text and where in its file it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct YamlText<'a> {
    pub file: FileId,
    /// The YAML alone.
    pub text: &'a str,
    /// The byte of the file at which the YAML begins.
    pub base: usize,
}

impl<'a> YamlText<'a> {
    /// The place of a range of the text, which is cut at the end of its first line: a mark under many lines says
    /// less than one under the first.
    pub fn place(&self, range: Range<usize>) -> Place {
        let range = self.first_line(range);
        Place::bytes(self.file, self.base + range.start..self.base + range.end)
    }

    /// What is written in a range. It may begin or end within a character that was read as several blanks; all of that
    /// character is given.
    pub fn slice(&self, range: &Range<usize>) -> &'a str {
        let start = self.text.floor_char_boundary(range.start);
        &self.text[start..self.text.ceil_char_boundary(range.end.max(start))]
    }

    /// What is written in a range, as it can stand in a message: on one line and not too long.
    pub fn quote(&self, range: &Range<usize>) -> String {
        let words: Vec<&str> = self.slice(range).split_whitespace().collect();
        short(&words.join(" "))
    }

    fn first_line(&self, range: Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(range.start);
        let slice = self.slice(&range);
        let line = slice.find(['\n', '\r']).map_or(slice, |end| &slice[..end]);
        let words = line.trim_end();
        start..start + if words.is_empty() { line.len() } else { words.len() }
    }
}

/// At most 60 characters of a text.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The text in quotes, as it would stand in YAML.
pub(super) fn quoted(text: &str) -> String {
    if text.contains('"') || text.contains('\\') {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}
