//! The work for an objective, as plain data: how far it is, what it costs, and what it is.

use std::collections::BTreeMap;

use tavle_base::Digits;
use tavle_markup::Phrase;
use tavle_model::statuses::StatusId;
use tavle_schema::{ConnectionWords, fill};

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
    /// How many have each of the site's statuses.
    pub statuses: BTreeMap<StatusId, usize>,
    /// How many have none.
    pub without: usize,
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
    /// Whether there is more that would have been paid for what is cancelled.
    pub leaves_out: bool,
}

/// What a column of money is called where work is added up, and that what is cancelled does not count.
pub fn work_column(title: &str, leaves_out: bool, words: &ConnectionWords) -> String {
    if leaves_out { fill(&words.not_cancelled, &[("column", title)]) } else { title.to_owned() }
}

impl<'a> Work<'a> {
    /// All that there is to say of it, in order.
    pub fn phrases(&self) -> impl Iterator<Item = &Phrase<'a>> {
        self.said.iter().chain(&self.names)
    }
}
