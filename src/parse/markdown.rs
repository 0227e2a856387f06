//! Markdown as a tree of our own.
