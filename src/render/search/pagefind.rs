//! Pagefind, the library that makes the index and the program that searches in it.
//!
//! It is asynchronous, and does its work on threads of a runtime that has neither clock nor network.

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use tokio::runtime::Builder;

use super::entry::Entry;
use super::files::File;

/// In how many files the words of results lie: a search fetches those that it shows.
const FRAGMENTS: u32 = 48;

/// What is published of all that the library gives: not its own fields and styles, nor what does the same in a worker.
const PROGRAM: [&str; 2] = ["pagefind.js", "pagefind-entry.json"];

pub fn index(entries: &[Entry]) -> Result<Vec<File>, String> {
    let runtime = Builder::new_current_thread().build().map_err(|error| error.to_string())?;
    let made = runtime.block_on(async {
        let options = PagefindServiceConfig::builder().max_fragments(FRAGMENTS).build();
        let mut index = PagefindIndex::new(Some(options))?;
        for Entry { language, address, content, meta, filters } in entries {
            let (meta, filters) = (Some(meta.clone()), Some(filters.clone()));
            index.add_custom_record(address.clone(), content.clone(), language.clone(), meta, filters, None).await?;
        }
        index.get_files().await
    });
    let made = made.map_err(|error| error.to_string())?;
    let files = made.into_iter();
    let mut files: Vec<File> = files
        .map(|file| File { path: file.filename.to_string_lossy().replace('\\', "/"), bytes: file.contents })
        .filter(|file| is_published(&file.path))
        .collect();
    // Only a language that the library has no stemmer for is searched by the program that needs none.
    let has_own = files.iter().any(|file| file.path.starts_with("wasm.") && file.path != GENERAL);
    files.retain(|file| file.path != GENERAL || !has_own);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The program for languages without a stemmer.
const GENERAL: &str = "wasm.unknown.pagefind";

fn is_published(path: &str) -> bool {
    let ends = [".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"];
    PROGRAM.contains(&path) || ends.iter().any(|end| path.ends_with(end))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn entry(n: usize, content: &str) -> Entry {
        Entry {
            language: "da".to_owned(),
            address: format!("/{n}/"),
            content: content.to_owned(),
            meta: BTreeMap::from([("title".to_owned(), format!("Titel {n}"))]),
            filters: BTreeMap::from([("kind".to_owned(), vec!["page".to_owned()])]),
        }
    }

    #[test]
    fn the_same_entries_give_the_same_files_and_nothing_that_is_not_needed() -> Result<(), String> {
        let words = ["En bolig er klar", "Tre møder om året", "Den tredje plan er vedtaget"];
        let entries: Vec<Entry> = (0..100).map(|n| entry(n, words[n % 3])).collect();
        let first = index(&entries)?;
        for _ in 0..3 {
            assert!(index(&entries)? == first, "the same entries give other bytes");
        }
        let paths: Vec<&str> = first.iter().map(|file| file.path.as_str()).collect();
        for needed in ["pagefind.js", "pagefind-entry.json", "wasm.da.pagefind"] {
            assert!(paths.contains(&needed), "{needed} is not among {paths:?}");
        }
        assert!(paths.iter().all(|path| !path.contains("ui") && !path.contains("worker")), "{paths:?}");
        assert!(!paths.contains(&GENERAL), "{paths:?}");
        // The version stands in the fingerprint under which an index is kept.
        let entry = first.iter().find(|file| file.path == "pagefind-entry.json").map(|file| file.bytes.as_slice());
        assert!(String::from_utf8_lossy(entry.unwrap_or_default()).contains("\"version\":\"1.6.0\""));
        Ok(())
    }
}
