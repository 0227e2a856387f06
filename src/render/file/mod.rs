//! Files to take along, from plain data to bytes: one format a file.

mod csv;
mod ics;
mod json;
mod xlsx;

pub use csv::csv;
pub use ics::ics;
pub use json::json;
pub use xlsx::xlsx;
