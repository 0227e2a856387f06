//! What authors may write: the shape of every YAML file and of a chapter's front matter, one noun a file.
//!
//! The types are decoded with serde and are strict: an unknown key, a value left empty or a number where text is
//! expected is an error. What a field is for is in `src/messages/en/schema.yaml`, not in comments: `tavle schema` prints it as JSON
//! Schema, from which editors show help and complete keys. Nothing here knows what a value means for the site:
//! references are still strings.

mod cache;
mod cell_values;
mod chapter;
mod column;
mod contact;
mod data_file;
mod day;
mod decoded;
mod figures;
pub mod formats;
mod kinds;
mod many;
mod own_names;
mod print_kind;
mod publication;
mod rating;
mod records;
mod report;
mod review;
mod roles;
mod row_common;
mod row_number;
mod scalar;
mod seal;
mod short;
mod site;
mod status;
pub mod strings;
mod text;
mod theme;
pub mod when;
#[cfg(test)]
mod yaml_tests;

pub use cache::Cache;
pub use cell_values::*;
pub use chapter::*;
pub use column::*;
pub use contact::*;
pub use data_file::*;
pub use day::*;
pub use decoded::TextFile;
pub use figures::*;
pub use kinds::*;
pub use many::*;
pub use own_names::*;
pub use print_kind::*;
pub use publication::*;
pub use rating::*;
pub use records::*;
pub use report::*;
pub use review::*;
pub use roles::*;
pub use row_common::*;
pub use row_number::*;
pub use scalar::*;
pub use seal::*;
pub use site::*;
pub use status::*;
pub use strings::*;
pub use text::*;
pub use theme::*;
pub use when::*;

/// The file of each kind.
macro_rules! files {
    (units { $($unit:ident: $list:ident,)* } sets { $($set:ident: $record:ident,)* }) => {
        $(mod $unit; pub use $unit::*;)*
        $(mod $set; pub use $set::*;)*
    };
}
each_kind!(files);
