//! Where in the input something stands.
//!
//! A place is cheap to make: a record that was read without faults knows only the path of keys that leads to a
//! value, and the bytes are looked up (by `parse::yaml::locate`) only when something is said about it.

use std::fmt;
use std::ops::Range;

/// A source file, as an index into `load::Sources`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One step from a YAML value to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a mapping, by key.
    Key(Box<str>),
    /// Into a sequence, by index from 0.
    Index(u32),
}

/// The way from the top of a YAML file to one value, as in `sections[2].rows[0].responsible`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyPath(pub Vec<Step>);

impl KeyPath {
    /// The path of the whole file.
    pub fn top() -> Self {
        Self::default()
    }

    /// This path and one key more.
    pub fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.into()));
        Self(steps)
    }

    /// This path and one index more.
    pub fn index(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(u32::try_from(index).unwrap_or(u32::MAX)));
        Self(steps)
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if n == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
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
