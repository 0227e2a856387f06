//! When something is.
