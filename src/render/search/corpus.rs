//! What an index is made from, and a hash of it.

use std::hash::{Hash, Hasher};

use super::pagefind::VERSION;
use tavle_base::Languages;
use tavle_pages::search::{Abbreviation, SearchRecord};

/// Raised when the index of the same corpus is another than before, so that nothing old is kept.
const FORMAT_VERSION: u32 = 2;

/// All that the index of one language is made from.
pub struct Corpus<'r> {
    /// The language.
    pub tag: &'r str,
    /// In the order of the site.
    pub records: Vec<SearchRecord<'r>>,
    pub short: Vec<Abbreviation>,
    /// The languages of the site.
    pub languages: &'r Languages,
}

impl Corpus<'_> {
    /// A hash of all that the index is made from, and of the program that makes it. Where it is the same, so is every
    /// byte.
    pub fn fingerprint(&self) -> String {
        let Self { tag, records, short, languages } = self;
        let mut hasher = Blake(blake3::Hasher::new());
        let program = (env!("CARGO_PKG_VERSION"), VERSION, FORMAT_VERSION);
        (program, tag, records, short, languages.tags().collect::<Vec<_>>()).hash(&mut hasher);
        hasher.0.finalize().to_hex()[..40].to_owned()
    }
}

/// A hash that is long enough to tell any two corpora apart, of whatever can be hashed.
struct Blake(blake3::Hasher);

impl Hasher for Blake {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        unreachable!("the whole hash is asked for, not 64 bits of it")
    }
}
