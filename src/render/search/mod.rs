//! The search index: from records to the files that the reader's browser searches in.
//!
//! A record is found by its own words and by words that are indexed with it and shown nowhere: the parts of its
//! compounds, its words as they are spelt without æ, ø and å, and what its abbreviations stand for.

mod compound;
mod entry;
mod files;
mod pagefind;
mod spelling;

pub use entry::{Entry, entries};
pub use files::{File, packed, unpacked};

/// The files of the index of one language, in the order of their paths; the same entries give the same bytes. An error
/// is in the words of the library.
pub fn index(entries: &[Entry]) -> Result<Vec<File>, String> {
    pagefind::index(entries)
}

/// A hash of all that an index holds, and of the program that makes it. Where it is the same, so is every byte.
pub fn fingerprint(entries: &[Entry]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(concat!("tavle ", env!("CARGO_PKG_VERSION"), ", pagefind 1.6.0, 1").as_bytes());
    let mut part = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    for Entry { language, address, content, meta, filters } in entries {
        [language, address, content].into_iter().for_each(|text| part(text));
        part(&meta.len().to_string());
        for (name, value) in meta {
            part(name);
            part(value);
        }
        part(&filters.len().to_string());
        for (name, values) in filters {
            part(name);
            part(&values.len().to_string());
            values.iter().for_each(|value| part(value));
        }
    }
    hasher.finalize().to_hex()[..40].to_owned()
}
