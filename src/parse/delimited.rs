//! Tables of text: one line a row, with a separator between cells, as spreadsheets save them (RFC 4180, and what Excel makes of
//! it where a comma stands before decimals).
//!
//! Nothing here knows what a cell means; each knows where it stands.

use std::borrow::Cow;
use std::ops::Range;

/// The rows of a table that have anything in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delimited<'t> {
    pub separator: char,
    pub rows: Vec<Vec<Cell<'t>>>,
    /// Where quotes are opened and never closed.
    pub unclosed: Option<Range<usize>>,
}

/// A cell, without the blanks and quotes around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'t> {
    pub text: Cow<'t, str>,
    /// Where it stands, with its quotes.
    pub range: Range<usize>,
}

/// The separators, the surest first: a comma also stands in numbers.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// Reads a table. Its first line decides which separator it has; Excel may say that in a line of its own, `sep=;`.
pub fn delimited(text: &str) -> Delimited<'_> {
    let first = text.lines().next().unwrap_or_default();
    let named = first.strip_prefix("sep=").and_then(|rest| rest.chars().next());
    let begin = if named.is_some() { text.find('\n').map_or(text.len(), |end| end + 1) } else { 0 };
    let head = text[begin..].lines().next().unwrap_or_default();
    let separator = named.or_else(|| SEPARATORS.into_iter().find(|one| outside_quotes(head, *one)));
    let mut reader = Reader { text, at: begin, separator: separator.unwrap_or(SEPARATORS[0]), unclosed: None };
    let mut rows = Vec::new();
    while reader.at < text.len() {
        let row = reader.row();
        if row.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(row);
        }
    }
    Delimited { separator: reader.separator, rows, unclosed: reader.unclosed }
}

fn outside_quotes(line: &str, wanted: char) -> bool {
    let mut is_quoted = false;
    line.chars().any(|c| {
        is_quoted ^= c == '"';
        c == wanted && !is_quoted
    })
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    separator: char,
    unclosed: Option<Range<usize>>,
}

impl<'t> Reader<'t> {
    /// The cells up to the end of a line, and the way behind it.
    fn row(&mut self) -> Vec<Cell<'t>> {
        let mut row = Vec::new();
        loop {
            row.push(self.cell());
            let rest = &self.text[self.at..];
            if rest.starts_with(self.separator) {
                self.at += self.separator.len_utf8();
                continue;
            }
            self.at += if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) };
            return row;
        }
    }

    fn cell(&mut self) -> Cell<'t> {
        let is_blank = |c: char| c.is_whitespace() && !matches!(c, '\r' | '\n') && c != self.separator;
        let rest = &self.text[self.at..];
        let start = self.at + rest.len() - rest.trim_start_matches(is_blank).len();
        if self.text[start..].starts_with('"') {
            return self.quoted(start);
        }
        let rest = &self.text[start..];
        let end = start + rest.find([self.separator, '\r', '\n']).unwrap_or(rest.len());
        let text = self.text[start..end].trim_end();
        self.at = end;
        Cell { text: text.into(), range: start..start + text.len() }
    }

    /// A cell in quotes, within which two of them are one. What stands behind the last is part of it.
    fn quoted(&mut self, start: usize) -> Cell<'t> {
        let mut at = start + 1;
        loop {
            let Some(quote) = self.text[at..].find('"').map(|found| at + found) else {
                self.unclosed.get_or_insert(start..start + 1);
                self.at = self.text.len();
                return Cell { text: self.text[start + 1..].trim().into(), range: start..self.text.len() };
            };
            if self.text[quote + 1..].starts_with('"') {
                at = quote + 2;
                continue;
            }
            let behind = &self.text[quote + 1..];
            let end = quote + 1 + behind.find([self.separator, '\r', '\n']).unwrap_or(behind.len());
            self.at = end;
            let inner = &self.text[start + 1..quote];
            let inner = if inner.contains('"') { inner.replace("\"\"", "\"").into() } else { Cow::Borrowed(inner) };
            let rest = self.text[quote + 1..end].trim();
            let text = if rest.is_empty() { inner } else { format!("{inner}{rest}").into() };
            let text = match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
                Cow::Owned(text) => text.trim().to_owned().into(),
            };
            return Cell { text, range: start..end };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_whatever_separates_them() {
        for (text, separator, expected) in [
            ("time;value\r\n2024;1.234,5\r\n", ';', &["time|value", "2024|1.234,5"][..]),
            ("time,value\n2024,\"1,5\"\n", ',', &["time|value", "2024|1,5"]),
            ("time\tvalue\n2024\t1,5", '\t', &["time|value", "2024|1,5"]),
            ("sep=,\ntime,value;x\n", ',', &["time|value;x"]),
            ("\"a;b\",c\n", ',', &["a;b|c"]),
            ("time\n2024\n", ';', &["time", "2024"]),
            ("a;b\n\n;\n ; \n1;2\n", ';', &["a|b", "1|2"]),
            ("a; b \n\" c \";\"d\"\"e\"\n", ';', &["a|b", "c|d\"e"]),
            ("a;b\n1;\"two\nlines\"\n", ';', &["a|b", "1|two\nlines"]),
            ("a;b\n1;\"x\" y\n", ';', &["a|b", "1|xy"]),
            ("a\tb\n\t2\n", '\t', &["a|b", "|2"]),
            ("a;b\r1;2\r", ';', &["a|b", "1|2"]),
            ("", ';', &[]),
        ] {
            let table = delimited(text);
            let lines: Vec<String> = table
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.text.as_ref()).collect::<Vec<_>>().join("|"))
                .collect();
            assert_eq!(
                (table.separator, &lines.iter().map(String::as_str).collect::<Vec<_>>()[..]),
                (separator, expected),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_cell_knows_where_it_stands() {
        let text = "time;value\n2024; \"å\" \n";
        let table = delimited(text);
        let ranges: Vec<&str> = table.rows[1].iter().map(|cell| &text[cell.range.clone()]).collect();
        assert_eq!(ranges, ["2024", "\"å\" "]);
    }

    #[test]
    fn quotes_that_are_never_closed_are_noticed() {
        let table = delimited("a;b\n1;\"x\n2;3\n");
        assert_eq!((table.unclosed, table.rows.len()), (Some(6..7), 2));
    }
}
