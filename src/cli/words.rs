//! The language in which the command speaks.

use tavle_base::Catalogue;

/// The words of all messages.
pub fn catalogue() -> &'static Catalogue {
    Catalogue::own()
}
