//! One save at a time: a lock that the system itself releases when the process that holds it ends, however it ends.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use super::SaveError;

/// Held as long as the value lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// The lock at `path`, or who holds it.
pub fn take(path: &Path) -> Result<Lock, SaveError> {
    let said = |e| SaveError::io("save.lock", path, e);
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(path).map_err(said)?;
    match file.try_lock() {
        Ok(()) => {
            // The number is only for the message that another process gives; nothing depends on it.
            let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
            Ok(Lock { _file: file })
        }
        Err(TryLockError::WouldBlock) => {
            let mut text = String::new();
            let _ = file.read_to_string(&mut text);
            Err(SaveError::Locked { process: text.trim().parse().ok() })
        }
        // Some network disks know no locks; a site on one is still to be saved.
        Err(TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => Ok(Lock { _file: file }),
        Err(TryLockError::Error(e)) => Err(said(e)),
    }
}
