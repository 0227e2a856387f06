//! How objectives and the work for them fit together: a tree of a publication, or of the whole site.
//!
//! The tree is plain data. What it looks like as a list and as a figure is decided elsewhere.

mod branch;
mod drawing;
mod scope;

pub use branch::{Branch, Tree, trees};
pub use drawing::figure;
pub use scope::{intro, sets};
