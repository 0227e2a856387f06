//! YAML: straight into strict types where a file is clean, and with the place of every key and value where it is not.
//!
//! A clean file is read once, by `serde_yaml`, through `strict`. Only where that fails is it read again, by our own
//! tree of saphyr's events, in which every key and value knows its bytes; from that tree the same types are read with
//! the same rules, and each fault is told, taken out, and read past, so that one run tells all.
//!
//! | step | what it does |
//! |---|---|
//! | `guard` | keeps what could exhaust time or memory, or be read otherwise than it looks, off the straight way |
//! | `strict` | the straight way |
//! | `mended` | the careful way: a tree from a text with slips, which `syntax` explains |
//! | `tree` | one reading of the parser's events into `node`s |
//! | `reader` | serde from a node; a `refusal` knows its value, `words` says it plainly |
//! | `recover` | reading on after a fault |
//!
//! References (`*name`), anchors and tags are refused: in a text they are nearly always meant as signs, and what
//! they do cannot be seen where they stand. Nothing here knows which keys a file should have, or what they mean.

mod decode;
mod fault;
mod front_matter;
mod guard;
mod kind;
mod lines;
mod mended;
mod node;
mod page;
mod places;
mod reader;
mod recover;
mod refusal;
mod scalar;
mod strict;
mod syntax;
mod tree;
mod words;

pub use decode::{decode, decode_part};
pub use fault::Fault;
pub use front_matter::{FrontMatterParts, split as front_matter};
pub use kind::kind;
pub use places::{Places, locate};

#[cfg(test)]
mod tests;
