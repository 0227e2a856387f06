//! The letter of a role in a chart of units and letters.

use tavle_markup::Phrase;

/// A letter.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    pub letter: &'a str,
    /// What it stands for, with the other units of which one has the role.
    pub word: Phrase<'a>,
    /// The number of what stands below the table, where others may have the role in the place of the unit.
    pub mark: Option<String>,
}

impl Letter<'_> {
    pub(super) fn words(&self) -> String {
        match &self.mark {
            Some(mark) => format!("{} ({mark})", self.letter),
            None => self.letter.to_owned(),
        }
    }
}
