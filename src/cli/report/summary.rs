//! The line that ends a run.

use std::fmt;

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
pub struct Summary {
    pub pages: usize,
    /// The printed documents, and how many of them were printed anew.
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

/// A number and what is counted, as in `1 page`, `2 pages`.
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.errors > 0 {
            write!(f, "Nothing was saved: {}", count(self.errors, "error"))?;
            if self.warnings > 0 {
                write!(f, " and {}", count(self.warnings, "warning"))?;
            }
            return write!(f, ". {:.1} s", self.seconds);
        }
        let saved = self.written + self.unchanged + self.removed > 0;
        write!(
            f,
            "{} {}{} from {} in {}",
            if saved { "Built" } else { "Checked" },
            count(self.pages, "page"),
            if self.documents == 0 {
                String::new()
            } else {
                format!(" and {} ({} printed anew)", count(self.documents, "document"), self.printed)
            },
            count(self.data_sets, "data set"),
            count(self.languages, "language"),
        )?;
        if saved {
            write!(f, ": {} written, {} unchanged", self.written, self.unchanged)?;
        }
        if self.removed > 0 {
            write!(f, ", {} removed", self.removed)?;
        }
        let warnings = if self.warnings == 0 { String::new() } else { count(self.warnings, "warning") + ". " };
        write!(f, ". {warnings}{:.1} s", self.seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(summary.to_string(), expected);
        }
    }
}
