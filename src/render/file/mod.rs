//! Files to take along, from plain data to bytes: one format a file.

mod catalog;
mod csv;
mod feed;
mod ics;
mod json;
mod xlsx;

pub use catalog::catalog;
pub use csv::csv;
pub use feed::feed;
pub use ics::ics;
pub use json::{json, schema};
pub use xlsx::xlsx;
