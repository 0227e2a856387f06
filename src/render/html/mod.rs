//! HTML.
pub mod escape;
pub mod text;
