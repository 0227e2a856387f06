//! Files and folders of the state, of which nothing is believed: a site that somebody else supplied may bring them along.
//!
//! No link is followed, nothing but a real file is opened, and no more is read than such a file can ever hold.

#[cfg(unix)]
use std::fs::OpenOptions;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use super::error::SaveError;

/// More bytes than a file of the state ever has: a manifest has about a hundred for each file of the output.
const MOST: u64 = 1 << 30;

/// Opens a file to be read.
///
/// # Errors
/// A link, a folder, a pipe or a device; a file that is too large to be one of the state.
pub fn open(path: &Path) -> io::Result<File> {
    let refused = || io::Error::from(ErrorKind::InvalidData);
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    without_links(&mut options);
    #[cfg(not(unix))]
    if fs::symlink_metadata(path)?.is_symlink() {
        return Err(refused());
    }
    let file = options.open(path)?;
    let found = file.metadata()?;
    if found.is_file() && found.len() <= MOST { Ok(file) } else { Err(refused()) }
}

/// Makes these options open no link, and a pipe without waiting for somebody who writes to it.
#[cfg(unix)]
pub fn without_links(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    options.custom_flags(flags.bits().cast_signed())
}

/// What a file holds; nothing where it is not there or not one of the state.
pub fn read(path: &Path) -> Option<String> {
    let mut text = String::new();
    open(path).ok()?.take(MOST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Makes a file in the place of one that may be there, or of a link.
pub fn create(path: &Path) -> io::Result<File> {
    remove(path)?;
    File::create_new(path)
}

/// Writes a file and waits until the disk holds it.
pub fn write_through(path: &Path, text: &str) -> io::Result<()> {
    let mut file = create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Removes a file or a link, if it is there.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Makes a folder and those above it, up to one that lies directly in `root`.
///
/// # Errors
/// A link or a file in the place of one of them.
pub fn make_folder(root: &Path, folder: &Path) -> Result<(), SaveError> {
    if folder == root {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folder(root, above)?;
    }
    match fs::create_dir(folder) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == ErrorKind::AlreadyExists && is_folder(folder) => Ok(()),
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Err(SaveError::NoFolder { path: folder.to_owned() }),
        Err(e) => Err(SaveError::io("save.make-folder", folder, e)),
    }
}

/// Whether this is a folder, and no link to one.
pub fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}
