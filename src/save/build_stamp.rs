//! A note that a finished save leaves, for those who would make the very same again.
//!
//! It is found again only under the fingerprint of all that the output was made from, and only while the output is as
//! that save left it. Nothing depends on it: where it cannot be read or written, everything is made again.

use std::fs;
use std::io::Write;
use std::path::Path;

use rayon::prelude::*;

use super::manifest;
use super::manifest::{Hash, Manifest, hash, verify_checksum};
use super::own;
use super::places::Places;
use super::staging::Staging;

const FIRST_LINE: &str = "tavle build stamp 1";

/// The note of the save that left the output as it is, if that save had this fingerprint and nobody has touched what it
/// wrote.
pub(super) fn find(staging: &Staging, fingerprint: &str) -> Option<String> {
    let (manifest, note) = read(&staging.places.build_stamp(), fingerprint)?;
    let text = own::read(&staging.places.manifest())?;
    let is_whole = hash(text.as_bytes()) == manifest && is_untouched(&staging.manifest, &staging.places.output);
    is_whole.then_some(note)
}

/// Leaves a note beside the manifest of a save that is done, of which `manifest` is the hash.
pub(super) fn write(places: &Places, manifest: Hash, fingerprint: &str, note: &str) {
    let manifest = u128::from_be_bytes(manifest);
    let text = manifest::with_checksum(format!("{FIRST_LINE}\n{fingerprint}\n{manifest:032x}\n{note}\n"));
    let next = places.home.join("stamp.new");
    let write = || {
        own::create(&next)?.write_all(text.as_bytes())?;
        fs::rename(&next, places.build_stamp())
    };
    if write().is_err() {
        let _ = own::remove(&places.build_stamp());
    }
}

/// The hash of the manifest, and the note, under this fingerprint.
fn read(path: &Path, fingerprint: &str) -> Option<(Hash, String)> {
    let text = own::read(path)?;
    let mut parts = verify_checksum(&text)?.splitn(4, '\n');
    if parts.next() != Some(FIRST_LINE) || parts.next() != Some(fingerprint) {
        return None;
    }
    let manifest = u128::from_str_radix(parts.next()?, 16).ok()?.to_be_bytes();
    Some((manifest, parts.next()?.trim_end_matches('\n').to_owned()))
}

/// Whether every file is in its place as it was written.
fn is_untouched(manifest: &Manifest, output: &Path) -> bool {
    let files: Vec<_> = manifest.files.iter().collect();
    files.par_iter().all(|(path, entry)| {
        fs::symlink_metadata(output.join(&***path)).is_ok_and(|found| found.is_file() && entry.is_untouched(&found))
    })
}
