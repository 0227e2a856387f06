//! The search index: from records to the files that the reader's browser searches in.
//!
//! A record is found by its own words and by words that are indexed with it and shown nowhere: the parts of its
//! compounds, its words as they are spelt without æ, ø and å, and what its abbreviations stand for.

mod compound;
mod corpus;
mod entry;
mod files;
mod pagefind;
mod spelling;

pub use corpus::Corpus;
pub use files::{File, packed, unpacked};

impl Corpus<'_> {
    /// The files of the index, in the order of their paths; the same corpus gives the same bytes. An error is in the
    /// words of the library.
    pub fn index(&self) -> Result<Vec<File>, String> {
        pagefind::index(&entry::Entries::new(self))
    }
}
