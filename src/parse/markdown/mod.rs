//! Markdown as a tree of our own, with the place of everything that can be wrong in it.
//!
//! The language is CommonMark with footnotes, ids of headings (`{#id}`), alerts, `~~deleted~~`, lists of tasks (`- [x]`)
//! and links from bare addresses. Where it reads a text otherwise than most people mean it, this is said. Tables and HTML are known only
//! to be refused: every table comes from the data, and what cannot be said in Markdown would not come out in print.
//! An image whose destination ends in `.yaml` is data that is put in. Destinations are judged here by their form
//! alone; what they lead to is not known.

mod addresses;
pub mod destination;
mod footnotes;
mod headings;
mod line;
mod links;
mod problems;
mod read;
mod run;
mod signs;
mod tree;
mod warnings;

#[cfg(test)]
mod tests;

pub use addresses::whole as whole_address;
pub use line::{inline, link_problems, marked, name_problems, shown_problems};
pub use problems::DEEPEST;
pub use read::document;
pub use tree::*;
