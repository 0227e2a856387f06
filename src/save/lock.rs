//! One save at a time into an output folder, whichever site it is of: a file in that folder, locked as long as a save is
//! under way and then removed. The system releases the lock when the process that holds it ends, however it ends.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::error::SaveError;
use super::own;

/// The file in the output folder.
const NAME: &str = ".tavle-lock";

/// How often the file is asked for: another process may remove it just when it was opened.
const ATTEMPTS: usize = 100;

/// Held as long as the value lives.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    /// The output folder and those above it that had to be made.
    made: Vec<PathBuf>,
    file: Option<File>,
}

/// The lock of an output folder, or who holds it. The folder is made if it is not there.
pub fn take(output: &Path, shown: &Path) -> Result<Lock, SaveError> {
    let said = |e| SaveError::io("save.lock", shown.join(NAME), e);
    let mut lock = Lock { path: output.join(NAME), made: Vec::new(), file: None };
    for _ in 0..ATTEMPTS {
        lock.make_output(output).map_err(|e| SaveError::io("save.write", shown, e))?;
        let mut file = match open(&lock.path) {
            Err(e) if e.kind() == ErrorKind::NotFound => continue,
            Err(e) if is_held(&e) => return Err(SaveError::Locked { process: holder(&lock.path) }),
            Err(_) if fs::symlink_metadata(&lock.path).is_ok_and(|found| found.is_symlink()) => {
                return Err(SaveError::Link { path: shown.join(NAME) });
            }
            opened => opened.map_err(said)?,
        };
        if !lock_file(&file).map_err(said)? {
            return Err(SaveError::Locked { process: holder(&lock.path) });
        }
        if is_in_place(&file, &lock.path) {
            // The number is only for the message that another process gives; nothing depends on it.
            let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
            lock.file = Some(file);
            return Ok(lock);
        }
    }
    Err(SaveError::Locked { process: None })
}

impl Lock {
    fn make_output(&mut self, output: &Path) -> io::Result<()> {
        let absent: Vec<&Path> = output.ancestors().take_while(|folder| !folder.exists()).collect();
        for folder in absent.into_iter().rev() {
            fs::create_dir(folder)?;
            self.made.push(folder.to_owned());
        }
        Ok(())
    }
}

impl Drop for Lock {
    /// Folders that were made for nothing go again; one that holds anything stays.
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            // Before anybody else can have it. Windows removes it as it is closed.
            if cfg!(unix) {
                let _ = own::remove(&self.path);
            }
            drop(file);
        }
        for folder in self.made.iter().rev() {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

/// The number of the process that holds a lock, if it can be read.
fn holder(path: &Path) -> Option<u32> {
    let mut text = String::new();
    own::open(path).ok()?.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    own::without_links(File::options().read(true).write(true).create(true).truncate(false)).open(path)
}

/// Whether the file could be locked, so that nobody else has it.
#[cfg(unix)]
fn lock_file(file: &File) -> io::Result<bool> {
    use std::fs::TryLockError;
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        // Some network disks know no locks; a site on one is still to be saved.
        Err(TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => Ok(true),
        Err(TryLockError::Error(e)) => Err(e),
    }
}

/// Whether what is locked is still what others will find: who held the lock before may have removed it.
#[cfg(unix)]
fn is_in_place(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |a: fs::Metadata, b: fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    file.metadata().is_ok_and(|held| fs::symlink_metadata(path).is_ok_and(|found| same(held, found)))
}

/// Nothing: a lock that is held does not keep a file from being opened.
#[cfg(unix)]
fn is_held(_: &io::Error) -> bool {
    false
}

/// Nobody else may open the file to write, and the system removes it when it is closed.
#[cfg(windows)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;
    const READ_WRITE_DELETE: u32 = 0xC001_0000;
    const SHARE_READ: u32 = 1;
    const DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const NOT_THROUGH_A_LINK: u32 = 0x0020_0000;
    File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .access_mode(READ_WRITE_DELETE)
        .share_mode(SHARE_READ)
        .custom_flags(DELETE_ON_CLOSE | NOT_THROUGH_A_LINK)
        .open(path)
}

/// To have it open is to have it alone, and others can still read whose it is.
#[cfg(windows)]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn lock_file(_: &File) -> io::Result<bool> {
    Ok(true)
}

#[cfg(windows)]
fn is_in_place(_: &File, _: &Path) -> bool {
    true
}

#[cfg(windows)]
fn is_held(e: &io::Error) -> bool {
    super::held::is_held(e)
}
