//! Why a site was not saved.

use tavle_base::Diagnostic;
use tavle_save::SaveError;

/// Why nothing was saved.
#[derive(Debug)]
pub enum BuildError {
    /// Something is wrong with the site.
    Problems(Vec<Diagnostic>),
    /// The disk would not take it.
    Save(SaveError),
}

impl From<SaveError> for BuildError {
    fn from(error: SaveError) -> Self {
        Self::Save(error)
    }
}
