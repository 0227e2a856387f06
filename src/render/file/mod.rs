//! Files to take along, from plain data to bytes: one format a file.

mod csv;
mod json;
mod xlsx;

pub use csv::csv;
pub use json::json;
pub use xlsx::xlsx;
