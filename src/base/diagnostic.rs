//! What is said of the input: a fault or a warning, where it stands, and what to do.

use super::Place;

/// How grave a diagnostic is. With an error anywhere, nothing is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
}

impl Severity {
    /// The word for it, as it is printed and as it stands in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One fault or warning.
///
/// The message says in plain words what is wrong, the help what to do. Both are sentences without a full stop at
/// the end, for someone who has never programmed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// A stable name in kebab-case, as in `unknown-unit`.
    pub code: &'static str,
    pub severity: Severity,
    /// Where it is; nothing when it concerns no file, as in a wrong `--base-url`.
    pub place: Option<Place>,
    pub message: String,
    pub help: Option<String>,
    /// Other places that one should see, each with a few words: "first written here".
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, Some(place), message.into())
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, Some(place), message.into())
    }

    /// An error that has no place in a file.
    pub fn general(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, None, message.into())
    }

    fn new(code: &'static str, severity: Severity, place: Option<Place>, message: String) -> Self {
        Self { code, severity, place, message, help: None, related: Vec::new() }
    }

    /// The same, with what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, with another place to look at.
    pub fn related(mut self, place: Place, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }

    /// All places that it shows.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.place.iter().chain(self.related.iter().map(|(place, _)| place))
    }
}

/// The name among `known` that was probably meant by `written`, if one is near enough: alike at its beginning, and
/// with no more than half of its letters wrong.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    known
        .into_iter()
        .map(|name| (name.to_lowercase(), name))
        .filter(|(lower, _)| strsim::normalized_damerau_levenshtein(&written, lower) >= 0.5)
        .map(|(lower, name)| (strsim::jaro_winkler(&written, &lower), name))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

/// "Did you mean `x`?" where a known name is near, else the list of all that may be written.
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(name) = nearest(written, known.iter().copied()) {
        return Some(format!("did you mean `{name}`?"));
    }
    let mut names: Vec<String> = known.iter().take(12).map(|name| format!("`{name}`")).collect();
    if known.len() > 12 {
        names.push(format!("and {} more", known.len() - 12));
    }
    (!names.is_empty()).then(|| format!("known here: {}", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_finds_the_name_that_was_meant() {
        let units = ["job-centre", "citizen-service", "housing"];
        assert_eq!(nearest("job-center", units), Some("job-centre"));
        assert_eq!(nearest("Job-Centre", units), Some("job-centre"));
        assert_eq!(nearest("zzz", units), None);
        assert_eq!(nearest("deadline", ["decides", "description"]), None);
    }
}
