//! Images: how large they are, and what must not be in them.

pub mod svg;

use tavle_base::{Diagnostic, FileId, Place, message, names};
use tavle_load::Source;

/// What pages need to know of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image {
    /// In CSS pixels; nothing where the file does not say, as in an SVG without a size.
    pub size: Option<(u32, u32)>,
}

/// The endings of the image formats that browsers show.
const FORMATS: [&str; 7] = ["svg", "png", "jpg", "jpeg", "webp", "gif", "avif"];

/// Reads an image, or says why it cannot be shown.
pub fn image(file: FileId, source: &Source, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Image {
    let extension = source.path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let place = || Place::whole(file);
    if !FORMATS.contains(&extension.as_str()) {
        diagnostics.push(Diagnostic::error(place(), message!("not-an-image", extension, formats = names(FORMATS))));
        return Image { size: None };
    }
    if extension == "svg" {
        return Image { size: svg::svg(file, source.text(), diagnostics) };
    }
    match imagesize::blob_size(bytes) {
        Ok(size) => Image { size: Some((size.width as u32, size.height as u32)) },
        Err(_) => {
            diagnostics.push(Diagnostic::error(place(), message!("broken-image")));
            Image { size: None }
        }
    }
}
