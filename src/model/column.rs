//! The columns of a data set, and what they hold.

use super::figure_column::FigureColumn;
use super::roles::RoleId;
use super::text::Text;
use tavle_base::{Digits, KeyPath, keywords};
use tavle_schema::{ColumnOutput, ColumnWidth, Total};

pub use iso_currency::Currency;

/// The key of the official numbers of rows.
pub const NUMBER: &str = "number";

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// The key under which the rows have their values, as in `task`.
    pub key: Box<str>,
    pub holds: Holds,
    /// Whether its times stand in the calendar; nothing while that is not yet decided.
    pub in_calendar: Option<bool>,
    /// What the file says of a column that it defines itself; all others have a heading in the theme's strings.
    pub own: Option<Box<OwnColumn>>,
}

/// What a file says of a column that it defines itself.
#[derive(Clone, Debug)]
pub struct OwnColumn {
    /// The heading.
    pub title: Text,
    /// The key of the column to its left.
    pub after: Option<Box<str>>,
    pub width: Option<ColumnWidth>,
    /// Where it is shown.
    pub show: Box<[ColumnOutput]>,
    /// What its numbers count, as in "people" or "%".
    pub measure: Option<Text>,
    /// With how many decimals its numbers are shown; as written where that is not said.
    pub decimals: Option<u8>,
    /// The currency of the amounts that name none.
    pub currency: Option<Currency>,
    pub total: Option<Total>,
    /// What can be chosen, in the order written.
    pub choices: Box<[Choice]>,
    /// Where it is defined in the data set's file.
    pub path: KeyPath,
}

/// One of the values of a column of choices.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The word for it in addresses.
    pub id: Box<str>,
    pub title: Text,
}

impl Column {
    /// Whether it is shown there.
    pub fn is_shown(&self, output: ColumnOutput) -> bool {
        let is_apart = matches!(self.holds, Holds::Figures(column) if column.is_for_files());
        self.own.as_ref().is_none_or(|own| own.show.contains(&output)) && (!is_apart || output == ColumnOutput::File)
    }

    /// Whether it is shown nowhere, so that nothing of it may be in any output.
    pub fn is_hidden(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.show.is_empty())
    }

    /// The heading that the file gives it; nothing for a column of the kind.
    pub fn own_title(&self) -> Option<&Text> {
        self.own.as_ref().map(|own| &own.title)
    }

    /// Whether its times stand in the calendar.
    pub fn is_in_calendar(&self) -> bool {
        self.in_calendar == Some(true)
    }

    /// Whether it says how to answer a consultation, or what came of one, which is no name for anything.
    pub fn is_consultation(&self) -> bool {
        self.is_call_to_answer() || (self.own.is_none() && self.key.as_ref() == "outcome")
    }

    /// Whether it says how to answer a consultation.
    pub fn is_call_to_answer(&self) -> bool {
        self.own.is_none() && self.key.as_ref() == "consultation"
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
    Money,
    /// Texts that are a link each.
    Links,
    /// Some of the choices that the column gives.
    Choices,
    YesNo,
    /// The number that somebody gave to the row, as the characters written.
    RowNumber,
    /// A step of a scale, whose words are among those of the kind.
    Rating,
    /// What an indicator says in figures.
    Figures(FigureColumn),
    /// What was reported of the row.
    Reports,
    /// How the row hangs together with others.
    Relations(RelationColumn),
}

keywords! {
    /// The columns of how a row hangs together with others, by their keys.
    pub enum RelationColumn {
        Serves = "serves",
        ServedBy = "served-by",
        Related = "related",
    }
}

/// In which role, or in which column of its own, a unit stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Held {
    Role(RoleId),
    /// A column of units that the file defines itself, by its index among these.
    Column(u16),
    /// The body that treats a milestone of the row.
    Body,
    /// Who answers for an indicator of an objective.
    Indicator,
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    pub amount: Digits,
    pub currency: Currency,
}
