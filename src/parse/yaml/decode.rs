//! From text to a type: the straight way first, the careful one where anything is to be said.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::mended::{self, Mended};
use super::node::Node;
use super::page::Page;
use super::recover::{self, Log};
use super::{guard, strict};
use crate::base::{Checked, FileId, Place};

/// Reads the YAML of a whole file. The value is `None` if there is an error anywhere in it.
pub fn decode<T: DeserializeOwned>(file: FileId, text: &str) -> Checked<Option<T>> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    decode_part(file, text, mark..text.len())
}

/// Reads the YAML in a part of a file, as the front matter of a chapter. Places count from the start of the file.
///
/// A `range` that does not lie in the text is read as an empty one.
pub fn decode_part<T: DeserializeOwned>(file: FileId, text: &str, range: Range<usize>) -> Checked<Option<T>> {
    let page = Page { file, text: text.get(range.clone()).unwrap_or(""), base: range.start };
    if !guard::is_suspicious(page.text)
        && let Some(value) = strict::read(page.text)
    {
        return Checked::clean(Some(value));
    }
    carefully(page)
}

/// Reads with the place of everything, and goes on after each fault.
pub(super) fn carefully<T: DeserializeOwned>(page: Page<'_>) -> Checked<Option<T>> {
    let Mended { tree, mends, mut diagnostics } = mended::read(page);
    // A text without any value is a record without any key.
    let empty = tree.broken.is_none().then(|| Node { span: 0..page.text.len(), ..Node::default() });
    diagnostics.extend(tree.diagnostics);
    let mut log = Log { page, mends: &mends, diagnostics };
    let value = tree.root.or(empty).and_then(|mut root| recover::read(&mut log, &mut root));
    let mut diagnostics = log.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.place.as_ref().map_or(usize::MAX, Place::start));
    Checked { value: value.filter(|_| diagnostics.is_empty()), diagnostics }
}
