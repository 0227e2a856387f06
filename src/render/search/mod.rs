//! The search index: from records to the files that the reader's browser searches in.
//!
//! A record is found by its own words and by words that are indexed with it and shown nowhere: the parts of its
//! compounds, its words as they are spelt without æ, ø and å, and what its abbreviations stand for.

mod compound;
mod entry;
#[cfg(feature = "search")]
mod pagefind;
mod spelling;

pub use entry::{Entry, entries};

/// A file of the index, by its path in the folder of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// The files of the index of one language, in the order of their paths; the same entries give the same bytes. An error
/// is in the words of the library.
#[cfg(feature = "search")]
pub fn index(entries: &[Entry]) -> Result<Vec<File>, String> {
    pagefind::index(entries)
}

/// Without the library there is no page that searches, so nothing asks for these.
#[cfg(not(feature = "search"))]
pub fn index(_: &[Entry]) -> Result<Vec<File>, String> {
    Ok(Vec::new())
}

/// A hash of all that an index holds, and of the program that makes it. Where it is the same, so is every byte.
pub fn fingerprint(entries: &[Entry]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(concat!("tavle ", env!("CARGO_PKG_VERSION"), ", pagefind 1.6.0, 1").as_bytes());
    let mut part = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    for Entry { language, address, content, meta, filters } in entries {
        [language, address, content].into_iter().for_each(|text| part(text));
        part(&meta.len().to_string());
        for (name, value) in meta {
            part(name);
            part(value);
        }
        part(&filters.len().to_string());
        for (name, values) in filters {
            part(name);
            part(&values.len().to_string());
            values.iter().for_each(|value| part(value));
        }
    }
    hasher.finalize().to_hex()[..40].to_owned()
}

/// The files of an index as one piece of bytes, to be kept.
pub fn packed(files: &[File]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut part = |one: &[u8]| {
        bytes.extend_from_slice(&(one.len() as u64).to_le_bytes());
        bytes.extend_from_slice(one);
    };
    for file in files {
        part(file.path.as_bytes());
        part(&file.bytes);
    }
    bytes
}

/// The files again; nothing where the bytes are no such piece.
pub fn unpacked(mut bytes: &[u8]) -> Option<Vec<File>> {
    fn part<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let (one, rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        *bytes = rest;
        Some(one)
    }
    let mut files = Vec::new();
    while !bytes.is_empty() {
        let path = String::from_utf8(part(&mut bytes)?.to_vec()).ok()?;
        files.push(File { path, bytes: part(&mut bytes)?.to_vec() });
    }
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again_and_what_is_cut_short_does_not() {
        let file = |path: &str, bytes: &[u8]| File { path: path.to_owned(), bytes: bytes.to_vec() };
        let files = vec![file("a", b""), file("index/b", &[0, 1, 255])];
        let packed = packed(&files);
        assert_eq!(unpacked(&packed), Some(files));
        assert_eq!(unpacked(&packed[..packed.len() - 1]), None);
        assert_eq!(unpacked(b""), Some(Vec::new()));
        assert_eq!(unpacked(&[255; 20]), None);
    }
}
