//! Which errors merely follow from others, and where the rest stand.
//!
//! What is left of a file with errors is read on. What is then reported about a value that was made up, or of one of which a
//! piece was taken out, is left out: the reader would look for an error that goes away with another. The places of all
//! else are looked up in what is left, since its lists are shorter than those in the file.

use std::sync::Arc;

use tavle_base::{At, Diagnostic, Place};
use tavle_parse::yaml::Partial;
use tavle_schema::Partials;

/// Errors that are there only because a value beside theirs is missing: the code, and the key of that value.
const BESIDE: [(&str, &str); 2] = [("moved-to-nowhere", "when"), ("hub-without-centre", "centre")];

/// Leaves out what merely follows from other errors, and finds the places of the rest.
pub fn sift(diagnostics: &mut Vec<Diagnostic>, partial: &Partials) {
    if !partial.is_empty() {
        diagnostics.retain_mut(|one| stands(one, partial));
    }
}

/// Whether a diagnostic stands by itself. Its places become those in the file.
fn stands(one: &mut Diagnostic, partial: &Partials) -> bool {
    let Some(place) = &mut one.place else { return true };
    if let (Some(partial), At::Path(path, _)) = (partial.get(&place.file), &place.at)
        && let Some((_, key)) = BESIDE.iter().find(|(code, _)| *code == one.message.code())
        && partial.is_removed(&path.parent().key(key))
    {
        return false;
    }
    one.related.retain_mut(|(place, _)| find(place, partial));
    find(place, partial)
}

/// Finds a place in what is left of its file. `false` if what stands there is not what was written.
fn find(place: &mut Place, partial: &Partials) -> bool {
    let At::Path(path, part) = &place.at else { return true };
    let Some(partial): Option<&Arc<Partial>> = partial.get(&place.file) else { return true };
    match partial.find(path, *part) {
        Some(bytes) => {
            place.at = At::Bytes(bytes);
            true
        }
        None => false,
    }
}
