//! How far a build is, reported as it goes.
//!
//! The clock is not the pipeline's: whoever wants to know how long something takes looks at it between two calls.

use tavle_routes::OutputKind;

/// What is done, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Files are found and read.
    Load,
    /// Files become records; beside it and the next, the theme's files become a theme.
    Schema,
    /// Records become a site.
    Model,
    Routes,
    /// Documents are printed, or found among those that are kept.
    Documents,
    /// Pages and other files are made and staged.
    Pages,
    /// The search index is made, or found as it is kept.
    Search,
    /// What was staged takes its place.
    Save,
}

impl Stage {
    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Load => "stage.load",
            Self::Schema => "stage.schema",
            Self::Model => "stage.model",
            Self::Routes => "stage.routes",
            Self::Documents => "stage.documents",
            Self::Pages => "stage.pages",
            Self::Search => "stage.search",
            Self::Save => "stage.save",
        }
    }
}

/// What is informed of how far a build is. Outputs are made on many threads, each begun and done on the same one.
pub trait Progress: Sync {
    /// A stage begins, and the one before it is done.
    fn stage(&self, _stage: Stage) {}

    /// An output begins to be made.
    fn begins(&self, _what: &OutputKind) {}

    /// An output is made, of so many bytes.
    fn made(&self, _what: &OutputKind, _bytes: usize) {}
}

/// Nobody.
impl Progress for () {}
