//! What was reported of a row, or of a part of one, period by period.

use std::ops::Deref;

use jiff::civil::Date;

use super::statuses::Status;
use super::text::Text;
use tavle_base::{Digits, KeyPath};
use tavle_schema::{Day, ReportPeriod, When};

/// What was reported for a period, with values `V` in columns.
#[derive(Clone, Debug)]
pub struct Report<V> {
    pub period: ReportPeriod,
    /// The same as a time.
    pub when: When<Text>,
    /// When it was reported, where that is said.
    pub day: Option<Day>,
    pub status: Option<Status>,
    pub text: Option<Text>,
    /// The values in the file's own columns that are shown anywhere, by the keys of the columns, in their order.
    pub values: Box<[(Box<str>, V)]>,
    /// The figures of an indicator, each with the index of its group.
    pub figures: Box<[(u16, Digits)]>,
    /// Links to what shows it.
    pub evidence: Box<[Text]>,
    /// Its place in the list as it is written.
    pub index: u16,
}

impl<V> Report<V> {
    /// Where it is written, in the file of the row or part that is written at `of`.
    pub fn path(&self, of: &KeyPath) -> KeyPath {
        of.key("reports").index(self.index.into())
    }

    /// What it says in a column.
    pub fn value(&self, key: &str) -> Option<&V> {
        self.values.iter().find(|(known, _)| **known == *key).map(|(_, value)| value)
    }

    /// The day on which it was reported; the last one of its period where nobody says it.
    pub fn known_on(&self) -> Date {
        self.day.map_or(self.period.last_day(), |Day(day)| day)
    }
}

/// All reports of a row or part, each for another period, the newest last.
#[derive(Clone, Debug)]
pub struct Reports<V>(Box<[Report<V>]>);

impl<V> Default for Reports<V> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<V> From<Vec<Report<V>>> for Reports<V> {
    fn from(mut all: Vec<Report<V>>) -> Self {
        all.sort_by_key(|report| report.period);
        Self(all.into())
    }
}

impl<V> Deref for Reports<V> {
    type Target = [Report<V>];

    fn deref(&self) -> &[Report<V>] {
        &self.0
    }
}

impl<V> Reports<V> {
    /// The last report that says how far it is.
    pub fn newest_status(&self) -> Option<(&Report<V>, &Status)> {
        self.iter().rev().find_map(|report| Some((report, report.status.as_ref()?)))
    }

    /// The last report with a value in a column, and the value.
    pub fn newest_value(&self, key: &str) -> Option<(&Report<V>, &V)> {
        self.iter().rev().find_map(|report| Some((report, report.value(key)?)))
    }
}
