//! What authors may write: the shape of every YAML file and of a chapter's front matter, one noun a file.
//!
//! The types are decoded with serde and are strict: an unknown key, a value left empty or a number where text is
//! expected is an error. What a field is for is in `messages/en/schema.yaml`, not in comments: `tavle schema` prints it as JSON
//! Schema, from which editors show help and complete keys. Nothing here knows what a value means for the site:
//! references are still strings.

mod actions;
mod activity_plan;
mod cache;
mod chapter;
mod contact;
mod day;
mod decoded;
pub mod formats;
mod glossary;
mod many;
mod matrix;
mod objectives;
mod print_kind;
mod process;
mod publication;
mod record;
mod records;
mod roadmap;
mod roles;
mod site;
mod status;
pub mod strings;
mod table;
mod text;
mod theme;
mod timeline;
mod units;
pub mod when;

pub use actions::*;
pub use activity_plan::*;
pub use cache::Cache;
pub use chapter::*;
pub use contact::*;
pub use day::*;
pub use decoded::TextFile;
pub use glossary::*;
pub use many::*;
pub use matrix::*;
pub use objectives::*;
pub use print_kind::*;
pub use process::*;
pub use publication::*;
pub use record::*;
pub use records::*;
pub use roadmap::*;
pub use roles::*;
pub use site::*;
pub use status::*;
pub use strings::*;
pub use table::*;
pub use text::*;
pub use theme::*;
pub use timeline::*;
pub use units::*;
pub use when::*;
