//! Where in the input something stands.
//!
//! A place is cheap to make: a record that was read without problems knows only the path of keys that leads to a
//! value, and the bytes are looked up (by `parse::yaml::locate`) only when something is said about it.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::ops::Range;

use crate::ids;

ids! {
    /// A source file, as an index into `load::Sources`.
    FileId,
}

/// The way from the top of a YAML file to one value, as in `sections[2].rows[0].responsible`.
///
/// It is kept as a JSON Pointer (RFC 6901), `/sections/2/rows/0/responsible`, since every row of a site has one: a
/// single short string is a fifth of what a list of steps would take.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct KeyPath(Box<str>);

impl KeyPath {
    /// The path of the whole file.
    pub fn top() -> Self {
        Self::default()
    }

    /// This path and one key more.
    pub fn key(&self, key: &str) -> Self {
        self.and(|path| path.push_key(key))
    }

    /// This path and one index more.
    pub fn index(&self, index: usize) -> Self {
        self.and(|path| path.push_index(index))
    }

    /// This path without its last step.
    pub fn parent(&self) -> Self {
        Self(self.0.rsplit_once('/').map_or("", |(parent, _)| parent).into())
    }

    /// Its keys, and its indexes in digits, from the top.
    pub fn steps(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(|step| match step.contains('~') {
            true => step.replace("~1", "/").replace("~0", "~").into(),
            false => step.into(),
        })
    }

    fn and(&self, add: impl FnOnce(&mut KeyPathBuf)) -> Self {
        let mut path = KeyPathBuf(String::from(&*self.0));
        add(&mut path);
        path.finish()
    }
}

/// A [`KeyPath`] that grows step by step.
#[derive(Debug, Default)]
pub struct KeyPathBuf(String);

impl KeyPathBuf {
    /// Adds a key.
    pub fn push_key(&mut self, key: &str) {
        self.0.push('/');
        match key.contains(['~', '/']) {
            true => self.0.push_str(&key.replace('~', "~0").replace('/', "~1")),
            false => self.0.push_str(key),
        }
    }

    /// Adds an index, counted from 0.
    pub fn push_index(&mut self, index: usize) {
        // Writing to a string does not fail.
        let _ = write!(self.0, "/{index}");
    }

    /// The path as it is kept.
    pub fn finish(self) -> KeyPath {
        KeyPath(self.0.into())
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.steps().enumerate() {
            match step.bytes().all(|byte| byte.is_ascii_digit()) {
                true => write!(f, "[{step}]")?,
                false if n == 0 => write!(f, "{step}")?,
                false => write!(f, ".{step}")?,
            }
        }
        Ok(())
    }
}

/// Which part of a mapping's entry is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Key,
    Value,
}

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum At {
    /// The file as a whole, or a file that could not be read.
    Whole,
    /// A range of bytes in the file's text.
    Bytes(Range<usize>),
    /// A value of a YAML file, or its key.
    Path(KeyPath, Part),
}

/// A place in a source file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub file: FileId,
    pub at: At,
}

impl Place {
    /// The whole of `file`.
    pub fn whole(file: FileId) -> Self {
        Self { file, at: At::Whole }
    }

    /// A range of bytes in `file`.
    pub fn bytes(file: FileId, range: Range<usize>) -> Self {
        Self { file, at: At::Bytes(range) }
    }

    /// The value at `path` in the YAML of `file`.
    pub fn value(file: FileId, path: KeyPath) -> Self {
        Self { file, at: At::Path(path, Part::Value) }
    }

    /// The key that ends `path` in the YAML of `file`.
    pub fn key(file: FileId, path: KeyPath) -> Self {
        Self { file, at: At::Path(path, Part::Key) }
    }

    /// The byte at which it begins, as far as that is known without reading the file: 0 for a path.
    pub fn start(&self) -> usize {
        match &self.at {
            At::Bytes(range) => range.start,
            At::Whole | At::Path(..) => 0,
        }
    }
}
