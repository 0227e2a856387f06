//! What is wrong where a file cannot be read as YAML, and what was probably meant.
//!
//! The parser says where it gave up, in words for programmers. From those and from the lines around, the slips that
//! people make are distinguished. Many can be patched in a copy of the text without moving a byte, so that the reader
//! goes on and finds the other problems of the file in the same run.

use std::ops::Range;

use super::lines::{content_start, indent, leading_tab, line_at, lines};
use super::yaml_text::{quoted, short};
use crate::control;
use tavle_base::{Message, message};

/// What is wrong at one place of the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    pub range: Range<usize>,
    pub message: Message,
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
    let (at, c) = control::first(text)?;
    let range = at..at + c.len_utf8();
    Some(slip(range.clone(), message!("yaml-syntax.control", name = control::code_point(c)), Some((range, b' '))))
}

/// Where the parser gave up.
struct Spot<'a> {
    text: &'a str,
    at: usize,
    why: &'a str,
    open: Option<usize>,
}

pub(super) fn slip(range: Range<usize>, message: Message, patch: Option<(Range<usize>, u8)>) -> Slip {
    Slip { range, message, patch: patch.map(|(range, with)| Patch { range, with, silent: false }) }
}

impl Spot<'_> {
    /// A tab where spaces are wanted.
    fn tab(&self) -> Option<Slip> {
        if self.why.contains("':' must be followed") && self.text[self.at..].starts_with('\t') {
            let range = self.at..self.at + 1;
            let patch = Some(Patch { range: range.clone(), with: b' ', silent: true });
            return Some(Slip { patch, ..slip(range, message!("yaml-syntax.tab-after-colon"), None) });
        }
        let mut line = line_at(self.text, self.at);
        for _ in 0..3 {
            if let Some(tabs) = leading_tab(self.text, &line) {
                let all = lines(self.text).filter(|line| leading_tab(self.text, line).is_some()).count();
                let message = match all {
                    0 | 1 => message!("yaml-syntax.tab"),
                    n => message!("yaml-syntax.tabs", n),
                };
                return Some(slip(tabs, message, None));
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
        let quoted = quoted(&self.text[range.clone()]);
        let message = match sign {
            '*' | '&' => message!("yaml-alias.reserved", sign, quoted),
            _ => message!("yaml-syntax.reserved", sign, quoted),
        };
        Some(slip(range, message, Some((self.at..self.at + 1, b'_'))))
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
                message!("yaml-syntax.colon", quoted = short(&quoted(words))),
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
        let right = spaces(content_start(self.text, &earlier) - earlier.start);
        Some(slip(
            line.start..line.start + self.text[line.clone()].trim_end().len(),
            message!("yaml-syntax.too-far-in", right, wrong = key_start - line.start),
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
            message!("yaml-syntax.glued", key = &words[..key], value = short(after)),
            (after.len() > next.len_utf8()).then(|| (colon + 1..colon + 1 + next.len_utf8(), b' ')),
        ))
    }

    /// A bracket that is not closed, or closed too often.
    fn bracket(&self) -> Option<Slip> {
        if self.why.contains("misplaced bracket") || (self.open.is_none() && self.why.contains("expected node content"))
        {
            let sign = self.text[self.at..].chars().next()?;
            return Some(slip(self.at..self.at + sign.len_utf8(), message!("yaml-syntax.stray-bracket", sign), None));
        }
        let open = self.open?;
        if let Some(found) = self.comment(open).or_else(|| self.apostrophe(open)) {
            return Some(found);
        }
        let (open_sign, close) = if self.text[open..].starts_with('{') { ('{', '}') } else { ('[', ']') };
        Some(slip(open..self.value_end(open), message!("yaml-syntax.open-bracket", open = open_sign, close), None))
    }

    /// A text in brackets whose end, and that of the brackets, is a comment.
    fn comment(&self, open: usize) -> Option<Slip> {
        let line = line_at(self.text, open);
        let sign = open + self.text[open..line.end].find(" #")? + 1;
        if self.text[open..sign].contains(['}', ']', '"']) {
            return None;
        }
        let range = sign..sign + self.text[sign..line.end].trim_end().len();
        Some(slip(range, message!("yaml-syntax.comment-in-brackets"), Some((sign..sign + 1, b'_'))))
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
        Some(slip(at..at + 1, message!("yaml-syntax.apostrophe"), Some((at..at + 1, b'_'))))
    }

    /// Quotes that are not closed, closed too early, or have a backslash in them.
    fn quotes(&self) -> Option<Slip> {
        let line = line_at(self.text, self.at);
        if self.why.contains("escape") {
            let slash = bad_escape(&self.text[self.at..])? + self.at;
            return Some(slip(
                slash..(slash + 2).min(line_at(self.text, slash).end),
                message!("yaml-syntax.escape"),
                Some((slash..slash + 1, b'_')),
            ));
        }
        if self.why.contains("quoted scalar") && !self.why.contains("trailing") {
            let sign = if self.text[self.at..].starts_with('\'') { '\'' } else { '"' };
            return Some(slip(
                self.at..self.at + self.text[self.at..line.end].trim_end().len(),
                message!("yaml-syntax.open-quote", sign),
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
        let message = match quote {
            '\'' => message!("yaml-syntax.after-single-quote"),
            _ => message!("yaml-syntax.after-double-quote"),
        };
        let closes = self.text[rest.clone()].contains([',', ']', '}']);
        if let Some(found) = self.apostrophe(line.start).filter(|_| closes) {
            return Some(found);
        }
        let patch = (!closes && !rest.is_empty()).then(|| (rest.clone(), b' '));
        Some(slip(rest, message, patch))
    }

    /// A line that is neither a key nor an element.
    fn lone_line(&self) -> Option<Slip> {
        if !self.why.contains("simple key expect") {
            if self.why.contains("block sequence entries are not allowed") {
                let range = self.at..self.value_end(self.at);
                return Some(slip(range, message!("yaml-syntax.list-on-same-line"), None));
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
        let message = match words.strip_prefix('-') {
            Some(rest) => message!("yaml-syntax.hyphen", rest = short(rest)),
            None => message!("yaml-syntax.lone-line"),
        };
        Some(slip(start..start + words.len(), message, Some((start..start + first.len_utf8(), b'#'))))
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
            return Some(slip(range, message!("yaml-syntax.mixed"), None));
        }
        let less = fits.iter().rev().find(|fit| **fit < here).copied();
        let more = fits.iter().find(|fit| **fit > here).copied();
        let here = spaces(here);
        let message = match (less, more) {
            (Some(less), Some(more)) => {
                message!("yaml-syntax.indentation-of-two", here, less, more = spaces(more))
            }
            (less, more) => message!("yaml-syntax.indentation", here, fit = spaces(less.or(more).unwrap_or(0))),
        };
        Some(slip(range, message, None))
    }

    fn unknown(&self) -> Slip {
        let line = line_at(self.text, self.at);
        let range = self.at..line.end.max(self.at);
        slip(range, message!("yaml-syntax.unknown", error = self.why), None)
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

fn spaces(n: usize) -> Message {
    message!("part.spaces", n)
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
