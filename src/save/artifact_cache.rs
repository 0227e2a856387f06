//! What is kept from one build to the next because it is costly to make: printed documents and the search index, each
//! under the fingerprint of all that it was made from.
//!
//! Nothing is believed: what was moved to another fingerprint, and what lies behind a link, is as if it were not there.
//! Nothing depends on it either. What cannot be read is made again, and what cannot be written is made again next time; so
//! problems of the disk are not reported here, but where the site itself is saved.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::{own, path};

/// The bytes in which the first line of a file ends, mostly.
const HEAD: usize = 256;

/// The end of the name of a file that is being written.
const PART: &str = ".part";

/// A store of bytes by fingerprint.
#[derive(Debug)]
pub struct ArtifactCache {
    /// The folder that is the site's, which the others are made in.
    root: PathBuf,
    folder: PathBuf,
    /// What was asked for or put in since the store was opened.
    used: Mutex<HashSet<String>>,
}

/// What is kept under a fingerprint, of which only the first line has been read.
#[derive(Debug)]
pub struct Artifact {
    /// The note that it was put with.
    pub note: String,
    /// The BLAKE3 hash of its bytes, and how many there are.
    pub hash: blake3::Hash,
    pub size: u64,
    rest: BufReader<File>,
}

impl Artifact {
    /// Its bytes; nothing where they are damaged.
    pub fn bytes(mut self) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.size).ok()?);
        self.rest.read_to_end(&mut bytes).ok()?;
        (blake3::hash(&bytes) == self.hash).then_some(bytes)
    }
}

/// A store of a site, in this folder below the state folder.
pub fn artifact_cache(state: &Path, folder: &str) -> ArtifactCache {
    ArtifactCache { root: path::above_state(state).to_owned(), folder: state.join(folder), used: Mutex::default() }
}

impl ArtifactCache {
    /// What is kept under a fingerprint; nothing where there is none, or where its first line is damaged.
    pub fn find(&self, fingerprint: &str) -> Option<Artifact> {
        if !self.is_there() {
            return None;
        }
        let file = own::open(&self.path(fingerprint)).ok()?;
        let whole = file.metadata().ok()?.len();
        let (mut rest, mut head) = (BufReader::with_capacity(HEAD, file), Vec::new());
        rest.read_until(b'\n', &mut head).ok()?;
        let size = whole.checked_sub(head.len() as u64)?;
        let head = String::from_utf8(head).ok()?;
        let (seal, sealed) = head.strip_suffix('\n')?.split_once(' ')?;
        let (hash, note) = sealed.split_once(' ')?;
        if blake3::Hash::from_hex(seal).ok()? != self::seal(fingerprint, sealed) {
            return None;
        }
        let artifact = Artifact { note: note.to_owned(), hash: blake3::Hash::from_hex(hash).ok()?, size, rest };
        self.mark(fingerprint);
        Some(artifact)
    }

    /// The note and the bytes under a fingerprint; nothing where there are none, or where they are damaged.
    pub fn get(&self, fingerprint: &str) -> Option<(String, Vec<u8>)> {
        let mut artifact = self.find(fingerprint)?;
        let note = std::mem::take(&mut artifact.note);
        Some((note, artifact.bytes()?))
    }

    /// Keeps bytes under a fingerprint, with a note of one line.
    pub fn put(&self, fingerprint: &str, note: &str, bytes: &[u8]) {
        self.mark(fingerprint);
        // A file of another name is moved into place, so that one cut short is never taken for the whole.
        let (path, part) = (self.path(fingerprint), self.path(&format!("{fingerprint}{PART}")));
        if own::make_folder(&self.root, &self.folder).is_err() {
            return;
        }
        let write = || -> io::Result<()> {
            let sealed = format!("{} {note}", blake3::hash(bytes).to_hex());
            let mut file = own::create(&part)?;
            writeln!(file, "{} {sealed}", seal(fingerprint, &sealed).to_hex())?;
            file.write_all(bytes)?;
            fs::rename(&part, &path)
        };
        if write().is_err() {
            let _ = own::remove(&part);
        }
    }

    /// Removes what was kept here and was not used since the store was opened.
    pub fn sweep(&self) {
        let Ok(used) = self.used.lock() else { return };
        if !self.is_there() {
            return;
        }
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_str().is_some_and(|name| is_kept(name) && !used.contains(name)) {
                let _ = own::remove(&entry.path());
            }
        }
    }

    /// Whether the store is a folder that lies in the state, and not behind a link.
    fn is_there(&self) -> bool {
        self.folder.ancestors().take_while(|folder| *folder != self.root).all(own::is_folder)
    }

    fn path(&self, fingerprint: &str) -> PathBuf {
        self.folder.join(fingerprint)
    }

    fn mark(&self, fingerprint: &str) {
        if let Ok(mut used) = self.used.lock() {
            used.insert(fingerprint.to_owned());
        }
    }
}

/// What binds the first line of a file to its name.
fn seal(fingerprint: &str, sealed: &str) -> blake3::Hash {
    blake3::hash(format!("{fingerprint}\n{sealed}").as_bytes())
}

/// Whether a file can have been put here under this name: fingerprints are hexadecimal.
fn is_kept(name: &str) -> bool {
    name.trim_end_matches(PART).bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_comes_back_until_it_is_damaged_or_no_longer_used() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let store = artifact_cache(folder.path(), "print");
        store.put("aa", "3 pages", b"one\ntwo");
        store.put("bb", "", b"");
        assert_eq!(store.get("aa"), Some(("3 pages".to_owned(), b"one\ntwo".to_vec())));
        assert_eq!(store.get("bb"), Some((String::new(), Vec::new())));
        assert_eq!(store.get("cc"), None);
        let found = store.find("aa").map(|found| (found.note, found.hash, found.size));
        assert_eq!(found, Some(("3 pages".to_owned(), blake3::hash(b"one\ntwo"), 7)));

        let next = artifact_cache(folder.path(), "print");
        assert!(next.get("aa").is_some());
        next.sweep();
        assert_eq!(next.get("bb"), None, "it was not used");

        let path = folder.path().join("print").join("aa");
        let mut damaged = fs::read(&path)?;
        damaged.pop();
        fs::write(&path, damaged)?;
        assert_eq!(next.get("aa"), None, "it was cut short");

        store.put("aa", "3 pages", b"one\ntwo");
        fs::rename(&path, path.with_file_name("cc"))?;
        assert_eq!(next.get("cc"), None, "it was put under another fingerprint");
        fs::write(path.with_file_name("my own notes"), "mine")?;
        artifact_cache(folder.path(), "print").sweep();
        assert!(!path.with_file_name("cc").exists() && path.with_file_name("my own notes").exists());
        Ok(())
    }
}
