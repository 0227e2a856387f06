//! What the browser's program reads first: which pages there are, where their words are, and which files it needs for a
//! search.

use std::collections::BTreeMap;

use super::cbor;
use super::chunk::Chunk;
use super::fragment::Page;
use super::name::{Names, hash, packed};
use super::program::VERSION;
use crate::search::entry::{Entry, FIELDS};
use crate::search::files::File;

/// What pages are narrowed down by: the pages of each value of each filter.
#[derive(Default)]
pub struct Filters(BTreeMap<String, BTreeMap<String, Vec<i64>>>);

/// The file of a filter.
pub struct Filter {
    filter: String,
    name: String,
    pub file: File,
}

impl Filters {
    /// Adds an entry, which is the page of this number. Pages come in their order.
    pub fn add(&mut self, page: usize, entry: &Entry) {
        for (filter, values) in &entry.filters {
            let filter = self.0.entry(filter.clone()).or_default();
            values.iter().for_each(|value| filter.entry(value.clone()).or_default().push(page as i64));
        }
    }

    /// The files of all filters.
    pub fn files(self, tag: &str) -> Vec<Filter> {
        let mut names = Names::new(format!("{tag}_"));
        let file = |(filter, values): (String, BTreeMap<String, Vec<i64>>)| {
            let mut bytes = Vec::new();
            cbor::list(2, &mut bytes);
            cbor::text(&filter, &mut bytes);
            cbor::list(values.len(), &mut bytes);
            for (value, pages) in values {
                cbor::list(2, &mut bytes);
                cbor::text(&value, &mut bytes);
                cbor::numbers(&pages, &mut bytes);
            }
            let name = names.name(&bytes);
            let file = File { path: format!("filter/{name}.pf_filter"), bytes: packed(&bytes) };
            Filter { filter, name, file }
        };
        self.0.into_iter().map(file).collect()
    }
}

/// The file that names all others, and its own name.
pub fn meta(pages: &[Page], chunks: &[Chunk], filters: &[Filter], tag: &str) -> (String, File) {
    let mut bytes = Vec::new();
    cbor::list(6, &mut bytes);
    cbor::text(VERSION, &mut bytes);
    cbor::list(pages.len(), &mut bytes);
    for Page { name, words, group } in pages {
        cbor::list(3, &mut bytes);
        cbor::text(name, &mut bytes);
        cbor::number(*words as i64, &mut bytes);
        cbor::text(group, &mut bytes);
    }
    cbor::list(chunks.len(), &mut bytes);
    for Chunk { name, from, to, .. } in chunks {
        cbor::list(3, &mut bytes);
        [from, to, name].into_iter().for_each(|text| cbor::text(text, &mut bytes));
    }
    cbor::list(filters.len(), &mut bytes);
    for Filter { filter, name, .. } in filters {
        cbor::list(2, &mut bytes);
        [filter, name].into_iter().for_each(|text| cbor::text(text, &mut bytes));
    }
    // Nothing is sorted but by how well it fits.
    cbor::list(0, &mut bytes);
    cbor::list(FIELDS.len(), &mut bytes);
    FIELDS.iter().for_each(|field| cbor::text(field, &mut bytes));
    let hash = hash(&bytes);
    let name = format!("{tag}_{}", hash.get(..tag.len() + 8).unwrap_or(&hash));
    let file = File { path: format!("pagefind.{name}.pf_meta"), bytes: packed(&bytes) };
    (name, file)
}
