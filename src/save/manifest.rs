//! What Tavle wrote into an output folder, so that the next save touches only what differs and removes only what
//! Tavle made.
//!
//! A text with a version in its first line and a checksum in its last. One that is damaged or of another version is
//! treated as if it were not there; then no file is removed, and only identical ones are taken for our own.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::fs::Metadata;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::{own, path};

const FIRST_LINE: &str = "tavle manifest 1";

/// The first 16 bytes of a BLAKE3 hash.
pub type Hash = [u8; 16];

/// The hash of some bytes.
pub fn hash(bytes: &[u8]) -> Hash {
    short(&blake3::hash(bytes))
}

/// As much of a hash as a manifest holds.
pub fn short(hash: &blake3::Hash) -> Hash {
    let mut short = [0; 16];
    short.copy_from_slice(&hash.as_bytes()[..16]);
    short
}

/// One file as it was when it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub hash: Hash,
    pub size: u64,
    /// When it was changed last, in nanoseconds since 1970; 0 where the system does not tell.
    pub changed: i64,
}

/// All that was written: files with their entries, and the folders that were made for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    pub files: HashMap<Box<str>, Entry>,
    pub folders: BTreeSet<Box<str>>,
}

impl Entry {
    /// Whether a file on disk is untouched since it was written, as far as its size and date tell.
    pub fn is_untouched(&self, on_disk: &Metadata) -> bool {
        self.size == on_disk.len() && self.changed != 0 && self.changed == changed(on_disk)
    }
}

/// When a file was changed last, in nanoseconds since 1970; 0 where the system does not tell.
pub fn changed(on_disk: &Metadata) -> i64 {
    let since = on_disk.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or(0)
}

impl Manifest {
    /// The manifest at `path`, or an empty one.
    pub fn read(path: &Path) -> Self {
        own::read(path).and_then(|text| Self::from_text(&text)).unwrap_or_default()
    }

    /// The manifest as text, always the same for the same content.
    pub fn to_text(&self) -> String {
        let mut files: Vec<_> = self.files.iter().collect();
        files.sort_unstable_by_key(|(path, _)| *path);
        let mut text = String::with_capacity(64 + files.len() * 112);
        text.push_str(FIRST_LINE);
        text.push('\n');
        for folder in &self.folders {
            let _ = writeln!(text, "folder {folder}");
        }
        for (path, entry) in files {
            let hash = u128::from_be_bytes(entry.hash);
            let _ = writeln!(text, "file {hash:032x} {} {} {path}", entry.size, entry.changed);
        }
        with_checksum(text)
    }

    /// The manifest in a text, if it is whole and of this version.
    fn from_text(text: &str) -> Option<Self> {
        let mut manifest = Self::default();
        let body = verify_checksum(text)?;
        let mut lines = body.lines();
        if lines.next() != Some(FIRST_LINE) {
            return None;
        }
        for line in lines {
            let (word, rest) = line.split_once(' ')?;
            match word {
                "folder" => {
                    path::check(rest).ok()?;
                    manifest.folders.insert(rest.into());
                }
                "file" => {
                    let mut parts = rest.splitn(4, ' ');
                    let hash = u128::from_str_radix(parts.next()?, 16).ok()?.to_be_bytes();
                    let (size, changed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
                    let path = parts.next()?;
                    path::check(path).ok()?;
                    manifest.files.insert(path.into(), Entry { hash, size, changed });
                }
                _ => return None,
            }
        }
        Some(manifest)
    }
}

/// A text with a last line that tells whether it is whole.
pub fn with_checksum(mut text: String) -> String {
    let sum = u128::from_be_bytes(hash(text.as_bytes()));
    let _ = writeln!(text, "whole {sum:032x}");
    text
}

/// The text above the last line, if that line says that it is whole.
pub fn verify_checksum(text: &str) -> Option<&str> {
    let at = text.strip_suffix('\n')?.rfind('\n')? + 1;
    let (body, last) = text.split_at(at);
    let sum = u128::from_str_radix(last.trim_end().strip_prefix("whole ")?, 16).ok()?;
    (sum.to_be_bytes() == hash(body.as_bytes())).then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Manifest {
        let mut manifest = Manifest::default();
        for (path, size) in [("index.html", 12), ("da/a b/index.html", 0), ("æ.svg", u64::MAX)] {
            manifest.files.insert(path.into(), Entry { hash: hash(path.as_bytes()), size, changed: 1_790_000_000 });
        }
        manifest.folders.extend(["da".into(), "da/a b".into()]);
        manifest
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = example().to_text();
        assert_eq!(Manifest::from_text(&text), Some(example()));
        assert_eq!(Manifest::from_text(&Manifest::default().to_text()), Some(Manifest::default()));
    }

    #[test]
    fn a_damaged_manifest_or_one_of_another_version_is_none() {
        let text = example().to_text();
        for damaged in [
            String::new(),
            "\n".into(),
            text[..text.len() / 2].to_owned(),
            text[..text.len() - 1].to_owned(),
            text.replace("index", "Index"),
            with_checksum(text.replace("manifest 1", "manifest 2")),
            format!("{text}{text}"),
        ] {
            assert_eq!(Manifest::from_text(&damaged), None, "{damaged}");
        }
    }
}
