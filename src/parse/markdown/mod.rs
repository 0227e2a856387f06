//! Markdown as a tree of our own, with the place of everything that can be wrong in it.
//!
//! The language is CommonMark with footnotes, ids of headings (`{#id}`) and alerts. Tables and HTML are known only
//! to be refused: every table comes from the data, and what cannot be said in Markdown would not come out in print.
//! An image whose destination ends in `.yaml` is data that is put in. Destinations are judged here by their form
//! alone; what they lead to is not known.

pub mod destination;
mod faults;
mod footnotes;
mod headings;
mod line;
mod links;
mod read;
mod run;
mod tree;

#[cfg(test)]
mod tests;

pub use faults::DEEPEST;
pub use line::{inline, inline_faults};
pub use read::document;
pub use tree::*;
