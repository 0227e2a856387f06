//! What is shown of results: the words of many pages in one file, so that there are not too many files.

use std::collections::BTreeMap;

use serde::Serialize;

use super::name::{Names, packed};
use crate::search::entry::Entry;
use crate::search::files::File;

/// Where the words of a page are.
pub struct Page {
    /// The name of the page, which it has in its file.
    pub name: String,
    pub words: usize,
    /// The name of the file.
    pub group: String,
}

/// The files of all pages.
pub struct Fragments {
    pub files: Vec<File>,
    pages: Names,
    groups: Names,
}

/// A page as it stands in a file.
#[derive(Serialize)]
struct Fragment<'e> {
    url: &'e str,
    content: &'e str,
    word_count: usize,
    filters: &'e BTreeMap<String, Vec<String>>,
    meta: &'e BTreeMap<String, String>,
    anchors: [(); 0],
}

impl Fragments {
    pub fn new(tag: &str) -> Self {
        let (pages, groups) = (Names::new(format!("{tag}_")), Names::new(format!("{tag}_group_")));
        Self { files: Vec::new(), pages, groups }
    }

    /// Puts these entries, which are the next, into one file.
    pub fn group(&mut self, entries: &[Entry]) -> Vec<Page> {
        let mut pages = Vec::with_capacity(entries.len());
        let mut group = BTreeMap::new();
        for Entry { address, content, meta, filters } in entries {
            let word_count = content.split(' ').count();
            let fragment = Fragment { url: address, content, word_count, filters, meta, anchors: [] };
            let written = serde_json::to_string(&fragment).expect("words and lists of words can be written as JSON");
            let name = self.pages.name(written.as_bytes());
            group.insert(name.clone(), written);
            pages.push((name, word_count));
        }
        let all: Vec<String> = group.iter().map(|(name, written)| format!("\"{name}\":{written}")).collect();
        let bytes = format!("{{{}}}", all.join(",")).into_bytes();
        let group = self.groups.name(&bytes);
        self.files.push(File { path: format!("fragment/{group}.pf_fragment"), bytes: packed(&bytes) });
        pages.into_iter().map(|(name, words)| Page { name, words, group: group.clone() }).collect()
    }
}
