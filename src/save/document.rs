//! One file that somebody asked for by name, outside of any site's output: a printed document, a schema.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::error::SaveError;
use super::held::patiently;
use super::{own, path};

/// Writes a file, at a `/`-separated path below the folder that was asked for, beside its place and moves it there, so that
/// the place holds the old bytes or the new ones. Its folder is made if it is not there. A file that holds these bytes
/// already is not touched.
///
/// # Errors
/// A link below the folder; a file that `is_ours` does not take for Tavle's own in the place; what the disk says.
pub fn write_document(
    folder: &Path,
    below: &str,
    bytes: &[u8],
    is_ours: impl Fn(&[u8]) -> bool,
) -> Result<(), SaveError> {
    let path = &folder.join(below);
    let foreign = || Err(SaveError::Foreign { path: path.to_owned() });
    let mut above = path::folders(below).map(|name| folder.join(name));
    if let Some(link) = above.find(|folder| folder.is_symlink()) {
        return Err(SaveError::Link { path: link });
    }
    match fs::symlink_metadata(path) {
        Err(e) if e.kind() == ErrorKind::NotFound => {}
        Err(e) => return Err(SaveError::io("save.inspect", path, e)),
        Ok(found) if found.is_symlink() => return Err(SaveError::Link { path: path.to_owned() }),
        Ok(found) if !found.is_file() => return foreign(),
        Ok(_) => match fs::read(path).map_err(|e| SaveError::io("save.read", path, e))? {
            held if held == bytes => return Ok(()),
            held if is_ours(&held) => {}
            _ => return foreign(),
        },
    }
    let said = |e| SaveError::io("save.write", path, e);
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return foreign() };
    fs::create_dir_all(folder).map_err(|e| SaveError::io("save.make-folder", folder, e))?;
    let mut part = std::ffi::OsString::from(".tavle-");
    part.push(name);
    let part = folder.join(part);
    let mut file = own::create(&part).map_err(said)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    let moved = written.and_then(|()| patiently(|| fs::rename(&part, path)));
    moved.map_err(|e| {
        let _ = own::remove(&part);
        said(e)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_ours_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made/plan.pdf");
        let write =
            |bytes: &[u8]| write_document(folder.path(), "made/plan.pdf", bytes, |held| held.starts_with(b"ours"));
        write(b"ours 1").unwrap();
        write(b"ours 2").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"ours 2");
        fs::write(&path, "mine").unwrap();
        assert!(matches!(write(b"ours 3"), Err(SaveError::Foreign { .. })));
        write(b"mine").unwrap();
        #[cfg(unix)]
        {
            fs::remove_file(&path).unwrap();
            std::os::unix::fs::symlink("elsewhere", &path).unwrap();
            assert!(matches!(write(b"ours 4"), Err(SaveError::Link { .. })));
        }
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
        #[cfg(unix)]
        {
            fs::rename(folder.path().join("made"), folder.path().join("elsewhere")).unwrap();
            std::os::unix::fs::symlink("elsewhere", folder.path().join("made")).unwrap();
            fs::remove_file(folder.path().join("elsewhere/plan.pdf")).unwrap();
            assert!(matches!(write(b"ours 5"), Err(SaveError::Link { .. })));
            assert_eq!(fs::read_dir(folder.path().join("elsewhere")).unwrap().count(), 0);
        }
    }
}
