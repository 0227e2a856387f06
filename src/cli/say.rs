//! Printing to the terminal. A reader that has closed its end, as `head` does, has seen enough and is no fault.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use super::Outcome;

/// Prints to standard output what was asked for.
pub fn out(words: impl Display) -> Outcome {
    bytes(words.to_string().as_bytes())
}

/// The same, for bytes.
pub fn bytes(bytes: &[u8]) -> Outcome {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Outcome::Machine,
        _ => Outcome::Done,
    }
}

/// Prints to standard error what people are told. Where that cannot be written, nobody can be told of it.
pub fn err(words: impl Display) {
    let _ = io::stderr().lock().write_all(words.to_string().as_bytes());
}
