//! A file that was found, before it is read.

use std::path::PathBuf;
use std::sync::Arc;

use super::trouble::Trouble;

/// A file that was found.
#[derive(Debug)]
pub(super) struct Found {
    /// The path below the site's folder, in composed Unicode and with `/` between names.
    pub path: Arc<str>,
    /// Where it is read from; nothing if it is not to be read.
    pub disk: Option<PathBuf>,
    pub troubles: Vec<Trouble>,
}
