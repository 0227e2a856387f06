//! From places to lines and columns. A file is divided into lines, and read for the places of its keys, only if
//! something is said about it, and then once.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use crate::words::catalogue;
use tavle_base::{At, Diagnostic, FileId, Place};
use tavle_load::Sources;
use tavle_parse::yaml::Places;

/// A place as a person or an editor names it.
#[derive(Clone, Debug)]
pub struct Spot<'a> {
    pub path: &'a str,
    /// Nothing for a file as a whole.
    pub text: Option<Passage<'a>>,
}

/// A part of a file's text.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// The whole file.
    pub source: &'a str,
    pub bytes: Range<usize>,
    pub start: Position,
    /// After the last character.
    pub end: Position,
}

/// A line, and a column in characters, both from 1.
#[derive(Clone, Copy, Debug)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// A diagnostic in words, whose places have been found.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    pub diagnostic: &'a Diagnostic,
    pub message: String,
    pub help: Option<String>,
    pub spot: Option<Spot<'a>>,
    pub related: Vec<(Spot<'a>, String)>,
}

/// All diagnostics with their places, in order. What is said twice of one place is kept once.
pub fn find<'a>(diagnostics: &'a [Diagnostic], sources: &'a Sources) -> Vec<Found<'a>> {
    let mut files = Files { sources, known: HashMap::new() };
    let mut found: Vec<Found> = diagnostics.iter().map(|diagnostic| files.find(diagnostic)).collect();
    found.sort_by(|a, b| key(a).cmp(&key(b)));
    found.dedup_by(|a, b| a.diagnostic == b.diagnostic);
    found
}

/// What diagnostics are sorted by; those without a file come first.
fn key<'f>(found: &'f Found<'_>) -> impl Ord + use<'f> {
    let place = found.spot.as_ref().map(|spot| {
        let text = spot.text.as_ref();
        (spot.path, text.map(|text| text.bytes.start))
    });
    (place, found.diagnostic.severity, found.diagnostic.code(), found.message.as_str())
}

struct Files<'a> {
    sources: &'a Sources,
    known: HashMap<FileId, FileIndex<'a>>,
}

/// What is known of a file's text.
struct FileIndex<'a> {
    source: &'a str,
    /// The byte at which each line begins; not needed where only the whole file is meant.
    lines: OnceCell<Vec<usize>>,
    /// How many characters there are before every so many bytes: one line may hold all of a file, and all its problems.
    chars: OnceCell<Vec<usize>>,
    places: Option<Places>,
}

impl<'a> Files<'a> {
    fn find(&mut self, diagnostic: &'a Diagnostic) -> Found<'a> {
        let words = catalogue();
        Found {
            diagnostic,
            message: words.text(&diagnostic.message),
            help: words.help(&diagnostic.message),
            spot: diagnostic.place.as_ref().map(|place| self.spot(place)),
            related: diagnostic.related.iter().map(|(place, note)| (self.spot(place), words.text(note))).collect(),
        }
    }

    fn spot(&mut self, place: &Place) -> Spot<'a> {
        let file = self.sources.get(place.file);
        let known = self.known.entry(place.file).or_insert_with(|| FileIndex::new(file.text()));
        Spot { path: &file.path, text: known.bytes(&place.at).map(|bytes| known.passage(bytes)) }
    }
}

impl<'a> FileIndex<'a> {
    fn new(source: &'a str) -> Self {
        Self { source, lines: OnceCell::new(), chars: OnceCell::new(), places: None }
    }

    /// The bytes of a place, always within the text and between characters.
    fn bytes(&mut self, at: &At) -> Option<Range<usize>> {
        if self.source.is_empty() {
            return None;
        }
        let bytes = match at {
            At::Whole => return None,
            At::Bytes(bytes) => bytes.clone(),
            At::Path(path, part) => self.places.get_or_insert_with(|| Places::read(self.source)).find(path, *part)?,
        };
        let start = self.source.floor_char_boundary(bytes.start);
        Some(start..self.source.ceil_char_boundary(bytes.end).max(start))
    }

    fn passage(&self, bytes: Range<usize>) -> Passage<'a> {
        Passage { source: self.source, start: self.position(bytes.start), end: self.position(bytes.end), bytes }
    }

    fn position(&self, byte: usize) -> Position {
        let begins = || std::iter::once(0).chain(self.source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let lines = self.lines.get_or_init(begins);
        let line = lines.partition_point(|start| *start <= byte);
        let start = lines[line - 1];
        Position { line, column: self.chars_before(byte) - self.chars_before(start) + 1 }
    }

    /// How many characters there are before a byte.
    fn chars_before(&self, byte: usize) -> usize {
        const STEP: usize = 1024;
        let begins = |bytes: &[u8]| bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count();
        let bytes = self.source.as_bytes();
        let chars = self.chars.get_or_init(|| {
            let mut all = vec![0];
            for chunk in bytes.chunks(STEP) {
                all.push(all.last().copied().unwrap_or_default() + begins(chunk));
            }
            all
        });
        let at = byte / STEP;
        chars[at] + begins(&bytes[at * STEP..byte])
    }
}
