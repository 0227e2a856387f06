//! Notes for people: a line each at the end of `tavle check`, and below it the first rows that it is about.

use super::spots::{Spot, find};
use crate::words::catalogue;
use tavle_base::{Diagnostic, message};
use tavle_load::Sources;

/// How many rows are shown of each; programs are given all of them.
const SHOWN: usize = 5;

/// The notes as lines, in the order in which diagnostics are shown.
pub fn notes(notes: &[Diagnostic], sources: &Sources) -> String {
    let mut lines = Vec::new();
    for found in find(notes, sources) {
        let whole = found.spot.as_ref().map(place).unwrap_or_default();
        lines.push(message!("check.note", code = found.diagnostic.code(), place = whole, message = found.message));
        let shown = found.related.iter().take(SHOWN);
        lines.extend(shown.map(|(spot, words)| message!("check.note-row", place = place(spot), words)));
        if let n @ 1.. = found.related.len().saturating_sub(SHOWN) {
            lines.push(message!("check.note-rows", n));
        }
    }
    lines.iter().map(|line| catalogue().text(line) + "\n").collect()
}

/// A place as terminals and editors open it: the file and the line.
fn place(spot: &Spot<'_>) -> String {
    match &spot.text {
        Some(text) => format!("{}:{}", spot.path, text.start.line),
        None => spot.path.to_owned(),
    }
}
