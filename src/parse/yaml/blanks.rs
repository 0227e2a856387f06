//! Blanks that look like spaces and are letters to YAML: no-break spaces, as a Mac and a web page give them.
//!
//! Where they stand for the spaces of YAML, in front of a line or after a colon, nothing is read as it looks. Within a
//! text they are right, so they are only looked for in a file that has errors.

use std::ops::Range;

use super::lines::lines;
use super::syntax::Patch;
use super::yaml_text::YamlText;
use tavle_base::{Diagnostic, message};

/// A text with ordinary spaces in their place, as long as before, and the diagnostic for it.
#[derive(Debug)]
pub(super) struct Replaced {
    pub text: String,
    pub patches: Vec<Patch>,
    pub diagnostic: Diagnostic,
}

/// Puts ordinary spaces where others stand in front of a line, after the hyphen of a list or around a key. `None` if
/// there are none.
pub(super) fn replaced(yaml: YamlText<'_>) -> Option<Replaced> {
    let mut text = yaml.text.to_owned();
    let mut patches = Vec::new();
    let mut wrong_lines = 0;
    for line in lines(yaml.text) {
        let gaps = gaps(yaml.text, &line);
        wrong_lines += usize::from(!gaps.is_empty());
        for gap in gaps {
            let blanks = &yaml.text[gap.clone()];
            // In front of a line there must be as many spaces as were seen: the bytes that are left over become an
            // empty line before it.
            let spaces = match gap.start == line.start {
                true => {
                    let seen = blanks.chars().filter(|c| *c != '\u{200b}').map(|c| if c == '-' { '-' } else { ' ' });
                    let seen: String = seen.collect();
                    format!("{}\n{seen}", " ".repeat(blanks.len() - seen.len() - 1))
                }
                false => " ".repeat(blanks.len()),
            };
            text.replace_range(gap.clone(), &spaces);
            patches.push(Patch { range: gap, with: b' ', silent: false });
        }
    }
    let first = patches.first()?.range.clone();
    let message = match wrong_lines {
        1 => message!("yaml-syntax.no-break-space"),
        n => message!("yaml-syntax.no-break-spaces", n),
    };
    let diagnostic = Diagnostic::error(yaml.place(first), message);
    Some(Replaced { text, patches, diagnostic })
}

/// Whether a character looks like a space and is none for YAML; the last is not seen at all.
fn is_foreign(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{200b}')
}

/// The runs of blanks of a line that have such a character in them and stand where YAML wants spaces.
fn gaps(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    if !text[line.clone()].contains(is_foreign) {
        return gaps;
    }
    let run = |at: usize| {
        let rest = &text[at..line.end];
        at..line.end - rest.trim_start_matches(|c| c == ' ' || is_foreign(c)).len()
    };
    let mut add = |gap: Range<usize>| {
        if gap.end < line.end && text[gap.clone()].contains(is_foreign) {
            gaps.push(gap);
        }
    };
    let mut at = run(line.start).end;
    while text[at..line.end].starts_with('-') && !run(at + 1).is_empty() {
        at = run(at + 1).end;
    }
    add(line.start..at);
    // A key at the start, and keys in braces.
    let mut keys = vec![at];
    keys.extend(text[at..line.end].match_indices(['{', ',']).map(|(sign, _)| at + sign + 1));
    for start in keys {
        let before = run(start);
        if let Some(colon) = after_key(&text[before.end..line.end]) {
            if start > at {
                add(before.clone());
            }
            add(run(before.end + colon));
        }
    }
    gaps
}

/// Where a text that begins with a key and a colon goes on after them.
fn after_key(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '\'' | '*')))?;
    (end > 0 && text[end..].starts_with(':')).then_some(end + 1)
}
