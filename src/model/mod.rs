//! What the records mean.
pub mod when;
