//! From text to a type, with the place of everything, going on after each error.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::node::Node;
use super::own_keys::OwnKeys;
use super::partial::Partial;
use super::patched::{self, Patched};
use super::recover::{self, Log};
use super::yaml_text::YamlText;
use super::{blanks, comment, own_keys};
use tavle_base::checked::has_error;
use tavle_base::{Checked, FileId, Place};

/// What a text with YAML holds.
#[derive(Debug)]
pub struct Recovered<T> {
    /// As much of the value as could be read: with an error, what is wrong was taken out, and what is missing was made up.
    /// `None` if none of it could be read.
    pub value: Option<T>,
    /// What is left of the file, where there is an error in it.
    pub partial: Option<Partial>,
}

/// Reads the YAML of a whole file. The value is `None` if there is an error anywhere in it.
pub fn decode<T: DeserializeOwned>(file: FileId, text: &str) -> Checked<Option<T>> {
    recover(file, text, whole(text)).map(|one| one.value.filter(|_| one.partial.is_none()))
}

/// Reads the YAML in a part of a file, as the front matter of a chapter, and gives as much of its value as it can. Places
/// count from the start of the file.
pub fn recover<T: DeserializeOwned>(file: FileId, text: &str, range: Range<usize>) -> Checked<Recovered<T>> {
    recover_with(file, text, range, None)
}

/// The same for a file whose records have values under keys that the file names itself.
pub fn recover_with<T: DeserializeOwned>(
    file: FileId,
    text: &str,
    range: Range<usize>,
    own: Option<&OwnKeys<'_>>,
) -> Checked<Recovered<T>> {
    let yaml = YamlText { file, text: &text[range.clone()], base: range.start };
    let read = once(yaml, patched::read(yaml), own);
    if read.value.partial.is_none() {
        return read;
    }
    // Only now it is known that the blanks are not a part of some text.
    match blanks::replaced(yaml) {
        Some(replaced) => once(yaml, patched::read_replaced(yaml, replaced), own),
        None => read,
    }
}

/// What the records of a list at the top of a file have under a key, as far as the file can be read.
pub fn listed(text: &str, list: &str, key: &str) -> Box<[Box<str>]> {
    let tree = patched::read(YamlText { file: FileId(0), text: &text[whole(text)], base: 0 }).tree;
    tree.root.iter().flat_map(|root| own_keys::listed(root, list, key)).collect()
}

/// The bytes of a file without its mark.
pub fn whole(text: &str) -> Range<usize> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    mark..text.len()
}

fn once<T: DeserializeOwned>(yaml: YamlText<'_>, patched: Patched, own: Option<&OwnKeys<'_>>) -> Checked<Recovered<T>> {
    let Patched { tree, patches, mut diagnostics } = patched;
    // A text without any value is a record without any key.
    let empty = tree.broken.is_none().then(|| Node { span: 0..yaml.text.len(), ..Node::default() });
    let is_complete = tree.broken.is_none();
    diagnostics.extend(tree.diagnostics);
    let mut root = tree.root.or(empty);
    diagnostics.extend(root.iter().flat_map(|root| comment::lost(yaml, root)));
    let names = own.zip(root.as_ref()).map(|(own, root)| own.names(root)).unwrap_or_default();
    let own = own.filter(|_| !names.is_empty());
    if let (Some(own), Some(root)) = (own, &mut root) {
        own.gather(root, &names);
    }
    let mut log = Log { yaml, own: &names, patches: &patches, diagnostics };
    let value = root.as_mut().and_then(|root| recover::read(&mut log, root));
    if let (Some(own), Some(root)) = (own, &mut root) {
        own.release(root);
    }
    let mut diagnostics = log.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.place.as_ref().map_or(usize::MAX, Place::start));
    // Without a value there is an error.
    let is_wrong = has_error(&diagnostics) || value.is_none();
    let partial = is_wrong.then(|| Partial::new(root.unwrap_or_default(), patches, yaml.base, is_complete));
    Checked { value: Recovered { value, partial }, diagnostics }
}
