//! What the program must know of a kind of data.
//!
//! Each kind has one in its own file under `kinds/`. All that comes after reads it there, and never asks which kind it is.

use super::column::Holds;
use tavle_schema::{Kind, PrintKind, Rating};

/// What there is to know of a kind of data. Words are keys of the theme's strings.
#[derive(Debug)]
pub struct Spec {
    pub kind: Kind,
    /// The columns from the left: the key of each in the strings and on pages, and what it holds. After them comes one for
    /// each role that is not among them.
    pub columns: &'static [(&'static str, Holds)],
    /// Whether each file defines its columns itself, so that nobody knows what a unit in them means: each role keeps its own
    /// column.
    pub own_columns: bool,
    /// Fields of a row that no column of the file's own can have the name of: what its rows are called, what must be written,
    /// and columns that follow from others. Roles, times and states are so in every kind.
    pub fixed: &'static [&'static str],
    /// Whether a row without a title is called by what its first list says.
    pub named_by_list: bool,
    /// Whether each item of that list is counted and asked for by itself, and not the row.
    pub counts_items: bool,
    /// Whether an id that is derived for a row begins with the names of its units.
    pub ids_from_units: bool,
    /// What of it is reported on period by period, if anything.
    pub reporter: Option<Reporter>,
    /// Whether its rows are objectives, which other rows serve.
    pub is_served: bool,
    /// Whether its rows are terms: they are always public, and have a page of their own.
    pub is_glossary: bool,
    /// Whether it has pages by unit, by time and by what its rows stand under, where there is anything to see.
    pub has_aspects: bool,
    /// Whether it shows how far its rows are: at the top of its page, on its publication's and on the home page.
    pub shows_progress: bool,
    /// Whether its tasks, or else its rows, are in the index from A to Z.
    pub in_index: bool,
    /// What is drawn of it, if anything.
    pub diagram: Option<Diagram>,
    /// Whether its page begins with what is drawn.
    pub begins_with_diagram: bool,
    /// The printed documents that are made of it alone, beside the one that every data set can have.
    pub prints: &'static [PrintKind],
    /// Its rows in numbers: a key of `counts`, where the words of the kind do not say it themselves.
    pub counts: &'static str,
    /// What a row is when it is found: a key of `search: kinds`, where the words of the kind do not say it themselves.
    pub result: &'static str,
    /// A group of its rows: a key of `fields`.
    pub group: &'static str,
    /// A plan as it is written: a key of `aspects`, where the words of the kind do not say it themselves.
    pub by_row: &'static str,
    /// A plan by what its rows stand under: a key of `aspects`.
    pub by_group: &'static str,
}

/// What is reported on period by period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporter {
    /// Each row.
    Row,
    /// Each action or indicator in a row.
    Part,
}

/// What a data set is drawn as.
#[derive(Clone, Copy, Debug)]
pub enum Diagram {
    /// Steps with arrows between them, or a centre and what stands around it. Of a step its text is shown, from the
    /// column with this key.
    Process { text: &'static str },
    /// The steps of phases. What a step depends on is in the column with this key.
    Roadmap { condition: &'static str },
    /// Bars over a line of time.
    Gantt,
    /// Points and bars over a line of time.
    Timeline,
    /// The rows over two scales.
    Grid(&'static Axes),
    /// The figures of each row as lines over a line of time.
    Lines,
}

/// Two scales over which rows are put, by the keys of the columns that hold them.
#[derive(Debug)]
pub struct Axes {
    pub across: &'static str,
    pub up: &'static str,
    /// The column of what follows from both.
    pub level: &'static str,
    /// What follows from a step upwards and one across.
    pub rate: fn(u8, u8) -> Rated,
}

/// A value on a scale, and the step on which it is, the least being 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rated {
    pub value: u8,
    pub step: u8,
}

impl From<Rating> for Rated {
    fn from(Rating(step): Rating) -> Self {
        Self { value: step, step }
    }
}

impl Spec {
    /// A kind of which there is nothing special to know.
    pub const fn of(kind: Kind) -> Self {
        Self {
            kind,
            columns: &[],
            own_columns: false,
            fixed: &[],
            named_by_list: false,
            counts_items: false,
            ids_from_units: false,
            reporter: None,
            is_served: false,
            is_glossary: false,
            has_aspects: false,
            shows_progress: false,
            in_index: false,
            diagram: None,
            begins_with_diagram: false,
            prints: &[],
            counts: "rows",
            result: "row",
            group: "group",
            by_row: "task",
            by_group: "goal",
        }
    }

    /// Whether documents of this kind are made of it.
    pub fn prints(&self, kind: PrintKind) -> bool {
        self.prints.contains(&kind)
    }
}
