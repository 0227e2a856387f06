//! HTML: phrases, texts, tables and whole pages.

mod block;
mod figure;
mod filter;
mod list;
mod page;
mod svg;
mod table;

pub use page::page;
