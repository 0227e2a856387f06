//! What is hidden is in no byte of any output, file name, search index or document.

use super::built::{Broken, Built, pieces};
use super::site::Site;

pub fn law(site: &Site, built: &Built) -> Result<(), Broken> {
    let mut found = Vec::new();
    let mut look = |path: &str, bytes: &[u8]| {
        let bytes = bytes.to_ascii_lowercase();
        for one in &site.hidden {
            if memchr::memmem::find(&bytes, one.marker.as_bytes()).is_some() {
                found.push(format!("{path} has `{}` of {}", one.marker, one.what));
            }
        }
    };
    for (path, bytes) in &built.tree {
        look("a file name", path.as_bytes());
        pieces(path, bytes).iter().for_each(|piece| look(path, piece));
    }
    for (path, text) in &built.texts {
        look(path, super::rows::bare(text).as_bytes());
    }
    Broken::unless_empty("what is hidden is in no byte", &found)
}
