//! The program that searches in an index, in the reader's browser: Pagefind's own.
//!
//! The library gives it away with an index only, so it is asked for one of a single record. It is asynchronous, and does
//! its work on threads of a runtime that has neither clock nor network.

use pagefind::api::{PagefindIndex, SyntheticFile};
use serde_json::Value;
use tokio::runtime::Builder;

use crate::search::files::File;

/// The version of the library, whose program reads no other index.
pub const VERSION: &str = "1.6.0";

/// What the program reads first of an index.
const ENTRY: &str = "pagefind-entry.json";

/// The program for languages without a stemmer.
const GENERAL: &str = "wasm.unknown.pagefind";

/// The program, and what tells it the name of the index and how many pages it has. What the library gives besides is
/// not published: its own fields and styles, and what does the same in a worker.
pub fn files(tag: &str, name: &str, pages: usize) -> Result<Vec<File>, String> {
    let runtime = Builder::new_current_thread().build().map_err(|error| error.to_string())?;
    let made = runtime.block_on(async {
        let mut index = PagefindIndex::new(None)?;
        index.add_custom_record("/".to_owned(), "a".to_owned(), tag.to_owned(), None, None, None).await?;
        index.get_files().await
    });
    let made = made.map_err(|error| error.to_string())?;
    let path = |file: &SyntheticFile| file.filename.to_string_lossy().into_owned();
    // Only a language that the library has no stemmer for is searched by the program that needs none.
    let own = format!("wasm.{tag}.pagefind");
    let own = if made.iter().any(|file| path(file) == own) { own.as_str() } else { GENERAL };
    let mut files: Vec<File> = made
        .into_iter()
        .map(|file| File { path: path(&file), bytes: file.contents })
        .filter(|file| ["pagefind.js", ENTRY, own].contains(&file.path.as_str()))
        .collect();
    for entry in files.iter_mut().filter(|file| file.path == ENTRY) {
        let mut said: Value = serde_json::from_slice(&entry.bytes).map_err(|error| error.to_string())?;
        said["languages"][tag]["hash"] = name.into();
        said["languages"][tag]["page_count"] = pages.into();
        entry.bytes = said.to_string().into_bytes();
    }
    Ok(files)
}
