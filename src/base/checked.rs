//! A value and the diagnostics of the input it came from.

use super::{Diagnostic, Severity, message};

/// How many diagnostics of one file are listed.
const MOST: usize = 1000;

/// A value and its diagnostics. A stage gives as much of its value as it can, so that one problem does not hide
/// the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked<T> {
    pub value: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value of which there is nothing to say.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// The value, with its diagnostics added to those of a larger whole.
    pub fn into(self, all: &mut Vec<Diagnostic>) -> T {
        all.extend(self.diagnostics);
        self.value
    }

    /// The same diagnostics with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: f(self.value), diagnostics: self.diagnostics }
    }
}

/// Whether any of them is an error.
pub fn has_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// The first [`MOST`] diagnostics of one file, and how many more there are: nobody reads more, and those of a text of half a
/// million open brackets would take as much memory as a site of thousands.
pub fn first_of(mut all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if all.len() > MOST {
        let rest = all.split_off(MOST);
        let severity = if has_error(&rest) { Severity::Error } else { Severity::Warning };
        let message = message!("more-problems.in-file", n = rest.len() as u64);
        all.push(Diagnostic { severity, ..Diagnostic::error(rest[0].place.clone(), message) });
    }
    all
}
