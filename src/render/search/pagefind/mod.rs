//! The index as Pagefind searches in it in the browser.
//!
//! The library's own indexer takes a word apart at every place where it stands, looks through all records for each new
//! one, and holds all places several times over until everything is written. So the files are written here: each
//! different word is taken apart once, and what is held of its places are the bytes of the index themselves.
//!
//! Several small indexes that the browser merges would not find the same. Where one of them lacks a word, the program
//! goes back to shorter beginnings of it and finds there what nobody has asked for; and how rare a word is, by which
//! results are ordered, it counts in each index by itself.
//!
//! What is written is byte for byte what the library packs of the same records, which the tests hold. It differs in
//! what finds more: a record without a word in its content is there, and is found by its title.

mod cbor;
mod chunk;
mod fragment;
mod meta;
mod name;
mod place;
mod program;
mod stemmer;
mod word;

pub use program::VERSION;

use rayon::prelude::*;

use self::fragment::Fragments;
use self::meta::Filters;
use self::place::Words;
use super::entry::{Entries, Entry};
use super::files::File;

/// In how many files the words of results lie: a search fetches those that it shows.
const FRAGMENTS: usize = 48;

/// The files of the index of one language, in the order of their paths.
pub fn index(entries: &Entries<'_>) -> Result<Vec<File>, String> {
    let (tag, count) = (entries.tag(), entries.count());
    let (mut words, mut filters, mut fragments) = (Words::new(tag), Filters::default(), Fragments::new(tag));
    let mut pages = Vec::with_capacity(count);
    let at_once = count.div_ceil(FRAGMENTS).max(1);
    for from in (0..count).step_by(at_once) {
        let numbers = from..count.min(from + at_once);
        let some: Vec<Entry> = numbers.clone().into_par_iter().map(|n| entries.entry(n)).collect();
        let add = || {
            for (page, entry) in numbers.zip(&some) {
                words.add(page, entry);
                filters.add(page, entry);
            }
        };
        let ((), grouped) = rayon::join(add, || fragments.group(&some));
        pages.extend(grouped);
    }
    let chunks = chunk::chunks(&words.sorted(), tag);
    let filters = filters.files(tag);
    let (name, meta) = meta::meta(&pages, &chunks, &filters, tag);
    let mut files = program::files(tag, &name, count)?;
    files.push(meta);
    files.extend(fragments.files);
    files.extend(chunks.into_iter().map(|chunk| chunk.file));
    files.extend(filters.into_iter().map(|filter| filter.file));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use ::pagefind::api::PagefindIndex;
    use ::pagefind::options::PagefindServiceConfig;
    use flate2::read::GzDecoder;
    use proptest::prelude::*;
    use tokio::runtime::Builder;

    use super::*;
    use crate::search::Corpus;
    use tavle_base::Languages;
    use tavle_pages::search::{Passage, Piece, SearchRecord};

    /// What the library's own indexer makes of entries.
    fn of_library(entries: &Entries<'_>) -> Vec<File> {
        let runtime = Builder::new_current_thread().build().expect("a runtime");
        let made = runtime.block_on(async {
            let options = PagefindServiceConfig::builder().max_fragments(FRAGMENTS as u32).build();
            let mut index = PagefindIndex::new(Some(options)).expect("an index");
            for Entry { address, content, meta, filters } in (0..entries.count()).map(|n| entries.entry(n)) {
                let tag = entries.tag().to_owned();
                index.add_custom_record(address, content, tag, Some(meta), Some(filters), None).await.expect("added");
            }
            index.get_files().await.expect("files")
        });
        let path = |path: &std::path::Path| path.to_string_lossy().replace('\\', "/");
        made.into_iter().map(|file| File { path: path(&file.filename), bytes: file.contents }).collect()
    }

    /// What is in a file, of whose packing each may have its own.
    fn unpacked(file: &File) -> Vec<u8> {
        let mut bytes = Vec::new();
        match GzDecoder::new(&*file.bytes).read_to_end(&mut bytes) {
            Ok(_) => bytes,
            Err(_) => file.bytes.clone(),
        }
    }

    fn passage<'a>(words: &str) -> Passage<'a> {
        Passage { pieces: vec![Piece { words: words.to_owned(), lang: None }] }
    }

    /// Records with these titles and texts, and one that has a word in every field.
    fn records(texts: &[(String, String)]) -> Vec<SearchRecord<'static>> {
        let first = [("børn".to_owned(), "æbler".to_owned())];
        let record = |(n, (title, text)): (usize, &(String, String))| SearchRecord {
            address: format!("/{n}/"),
            title: passage(title),
            // What has no word in its text is not found by the library at all.
            text: passage(&format!("{text} ord")),
            of: passage(if n % 3 == 0 { "Enhed" } else { "" }),
            kind: ["page", "unit", "task"][n % 3],
            units: ["a", "b", "c"][..n % 4].to_vec(),
            ..SearchRecord::default()
        };
        first.iter().chain(texts).enumerate().map(record).collect()
    }

    /// Every file of an index of these records is one that the library makes, and all that a search needs is there.
    fn is_as_the_library_makes_it(tag: &str, records: Vec<SearchRecord<'_>>) -> Result<(), TestCaseError> {
        let languages = Languages::new(["da", "en"]).expect("languages");
        let corpus = Corpus { tag, records, short: Vec::new(), languages: &languages };
        let entries = Entries::new(&corpus);
        let (expected, made) = (of_library(&entries), index(&entries).map_err(TestCaseError::fail)?);
        for file in &made {
            let other = expected.iter().find(|other| other.path == file.path);
            prop_assert!(other.map(unpacked) == Some(unpacked(file)), "{} is not as the library makes it", file.path);
        }
        let is_read = |path: &str| {
            ["pagefind.js", "pagefind-entry.json"].contains(&path)
                || [".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"].iter().any(|end| path.ends_with(end))
        };
        let read = expected.iter().filter(|file| is_read(&file.path)).count();
        let programs = made.iter().filter(|file| file.path.ends_with(".pagefind")).count();
        prop_assert_eq!((made.len(), programs), (read + 1, 1));
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn an_index_is_byte_for_byte_that_of_the_library(
            tag in "da|en|de|ja|tlh",
            texts in prop::collection::vec((words(), words()), 60..70),
        ) {
            is_as_the_library_makes_it(&tag, records(&texts))?;
        }
    }

    /// Words with signs, capitals, digits, marks and pictures in them, in several scripts.
    fn words() -> impl Strategy<Value = String> {
        let letters = "[a-zA-Zæøåéèeüß0-9]{1,6}";
        let word = prop_oneof![
            4 => letters.prop_map(String::from),
            3 => "[a-cA-Cé0-2.,_'»«–()/&@:-]{1,9}",
            1 => "(bolig|Boligplan|boligerne|housing|IGU|e\u{301}n|én|en|f.eks.|igu.example.dk|x.aB|👍🏽|👍ok|1️⃣|ǅ|İ)",
            1 => "[ァ-ヶーガハ\u{3099}か]{1,20}",
            1 => "[а-яءات\u{64b}가각\u{200b}\u{ad}]{1,8}",
        ];
        prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
    }

    #[test]
    fn an_index_in_many_files_is_that_of_the_library_too() {
        let text = |n: usize| (format!("Titel {n}"), (0..20).map(|m| format!("ord{}x ", n * m % 997)).collect());
        let texts: Vec<(String, String)> = (0..2000).map(text).collect();
        let checked = is_as_the_library_makes_it("da", records(&texts));
        assert!(checked.is_ok(), "{checked:?}");
    }

    #[test]
    fn a_record_without_a_word_in_its_text_is_found_by_its_title() {
        let record = SearchRecord { title: passage("Pavillon"), text: passage("–"), ..SearchRecord::default() };
        let languages = Languages::new(["da"]).expect("a language");
        let corpus = Corpus { tag: "da", records: vec![record], short: Vec::new(), languages: &languages };
        let files = index(&Entries::new(&corpus)).expect("an index");
        let words = files.iter().find(|file| file.path.starts_with("index/")).expect("a file of words");
        let mut unpacked = Vec::new();
        GzDecoder::new(&*words.bytes).read_to_end(&mut unpacked).expect("packed");
        assert!(unpacked.windows(8).any(|letters| letters == b"pavillon"));
    }
}
