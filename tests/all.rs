//! All integration tests in one program, which is linked once: each file beside this one is a module with what it holds.
//!
//! `cargo test --test all cases` runs those of one file.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "clippy.toml exempts tests, but not the functions that they call"
)]

mod bounds;
mod cases;
mod command;
mod diagnostics;
mod downloads;
mod house;
mod laws;
mod licences;
mod print;
mod serving;
mod untrusted;
mod whole;
