//! Signs that readers would see as they stand: those of other programs, bullets and numbers of a word processor, and
//! marks of Markdown that are not read as such.
//!
//! All of it is text to CommonMark, so nobody would notice. What is meant to be seen is written with a backslash before it
//! or as code, and is not looked at here.

use std::ops::Range;

use super::warnings::{self, Sign};

/// What was found, and where in the source.
pub(super) type Found = (Sign, Range<usize>);

/// The signs by which word processors begin the lines of a list; those of the private area are Symbol's and Wingdings'.
const BULLETS: [char; 15] =
    ['•', '◦', '▪', '▫', '●', '○', '■', '□', '‣', '⁃', '➢', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f0fc}'];

/// Blanks that do not break, which neither a heading nor a list takes after its mark.
const UNBROKEN: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2007}'];

/// The signs in the text of one paragraph, as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Signs {
    /// The asterisks that stand in the text.
    stars: Vec<Stars>,
    braces: bool,
}

#[derive(Debug)]
struct Stars {
    range: Range<usize>,
    blank_before: bool,
    blank_after: bool,
}

impl Signs {
    /// Looks at a piece of text that stands at `range` in the source, as the parser gives it.
    pub fn look(&mut self, source: &str, range: Range<usize>, found: &mut Vec<Found>) {
        let Some(text) = source.get(range.clone()) else { return };
        for at in memchr::memchr2_iter(b'{', b'*', text.as_bytes()) {
            let at = range.start + at;
            if source.as_bytes()[at] == b'*' {
                self.star(source, at);
            } else if let Some(sign) =
                brace(source, at, range.start).filter(|_| !is_escaped(source, at) && !self.braces)
            {
                self.braces = true;
                let line = rest_of_line(source, at);
                let end = line.find('}').map_or(2, |end| end + 1);
                let end = if line[end..].starts_with('}') { end + 1 } else { end };
                found.push((sign, at..at + end));
            }
        }
    }

    /// An asterisk that stands in the text. The parser gives each alone, though two belong together.
    fn star(&mut self, source: &str, at: usize) {
        let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let blank_after = is_blank(source[at + 1..].chars().next());
        match self.stars.last_mut().filter(|stars| stars.range.end == at) {
            Some(stars) => {
                stars.range.end = at + 1;
                stars.blank_after = blank_after;
            }
            None if is_escaped(source, at) => {}
            None => {
                let blank_before = is_blank(source[..at].chars().next_back());
                self.stars.push(Stars { range: at..at + 1, blank_before, blank_after });
            }
        }
    }

    /// The end of the paragraph: asterisks that were to make something bold.
    pub fn end(&mut self, found: &mut Vec<Found>) {
        self.braces = false;
        let mut stars = std::mem::take(&mut self.stars);
        stars.retain(|stars| stars.range.len() > 1);
        let (Some(last), true) = (stars.last(), stars.len() > 1) else { return };
        let apart = |one: &Stars| one.blank_before && one.blank_after;
        let opens = |one: &Stars| !one.blank_after;
        let end = last.range.end;
        let first = stars[..stars.len() - 1].iter().find(|one| opens(one) || (apart(one) && apart(last)));
        if let Some(first) = first {
            found.push((Sign::Stars, first.range.start..end));
        }
    }
}

/// What a brace begins, if it is a sign of another program.
fn brace(source: &str, at: usize, text_start: usize) -> Option<Sign> {
    let line = rest_of_line(source, at + 1);
    match line.as_bytes().first()? {
        // The link is reported: it cannot be read.
        b'{' | b'%' if source[..at].ends_with("](") => None,
        b'{' | b'%' => Some(Sign::Template),
        b':' if line.contains('}') && !line.starts_with(":}") => Some(Sign::Attribute),
        // Right after a link or an image.
        b'.' | b'#' | b'a'..=b'z' if at == text_start && source[..at].ends_with(')') && line.contains('}') => {
            Some(Sign::Attribute)
        }
        _ => None,
    }
}

/// Looks at the beginnings of a paragraph's lines, each kind of sign once.
pub(super) fn lines(source: &str, paragraph: Range<usize>, found: &mut Vec<Found>) {
    let Some(text) = source.get(paragraph.clone()) else { return };
    let mut said: Vec<Sign> = Vec::new();
    let mut before: Option<&str> = None;
    let mut start = paragraph.start;
    for whole in text.split('\n') {
        let line = whole.trim_start_matches([' ', '\t', '\r', '>']);
        let at = start + whole.len() - line.len();
        if let Some(sign) = line_sign(line, before).filter(|sign| !said.contains(sign)) {
            said.push(sign);
            found.push((sign, at..at + line.trim_end().len()));
        }
        start += whole.len() + 1;
        before = Some(line);
    }
}

/// What the beginning of a line says, after the line before it.
fn line_sign(line: &str, before: Option<&str>) -> Option<Sign> {
    let mut chars = line.chars();
    let first = chars.next()?;
    if first.is_alphabetic() {
        return letter_sign(line, before);
    }
    let rest = chars.as_str();
    let next = rest.chars().next();
    let is_blank = next.is_some_and(|c| c.is_whitespace());
    match first {
        '#' => {
            let after = line.trim_start_matches('#');
            let level = line.len() - after.len();
            let is_mark = match after.chars().next() {
                Some(c) if UNBROKEN.contains(&c) => true,
                Some(c) => level > 1 && c.is_alphabetic(),
                None => false,
            };
            (is_mark && level <= 6).then_some(Sign::Heading)
        }
        '-' | '+' | '*' if next.is_some_and(|c| UNBROKEN.contains(&c)) => Some(Sign::Item),
        ':' if rest.starts_with("::") => Some(Sign::Fence),
        ':' if is_blank && before.is_some_and(|before| before.trim().chars().count() <= 60) => Some(Sign::Definition),
        '!' if rest.starts_with("!! ") => Some(Sign::Admonition),
        '?' if rest.starts_with("?? ") => Some(Sign::Admonition),
        '[' if is_contents(line) => Some(Sign::Contents),
        _ if BULLETS.contains(&first) && (is_blank || !first.is_ascii()) && !rest.is_empty() => Some(Sign::Bullet),
        // Whatever the sign, two lines that begin with it are shown as one.
        _ if !first.is_ascii_alphanumeric() && runs_on(before, |line| line.starts_with(first)) => match first {
            '|' => Some(Sign::Columns),
            '~' | '=' if is_blank => Some(Sign::Bullet),
            _ => (is_blank && !first.is_ascii()).then_some(Sign::Bullet),
        },
        _ => None,
    }
}

/// Lines that begin with letters as numbers, `a)` and `b)`, and the `o` that a word processor uses as a bullet.
fn letter_sign(line: &str, before: Option<&str>) -> Option<Sign> {
    let [first, second, third, ..] = *line.as_bytes() else { return None };
    if first == b'o' && second == b'\t' {
        return Some(Sign::Bullet);
    }
    let is_mark = first.is_ascii_lowercase() && matches!(second, b')' | b'.') && matches!(third, b' ' | b'\t');
    let follows =
        |line: &str| matches!(*line.as_bytes(), [b, mark, ..] if b.checked_add(1) == Some(first) && mark == second);
    (is_mark && runs_on(before, follows)).then_some(Sign::Letters)
}

/// Whether the line before begins alike, and is joined to this one: a line break that is asked for keeps them apart.
fn runs_on(before: Option<&str>, is_alike: impl Fn(&str) -> bool) -> bool {
    before.is_some_and(|before| {
        let line = before.trim_end_matches('\r');
        is_alike(line) && !line.ends_with("  ") && !line.ends_with('\\')
    })
}

/// Whether a line asks another program for a list of contents.
fn is_contents(line: &str) -> bool {
    let word = line.trim().trim_matches(['[', ']', '_']);
    word.eq_ignore_ascii_case("toc") && line.trim_end().ends_with(']')
}

/// Whether the sign at `start` has a backslash before it, which is none itself.
pub(super) fn is_escaped(source: &str, start: usize) -> bool {
    source.as_bytes()[..start].iter().rev().take_while(|&&b| b == b'\\').count() % 2 == 1
}

/// What stands from a byte to the end of its line, as far as anybody writes an address or what stands in braces: it is asked
/// for at every sign, and a line can hold all of a file.
pub(super) fn rest_of_line(source: &str, from: usize) -> &str {
    const LONGEST: usize = 1000;
    let rest = &source[from..source.ceil_char_boundary(from.saturating_add(LONGEST))];
    rest.split('\n').next().unwrap_or(rest)
}

/// The diagnostic for what was found.
pub(super) fn problems(
    found: Vec<Found>,
    source: &str,
    place: impl Fn(Range<usize>) -> tavle_base::Place,
) -> impl Iterator<Item = tavle_base::Diagnostic> {
    found.into_iter().map(move |(sign, range)| warnings::sign(place(range.clone()), sign, &source[range]))
}
