//! The command `tavle`.
pub mod report;
