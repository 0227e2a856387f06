//! Why a site could not be saved, in plain words, with what to do.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a site could not be saved. Unless [`SaveError::Unfinished`] is said, the old output is whole.
#[derive(Debug, Error)]
pub enum SaveError {
    #[error("`{}` cannot be written here: {why}", path.display())]
    RefusedOutput { path: PathBuf, why: &'static str },
    #[error("`{}` cannot be written: you have no right to change it", path.display())]
    NotWritable { path: PathBuf },
    #[error("the disk is full; it was met while writing `{}`", path.display())]
    DiskFull { path: PathBuf },
    #[error("another tavle{} is writing this site", number(*process))]
    Locked { process: Option<u32> },
    #[error("`{}` was not made by Tavle, and what would be written there differs from it", path.display())]
    Foreign { path: PathBuf },
    #[error("`{}` is a link, and Tavle does not write through links in the output folder", path.display())]
    Link { path: PathBuf },
    #[error("`{path}` cannot be the address of a file in the output folder: {why}")]
    BadPath { path: String, why: &'static str },
    #[error("`{path}` would be written twice")]
    Twice { path: String },
    #[error("`{}` was begun by another version of Tavle and is not finished", path.display())]
    OtherVersion { path: PathBuf },
    #[error("could not {doing} `{}`: {source}", path.display())]
    Io { doing: &'static str, path: PathBuf, source: io::Error },
    #[error("{because}, and the output folder could not be put back as it was")]
    Unfinished { because: Box<SaveError> },
}

/// ` (process 12)`, where the number is known.
fn number(process: Option<u32>) -> String {
    process.map_or_else(String::new, |number| format!(" (process {number})"))
}

impl SaveError {
    /// What went wrong when the system was asked for something: `doing` is a verb, as in "read".
    pub(super) fn io(doing: &'static str, path: impl AsRef<Path>, source: io::Error) -> Self {
        use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let path = path.as_ref().to_owned();
        match source.kind() {
            PermissionDenied | ReadOnlyFilesystem => Self::NotWritable { path },
            StorageFull | QuotaExceeded => Self::DiskFull { path },
            _ => Self::Io { doing, path, source },
        }
    }

    /// What to do about it, as a sentence without a full stop.
    pub fn help(&self) -> &'static str {
        match self {
            Self::RefusedOutput { .. } => {
                "choose a folder that holds nothing but the site, as in `--output public`; it is made if it is not there"
            }
            Self::NotWritable { .. } => {
                "close programs that use the file, ask for the right to change it, or choose another folder with `--output`"
            }
            Self::DiskFull { .. } => "make room, then run the command again; the site that was there is unchanged",
            Self::Locked { .. } => "wait until it has finished, or end it, then run the command again",
            Self::Foreign { .. } => {
                "move the file or folder away if you want to keep it, else remove it, or choose another folder with `--output`"
            }
            Self::Link { .. } => "remove the link, or choose another folder with `--output`",
            Self::BadPath { .. } => "give the file or the page another name",
            Self::Twice { .. } => "give one of the two another name",
            Self::OtherVersion { .. } => {
                "run that version once more, or remove both the output folder and the folder `.tavle`, then run the command again"
            }
            Self::Io { .. } => "run the command again; if it is said again, choose another folder with `--output`",
            Self::Unfinished { .. } => {
                "put right what is said first, then run the command again: it finishes what was begun"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_becomes_plain_words() {
        for (kind, expected) in [
            (io::ErrorKind::PermissionDenied, "`a.html` cannot be written: you have no right to change it"),
            (io::ErrorKind::ReadOnlyFilesystem, "`a.html` cannot be written: you have no right to change it"),
            (io::ErrorKind::StorageFull, "the disk is full; it was met while writing `a.html`"),
            (io::ErrorKind::QuotaExceeded, "the disk is full; it was met while writing `a.html`"),
            (io::ErrorKind::NotFound, "could not write `a.html`: entity not found"),
        ] {
            assert_eq!(SaveError::io("write", "a.html", kind.into()).to_string(), expected);
        }
    }
}
