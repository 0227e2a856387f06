//! A theme's strings in one language.
