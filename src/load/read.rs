//! One file is read, if it is neither too large nor anything but a file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::found::Found;
use super::source::Content;
use super::text;
use super::trouble::{Trouble, cannot_read};
use tavle_base::message;

/// The largest text file and the largest other file, in megabytes.
const LARGEST_TEXT: u64 = 16;
const LARGEST: u64 = 64;

/// The endings of files that are text.
const TEXT: [&str; 11] = ["md", "yaml", "yml", "html", "css", "js", "svg", "txt", "typ", "json", TABLE];

/// The ending of tables as spreadsheets save them, each in the encoding that it likes.
const TABLE: &str = "csv";

/// Whether a file with this path is text.
fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| TEXT.iter().any(|text| ending.eq_ignore_ascii_case(text)))
}

/// The content of a file that was found. Where there is none, it is empty.
pub(super) fn file(found: &Found) -> (Content, Vec<Trouble>) {
    let is_text = is_text(&found.path);
    let largest = if is_text { LARGEST_TEXT } else { LARGEST };
    let read = match &found.disk {
        Some(disk) => bytes(disk, largest * 1024 * 1024),
        None => Ok(Some(Vec::new())),
    };
    let (bytes, mut troubles) = match read {
        Ok(Some(bytes)) => (bytes, Vec::new()),
        Ok(None) => (Vec::new(), vec![too_large(&found.path, largest)]),
        Err(error) => (Vec::new(), vec![cannot_read(&error)]),
    };
    if !is_text {
        return (Content::Bytes(bytes.into()), troubles);
    }
    let (text, trouble) = match found.path.ends_with(TABLE) {
        true => text::decode_table(bytes),
        false => text::decode(bytes),
    };
    troubles.extend(trouble);
    (Content::Text(text.into()), troubles)
}

/// Opens a file. One that has become a pipe or a device since it was found is refused, and not waited for.
fn open(disk: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    let file = options.open(disk)?;
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(io::ErrorKind::InvalidInput.into()),
    }
}

/// The bytes of a file, `None` if there are more than `largest`. Its size is asked for before anything is read, and
/// it is not read further if it grows meanwhile.
fn bytes(disk: &Path, largest: u64) -> io::Result<Option<Vec<u8>>> {
    let file = open(disk)?;
    let size = file.metadata()?.len();
    if size > largest {
        return Ok(None);
    }
    // With room for one byte more, the end of the file is seen without asking for more room.
    let mut bytes = Vec::with_capacity(usize::try_from(size + 1).expect("the largest file fits in memory"));
    file.take(largest + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= largest).then_some(bytes))
}

fn too_large(path: &str, largest: u64) -> Trouble {
    Trouble::new(match path.ends_with(".md") || path.ends_with(".yaml") {
        true => message!("too-large.text", path, n = largest),
        false => message!("too-large.file", path, n = largest),
    })
}
