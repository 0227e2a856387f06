//! The only writing: what differs, all or nothing.
