//! A page and the theme become bytes.
pub mod html;
