//! Files on their way: compared with what is in the output folder, and staged where they differ.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::error::SaveError;
use super::journal::MoveRoots;
use super::lock::Lock;
use super::manifest::{self, Entry, Manifest};
use super::path;
use super::places::{Places, STAGED};

/// A save under way. Dropped without [`Staging::commit`], it leaves the output as it was.
#[derive(Debug)]
pub struct Staging {
    pub(super) places: Places,
    pub(super) manifest: Manifest,
    pub(super) files: Mutex<HashMap<Box<str>, Made>>,
    pub(super) next: AtomicU32,
    /// The folders that are not there yet and stand in none that is not, each with its number in the stage.
    pub(super) trees: Mutex<BTreeMap<Box<str>, u32>>,
    /// Set when only the next run can put things right, so that nothing it needs is removed.
    pub(super) unfinished: bool,
    folders: Mutex<HashMap<Box<str>, bool>>,
    room: Mutex<Option<Arc<StagingDir>>>,
    /// Released last, when nothing is left of the save.
    _lock: Lock,
}

/// What became of a file that was put, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is in the output folder already, and is not touched.
    Unchanged,
    /// It was not there before.
    New,
    /// It differs from what was made last time.
    Changed,
    /// It is as last time, but somebody has changed or removed it in the output folder.
    Restored,
}

/// A file of the new output.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    pub entry: Entry,
    /// Nothing for a file that is in place already.
    pub staged: Option<Staged>,
}

/// A file that waits in the stage.
#[derive(Clone, Copy, Debug)]
pub enum Staged {
    /// Under a number, to be put where there is none.
    Add(u32),
    /// Under a number, to be put in the place of another.
    Replace(u32),
    /// In a folder that is put in place as a whole.
    InTree,
}

/// The stage on disk, made when the first file needs it.
#[derive(Debug)]
pub struct StagingDir {
    pub roots: MoveRoots,
    pub name: String,
}

/// What is in the place of a file.
enum Occupant {
    Free,
    File(Metadata),
}

impl Staging {
    pub(super) fn new(places: Places, manifest: Manifest, lock: Lock) -> Self {
        let output_is_there = places.output.is_dir();
        Self {
            places,
            manifest,
            files: Mutex::default(),
            next: AtomicU32::new(0),
            trees: Mutex::default(),
            unfinished: false,
            folders: Mutex::new(HashMap::from([("".into(), output_is_there)])),
            room: Mutex::default(),
            _lock: lock,
        }
    }

    /// Takes a file of the new output, at a `/`-separated path below the output folder. May be called from many
    /// threads; the bytes are not kept in memory.
    ///
    /// # Errors
    /// A path that leads elsewhere or was put before, a file or link in its place that Tavle did not make, and what
    /// the disk says.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Put, SaveError> {
        path::check(path)?;
        let hash = manifest::hash(bytes);
        let place = self.look(path)?;
        let known = self.manifest.files.get(path);
        let (put, in_place) = match &place {
            Occupant::Free if known.is_some_and(|entry| entry.hash == hash) => (Put::Restored, None),
            Occupant::Free => (if known.is_some() { Put::Changed } else { Put::New }, None),
            Occupant::File(found) => match known {
                Some(entry) if entry.hash == hash && entry.is_untouched(found) => (Put::Unchanged, Some(found)),
                Some(entry) if entry.is_untouched(found) => (Put::Changed, None),
                _ if self.holds(path, found, bytes) => (Put::Unchanged, Some(found)),
                Some(entry) => (if entry.hash == hash { Put::Restored } else { Put::Changed }, None),
                None if self.is_ours_by_another_name(path, found) => (Put::Changed, None),
                None => return Err(self.foreign(path)),
            },
        };
        let made = match in_place {
            Some(found) => {
                Made { entry: Entry { hash, size: found.len(), changed: manifest::changed(found) }, staged: None }
            }
            None => {
                self.staging(path, bytes, hash, matches!(place, Occupant::File(_))).map_err(|e| self.about(path, e))?
            }
        };
        self.take(path, made).map(|()| put)
    }

    /// Takes a file of the new output by the hash of its bytes, if that is what this file was when it was last saved
    /// and nobody has touched it since. If not, nothing has been taken, and it is to be [put](Self::put).
    ///
    /// # Errors
    /// Those of [`put`](Self::put).
    pub fn keep(&self, path: &str, hash: &blake3::Hash) -> Result<bool, SaveError> {
        path::check(path)?;
        let known = self.manifest.files.get(path).filter(|known| known.hash == manifest::short(hash));
        match (self.look(path)?, known) {
            (Occupant::File(found), Some(known)) if known.is_untouched(&found) => {
                self.take(path, Made { entry: *known, staged: None }).map(|()| true)
            }
            _ => Ok(false),
        }
    }

    fn take(&self, path: &str, made: Made) -> Result<(), SaveError> {
        match locked(&self.files).insert(path.into(), made) {
            None => Ok(()),
            Some(_) => Err(SaveError::Twice { path: path.to_owned() }),
        }
    }

    /// What is in the place of a file. Nothing that Tavle did not make may stand in its way.
    fn look(&self, path: &str) -> Result<Occupant, SaveError> {
        let folder = path::folders(path).next().unwrap_or("");
        if !self.folder_is_there(folder)? {
            return Ok(Occupant::Free);
        }
        let shown = || self.places.shown(path);
        match fs::symlink_metadata(self.places.output.join(path)) {
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(Occupant::Free),
            Err(e) => Err(SaveError::io("save.inspect", shown(), e)),
            Ok(found) if found.is_file() => Ok(Occupant::File(found)),
            Ok(found) if found.is_symlink() => Err(SaveError::Link { path: shown() }),
            // A folder that we made gives way, if nothing else is in it in the end.
            Ok(found) if found.is_dir() && self.manifest.folders.contains(path) => Ok(Occupant::Free),
            Ok(_) => Err(self.foreign(path)),
        }
    }

    /// Whether nothing is known of an earlier save to this folder.
    pub(super) fn knows_nothing(&self) -> bool {
        self.manifest == Manifest::default()
    }

    /// Something that is not known to be Tavle's is where a file or folder is to be.
    fn foreign(&self, path: &str) -> SaveError {
        let (path, output) = (self.places.shown(path), self.places.shown.clone());
        match self.knows_nothing() {
            true => SaveError::Unknown { path, output },
            false => SaveError::Foreign { path },
        }
    }

    /// Whether a folder below the output folder is there; asked of the disk once for each.
    ///
    /// # Errors
    /// A link, or a file that Tavle did not make, in its place.
    pub(super) fn folder_is_there(&self, folder: &str) -> Result<bool, SaveError> {
        let mut known = locked(&self.folders);
        self.find_folder(folder, &mut known)
    }

    fn find_folder(&self, folder: &str, known: &mut HashMap<Box<str>, bool>) -> Result<bool, SaveError> {
        if let Some(there) = known.get(folder) {
            return Ok(*there);
        }
        let above = path::folders(folder).next().unwrap_or("");
        let there = self.find_folder(above, known)? && self.is_folder(folder)?;
        known.insert(folder.into(), there);
        Ok(there)
    }

    fn is_folder(&self, folder: &str) -> Result<bool, SaveError> {
        let shown = || self.places.shown(folder);
        match fs::symlink_metadata(self.places.output.join(folder)) {
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(false),
            Err(e) => Err(SaveError::io("save.inspect", shown(), e)),
            Ok(found) if found.is_dir() => Ok(true),
            Ok(found) if found.is_symlink() => Err(SaveError::Link { path: shown() }),
            // A file that we made gives way to the folder.
            Ok(_) if self.manifest.files.contains_key(folder) => Ok(false),
            Ok(_) => Err(self.foreign(folder)),
        }
    }

    /// Whether the file in place has just these bytes. It is read only if its size is right.
    fn holds(&self, path: &str, found: &Metadata, bytes: &[u8]) -> bool {
        found.len() == bytes.len() as u64 && fs::read(self.places.output.join(path)).is_ok_and(|held| held == bytes)
    }

    /// Whether the disk, not telling `A` from `a`, showed a file that we made under its former name.
    fn is_ours_by_another_name(&self, path: &str, found: &Metadata) -> bool {
        let path = path.to_lowercase();
        self.manifest.files.iter().any(|(known, entry)| entry.is_untouched(found) && known.to_lowercase() == path)
    }

    /// Writes a file into the stage.
    fn staging(&self, path: &str, bytes: &[u8], hash: manifest::Hash, replaces: bool) -> Result<Made, Failed> {
        let room = self.room().map_err(Failed::Whole)?;
        let (place, staged) = self.place_in_stage(path, replaces, &room.roots).map_err(Failed::Whole)?;
        // Nearly every page has a folder of its own. What may be wrong with it is seen when the file is made.
        if let (Staged::InTree, Some(folder)) = (staged, place.parent()) {
            let _ = fs::create_dir(folder);
        }
        let mut file = match File::create_new(&place) {
            Err(e) if e.kind() == ErrorKind::NotFound => {
                fs::create_dir_all(place.parent().unwrap_or(&place))?;
                File::create_new(&place)?
            }
            opened => opened?,
        };
        file.write_all(bytes)?;
        let changed = manifest::changed(&file.metadata()?);
        let entry = Entry { hash, size: bytes.len() as u64, changed };
        Ok(Made { entry, staged: Some(staged) })
    }

    /// Where a file waits. What is to stand in a folder that is not there waits in that folder, so that all of it is
    /// moved at once: a first build moves a few folders instead of thousands of files.
    fn place_in_stage(&self, path: &str, replaces: bool, roots: &MoveRoots) -> Result<(PathBuf, Staged), SaveError> {
        let number = || self.next.fetch_add(1, Ordering::Relaxed);
        let mut tree = None;
        for folder in path::folders(path) {
            if self.folder_is_there(folder)? {
                break;
            }
            tree = Some(folder);
        }
        match tree {
            Some(tree) => {
                let number = *locked(&self.trees).entry(tree.into()).or_insert_with(number);
                let rest = path[tree.len()..].trim_start_matches('/');
                Ok((roots.new_place(number).join(rest), Staged::InTree))
            }
            None => {
                let number = number();
                let staged = if replaces { Staged::Replace(number) } else { Staged::Add(number) };
                Ok((roots.new_place(number), staged))
            }
        }
    }

    fn about(&self, path: &str, failed: Failed) -> SaveError {
        match failed {
            Failed::Whole(error) => error,
            Failed::File(e) => SaveError::io("save.write", self.places.shown(path), e),
        }
    }

    /// The stage on disk.
    pub(super) fn room(&self) -> Result<Arc<StagingDir>, SaveError> {
        let mut room = locked(&self.room);
        if let Some(room) = &*room {
            return Ok(Arc::clone(room));
        }
        let made = Arc::new(StagingDir::make(&self.places)?);
        Ok(Arc::clone(room.insert(made)))
    }
}

/// Why a file could not be staged.
enum Failed {
    /// What is wrong is not about this file alone.
    Whole(SaveError),
    File(std::io::Error),
}

impl From<std::io::Error> for Failed {
    fn from(e: std::io::Error) -> Self {
        Self::File(e)
    }
}

impl StagingDir {
    fn make(places: &Places) -> Result<Self, SaveError> {
        let name = path::new_stage();
        let roots = places.roots(&name);
        fs::create_dir(&roots.staging).map_err(|e| SaveError::io("save.write", &places.shown, e))?;
        for folder in STAGED {
            let folder = roots.staging.join(folder);
            fs::create_dir(&folder).map_err(|e| SaveError::io("save.make-folder", &folder, e))?;
        }
        Ok(Self { roots, name })
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.unfinished {
            // What cannot be removed now is removed when the next save begins.
            let _ = self.places.sweep();
        }
    }
}

/// The value, also after a panic in another thread: each change to it is made whole.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
