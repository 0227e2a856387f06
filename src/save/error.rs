//! Why a site could not be saved, as data. The words for it are in the catalogue of messages.

use std::io;
use std::path::{Path, PathBuf};

use super::held;
use tavle_base::{Message, message};

/// Why a site could not be saved. Unless it is [`SaveError::Unfinished`], the old output is whole.
#[derive(Debug)]
pub enum SaveError {
    /// Why is a message below `save.output`.
    RefusedOutput {
        path: PathBuf,
        why: Message,
    },
    NotWritable {
        path: PathBuf,
    },
    DiskFull {
        path: PathBuf,
    },
    Locked {
        process: Option<u32>,
    },
    Foreign {
        path: PathBuf,
    },
    /// The same where nothing is known of an earlier save to this output folder, so that it may be Tavle's all the same.
    Unknown {
        path: PathBuf,
        output: PathBuf,
    },
    Link {
        path: PathBuf,
    },
    /// Something else than a folder is in the place of one of the state.
    NoFolder {
        path: PathBuf,
    },
    /// Other programs have these files open.
    Held {
        paths: Vec<PathBuf>,
    },
    /// Why is a message below `save.path`.
    BadPath {
        path: String,
        why: Message,
    },
    Twice {
        path: String,
    },
    OtherVersion {
        path: PathBuf,
    },
    /// The key is that of the message.
    Io {
        key: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    Unfinished {
        because: Box<SaveError>,
    },
}

impl SaveError {
    /// What went wrong when the system was asked for something: `key` is the message for it, as in `save.read`.
    pub(super) fn io(key: &'static str, path: impl AsRef<Path>, source: io::Error) -> Self {
        use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let path = path.as_ref().to_owned();
        if held::is_held(&source) {
            return Self::Held { paths: vec![path] };
        }
        match source.kind() {
            PermissionDenied | ReadOnlyFilesystem => Self::NotWritable { path },
            StorageFull | QuotaExceeded => Self::DiskFull { path },
            _ => Self::Io { key, path, source },
        }
    }

    /// What happened, and what to do about it.
    pub fn message(&self) -> Message {
        let at = |path: &Path| path.display().to_string();
        match self {
            Self::RefusedOutput { path, why } => message!("save.refused-output", path = at(path), why = why.clone()),
            Self::NotWritable { path } => message!("save.not-writable", path = at(path)),
            Self::DiskFull { path } => message!("save.disk-full", path = at(path)),
            Self::Locked { process: None } => message!("save.locked"),
            Self::Locked { process: Some(process) } => message!("save.locked.process", process = process.to_string()),
            Self::Foreign { path } => message!("save.foreign", path = at(path)),
            Self::Unknown { path, output } => message!("save.unknown", path = at(path), output = at(output)),
            Self::NoFolder { path } => message!("save.no-folder", path = at(path)),
            Self::Held { paths } => {
                let paths: Vec<String> = paths.iter().map(|path| format!("`{}`", at(path))).collect();
                message!("save.held", paths = paths.join(", "))
            }
            Self::Link { path } => message!("save.link", path = at(path)),
            Self::BadPath { path, why } => message!("save.bad-path", path, why = why.clone()),
            Self::Twice { path } => message!("save.twice", path),
            Self::OtherVersion { path } => message!("save.other-version", path = at(path)),
            Self::Io { key, path, source } => {
                Message::new(*key).with("path", at(path)).with("error", source.to_string())
            }
            Self::Unfinished { because } => message!("save.unfinished", because = because.message()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_base::Catalogue;

    #[test]
    fn what_the_system_says_becomes_plain_words() {
        for (kind, expected) in [
            (io::ErrorKind::PermissionDenied, "`a.html` cannot be written: you have no right to change it"),
            (io::ErrorKind::ReadOnlyFilesystem, "`a.html` cannot be written: you have no right to change it"),
            (io::ErrorKind::StorageFull, "the disk is full; it became full while writing `a.html`"),
            (io::ErrorKind::QuotaExceeded, "the disk is full; it became full while writing `a.html`"),
            (io::ErrorKind::NotFound, "could not write `a.html`: entity not found"),
        ] {
            let message = SaveError::io("save.write", "a.html", kind.into()).message();
            assert_eq!(Catalogue::of("en").text(&message), expected);
        }
    }
}
