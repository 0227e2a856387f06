//! A page and the theme become bytes: pure, so that every output can be made on its own and in parallel.

pub mod figure;
pub mod file;
pub mod html;
pub mod pdf;
pub mod search;
mod sitemap;
mod templates;

pub use sitemap::{robots, sitemap};
pub use templates::{Templates, templates};
