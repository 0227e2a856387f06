//! Diagnostics for people and for programs, notes, and the line that ends a run.
//!
//! Both show the same diagnostics in the same order: by file, by place, the errors of a place before its warnings.
//! Nothing is printed here; what is said comes back as text.

mod human;
mod json;
mod notes;
mod overlay;
mod spots;
mod summary;

use tavle_base::Diagnostic;
use tavle_load::Sources;

pub use human::human;
pub use json::json;
pub use notes::notes;
pub use overlay::overlay;
pub use summary::Summary;

/// The diagnostics as JSON, as text and as text with colours: their places are looked for once.
pub fn every_form(diagnostics: &[Diagnostic], sources: &Sources) -> [String; 3] {
    let found = spots::find(diagnostics, sources);
    [json::of_found(&found), human::of_found(&found, false), human::of_found(&found, true)]
}
