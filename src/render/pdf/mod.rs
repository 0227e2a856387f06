//! PDF: printed documents, set with Typst.
//!
//! What a document says becomes JSON, which the theme's print templates set. A text is only ever a JSON string, so
//! nothing that an author writes is taken for a command. A [`Typesetter`] is set up once: it has the library, the fonts
//! and the templates. A [`PrintJob`] has what differs from document to document, and its fingerprint says whether it has
//! been printed before.
//!
//! Every document is PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) at once: it can be read aloud, and it holds
//! its fonts and the data files that its tables come from; the document of a unit holds of them the rows in which it has a
//! role.

mod columns;
mod document;
mod drawing;
mod filters;
mod fonts;
mod glyphs;
mod images;
mod labels;
mod print_job;
mod qr;
mod table;
mod text;
mod tree;
mod typesetter;
mod unprinted;

pub use document::job;
pub use fonts::Fonts;
pub use print_job::PrintJob;
pub use typesetter::{Printed, Typesetter};
pub use unprinted::Unprinted;
