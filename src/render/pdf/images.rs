//! The images of a document: each is tried before it goes to press, so that a broken one is reported and the document
//! printed without it.

use std::collections::BTreeMap;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use super::filters;
use tavle_base::{Diagnostic, FileId, Message, Place, message};
use tavle_load::Sources;
use tavle_model::image::Image;
use tavle_model::theme::bytes;
use tavle_pages::Prose;
use tavle_parse::markdown::LinkId;

/// The most pixels that an image may have to be printed: an A3 page at 400 dots an inch has 30 million.
const MOST_PIXELS: u64 = 60_000_000;

/// The images of one document.
pub struct Images<'a> {
    sources: &'a Sources,
    /// The name under which templates see each image; nothing for one that cannot be printed.
    names: BTreeMap<FileId, Option<String>>,
    pub files: BTreeMap<String, bytes::Bytes>,
    pub diagnostics: Vec<Diagnostic>,
}

/// An image as it is printed.
pub struct Shown {
    pub name: String,
    /// In pixels.
    pub size: Option<(u32, u32)>,
}

impl<'a> Images<'a> {
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources, names: BTreeMap::new(), files: BTreeMap::new(), diagnostics: Vec::new() }
    }

    /// The image that a link of a text leads to; nothing for one that cannot be printed.
    pub fn find(&mut self, to: LinkId, text: Option<&Prose<'_>>) -> Option<Shown> {
        let (image, file) = text?.image(to)?;
        if !self.names.contains_key(&file) {
            let name = self.add(file, image);
            self.names.insert(file, name);
        }
        let name = self.names.get(&file).cloned().flatten()?;
        Some(Shown { name, size: image.size })
    }

    fn add(&mut self, file: FileId, image: Image) -> Option<String> {
        let content = bytes(file, self.sources);
        let path = &self.sources.get(file).path;
        let (_, extension) = path.rsplit_once('.').expect("an image has an ending");
        let extension = extension.to_ascii_lowercase();
        match problem(&extension, image, &content) {
            Some(message) => {
                self.diagnostics.push(Diagnostic::warning(Place::whole(file), message));
                None
            }
            None => {
                let name = format!("/img/{}.{extension}", self.files.len());
                self.files.insert(name.clone(), content);
                Some(name)
            }
        }
    }
}

/// Why an image cannot be printed.
fn problem(extension: &str, image: Image, content: &bytes::Bytes) -> Option<Message> {
    let broken = || message!("image-not-printed.broken");
    let format = match extension {
        "svg" => {
            return match SvgImage::new(Bytes::new(content.clone())) {
                Ok(image) => filters::take_too_long(&image).then(|| message!("image-not-printed.filters")),
                Err(_) => Some(broken()),
            };
        }
        "png" => ExchangeFormat::Png,
        "jpg" | "jpeg" => ExchangeFormat::Jpg,
        "gif" => ExchangeFormat::Gif,
        "webp" => ExchangeFormat::Webp,
        _ => return Some(message!("image-not-printed.format")),
    };
    if image.size.is_some_and(|(width, height)| u64::from(width) * u64::from(height) > MOST_PIXELS) {
        return Some(message!("image-not-printed.size"));
    }
    RasterImage::plain(Bytes::new(content.clone()), format).is_err().then(broken)
}
