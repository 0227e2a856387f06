//! Diagnostics for people and for programs, and the line that ends a run.
//!
//! Both show the same diagnostics in the same order: by file, by place, the errors of a place before its warnings.
//! Nothing is printed here; what is said comes back as text.

mod human;
mod json;
mod overlay;
mod spots;
mod summary;

pub use human::human;
pub use json::json;
pub use overlay::overlay;
pub use summary::Summary;
