//! Notes for people: a line each at the end of `tavle check`, and below it the first rows that it is about.

use super::spots::{Found, Spot, find};
use crate::words::catalogue;
use tavle_base::{Diagnostic, Message, message};
use tavle_load::Sources;

/// How many rows are shown of each; programs are given all of them.
const SHOWN: usize = 5;

/// The notes as lines, in the order in which diagnostics are shown.
pub fn notes(notes: &[Diagnostic], sources: &Sources) -> String {
    let mut lines = Vec::new();
    for found in find(notes, sources) {
        let whole = found.spot.as_ref().map(place).unwrap_or_default();
        let rows = rows(&found);
        lines.push(message!("check.note", code = found.diagnostic.code(), place = whole, message = found.message));
        lines.extend(rows);
    }
    lines.iter().map(|line| catalogue().text(line) + "\n").collect()
}

/// A note without its place, for the panel in which that stands above it.
pub fn note(found: &Found<'_>) -> String {
    let rows = rows(found).iter().map(|line| catalogue().text(line)).collect::<Vec<_>>();
    std::iter::once(found.message.clone()).chain(rows).collect::<Vec<_>>().join("\n")
}

/// The first rows or texts that a note is about, and how many more there are.
fn rows(found: &Found<'_>) -> Vec<Message> {
    let shown = found.related.iter().take(SHOWN);
    let mut lines: Vec<Message> =
        shown.map(|(spot, words)| message!("check.note-row", place = place(spot), words)).collect();
    if let n @ 1.. = found.related.len().saturating_sub(SHOWN) {
        lines.push(message!("check.note-rows", n));
    }
    lines
}

/// A place as terminals and editors open it: the file and the line.
fn place(spot: &Spot<'_>) -> String {
    match &spot.text {
        Some(text) => format!("{}:{}", spot.path, text.start.line),
        None => spot.path.to_owned(),
    }
}
