//! The work for an objective, as plain data: how far it is, what it costs, and what it is.

use std::collections::BTreeMap;

use tavle_base::Digits;
use tavle_markup::Phrase;
use tavle_schema::State;

/// What serves an objective.
#[derive(Clone, Debug, Default)]
pub struct Work<'a> {
    pub counts: WorkCounts,
    pub sums: Vec<WorkSum>,
    /// Both in words.
    pub said: Vec<Phrase<'a>>,
    /// What all of it is called, or the first of it and how much more there is.
    pub names: Vec<Phrase<'a>>,
}

/// How many rows serve an objective, themselves or through others, and how far they are.
#[derive(Clone, Debug, Default)]
pub struct WorkCounts {
    pub all: usize,
    /// How many count as each of the states.
    pub states: BTreeMap<State, usize>,
    pub late: usize,
}

/// What the work costs by one column and currency.
#[derive(Clone, Debug)]
pub struct WorkSum {
    /// What the column is called.
    pub title: String,
    /// The code of the currency.
    pub currency: &'static str,
    pub amount: Digits,
}

impl<'a> Work<'a> {
    /// All that there is to say of it, in order.
    pub fn phrases(&self) -> impl Iterator<Item = &Phrase<'a>> {
        self.said.iter().chain(&self.names)
    }
}
