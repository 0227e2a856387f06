//! The words of an index in files, in the order of their letters: a search fetches those in which its words may be.

use rayon::prelude::*;

use super::cbor;
use super::name::{Names, packed};
use super::place::{Pages, Word};
use crate::search::files::File;

/// From how many numbers on a file is full.
const FULL: usize = 20_000;

/// A file of words.
pub struct Chunk {
    pub name: String,
    /// How its first and its last word begin, as far as it takes to tell them from those of its neighbours.
    pub from: String,
    pub to: String,
    pub file: File,
}

/// The files of all words, which are in their order.
pub fn chunks(words: &[(Box<str>, Word)], tag: &str) -> Vec<Chunk> {
    let mut size = 0;
    let mut is_room = |word: &Word| {
        size += word.size();
        let is_room = size < FULL;
        size = if is_room { size } else { 0 };
        is_room
    };
    let parts: Vec<&[(Box<str>, Word)]> = words.chunk_by(|(_, word), _| is_room(word)).collect();
    let written: Vec<(Vec<u8>, Vec<u8>)> = parts.par_iter().map(|words| written(words)).collect();
    let mut names = Names::new(format!("{tag}_"));
    let mut chunks: Vec<Chunk> = Vec::new();
    for (part, (bytes, packed)) in parts.into_iter().zip(written) {
        let (Some((from, _)), Some((to, _))) = (part.first(), part.last()) else { continue };
        let mut from = from.to_string();
        if let Some(before) = chunks.last_mut() {
            let same = before.to.chars().zip(from.chars()).take_while(|(a, b)| a == b).count();
            let short = |word: &str| word.chars().take(same + 1).collect::<String>();
            let to = short(&before.to);
            // Where the word before is the beginning of this one, it is not to become less than its own first word.
            if to >= before.from {
                before.to = to;
            }
            from = short(&from);
        }
        let name = names.name(&bytes);
        let file = File { path: format!("index/{name}.pf_index"), bytes: packed };
        chunks.push(Chunk { name, from, to: to.to_string(), file });
    }
    chunks
}

/// The bytes of a file, and the same packed.
fn written(words: &[(Box<str>, Word)]) -> (Vec<u8>, Vec<u8>) {
    let mut bytes = Vec::new();
    cbor::list(1, &mut bytes);
    cbor::list(words.len(), &mut bytes);
    for (text, word) in words {
        cbor::list(3, &mut bytes);
        cbor::text(text, &mut bytes);
        pages(&word.plain, &mut bytes);
        cbor::list(word.marked.len(), &mut bytes);
        for (marked, all) in &word.marked {
            cbor::list(2, &mut bytes);
            cbor::text(marked, &mut bytes);
            pages(all, &mut bytes);
        }
    }
    let packed = packed(&bytes);
    (bytes, packed)
}

fn pages(pages: &Pages, bytes: &mut Vec<u8>) {
    cbor::list(pages.count, bytes);
    bytes.extend_from_slice(&pages.bytes);
}
