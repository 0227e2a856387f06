//! Images: how large they are, and what must not be in them.

use crate::base::{Diagnostic, FileId, Place};
use crate::load::Source;

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
        diagnostics.push(
            Diagnostic::error(
                "not-an-image",
                place(),
                format!("a file that ends in .{extension} cannot be shown as an image"),
            )
            .help(format!("save it as one of {}", FORMATS.join(", "))),
        );
        return Image { size: None };
    }
    if extension == "svg" {
        return svg(file, source.text(), diagnostics);
    }
    match imagesize::blob_size(bytes) {
        Ok(size) => Image { size: Some((size.width as u32, size.height as u32)) },
        Err(_) => {
            diagnostics.push(
                Diagnostic::error("broken-image", place(), "the image is broken, or is not what its name says")
                    .help("open it in an image program and save it again"),
            );
            Image { size: None }
        }
    }
}

/// An SVG's size from `width` and `height`, else from its `viewBox`. Script and handlers are refused.
fn svg(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Image {
    let lower = text.to_ascii_lowercase();
    let handler = lower.find(" on").filter(|at| {
        let rest = &lower[at + 3..];
        let name = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(0);
        name > 2 && rest[name..].trim_start().starts_with('=')
    });
    let forbidden = ["<script", "javascript:", "<foreignobject", "<iframe"];
    let found = forbidden.iter().find_map(|word| lower.find(word).map(|at| at..at + word.len()));
    if let Some(range) = found.or_else(|| handler.map(|at| at + 1..at + 3)) {
        diagnostics.push(
            Diagnostic::error(
                "script-in-image",
                Place::bytes(file, range),
                "the image holds a script or something like it",
            )
            .help("save it anew as a plain SVG, without script"),
        );
    }
    let Some(start) = lower.find("<svg") else {
        diagnostics.push(
            Diagnostic::error("broken-image", Place::whole(file), "the file is not an SVG image")
                .help("open it in a drawing program and save it as SVG"),
        );
        return Image { size: None };
    };
    let tag = &text[start..start + text[start..].find('>').unwrap_or(0)];
    let number = |value: &str| value.trim_end_matches("px").parse::<f64>().ok().map(|n| n.round() as u32);
    let size = match (attribute(tag, "width").and_then(number), attribute(tag, "height").and_then(number)) {
        (Some(width), Some(height)) => Some((width, height)),
        _ => attribute(tag, "viewBox").and_then(|view| {
            let parts: Vec<f64> = view.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
            (parts.len() == 4).then(|| (parts[2].round() as u32, parts[3].round() as u32))
        }),
    };
    Image { size }
}

/// The value of an attribute in a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}="))? + name.len() + 2;
    let quote = tag[start..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let rest = &tag[start + 1..];
    rest.find(quote).map(|end| &rest[..end])
}
