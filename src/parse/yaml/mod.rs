//! YAML: strict types, read with the place of every key and value.
//!
//! There is one reader. It makes a tree of saphyr's events, in which every key and value knows its bytes; from that tree
//! types are read with serde, and each error is reported, taken out, and read past, so that one run reports all.
//!
//! | step | what it does |
//! |---|---|
//! | `patched` | a tree from a text with slips, which `syntax` explains |
//! | `blanks`, `comment` | blanks that are no spaces, and texts that end as a comment |
//! | `tree` | one reading of the parser's events into `node`s |
//! | `reader` | serde from a node; a `refusal` knows its value, `words` says it plainly |
//! | `own_keys` | values under keys that the file itself names |
//! | `recover` | reading on after a problem |
//! | `partial` | what is left then, and where it stands |
//! | `written` | a value as it was written, with all digits of its numbers |
//!
//! References (`*name`), anchors and tags are refused: in a text they are nearly always meant as signs, and what
//! they do cannot be seen where they stand. Nothing here knows which keys a file should have, or what they mean.

mod blanks;
mod comment;
mod decode;
mod front_matter;
mod json;
mod kind;
mod lines;
mod node;
mod own_keys;
mod partial;
mod patched;
mod places;
mod reader;
mod recover;
mod refusal;
mod scalar;
mod syntax;
mod tree;
mod wording;
mod words;
mod written;
mod yaml_text;

pub use decode::{Recovered, decode, listed, recover, recover_with, whole};
pub use front_matter::{FrontMatterParts, split as front_matter};
pub use json::{Borrowed, JsonForm, NumbersAt, json};
pub use kind::kind;
pub use own_keys::OwnKeys;
pub use partial::Partial;
pub use places::{Places, locate};
pub use wording::{Wording, WordingForm};
pub use written::Written;

#[cfg(test)]
mod tests;
