//! All integration tests in one program, which is linked once: each file beside this one is a module with what it holds.
//!
//! `cargo test --release --test all cases` runs those of one file.

mod cases;
mod command;
mod diagnostics;
mod downloads;
mod house;
mod laws;
mod licences;
mod print;
mod serving;
mod whole;
