//! The line that ends a run.

use tavle_base::{Message, message};

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
pub struct Summary {
    pub pages: usize,
    /// The printed documents, and how many of them were printed again.
    pub documents: usize,
    pub printed: usize,
    pub data_sets: usize,
    pub languages: usize,
    pub warnings: usize,
    pub errors: usize,
    /// Files of the output; all three are 0 when nothing was to be saved, as in `tavle check`.
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    pub seconds: f64,
}

impl Summary {
    /// The line that ends the run.
    pub fn message(&self) -> Message {
        let seconds = format!("{:.1}", self.seconds);
        let warnings = message!("count.warnings", n = self.warnings);
        if self.errors > 0 {
            let errors = message!("count.errors", n = self.errors);
            let problems = match self.warnings {
                0 => errors,
                _ => message!("count.and", first = errors, second = warnings),
            };
            let done = message!("summary.not-saved", problems);
            return message!("summary.time", done, seconds);
        }
        let pages = message!("count.pages", n = self.pages);
        let pages = match self.documents {
            0 => pages,
            n => {
                let documents = message!("count.documents", n);
                message!("summary.documents", pages, documents, printed = self.printed)
            }
        };
        let data_sets = message!("count.data-sets", n = self.data_sets);
        let languages = message!("count.languages", n = self.languages);
        let done = match self.saved() {
            Some(saved) => message!("summary.built", pages, data_sets, languages, saved),
            None => message!("summary.checked", pages, data_sets, languages),
        };
        match self.warnings {
            0 => message!("summary.time", done, seconds),
            _ => message!("summary.time-and-warnings", done, warnings, seconds),
        }
    }

    /// What was saved; nothing if that was not asked for.
    fn saved(&self) -> Option<Message> {
        let saved = message!("summary.saved", written = self.written, unchanged = self.unchanged);
        match self.removed {
            0 if self.written + self.unchanged == 0 => None,
            0 => Some(saved),
            removed => Some(message!("summary.removed", saved, removed)),
        }
    }
}

/// One message or both, as in "3 errors and 1 warning".
pub fn both(first: Option<Message>, second: Option<Message>) -> Option<Message> {
    match (first, second) {
        (Some(first), Some(second)) => Some(message!("count.and", first, second)),
        (first, second) => first.or(second),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_base::Catalogue;

    #[test]
    fn a_run_ends_with_a_line() {
        let built = Summary {
            pages: 210,
            data_sets: 14,
            languages: 2,
            warnings: 2,
            written: 3,
            unchanged: 207,
            seconds: 0.42,
            ..Summary::default()
        };
        let one = Summary { pages: 1, data_sets: 1, languages: 1, written: 1, removed: 4, ..Summary::default() };
        for (summary, expected) in [
            (built, "Built 210 pages from 14 data sets in 2 languages: 3 written, 207 unchanged. 2 warnings. 0.4 s"),
            (one, "Built 1 page from 1 data set in 1 language: 1 written, 0 unchanged, 4 removed. 0.0 s"),
            (
                Summary { written: 0, unchanged: 0, ..built },
                "Checked 210 pages from 14 data sets in 2 languages. 2 warnings. 0.4 s",
            ),
            (Summary { errors: 3, ..built }, "Nothing was saved: 3 errors and 2 warnings. 0.4 s"),
            (Summary { errors: 1, warnings: 0, ..built }, "Nothing was saved: 1 error. 0.4 s"),
        ] {
            assert_eq!(Catalogue::of("en").text(&summary.message()), expected);
        }
    }
}
