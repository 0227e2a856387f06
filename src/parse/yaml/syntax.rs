//! What is wrong where a file cannot be read as YAML, and what was probably meant.
//!
//! The parser says where it gave up, in words for programmers. From those and from the lines around, the slips that
//! people make are told apart. Many can be mended in a copy of the text without moving a byte, so that the reader
//! goes on and finds the other faults of the file in the same run.

use std::ops::Range;

use super::lines::{content_start, indent, leading_tab, line_at, lines};
use super::page::{quoted, short};

/// What is wrong at one place of the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    pub code: &'static str,
    pub range: Range<usize>,
    pub message: String,
    pub help: String,
    /// How to go on.
    pub patch: Option<Patch>,
}

/// Bytes to be overwritten with one ASCII sign, so that the rest can be read. Whole characters are covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Patch {
    pub range: Range<usize>,
    pub with: u8,
    /// Nothing needs to be said: the text is right, and only the parser does not like it.
    pub silent: bool,
}

/// What is wrong where the parser gave up at the byte `at`, saying `why`; `open` is the innermost open bracket.
pub(super) fn explain(text: &str, at: usize, why: &str, open: Option<usize>) -> Slip {
    let at = text.floor_char_boundary(at);
    // Between the two signs of a Windows line end is the end of the line.
    let at = at.min(line_at(text, at).end);
    let spot = Spot { text, at, why, open };
    spot.tab()
        .or_else(|| spot.reserved())
        .or_else(|| spot.colon())
        .or_else(|| spot.bracket())
        .or_else(|| spot.quotes())
        .or_else(|| spot.lone_line())
        .or_else(|| spot.indentation())
        .unwrap_or_else(|| spot.unknown())
}

/// The first sign in `text` that cannot be seen and must not stand in YAML.
pub(super) fn control(text: &str) -> Option<Slip> {
    let is_control =
        |c: char| (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    let (at, c) = text.char_indices().find(|(_, c)| is_control(*c))?;
    let range = at..at + c.len_utf8();
    Some(Slip {
        code: "yaml-syntax",
        range: range.clone(),
        message: format!("a sign that cannot be seen (U+{:04X}) stands here", u32::from(c)),
        help: "delete it: put the cursor after it and press Backspace; it often comes with text copied from elsewhere"
            .into(),
        patch: Some(Patch { range, with: b' ', silent: false }),
    })
}

/// Where the parser gave up.
struct Spot<'a> {
    text: &'a str,
    at: usize,
    why: &'a str,
    open: Option<usize>,
}

/// A slip with the code `yaml-syntax`.
pub(super) fn slip(
    range: Range<usize>,
    message: impl Into<String>,
    help: impl Into<String>,
    patch: Option<(Range<usize>, u8)>,
) -> Slip {
    Slip {
        code: "yaml-syntax",
        range,
        message: message.into(),
        help: help.into(),
        patch: patch.map(|(range, with)| Patch { range, with, silent: false }),
    }
}

impl Spot<'_> {
    /// A tab where spaces are wanted.
    fn tab(&self) -> Option<Slip> {
        if self.why.contains("':' must be followed") && self.text[self.at..].starts_with('\t') {
            let range = self.at..self.at + 1;
            let patch = Some(Patch { range: range.clone(), with: b' ', silent: true });
            return Some(Slip { patch, ..slip(range, "a tab follows the colon", "write a space instead", None) });
        }
        let mut line = line_at(self.text, self.at);
        for _ in 0..3 {
            if let Some(tabs) = leading_tab(self.text, &line) {
                let all = lines(self.text).filter(|line| leading_tab(self.text, line).is_some()).count();
                let more = match all {
                    0 | 1 => String::new(),
                    all => format!("; {all} lines of this file begin with a tab"),
                };
                return Some(slip(
                    tabs,
                    "this line is indented with a tab, and YAML allows only spaces",
                    format!(
                        "delete the tab and press the space bar instead, so that the line stands as far in as its neighbours{more}"
                    ),
                    None,
                ));
            }
            if !self.why.contains("tab") || line.end >= self.text.len() {
                return None;
            }
            line = line_at(self.text, line.end + 1);
        }
        None
    }

    /// A sign that YAML keeps for itself, at the start of a text.
    fn reserved(&self) -> Option<Slip> {
        let sign = self.text[self.at..].chars().next()?;
        let known =
            self.why.contains("unexpected character") || self.why.contains("anchor") || self.why.contains("alias");
        let directive = sign == '%' && self.at == line_at(self.text, self.at).start;
        if !(matches!(sign, '@' | '%' | '`' | '*' | '&' | '!') && (known || directive)) {
            return None;
        }
        let range = self.at..self.value_end(self.at);
        Some(Slip {
            code: if matches!(sign, '*' | '&') { "yaml-alias" } else { "yaml-syntax" },
            ..slip(
                range.clone(),
                format!("a text that begins with `{sign}` must stand in quotes"),
                format!("write {}", quoted(&self.text[range])),
                Some((self.at..self.at + 1, b'_')),
            )
        })
    }

    /// A colon inside a text without quotes, or a line that is indented beneath a value.
    fn colon(&self) -> Option<Slip> {
        if !self.why.contains("mapping values are not allowed") && !self.why.contains("illegal placement of ':'") {
            return None;
        }
        let line = line_at(self.text, self.at);
        let key_start = content_start(self.text, &line);
        let before = self.text.get(key_start..self.at).unwrap_or("");
        if let Some(gap) = colon_with_gap(before) {
            let value = key_start + gap..line.end;
            let words = self.text[value.clone()].trim_end();
            let quotes_before = before.ends_with(['"', '\'']);
            return Some(slip(
                value.start..value.start + words.len(),
                "a colon and a space stand inside this text",
                format!("put the whole text in quotes: {}", short(&quoted(words))),
                (!quotes_before && self.text.as_bytes().get(self.at) == Some(&b':'))
                    .then(|| (self.at..self.at + 1, b'_')),
            ));
        }
        if self.open.is_some() {
            return None;
        }
        let earlier = self.line_before(&line)?;
        if let Some(found) = self.glued(&earlier) {
            return Some(found);
        }
        Some(slip(
            line.start..line.start + self.text[line.clone()].trim_end().len(),
            "this line stands further in than the line above, which has its value already",
            format!(
                "begin it under the first letter of the line above: with {} and not {}",
                spaces(content_start(self.text, &earlier) - earlier.start),
                key_start - line.start
            ),
            None,
        ))
    }

    /// `key:value` or `-value`, without the space that makes it a key or an element.
    fn glued(&self, line: &Range<usize>) -> Option<Slip> {
        let start = content_start(self.text, line);
        let words = self.text[start..line.end].trim_end();
        let key = words.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '*')))?;
        let after = words[key..].strip_prefix(':')?;
        let next = after.chars().next().filter(|c| !c.is_whitespace() && *c != '/')?;
        let colon = start + key;
        Some(slip(
            start..start + words.len(),
            "a space is missing after the colon",
            format!("write `{}: {}`", &words[..key], short(after)),
            (after.len() > next.len_utf8()).then(|| (colon + 1..colon + 1 + next.len_utf8(), b' ')),
        ))
    }

    /// A bracket that is not closed, or closed too often.
    fn bracket(&self) -> Option<Slip> {
        if self.why.contains("misplaced bracket") || (self.open.is_none() && self.why.contains("expected node content"))
        {
            let sign = self.text[self.at..].chars().next()?;
            return Some(slip(
                self.at..self.at + sign.len_utf8(),
                format!("`{sign}` cannot stand here"),
                "remove it, or put the whole text in quotes",
                None,
            ));
        }
        let open = self.open?;
        if let Some(found) = self.comment(open).or_else(|| self.apostrophe(open)) {
            return Some(found);
        }
        let (sign, close) = if self.text[open..].starts_with('{') { ('{', '}') } else { ('[', ']') };
        Some(slip(
            open..self.value_end(open),
            format!("the bracket `{sign}` that opens here is not closed as it should be"),
            format!("write `{close}` at its end; a text with a comma, a colon or a bracket in it must stand in quotes"),
            None,
        ))
    }

    /// A text in brackets whose end, and that of the brackets, is a comment.
    fn comment(&self, open: usize) -> Option<Slip> {
        let line = line_at(self.text, open);
        let sign = open + self.text[open..line.end].find(" #")? + 1;
        if self.text[open..sign].contains(['}', ']', '"']) {
            return None;
        }
        let range = sign..sign + self.text[sign..line.end].trim_end().len();
        Some(slip(
            range,
            "this is read as a comment, because a space and `#` stand before it, and so the bracket is not closed",
            "put the text with the `#` in quotes: \"…\"",
            Some((sign..sign + 1, b'_')),
        ))
    }

    /// An apostrophe inside single quotes inside brackets, which ends the text: `{ da: 'Børn's leg' }`.
    fn apostrophe(&self, open: usize) -> Option<Slip> {
        let line = line_at(self.text, open);
        let inside = &self.text[open..line.end];
        let begins = inside.find(": '").map(|at| at + 3).or_else(|| inside.find("['").map(|at| at + 2))?;
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let within =
            |at: &usize| is_letter(inside[..*at].chars().next_back()) && is_letter(inside[at + 1..].chars().next());
        let at = open + memchr::memchr_iter(b'\'', inside.as_bytes()).filter(|at| *at >= begins).find(within)?;
        Some(slip(
            at..at + 1,
            "this apostrophe ends the text that begins with a single quote",
            "write it twice: '', or put the text in double quotes: \"…\"",
            Some((at..at + 1, b'_')),
        ))
    }

    /// Quotes that are not closed, closed too early, or have a backslash in them.
    fn quotes(&self) -> Option<Slip> {
        let line = line_at(self.text, self.at);
        if self.why.contains("escape") {
            let slash = bad_escape(&self.text[self.at..])? + self.at;
            return Some(slip(
                slash..(slash + 2).min(line_at(self.text, slash).end),
                "a backslash in a text in quotes has a meaning of its own",
                "write it twice, as in `\\\\`, or put the text in single quotes: '…'",
                Some((slash..slash + 1, b'_')),
            ));
        }
        if self.why.contains("quoted scalar") && !self.why.contains("trailing") {
            let sign = if self.text[self.at..].starts_with('\'') { '\'' } else { '"' };
            return Some(slip(
                self.at..self.at + self.text[self.at..line.end].trim_end().len(),
                format!("the quote `{sign}` that opens here is not closed"),
                format!(
                    "write `{sign}` at the end of the text too; if the text goes on in the next line, indent that line"
                ),
                None,
            ));
        }
        let before = self.text[line.start..self.at].trim_end();
        let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
        if !(self.why.contains("trailing") || self.why.contains("did not find expected")) {
            return None;
        }
        let rest = self.at..self.at.max(line.start + self.text[line.clone()].trim_end().len());
        if let Some(found) = self.glued(&line) {
            return Some(found);
        }
        let advice = match quote {
            '\'' => {
                "put all of the text in one pair of quotes; an apostrophe inside single quotes is written twice: ''"
            }
            _ => "put all of the text in one pair of quotes; if there are \" in it, use single quotes around it: '…'",
        };
        let closes = self.text[rest.clone()].contains([',', ']', '}']);
        if let Some(found) = self.apostrophe(line.start).filter(|_| closes) {
            return Some(found);
        }
        let patch = (!closes && !rest.is_empty()).then(|| (rest.clone(), b' '));
        Some(slip(rest, "the text goes on after the quote that ends it", advice, patch))
    }

    /// A line that is neither a key nor an element.
    fn lone_line(&self) -> Option<Slip> {
        if !self.why.contains("simple key expect") {
            if self.why.contains("block sequence entries are not allowed") {
                let range = self.at..self.value_end(self.at);
                return Some(slip(
                    range,
                    "a list must begin on a line of its own",
                    "press Enter before the hyphen and indent it, or write the list in brackets: `[one, two]`",
                    None,
                ));
            }
            return None;
        }
        let line = self.line_before(&line_at(self.text, self.at))?;
        if let Some(found) = self.glued(&line) {
            return Some(found);
        }
        let start = content_start(self.text, &line);
        let words = self.text[start..line.end].trim_end();
        let first = words.chars().next()?;
        let (message, help) = match words.strip_prefix('-') {
            Some(rest) => ("a space is missing after the hyphen", format!("write `- {}`", short(rest))),
            None => (
                "this line is neither a key with a value nor an element of a list",
                "write it as `key: value`, begin it with `- `, or, if it belongs to the text above, indent it further"
                    .into(),
            ),
        };
        Some(slip(start..start + words.len(), message, help, Some((start..start + first.len_utf8(), b'#'))))
    }

    /// A line that stands neither here nor there.
    fn indentation(&self) -> Option<Slip> {
        let line = line_at(self.text, self.at);
        let start = content_start(self.text, &line);
        if !self.why.contains("did not find expected") || self.at > start || start >= line.end {
            return None;
        }
        let range = start..start + self.text[start..line.end].trim_end().len();
        let is_element = self.text[line.clone()].trim_start().starts_with('-');
        let here = if is_element { indent(&self.text[line.clone()]) } else { start - line.start };
        let fits = self.levels(&line, is_element);
        if fits.is_empty() || fits.contains(&here) {
            return Some(slip(
                range,
                "this line does not go with the lines above",
                "a list has `- ` before each element, a record has `key: value` on each line; one place cannot have both",
                None,
            ));
        }
        let nearest = [
            fits.iter().rev().find(|fit| **fit < here).map(usize::to_string),
            fits.iter().find(|fit| **fit > here).map(usize::to_string),
        ];
        let fits: Vec<String> = nearest.into_iter().flatten().collect();
        Some(slip(
            range,
            format!("this line is indented with {}, which fits no line above", spaces(here)),
            format!("indent it as the lines it belongs with, with so many spaces: {}", fits.join(" or ")),
            None,
        ))
    }

    fn unknown(&self) -> Slip {
        let line = line_at(self.text, self.at);
        let range = self.at..line.end.max(self.at);
        slip(
            range,
            "this cannot be read as YAML",
            format!(
                "look at this line and the one above it for a missing quote, colon, hyphen or space; the reader says: {}",
                self.why
            ),
            None,
        )
    }

    /// The end of the value that begins at `start`: the end of the line, without a comment.
    fn value_end(&self, start: usize) -> usize {
        let line = line_at(self.text, start);
        let rest = &self.text[start..line.end];
        let rest = rest.find(" #").map_or(rest, |comment| &rest[..comment]);
        start + rest.trim_end().len()
    }

    /// The last line before `line` that has more than a comment.
    fn line_before(&self, line: &Range<usize>) -> Option<Range<usize>> {
        let mut line = line.clone();
        while line.start > 0 {
            line = line_at(self.text, line.start - 1);
            let words = self.text[line.clone()].trim();
            if !words.is_empty() && !words.starts_with('#') {
                return Some(line);
            }
        }
        None
    }

    /// The indentations, smallest first, at which a line after those above `line` could stand: an element of a list
    /// under a hyphen, a key under a key.
    fn levels(&self, line: &Range<usize>, is_element: bool) -> Vec<usize> {
        let mut found = Vec::new();
        let mut least = usize::MAX;
        let mut at = line.clone();
        while let Some(earlier) = self.line_before(&at) {
            let hyphen = indent(&self.text[earlier.clone()]);
            let content = content_start(self.text, &earlier) - earlier.start;
            for (column, counts) in [(content, !is_element), (hyphen, is_element == (hyphen < content))] {
                if column < least {
                    least = column;
                    if counts {
                        found.push(column);
                    }
                }
            }
            if least == 0 {
                break;
            }
            at = earlier;
        }
        found.reverse();
        found
    }
}

/// "1 space", "4 spaces".
fn spaces(count: usize) -> String {
    if count == 1 { "1 space".into() } else { format!("{count} spaces") }
}

/// Where in `before`, which begins with a key, the value begins: after the first colon that a blank follows.
fn colon_with_gap(before: &str) -> Option<usize> {
    let gap = before.find(": ").map(|colon| colon + 2)?;
    Some(before.len() - before[gap..].trim_start().len())
}

/// The first backslash with a letter that has no meaning, in a text that begins with a double quote.
fn bad_escape(text: &str) -> Option<usize> {
    let mut signs = text.char_indices();
    while let Some((at, c)) = signs.next() {
        if c == '\\' && !signs.next().is_some_and(|(_, next)| "0abt\tnvfre \"/\\N_LPxuU\n\r".contains(next)) {
            return Some(at);
        }
    }
    None
}
