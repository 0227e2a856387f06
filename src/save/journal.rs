//! What a save is about to do, written down before it is done, so that the next run can finish it or take it back.
//!
//! Every operation can be done twice and undone twice without harm: what has been done is seen from where the files
//! are. A file that is replaced or removed lies in the stage until all is done.

use std::fmt::Write;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::SaveError;
use super::held::patiently;
use super::manifest::{verify_checksum, with_checksum};
use super::{own, path};

const ANY_VERSION: &str = "tavle journal ";
const FIRST_LINE: &str = "tavle journal 2";

/// One step of a save. Paths are below the output folder, numbers are the names of files in the stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// A file, or a folder with all that is in it, is put where none was.
    Add(u32, Box<str>),
    /// A file is put in the place of another.
    Replace(u32, Box<str>),
    /// A file that Tavle made is taken away.
    Remove(u32, Box<str>),
    /// A folder that Tavle made gives way to a file; it must be empty by now.
    Clear(Box<str>),
    /// A folder that Tavle made is removed, if it is empty by now.
    Tidy(Box<str>),
}

impl Op {
    /// What the step is about, below the output folder.
    pub fn path(&self) -> &str {
        let (Self::Add(_, path)
        | Self::Replace(_, path)
        | Self::Remove(_, path)
        | Self::Clear(path)
        | Self::Tidy(path)) = self;
        path
    }
}

/// All steps of a save, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    /// The name of the folder in the output folder in which files are staged.
    pub stage: String,
    pub ops: Vec<Op>,
}

/// What is found where a journal would be.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    /// One that was not written to its end: nothing has been done yet.
    Torn,
    OtherVersion,
    Whole(Journal),
}

impl Journal {
    /// The journal as text.
    pub fn to_text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n{}\n", self.stage);
        for op in &self.ops {
            let (word, number) = match op {
                Op::Add(number, _) => ("add", *number),
                Op::Replace(number, _) => ("replace", *number),
                Op::Remove(number, _) => ("remove", *number),
                Op::Clear(_) => ("clear", 0),
                Op::Tidy(_) => ("tidy", 0),
            };
            let _ = writeln!(text, "{word} {number} {}", op.path());
        }
        with_checksum(text)
    }

    /// What is found at `path`.
    pub fn read(path: &Path) -> Result<Found, SaveError> {
        match is_there(path) {
            Ok(true) => Ok(own::read(path).map_or(Found::Torn, |text| Self::from_text(&text))),
            Ok(false) => Ok(Found::Nothing),
            Err(e) => Err(SaveError::io("save.read", path, e)),
        }
    }

    fn from_text(text: &str) -> Found {
        let Some(body) = verify_checksum(text) else { return Found::Torn };
        if body.starts_with(ANY_VERSION) && body.lines().next() != Some(FIRST_LINE) {
            return Found::OtherVersion;
        }
        Self::from_lines(body).map_or(Found::Torn, Found::Whole)
    }

    fn from_lines(body: &str) -> Option<Self> {
        let mut lines = body.lines().skip(1);
        let stage = lines.next().filter(|name| path::is_stage(name))?.to_owned();
        let ops = lines.map(|line| {
            let mut parts = line.splitn(3, ' ');
            let (word, number, path) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
            path::check(path).ok()?;
            let path = Box::from(path);
            Some(match word {
                "add" => Op::Add(number, path),
                "replace" => Op::Replace(number, path),
                "remove" => Op::Remove(number, path),
                "clear" => Op::Clear(path),
                "tidy" => Op::Tidy(path),
                _ => return None,
            })
        });
        Some(Self { stage, ops: ops.collect::<Option<_>>()? })
    }
}

/// The folders between which files are moved.
#[derive(Clone, Debug)]
pub struct MoveRoots {
    /// The output folder, with links resolved.
    pub output: PathBuf,
    /// The output folder as it was asked for, for messages.
    pub shown: PathBuf,
    /// Where new files wait and old ones are kept.
    pub staging: PathBuf,
}

impl MoveRoots {
    /// Where a staged file or folder waits.
    pub fn new_place(&self, number: u32) -> PathBuf {
        self.staging.join("new").join(number.to_string())
    }

    fn old_file(&self, number: u32) -> PathBuf {
        self.staging.join("old").join(number.to_string())
    }

    /// Does one step. `again` says that it may have been done before, wholly or in part.
    pub fn apply(&self, op: &Op, again: bool) -> Result<(), SaveError> {
        let place = self.output.join(op.path());
        if again {
            self.without_links(op)?;
        }
        let done = match op {
            Op::Add(number, _) => self.add(*number, &place, again),
            Op::Replace(number, _) => self.replace(*number, &place, again),
            Op::Remove(number, _) => self.remove(*number, &place, again),
            Op::Clear(_) => match unless_absent(fs::remove_dir(&place)) {
                Err(e) if again && e.kind() == ErrorKind::NotADirectory => Ok(()),
                done => done,
            },
            Op::Tidy(_) => {
                // Somebody else may have put something there; then the folder stays.
                let _ = fs::remove_dir(&place);
                Ok(())
            }
        };
        done.map_err(|e| self.said(op, e))
    }

    fn add(&self, number: u32, place: &Path, again: bool) -> io::Result<()> {
        let new = self.new_place(number);
        match again {
            true if !is_there(&new)? => Ok(()),
            // Somebody has put something there since.
            true if is_there(place)? => Err(ErrorKind::AlreadyExists.into()),
            _ => move_file(&new, place),
        }
    }

    /// The old file is kept under a second name, so that its own is never without a file.
    fn replace(&self, number: u32, place: &Path, again: bool) -> io::Result<()> {
        let (new, old) = (self.new_place(number), self.old_file(number));
        if again && !is_there(&new)? {
            return Ok(());
        }
        match fs::hard_link(place, &old) {
            Ok(()) => {}
            Err(e) if e.kind() == ErrorKind::AlreadyExists || e.kind() == ErrorKind::NotFound => {}
            // Some disks know no second names.
            Err(_) => unless_absent(rename(place, &old))?,
        }
        move_file(&new, place)
    }

    fn remove(&self, number: u32, place: &Path, again: bool) -> io::Result<()> {
        let old = self.old_file(number);
        if again && is_there(&old)? { Ok(()) } else { unless_absent(rename(place, &old)) }
    }

    /// Takes one step back, if it was done.
    pub fn undo(&self, op: &Op) -> Result<(), SaveError> {
        let place = self.output.join(op.path());
        let undone = match op {
            Op::Add(number, _) => self.take_back(*number, &place),
            Op::Replace(number, _) => self.undo_replace(*number, &place),
            Op::Remove(number, _) => self.put_back(*number, &place),
            Op::Clear(_) | Op::Tidy(_) => make_folder(&place),
        };
        undone.map_err(|e| self.said(op, e))
    }

    /// A new file goes back to the stage, unless it still waits there.
    fn take_back(&self, number: u32, place: &Path) -> io::Result<()> {
        let new = self.new_place(number);
        if is_there(&new)? { Ok(()) } else { unless_absent(rename(place, &new)) }
    }

    /// The old file comes back, unless it never went: then the new one still waits, and it is a second name of the old
    /// one that lies in the stage.
    fn undo_replace(&self, number: u32, place: &Path) -> io::Result<()> {
        if is_there(&self.new_place(number))? && is_there(place)? {
            return Ok(());
        }
        self.take_back(number, place)?;
        self.put_back(number, place)
    }

    /// An old file comes back from the stage, if it was taken there.
    fn put_back(&self, number: u32, place: &Path) -> io::Result<()> {
        let old = self.old_file(number);
        if is_there(&old)? { move_file(&old, place) } else { Ok(()) }
    }

    /// Nothing is moved through a link that somebody has put into the output folder since the journal was written.
    fn without_links(&self, op: &Op) -> Result<(), SaveError> {
        let is_link =
            |folder: &&str| fs::symlink_metadata(self.output.join(folder)).is_ok_and(|found| found.is_symlink());
        match path::folders(op.path()).find(is_link) {
            Some(link) => Err(SaveError::Link { path: shown(&self.shown, link) }),
            None => Ok(()),
        }
    }

    fn said(&self, op: &Op, e: io::Error) -> SaveError {
        let path = shown(&self.shown, op.path());
        match e.kind() {
            ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists | ErrorKind::IsADirectory => {
                SaveError::Foreign { path }
            }
            _ => SaveError::io("save.write", path, e),
        }
    }
}

/// A file below the output folder as messages name it, with the signs between folders that the system uses.
pub fn shown(output: &Path, path: &str) -> PathBuf {
    output.join(path.split('/').collect::<PathBuf>())
}

/// Whether a file is there, without following links. Not knowing is an error: a file that cannot be seen now may
/// still be needed.
fn is_there(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        // Windows says the same of a file in a folder that is out of reach.
        Err(e) if e.kind() == ErrorKind::NotFound => match path.parent().map(fs::symlink_metadata) {
            Some(Ok(above)) if !above.is_dir() => Err(ErrorKind::NotADirectory.into()),
            _ => Ok(false),
        },
        Err(e) => Err(e),
    }
}

/// What is not there need not be taken away.
fn unless_absent(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

fn make_folder(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(e) if e.kind() == ErrorKind::AlreadyExists && fs::symlink_metadata(path).is_ok_and(|m| m.is_dir()) => {
            Ok(())
        }
        Err(e) if e.kind() == ErrorKind::NotFound => fs::create_dir_all(path),
        made => made,
    }
}

/// Moves a file, and makes its folder first if somebody has removed it.
fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    match rename(from, to) {
        Err(e) if e.kind() == ErrorKind::NotFound => {
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            rename(from, to)
        }
        moved => moved,
    }
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| fs::rename(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Journal {
        let ops = vec![
            Op::Remove(7, "a".into()),
            Op::Clear("b".into()),
            Op::Add(0, "a/x y.html".into()),
            Op::Replace(1, "æ.html".into()),
            Op::Tidy("c".into()),
        ];
        Journal { stage: ".tavle-stage-1a2b3c4d5e6f".to_owned(), ops }
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(Journal::from_text(&example().to_text()), Found::Whole(example()));
    }

    #[test]
    fn a_journal_cut_anywhere_is_torn() {
        let text = example().to_text();
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            assert_eq!(Journal::from_text(&text[..end]), Found::Torn, "{end}");
        }
    }

    #[test]
    fn a_journal_of_another_version_is_known_as_one() {
        let later =
            verify_checksum(&example().to_text()).map(|body| with_checksum(body.replace("journal 2", "journal 3")));
        assert_eq!(Journal::from_text(&later.unwrap()), Found::OtherVersion);
    }
}
