//! HTML.
pub mod text;
