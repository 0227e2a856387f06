//! What a wrong time says of how it was meant.

use tavle_base::Message;

/// What a wrong time says of how it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// Another way to write this.
    Meant(String),
    /// It is well written, but the calendar does not have it: why.
    NotThere(Message),
    /// Something is missing, most often the year: what to write.
    Missing(Message),
}
