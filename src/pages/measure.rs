//! How large the printed documents are, which is known once they have been made.

use std::collections::HashMap;

use tavle_base::Lang;
use tavle_routes::Document;

/// How large a printed document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    pub pages: u32,
    pub bytes: u64,
}

/// Who knows how large documents are.
pub trait Measuring: Sync {
    /// The measure of a document in a language. Without one, pages link to it without saying how large it is.
    fn measure(&self, document: Document, lang: Lang) -> Option<Measure>;
}

/// The measures of the documents that have been made.
#[derive(Clone, Debug, Default)]
pub struct Measures(HashMap<(Document, Lang), Measure>);

impl Measuring for Measures {
    fn measure(&self, document: Document, lang: Lang) -> Option<Measure> {
        self.0.get(&(document, lang)).copied()
    }
}

impl FromIterator<((Document, Lang), Measure)> for Measures {
    fn from_iter<T: IntoIterator<Item = ((Document, Lang), Measure)>>(all: T) -> Self {
        Self(all.into_iter().collect())
    }
}
