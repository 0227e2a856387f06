//! YAML.

use std::fmt;

/// What a visitor says of a value it refuses: a code, a message and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub code: &'static str,
    pub message: String,
    pub help: Option<String>,
}

impl Fault {
    /// A fault. The message and the help must not contain a line break.
    pub fn new(code: &'static str, message: impl Into<String>, help: Option<String>) -> Self {
        Self { code, message: message.into(), help }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}", self.code, self.message, self.help.as_deref().unwrap_or(""))
    }
}
