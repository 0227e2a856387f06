//! What a build says at its end, kept so that the same can be said when there is nothing to do.

use serde::{Deserialize, Serialize};

use super::report::{self, Summary};
use tavle_base::Diagnostic;
use tavle_load::Sources;

/// What a build without errors says: its warnings in every form that can be asked for, and its last line.
#[derive(Debug, Deserialize, Serialize)]
pub struct Note {
    pub json: String,
    pub plain: String,
    pub coloured: String,
    pub summary: Summary,
}

impl Note {
    pub fn new(warnings: &[Diagnostic], sources: &Sources, summary: Summary) -> Self {
        let [json, plain, coloured] = report::every_form(warnings, sources);
        Self { json, plain, coloured, summary }
    }
}

/// Which build of Tavle this is: another one may make another site of the same files.
pub fn program() -> String {
    let facts = std::env::current_exe().and_then(|path| path.metadata());
    let changed = facts.as_ref().ok().and_then(|facts| facts.modified().ok());
    format!("{} {:?} {changed:?}", env!("CARGO_PKG_VERSION"), facts.map(|facts| facts.len()).ok())
}
