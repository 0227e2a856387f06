//! What is said about the input: an error, a warning or a note, where it is, and what to do.

use super::catalogue::MOST_NAMES;
use super::message::names;
use super::{Message, Place, keywords};
use crate::message;

keywords! {
    /// How grave a diagnostic is. With an error anywhere, nothing is saved. A note is no problem: it says what may be meant
    /// as it is, so it is never counted among them.
    pub enum Severity {
        Error = "error",
        Warning = "warning",
        Note = "note",
    }
}

/// One error, warning or note.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Where it is; nothing when it concerns no file, as in a wrong `--base-url`.
    pub place: Option<Place>,
    /// What is wrong and what to do.
    pub message: Message,
    /// Other places that one should see, each with a few words: "the first one is here".
    pub related: Vec<(Place, Message)>,
}

impl Diagnostic {
    /// An error, at a place if it has one.
    pub fn error(place: impl Into<Option<Place>>, message: Message) -> Self {
        Self { severity: Severity::Error, place: place.into(), message, related: Vec::new() }
    }

    /// A warning, at a place if it has one.
    pub fn warning(place: impl Into<Option<Place>>, message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::error(place, message) }
    }

    /// What is worth a look and may be meant as it is, at a place if it has one.
    pub fn note(place: impl Into<Option<Place>>, message: Message) -> Self {
        Self { severity: Severity::Note, ..Self::error(place, message) }
    }

    /// The same, with another place to look at.
    pub fn related(mut self, place: Place, words: Message) -> Self {
        self.related.push((place, words));
        self
    }

    /// A stable name in kebab-case, as in `unknown-unit`.
    pub fn code(&self) -> &str {
        self.message.code()
    }

    /// All places that it shows.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.place.iter().chain(self.related.iter().map(|(place, _)| place))
    }
}

/// What is longer is no slip in a name, and to compare it takes time by the square of its length.
const LONGEST: usize = 200;

/// Whether something is proposed for the next of these problems. To find what was meant takes a look at all names there
/// are, and beyond so many problems nobody reads it.
pub fn is_proposed(diagnostics: &[Diagnostic]) -> bool {
    const MOST: usize = 200;
    diagnostics.len() < MOST
}

/// The name among `known` that was probably meant by `written`, if one is near enough: alike at its beginning, and
/// with no more than half of its letters wrong.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > LONGEST {
        return None;
    }
    let written = written.to_lowercase();
    known
        .into_iter()
        .filter(|name| name.len() <= 2 * LONGEST)
        .map(|name| (name.to_lowercase(), name))
        .filter(|(lower, _)| strsim::normalized_damerau_levenshtein(&written, lower) >= 0.5)
        .map(|(lower, name)| (strsim::jaro_winkler(&written, &lower), name))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

/// "Did you mean `x`?" where a known name is near, else the list of all that may be written.
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Message> {
    did_you_mean_among(written, Vec::new(), known.into_iter().collect())
}

/// The same with names that stand first in the list, and so are never left out of it.
pub fn did_you_mean_among<'a>(written: &str, first: Vec<&'a str>, others: Vec<&'a str>) -> Option<Message> {
    match nearest(written, first.iter().chain(&others).copied()) {
        Some(name) => Some(message!("help.did-you-mean", name)),
        None if first.is_empty() && others.is_empty() => None,
        None => {
            let is_cut = first.len() + others.len() > MOST_NAMES + 1;
            let others = if is_cut { most_alike_first(written, others) } else { others };
            Some(message!("help.known-here", names = names(first.into_iter().chain(others))))
        }
    }
}

/// How many names one text is taken for at most.
const MOST_PARTS: usize = 8;

/// The list that was meant by a text in which each of several names is known, as "a, b" or "a and b".
pub fn meant_list<'a>(written: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<Message> {
    let spaced = [" og ", " and "].iter().fold(written.to_lowercase(), |text, word| text.replace(word, ","));
    let parts: Vec<&str> = spaced.split([',', ';', '+', '&', '/']).map(str::trim).collect();
    // Each is compared with all that are known, so a longer text is not a list that somebody wrote by hand.
    if !(2..=MOST_PARTS).contains(&parts.len()) {
        return None;
    }
    let meant: Option<Vec<&str>> = parts.iter().map(|part| nearest(part, known.clone())).collect();
    meant.map(|meant| message!("help.list", names = meant.join(", ")))
}

/// Names with those first that are most like what is written.
fn most_alike_first<'a>(written: &str, mut names: Vec<&'a str>) -> Vec<&'a str> {
    let written = written.to_lowercase();
    if written.len() <= LONGEST {
        names.sort_by_cached_key(|name| {
            let is_long = name.len() > 2 * LONGEST;
            let likeness = if is_long { 0.0 } else { strsim::jaro_winkler(&written, &name.to_lowercase()) };
            std::cmp::Reverse((likeness * 1000.0) as u32)
        });
    }
    names
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

    #[test]
    fn several_names_in_one_text_are_a_list() {
        let units = ["job-centre", "citizen-service", "housing"];
        let meant = |written| meant_list(written, units.iter().copied());
        let list = |names: &str| Some(message!("help.list", names));
        assert_eq!(meant("housing, job-centre"), list("housing, job-centre"));
        assert_eq!(meant("Housing og job-center"), list("housing, job-centre"));
        assert_eq!(meant("housing"), None);
        assert_eq!(meant("housing, zzz"), None);
        assert_eq!(meant(&["housing"; MOST_PARTS + 1].join(",")), None);
    }
}
