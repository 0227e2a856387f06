//! Files that another program holds: on Windows what is open elsewhere can often neither be replaced nor removed, and what
//! is new is looked at for a moment by whoever searches for viruses or keeps an index.

use std::io;
use std::path::Path;

/// Does something to a file, and waits for up to a second where another program is in the way. Elsewhere none can be.
pub fn patiently<T>(act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    let mut pause = std::time::Duration::from_millis(5);
    for _ in 0..7 {
        match act() {
            Err(e) if is_held(&e) || is_denied(&e) => std::thread::sleep(pause),
            done => return done,
        }
        pause *= 2;
    }
    act()
}

/// Whether the system says that another program has a file open: `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`.
pub fn is_held(e: &io::Error) -> bool {
    cfg!(windows) && matches!(e.raw_os_error(), Some(32 | 33))
}

/// Windows says of a file that is looked at for a moment also that there is no right to it.
fn is_denied(e: &io::Error) -> bool {
    cfg!(windows) && e.raw_os_error() == Some(5)
}

/// Whether another program keeps a file from being moved.
#[cfg(windows)]
pub fn cannot_move(path: &Path) -> bool {
    use std::os::windows::fs::OpenOptionsExt;
    const DELETE: u32 = 0x0001_0000;
    let open = || std::fs::File::options().access_mode(DELETE).open(path).map(drop);
    open().is_err_and(|e| is_held(&e)) && patiently(open).is_err_and(|e| is_held(&e))
}

/// Whether another program keeps a file from being moved.
#[cfg(not(windows))]
pub fn cannot_move(_: &Path) -> bool {
    false
}
