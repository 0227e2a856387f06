//! The columns of a data set, and what they hold.

use super::text::Text;
use tavle_schema::Role;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// The key under which the rows have their values, as in `task`.
    pub key: Box<str>,
    /// The heading, for a column that the file defines itself; all others have one in the theme's strings.
    pub title: Option<Text>,
    pub holds: Holds,
    /// Whether its times stand in the calendar.
    pub in_calendar: bool,
}

impl Column {
    /// The heading that the file gives it, which every column of a table has.
    pub fn own_title(&self) -> &Text {
        self.title.as_ref().expect("a column of a table has a title")
    }

    /// Whether it says how to answer a consultation, or what came of one, which is no name for anything.
    pub fn is_consultation(&self) -> bool {
        self.is_call_to_answer() || (self.title.is_none() && self.key.as_ref() == "outcome")
    }

    /// Whether it says how to answer a consultation.
    pub fn is_call_to_answer(&self) -> bool {
        self.title.is_none() && self.key.as_ref() == "consultation"
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Text,
    /// The task that the row's activity carries out; rows of one task share the cell.
    Task,
    /// Texts, or a list with more than text in it.
    List,
    /// The units in a role.
    Units(Held),
    When,
    Status,
    Number,
    /// A step of a scale, whose words are among those of the kind.
    Rating,
}

/// In which role, or in which column of its own, a unit stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Held {
    Role(Role),
    /// A column of units in a table, by its index.
    Column(u16),
    /// The body that treats a milestone of the row.
    Body,
}
