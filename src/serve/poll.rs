//! Looking at the files of a site again and again, for drives that do not tell what happens on them.
//!
//! Whatever differs counts, not only what is newer: a file that is put back has an older date, and one that is saved
//! twice in a second may have the same. Some drives keep dates by the second or two, so what has changed is reported once
//! more a little later: it may have changed since without another date or size.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, SystemTime};

use notify::{Event, EventKind};
use walkdir::WalkDir;

use tavle_load::{FOLDERS, SITE_FILE};

/// How often the files are looked at.
pub const POLL: Duration = Duration::from_millis(500);

/// After how many looks what has changed is reported once more.
const ONCE_MORE: u8 = 5;

/// What can be seen of a file or folder without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    changed: Option<SystemTime>,
    size: u64,
    is_folder: bool,
}

/// The files of a site as they were when somebody looked last.
pub struct Looks {
    root: PathBuf,
    seen: HashMap<PathBuf, Seen>,
    /// What has changed of late, and after how many looks it is reported once more.
    again: HashMap<PathBuf, u8>,
}

impl Looks {
    /// The first look.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), seen: look(root), again: HashMap::new() }
    }

    /// Looks again and gives the paths of what may have changed.
    fn changes(&mut self) -> Vec<PathBuf> {
        let now = look(&self.root);
        let come = now.iter().filter(|(path, seen)| self.seen.get(*path) != Some(seen)).map(|(path, _)| path);
        let gone = self.seen.keys().filter(|path| !now.contains_key(*path));
        let mut changed: Vec<PathBuf> = come.chain(gone).cloned().collect();
        self.seen = now;
        self.again.values_mut().for_each(|looks| *looks -= 1);
        self.again.extend(changed.iter().map(|path| (path.clone(), ONCE_MORE)));
        changed.extend(self.again.extract_if(|_, looks| *looks == 0).map(|(path, _)| path));
        changed
    }

    /// Looks again and again, and tells of each change, until nobody listens.
    pub fn follow(mut self, sender: &Sender<notify::Result<Event>>) {
        loop {
            std::thread::sleep(POLL);
            for path in self.changes() {
                if sender.send(Ok(Event::new(EventKind::Any).add_path(path))).is_err() {
                    return;
                }
            }
        }
    }
}

/// All files and folders of the site in the folder `root`.
fn look(root: &Path) -> HashMap<PathBuf, Seen> {
    let folders = FOLDERS.iter().map(|folder| WalkDir::new(root.join(folder)).follow_links(true));
    let entries = folders.flat_map(WalkDir::into_iter).chain(WalkDir::new(root.join(SITE_FILE)));
    entries
        .flatten()
        .filter_map(|entry| {
            let facts = entry.metadata().ok()?;
            let is_folder = facts.is_dir();
            // The date of a folder says no more than the names in it, which are looked at themselves.
            let changed = facts.modified().ok().filter(|_| !is_folder);
            Some((entry.into_path(), Seen { changed, size: if is_folder { 0 } else { facts.len() }, is_folder }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;

    /// Writes a file that says it was changed so long after the epoch.
    fn write(path: &Path, text: &str, changed: Duration) {
        fs::write(path, text).unwrap();
        File::options().write(true).open(path).unwrap().set_modified(SystemTime::UNIX_EPOCH + changed).unwrap();
    }

    #[test]
    fn whatever_differs_has_changed_and_is_reported_once_more() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path(), folder.path().join("data/a.yaml"));
        fs::create_dir(root.join("data")).unwrap();
        let at = Duration::from_secs(1_000_000);
        write(&path, "half", at);
        let mut looks = Looks::new(root);
        assert_eq!(looks.changes(), Vec::<PathBuf>::new());
        for (text, changed, what) in [
            ("half", at + Duration::from_millis(600), "the same second"),
            ("half", at - Duration::from_secs(86_400), "an older date"),
            ("the whole", at - Duration::from_secs(86_400), "only another size"),
        ] {
            write(&path, text, changed);
            assert_eq!(looks.changes(), std::slice::from_ref(&path), "{what}");
        }
        let reported: Vec<usize> = (0..2 * ONCE_MORE).map(|_| looks.changes().len()).collect();
        assert_eq!(reported.iter().sum::<usize>(), 1, "{reported:?}");

        fs::remove_file(&path).unwrap();
        fs::write(root.join(SITE_FILE), "name: A").unwrap();
        let mut changed = looks.changes();
        changed.sort();
        assert_eq!(changed, [path, root.join(SITE_FILE)]);
    }
}
