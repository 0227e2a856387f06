//! Words as HTML: escaped text, running text with its links, and phrases, which pages hold and templates print.
//!
//! Blocks, tables and whole pages are printed by the room `render`.

pub mod escape;
pub mod inline;
pub mod phrase;

pub use inline::Href;
pub use phrase::Phrase;
