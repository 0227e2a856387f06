//! What is wrong with a file, said before it is known under which number the file is kept.

use std::io;
use std::ops::Range;

use crate::base::{Diagnostic, FileId, Place};

/// An error about a file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub code: &'static str,
    pub message: String,
    pub help: String,
    /// Bytes in the file's text; nothing where the file as a whole is meant.
    pub range: Option<Range<usize>>,
}

impl Trouble {
    /// An error about the whole file.
    pub fn new(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: help.into(), range: None }
    }

    /// The diagnostic on a file that is among the sources.
    pub fn at(self, file: FileId) -> Diagnostic {
        let place = match self.range {
            Some(range) => Place::bytes(file, range),
            None => Place::whole(file),
        };
        Diagnostic::error(self.code, place, self.message).help(self.help)
    }

    /// The diagnostic on a folder, which is no source; its message must name it.
    pub fn general(self) -> Diagnostic {
        Diagnostic::general(self.code, self.message).help(self.help)
    }
}

/// The fault of a file or folder that the system does not give.
pub(super) fn cannot_read(error: &io::Error) -> Trouble {
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied => "give yourself the right to read it, or ask the one who owns it",
        io::ErrorKind::NotFound => "see whether it was moved or renamed",
        _ => "see whether it is open in another program, or on a drive that is not connected",
    };
    Trouble::new("cannot-read", format!("this cannot be read; the system says: {error}"), help)
}
