//! Printing to the terminal. A reader that has closed its end, as `head` does, has seen enough and is no error. Nothing that
//! stands in a file, in its name or in what an earlier build left can steer the terminal: see [`visible`].

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use super::Outcome;
use super::visible::{coloured, visible};
use super::words::catalogue;
use tavle_base::{Message, message};

/// Prints to standard output what was asked for.
pub fn out(words: impl Display) -> Outcome {
    bytes(visible(&words.to_string()).as_bytes())
}

/// The same, for bytes.
pub fn bytes(bytes: &[u8]) -> Outcome {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Outcome::Machine,
        _ => Outcome::Done,
    }
}

/// Prints to standard error what people see. Where that cannot be written, nobody can see it.
pub fn err(words: impl Display) {
    let _ = io::stderr().lock().write_all(visible(&words.to_string()).as_bytes());
}

/// The same for words that have colours.
pub fn err_coloured(words: &str) {
    let _ = io::stderr().lock().write_all(coloured(words).as_bytes());
}

/// Prints a message to standard output, on a line of its own.
pub fn line(message: &Message) -> Outcome {
    out(format_args!("{}\n", catalogue().text(message)))
}

/// Prints a message to standard error, on a line of its own.
pub fn note(message: &Message) {
    err(format_args!("{}\n", catalogue().text(message)));
}

/// Prints what went wrong, and what to do about it.
pub fn error(message: &Message) {
    note(&message!("error", message = message.clone()));
    advise(message);
}

/// Prints what is to be seen although nothing went wrong, and what to do about it.
pub fn warning(message: &Message) {
    note(&message!("warning", message = message.clone()));
    advise(message);
}

fn advise(message: &Message) {
    if let Some(help) = catalogue().help(message) {
        note(&message!("advice", help));
    }
}
