//! What an SVG image must not hold.

use tavle_base::{Message, message};

/// What an image must not hold.
#[derive(Clone, Debug)]
pub enum Found {
    Script,
    Html,
    Elsewhere,
    /// A file that is neither a picture of pixels nor a font.
    Document,
    /// What changes how the rest of the file is read.
    Declaration,
    /// An element, attribute or instruction that no drawing needs.
    Unknown(String),
}

impl Found {
    pub fn message(self) -> Message {
        match self {
            Self::Script => message!("script-in-image"),
            Self::Html => message!("script-in-image.html"),
            Self::Elsewhere => message!("image-from-elsewhere.in-svg"),
            Self::Document => message!("script-in-image.document"),
            Self::Declaration => message!("script-in-image.declaration"),
            Self::Unknown(name) => message!("script-in-image.unknown", name),
        }
    }
}
