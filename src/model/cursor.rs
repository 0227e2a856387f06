//! Where a value stands in a file, while the file is read.

use tavle_base::{KeyPath, KeyPathBuf};

/// The path to a value, kept on the stack while a file is read, and made into a [`KeyPath`] only for a diagnostic.
#[derive(Clone, Copy)]
pub struct PathCursor<'a> {
    up: Option<&'a PathCursor<'a>>,
    step: CursorStep<'a>,
}

#[derive(Clone, Copy)]
enum CursorStep<'a> {
    Top,
    Key(&'a str),
    Index(usize),
}

impl<'a> PathCursor<'a> {
    /// The whole file.
    pub const TOP: PathCursor<'static> = PathCursor { up: None, step: CursorStep::Top };

    /// One key further.
    pub fn key(&'a self, key: &'a str) -> PathCursor<'a> {
        PathCursor { up: Some(self), step: CursorStep::Key(key) }
    }

    /// One element further.
    pub fn index(&'a self, index: usize) -> PathCursor<'a> {
        PathCursor { up: Some(self), step: CursorStep::Index(index) }
    }

    /// The path in a form that can be kept.
    pub fn path(&self) -> KeyPath {
        let mut path = KeyPathBuf::default();
        self.add_to(&mut path);
        path.finish()
    }

    fn add_to(&self, path: &mut KeyPathBuf) {
        if let Some(up) = self.up {
            up.add_to(path);
        }
        match self.step {
            CursorStep::Top => {}
            CursorStep::Key(key) => path.push_key(key),
            CursorStep::Index(index) => path.push_index(index),
        }
    }
}
