//! An indicator in figures: what was measured when, from where it came, and how far it is to come.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::column::Choice;
use super::figure_column::FigureColumn;
use super::holder::Holder;
use super::text::{Text, spelled};
use tavle_base::Digits;
use tavle_parse::yaml::NumbersAt;
use tavle_schema::{Better, When};

/// An indicator in figures.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// What its figures count, as in "people" or "%".
    pub measure: Option<Text>,
    /// In which direction they are to go; nothing for one without targets, of which nobody asks.
    pub better: Option<Better>,
    /// The groups for each of which there are figures; none where they are of all.
    pub groups: Box<[Choice]>,
    /// The figures of each group in their order, or those of all.
    pub series: Box<[Series]>,
    /// Whether its values stand in a file beside the data.
    pub is_from_file: bool,
}

/// The figures of one group, or of all.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// From where it came.
    pub baseline: Option<Figure>,
    /// What was measured, in the order of time, each on another day than the others.
    pub values: Box<[Figure]>,
    /// How far it is to come, in the order of time. The baseline is before all of them.
    pub targets: Box<[Goal]>,
}

/// What was measured at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub when: When<Text>,
    pub value: Digits,
}

/// How far it is to come by a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    pub when: When<Text>,
    pub target: Target,
}

/// How far something is to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Value(Digits),
    /// Between two numbers, both included.
    Range(Digits, Digits),
}

/// What an indicator of an objective has beside its words.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// Its official number, as the characters written.
    pub number: Option<Box<str>>,
    pub figures: Option<std::sync::Arc<Indicator>>,
    /// Who answers for it.
    pub responsible: Box<[Holder]>,
}

/// The day by which what is said of a time is known: the last of its days. So a year is beside a month that ends with it, and a
/// target for a year is to be met once the year is over.
pub fn day(when: &When<Text>) -> Date {
    when.last_day().expect("a figure is of a point in time")
}

impl Indicator {
    /// The series, each with the title of its group.
    pub fn each(&self) -> impl Iterator<Item = (Option<&Text>, &Series)> {
        let titles = self.groups.iter().map(|group| Some(&group.title)).chain(std::iter::repeat(None));
        titles.zip(&self.series)
    }

    /// Whether it has any figure in this column.
    pub fn has(&self, column: FigureColumn) -> bool {
        let any = |is: fn(&Series) -> bool| self.series.iter().any(is);
        match column {
            FigureColumn::Baseline | FigureColumn::BaselineTime => any(|series| series.baseline.is_some()),
            FigureColumn::Value | FigureColumn::ValueTime | FigureColumn::Values => {
                any(|series| !series.values.is_empty())
            }
            FigureColumn::Target | FigureColumn::TargetTime | FigureColumn::Progress => {
                any(|series| !series.targets.is_empty())
            }
            FigureColumn::Measure => self.measure.is_some(),
        }
    }
}

impl Indicator {
    /// What was measured, time by time, each with the groups by their ids.
    pub fn by_time(&self) -> Vec<NumbersAt> {
        let mut all: BTreeMap<Date, NumbersAt> = BTreeMap::new();
        for (n, series) in self.series.iter().enumerate() {
            for figure in &series.values {
                let new = || NumbersAt { time: spelled(&figure.when), all: Vec::new() };
                let group = self.groups.get(n).map(|group| group.id.clone());
                all.entry(day(&figure.when)).or_insert_with(new).all.push((group, figure.value.clone()));
            }
        }
        all.into_values().collect()
    }
}

impl Series {
    /// What was measured last.
    pub fn newest(&self) -> Option<&Figure> {
        self.values.last()
    }
}
