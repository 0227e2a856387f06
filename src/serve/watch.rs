//! What happens to the files of a site, reported once it is over.
//!
//! Only that something happened at a path is reported, never what: editors save in too many ways, by writing, by writing
//! beside and renaming, by removing first. Whoever receives it looks at the files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::poll::Looks;
use tavle_base::{Message, message};
use tavle_load::{FOLDERS, SITE_FILE, real_path};

/// How long it must be quiet after a few files have changed, and after many: a checkout pauses between files.
const QUIET: Duration = Duration::from_millis(12);
const QUIET_AFTER_MANY: Duration = Duration::from_millis(120);
const MANY: usize = 8;

/// How long a burst may last before it is reported all the same.
const LONGEST: Duration = Duration::from_secs(3);

/// What has happened.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// Something at these paths.
    At(Vec<PathBuf>),
    /// Anything: the system has lost count.
    Anywhere,
}

/// Why files cannot be watched.
#[derive(Debug)]
pub struct WatchError(notify::Error);

impl From<notify::Error> for WatchError {
    fn from(error: notify::Error) -> Self {
        Self(error)
    }
}

impl WatchError {
    /// What happened, and what to do about it.
    pub fn message(&self) -> Message {
        let error = self.0.to_string();
        match self.0.kind {
            notify::ErrorKind::MaxFilesWatch => message!("serve.too-many-files", error),
            _ => message!("serve.not-watched", error),
        }
    }
}

/// A watch over a site's folder.
pub struct Watch {
    root: PathBuf,
    /// Nothing where the files are looked at.
    watcher: Option<RecommendedWatcher>,
    events: Receiver<notify::Result<Event>>,
}

/// Watches the site in the folder `root`: the file `site.yaml`, and what lies in `content/`, `data/` and `themes/`.
/// With `poll`, by looking at the files again and again, for drives that do not tell.
pub fn watch(root: &Path, poll: bool) -> Result<Watch, WatchError> {
    let root = real_path(root).map_err(notify::Error::io)?;
    let (sender, events) = channel();
    if poll {
        let looks = Looks::new(&root);
        std::thread::spawn(move || looks.follow(&sender));
        return Ok(Watch { watcher: None, root, events });
    }
    let mut watcher = RecommendedWatcher::new(sender, Config::default())?;
    watcher.watch(&root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS {
        take(&mut watcher, &root.join(folder))?;
    }
    Ok(Watch { watcher: Some(watcher), root, events })
}

/// Watches a folder, if it is there.
fn take(watcher: &mut RecommendedWatcher, folder: &Path) -> Result<(), WatchError> {
    match watcher.watch(folder, RecursiveMode::Recursive) {
        Err(error) if !matches!(error.kind, notify::ErrorKind::PathNotFound) && folder.is_dir() => Err(error.into()),
        _ => Ok(()),
    }
}

impl Watch {
    /// Waits until something has happened and is over. Nothing, once there is nobody left to tell it.
    pub fn wait(&mut self) -> Option<Change> {
        let mut paths = BTreeSet::new();
        let mut is_known = true;
        while paths.is_empty() && is_known {
            let event = self.events.recv().ok()?;
            is_known &= self.hear(event, &mut paths);
        }
        let begun = Instant::now();
        loop {
            let quiet = if paths.len() < MANY { QUIET } else { QUIET_AFTER_MANY };
            match self.events.recv_timeout(quiet) {
                Ok(event) => is_known &= self.hear(event, &mut paths),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if begun.elapsed() > LONGEST {
                break;
            }
        }
        // Windows may have more to say than it has room for, and then says nothing more at all.
        if cfg!(windows) && paths.len() >= MANY {
            is_known = false;
            self.watch_again();
        }
        Some(if is_known { Change::At(paths.into_iter().collect()) } else { Change::Anywhere })
    }

    /// Watches all folders again, since a watch that was overrun may have ended.
    fn watch_again(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let _ = watcher.unwatch(&self.root);
        let _ = watcher.watch(&self.root, RecursiveMode::NonRecursive);
        for folder in FOLDERS.map(|folder| self.root.join(folder)) {
            let _ = watcher.unwatch(&folder);
            let _ = take(watcher, &folder);
        }
    }

    /// Takes an event in. False if it leaves open what has happened.
    fn hear(&mut self, event: notify::Result<Event>, paths: &mut BTreeSet<PathBuf>) -> bool {
        let Ok(event) = event else { return false };
        if event.need_rescan() {
            return false;
        }
        // A file that is read has not changed; one that was written to and is closed may have.
        if let EventKind::Access(kind) = event.kind
            && kind != AccessKind::Close(AccessMode::Write)
        {
            return true;
        }
        for path in event.paths {
            let Some(place) = self.place(&path) else { continue };
            // One of the folders itself has come, gone or been replaced; it is to be watched again.
            if let (WatchRoot::Folder, Some(watcher)) = (place, &mut self.watcher) {
                let _ = watcher.unwatch(&path);
                let _ = take(watcher, &path);
            }
            paths.insert(path);
        }
        true
    }

    /// Where in the site a path lies; nothing if it is none of the site's own.
    fn place(&self, path: &Path) -> Option<WatchRoot> {
        let below = path.strip_prefix(&self.root).ok()?;
        let mut names = below.iter();
        let first = names.next()?.to_str()?;
        let is_first = names.next().is_none();
        match (FOLDERS.contains(&first), is_first) {
            (true, true) => Some(WatchRoot::Folder),
            (true, false) => Some(WatchRoot::Below),
            (false, true) if first == SITE_FILE => Some(WatchRoot::Below),
            _ => None,
        }
    }
}

enum WatchRoot {
    /// One of the folders that are watched.
    Folder,
    Below,
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc;

    use super::*;

    /// A site's folder that is watched by another thread, which passes on what it receives.
    fn watched(poll: bool) -> (tempfile::TempDir, mpsc::Receiver<Change>) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join(SITE_FILE), "name: A").unwrap();
        fs::write(folder.path().join("data/a.yaml"), "1").unwrap();
        let mut watch = watch(folder.path(), poll).unwrap();
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            while let Some(change) = watch.wait() {
                if sender.send(change).is_err() {
                    break;
                }
            }
        });
        (folder, receiver)
    }

    /// All paths that are reported until nothing more comes, below the folder, and how often something was reported.
    fn heard(folder: &Path, receiver: &mpsc::Receiver<Change>) -> (BTreeSet<String>, usize) {
        let (mut paths, mut times) = (BTreeSet::new(), 0);
        let root = real_path(folder).unwrap();
        while let Ok(change) = receiver.recv_timeout(Duration::from_millis(1500)) {
            times += 1;
            match change {
                Change::At(all) => {
                    // With the same slashes on every system.
                    let names =
                        |path: &Path| path.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("/");
                    paths.extend(all.iter().map(|path| names(path.strip_prefix(&root).unwrap())));
                }
                Change::Anywhere => {
                    paths.insert("*".into());
                }
            }
        }
        (paths, times)
    }

    #[test]
    fn a_file_that_is_saved_is_reported_once_however_it_is_saved() {
        let (folder, receiver) = watched(false);
        let path = folder.path().join("data/a.yaml");
        fs::write(&path, "2").unwrap();
        let (paths, times) = heard(folder.path(), &receiver);
        assert_eq!((paths.contains("data/a.yaml"), times), (true, 1), "{paths:?}");
        fs::write(folder.path().join("data/a.tmp"), "3").unwrap();
        fs::rename(folder.path().join("data/a.tmp"), &path).unwrap();
        let (paths, times) = heard(folder.path(), &receiver);
        assert_eq!((paths.contains("data/a.yaml"), times), (true, 1), "{paths:?}");
    }

    #[test]
    fn what_is_none_of_the_sites_files_is_not_reported() {
        let (folder, receiver) = watched(false);
        fs::create_dir(folder.path().join("public")).unwrap();
        fs::write(folder.path().join("public/index.html"), "").unwrap();
        fs::write(folder.path().join("README.md"), "").unwrap();
        fs::read(folder.path().join("data/a.yaml")).unwrap();
        assert_eq!(heard(folder.path(), &receiver).1, 0);
    }

    #[test]
    fn a_thousand_files_are_reported_at_once() {
        let (folder, receiver) = watched(false);
        fs::create_dir(folder.path().join("content")).unwrap();
        for n in 0..1000 {
            fs::write(folder.path().join(format!("data/{n}.yaml")), "kind: table").unwrap();
        }
        let (paths, times) = heard(folder.path(), &receiver);
        // A machine that is busy elsewhere may pause between two of them.
        assert!(times <= 3, "{times}");
        assert!(paths.contains("*") || paths.len() >= 1000, "{}", paths.len());
    }

    #[test]
    fn a_folder_that_comes_later_or_is_replaced_is_watched_too() {
        let (folder, receiver) = watched(false);
        fs::create_dir(folder.path().join("content")).unwrap();
        heard(folder.path(), &receiver);
        fs::create_dir(folder.path().join("content/plan")).unwrap();
        heard(folder.path(), &receiver);
        fs::write(folder.path().join("content/plan/a.da.md"), "").unwrap();
        assert!(heard(folder.path(), &receiver).0.contains("content/plan/a.da.md"));
        fs::rename(folder.path().join("data"), folder.path().join("old")).unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        heard(folder.path(), &receiver);
        fs::write(folder.path().join("data/b.yaml"), "").unwrap();
        assert!(heard(folder.path(), &receiver).0.contains("data/b.yaml"));
    }

    #[test]
    fn a_drive_that_does_not_tell_is_looked_at() {
        let (folder, receiver) = watched(true);
        fs::write(folder.path().join("data/a.yaml"), "another").unwrap();
        assert!(heard(folder.path(), &receiver).0.contains("data/a.yaml"));
    }
}
