//! A link as it is written: which file it names, and where that stands.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use tavle_base::{At, Place};

/// A link as it is written, and where.
#[derive(Clone, Debug)]
pub struct Written<'a> {
    pub destination: &'a str,
    /// The path of the file it stands in, as in `content/plan/status.da.md`.
    pub from: &'a str,
    /// Whether it is an image alone in its paragraph that leads to data.
    pub is_embed: bool,
    pub place: Place,
}

impl Written<'_> {
    /// The place of a part of the destination; of the whole where it is not written as it is read.
    pub(super) fn part(&self, part: &str) -> Place {
        match (&self.place.at, self.destination.rfind(part)) {
            (At::Bytes(span), Some(start)) if span.len() == self.destination.len() => {
                let start = span.start + start;
                Place::bytes(self.place.file, start..start + part.len())
            }
            _ => self.place.clone(),
        }
    }
}

/// The path below the site's folder of a destination written in the file `from`; `None` if it leads out of it.
pub fn absolute(path: &str, from: &str) -> Option<String> {
    let decoded = percent_decoded(path);
    let mut parts: Vec<&str> = match decoded.starts_with('/') {
        true => Vec::new(),
        false => from.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default(),
    };
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    // A name copied from a Mac's Finder has its accents apart; the files are known by composed names.
    let path = parts.join("/");
    Some(if path.is_ascii() { path } else { path.nfc().collect() })
}

/// A path with `%20` and the like as the characters they stand for; as it is, where they stand for none.
fn percent_decoded(path: &str) -> Cow<'_, str> {
    percent_decode_str(path).decode_utf8().unwrap_or(path.into())
}

/// The name of a file, without its folders.
pub fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The path below `data/`, without `.yaml`, of the data to which a destination written in the file `from` leads.
pub fn data_path(destination: &str, from: &str) -> Option<String> {
    let path = destination.split(['?', '#']).next().unwrap_or(destination);
    absolute(path, from)?.strip_prefix("data/")?.strip_suffix(".yaml").map(str::to_owned)
}
