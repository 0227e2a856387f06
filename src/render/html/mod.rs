//! HTML: phrases, texts, tables and whole pages.

mod block;
mod connections;
mod figure;
pub(crate) mod filter;
mod frame;
mod list;
mod page;
mod svg;
pub(crate) mod table;

pub use page::page;
