//! What is wrong with a file, said before it is known under which number the file is kept.

use std::io;
use std::ops::Range;

use tavle_base::{Diagnostic, FileId, Message, Place, message};

/// An error about a file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub message: Message,
    /// Bytes in the file's text; nothing where the file as a whole is meant.
    pub range: Option<Range<usize>>,
}

impl Trouble {
    /// An error about the whole file.
    pub fn new(message: Message) -> Self {
        Self { message, range: None }
    }

    /// The diagnostic on a file that is among the sources.
    pub fn at(self, file: FileId) -> Diagnostic {
        let place = match self.range {
            Some(range) => Place::bytes(file, range),
            None => Place::whole(file),
        };
        Diagnostic::error(place, self.message)
    }

    /// The diagnostic on a folder, which is no source; its message must name it.
    pub fn general(self) -> Diagnostic {
        Diagnostic::error(None, self.message)
    }
}

/// What is said about a file or folder that the system does not give.
pub(super) fn cannot_read(error: &io::Error) -> Trouble {
    let said = error.to_string();
    Trouble::new(match error.kind() {
        io::ErrorKind::PermissionDenied => message!("cannot-read.permission", error = said),
        io::ErrorKind::NotFound => message!("cannot-read.not-found", error = said),
        _ => message!("cannot-read.other", error = said),
    })
}
