//! When something is, in words.
