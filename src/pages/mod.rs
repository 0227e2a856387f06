//! What each output shows, as plain data.
pub mod when;
