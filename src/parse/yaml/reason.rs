//! What a visitor says of a value it refuses, and how that survives the way through serde.
//!
//! Serde passes a visitor's error on as text. A [`Reason`] is therefore written as three lines and read back from
//! them; its code is found again among those that were ever made, so that it stays a `&'static str`.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// What a visitor says of a value it refuses: a code, a message and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub code: &'static str,
    pub message: String,
    pub help: Option<String>,
}

/// The codes of all faults made so far.
static CODES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

impl Reason {
    /// A fault. The message and the help must not contain a line break.
    pub fn new(code: &'static str, message: impl Into<String>, help: Option<String>) -> Self {
        CODES.lock().unwrap_or_else(PoisonError::into_inner).insert(code);
        Self { code, message: message.into(), help }
    }

    /// The fault that was written as `text`; `None` if `text` is the message of something else.
    pub fn read(text: &str) -> Option<Self> {
        let (code, rest) = text.split_once('\n')?;
        let (message, help) = rest.split_once('\n')?;
        let code = *CODES.lock().unwrap_or_else(PoisonError::into_inner).get(code)?;
        Some(Self { code, message: message.to_owned(), help: (!help.is_empty()).then(|| help.to_owned()) })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}", self.code, one_line(&self.message), one_line(self.help.as_deref().unwrap_or("")))
    }
}

/// The text with its line breaks as spaces: a value that is quoted in a message may have some.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_comes_back_from_its_text() {
        for problem in [
            Reason::new("bad-date", "`30/2` is not a day", Some("write `2026-02-28`".into())),
            Reason::new("empty-value", "nothing is written here", None),
        ] {
            assert_eq!(Reason::read(&problem.to_string()), Some(problem));
        }
        assert_eq!(Reason::read("never-made\nx\ny"), None);
        assert_eq!(Reason::read("invalid type: string"), None);
    }

    #[test]
    fn a_value_with_line_breaks_does_not_break_the_message() {
        let problem = Reason::new("bad-date", "`a\nb` is not a day", None);
        assert_eq!(
            Reason::read(&problem.to_string()).map(|problem| problem.message),
            Some("`a b` is not a day".into())
        );
    }
}
