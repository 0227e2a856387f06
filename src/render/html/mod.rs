//! HTML: phrases, texts, tables and whole pages.

pub mod escape;
mod exhibit;
mod figure;
mod filter;
mod list;
mod page;
mod phrase;
mod surroundings;
mod svg;
mod table;
pub mod text;

pub use page::page;
