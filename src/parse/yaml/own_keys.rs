//! Values that records have under keys which the file itself names, as the rows of a table under the ids of its columns.
//!
//! A type knows its keys before it reads anything. So such values are gathered under one key of their record while types
//! are read, and stand in their places again before anybody asks where they are written.

use std::collections::HashSet;

use super::node::{Entry, Node, Value};

/// The key under which the values of a record are gathered. It begins as no key of a format does, so that none has it.
pub(super) const OWN: &str = "_own";

/// Whether a name in a list is a key.
type IsKey<'k> = &'k dyn Fn(&str) -> bool;

/// Which keys a file names itself, and which records have them.
#[derive(Clone)]
pub struct OwnKeys<'k> {
    /// The lists at the top of the file whose records name the keys, each with which of these names are keys.
    pub named_in: &'k [(&'static str, IsKey<'k>)],
    /// Keys that are named elsewhere.
    pub others: HashSet<Box<str>>,
    /// The key under which each of these records has the name.
    pub name: &'static str,
    /// The keys of the lists whose records have values under the names, wherever such a list stands.
    pub lists: &'static [&'static str],
}

impl OwnKeys<'_> {
    /// The names, those of the file's own lists first.
    pub(super) fn names(&self, root: &Node) -> Vec<Box<str>> {
        let mut names = Vec::new();
        for (list, is_key) in self.named_in {
            names.extend(listed(root, list, self.name).into_iter().filter(|name| is_key(name)));
        }
        let mut others: Vec<Box<str>> = self.others.iter().filter(|name| !names.contains(name)).cloned().collect();
        others.sort_unstable();
        names.extend(others);
        names
    }

    /// Gathers the values under these names.
    pub(super) fn gather(&self, root: &mut Node, names: &[Box<str>]) {
        let names: HashSet<&str> = names.iter().map(AsRef::as_ref).collect();
        self.each_record(root, &mut |record| gather(record, &names));
    }

    /// Puts what was gathered back into its place.
    pub(super) fn release(&self, root: &mut Node) {
        self.each_record(root, &mut release);
    }

    /// Does something to each record of the lists.
    fn each_record(&self, node: &mut Node, change: &mut impl FnMut(&mut Node)) {
        match &mut node.value {
            Value::Sequence(items) => items.iter_mut().for_each(|item| self.each_record(item, change)),
            Value::Mapping(entries) => {
                for Entry { key, value, .. } in entries.iter_mut().filter(|entry| *entry.key != *OWN) {
                    self.each_record(value, change);
                    if let (true, Value::Sequence(items)) = (self.lists.contains(&&**key), &mut value.value) {
                        items.iter_mut().for_each(&mut *change);
                    }
                }
            }
            _ => {}
        }
    }
}

/// What the records of a list at the top of a file have under a key.
pub(super) fn listed(root: &Node, list: &str, key: &str) -> Vec<Box<str>> {
    let Value::Mapping(entries) = &root.value else { return Vec::new() };
    let Some(Value::Sequence(records)) = value(entries, list) else { return Vec::new() };
    records.iter().filter_map(|record| text_under(key, record)).collect()
}

/// The text that a record has under a key.
pub(super) fn text_under(key: &str, record: &Node) -> Option<Box<str>> {
    let Value::Mapping(entries) = &record.value else { return None };
    match value(entries, key) {
        Some(Value::Scalar { text, .. }) => Some(text.clone()),
        _ => None,
    }
}

fn value<'n>(entries: &'n [Entry], key: &str) -> Option<&'n Value> {
    entries.iter().find(|entry| *entry.key == *key).map(|entry| &entry.value.value)
}

fn gather(record: &mut Node, names: &HashSet<&str>) {
    let Value::Mapping(entries) = &mut record.value else { return };
    let (own, others): (Vec<Entry>, Vec<Entry>) =
        std::mem::take(entries).into_iter().partition(|entry| names.contains(&*entry.key));
    *entries = others;
    if let Some(first) = own.first() {
        let (key_span, span) = (first.key_span.clone(), record.span.clone());
        let value = Node { cut: record.cut, ..Node::new(Value::Mapping(own), span) };
        // First, so that a record is one whatever its next key is.
        entries.insert(0, Entry { key: OWN.into(), key_span, value });
    }
}

fn release(record: &mut Node) {
    let Value::Mapping(entries) = &mut record.value else { return };
    let Some(at) = entries.iter().position(|entry| *entry.key == *OWN) else { return };
    let own = entries.remove(at).value;
    if let Value::Mapping(own) = own.value {
        entries.extend(own);
    }
    record.is_partial |= own.is_partial;
    record.removed_keys.extend(own.removed_keys);
}
