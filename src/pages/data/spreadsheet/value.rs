//! What stands in a cell of a spreadsheet, as plain data.

use jiff::civil::{Date, DateTime};

use super::number::Number;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Nothing,
    Text(String),
    Number(Number),
    /// A day, and how it is written in the language. What is less exact than a day is text.
    Day(Date, String),
    /// An hour of a day, and how it is written in the language.
    Hour(DateTime, String),
}

impl Value {
    /// The value in words, as a workbook shows it.
    pub fn shown(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Number(number) => number.shown(),
            Self::Text(words) | Self::Day(_, words) | Self::Hour(_, words) => words.clone(),
        }
    }

    pub fn text(words: String) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Text(words) }
    }
}

/// Whether a spreadsheet would take a text for a formula and run it (OWASP, "CSV injection").
pub fn is_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}
