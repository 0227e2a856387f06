//! The names of files, which say what is in them, and how they are packed.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha1::{Digest, Sha1};

/// What stands at the beginning of each file once it is unpacked.
const SIGNATURE: &[u8] = b"pagefind_dcd";

/// How many digits a name has, where no other begins so.
const DIGITS: usize = 7;

/// Names of one sort, no two the same.
pub struct Names {
    prefix: String,
    taken: HashSet<String>,
}

impl Names {
    pub fn new(prefix: String) -> Self {
        Self { prefix, taken: HashSet::new() }
    }

    /// The name of what is in these bytes. No bytes are given twice.
    pub fn name(&mut self, bytes: &[u8]) -> String {
        let hash = hash(bytes);
        let mut names = (DIGITS..=hash.len()).map(|digits| format!("{}{}", self.prefix, &hash[..digits]));
        let name = names.find(|name| !self.taken.contains(name)).expect("different bytes have different hashes");
        self.taken.insert(name.clone());
        name
    }
}

/// A hash as the library writes it: without the noughts before single digits.
pub fn hash(bytes: &[u8]) -> String {
    let mut hash = String::new();
    for byte in Sha1::digest(bytes) {
        let _ = write!(hash, "{byte:x}");
    }
    hash
}

/// How well files are packed. What the library does takes up to eight times as long, for files that are hardly smaller.
const LEVEL: u32 = 7;

/// The bytes of a file, packed as the browser's program expects them.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::new(LEVEL));
    let written = packed.write_all(SIGNATURE).and_then(|()| packed.write_all(bytes)).and_then(|()| packed.finish());
    written.expect("memory takes all that is written to it")
}
