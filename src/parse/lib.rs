//! One source as syntax: YAML and Markdown, with the place of everything.
//!
//! Parsing is pure and looks at one file alone. What the words mean is not known here.

pub mod control;
pub mod delimited;
pub mod markdown;
pub mod yaml;
