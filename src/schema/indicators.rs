//! Indicators: what is measured, how far it is, and how far it is to come.

use super::{Better, FigureGroup, IndicatorValues, Report, ReportInterval, RowNumber};
use super::{FiguresByTime, IndicatorFigures, Many, Text, UnitRef, data_file::data_file, roles::with_roles};

data_file! {
    pub struct Indicators("indicators", rows in ["indicators"] with IndicatorRow::FIELDS) {
        pub title: Text,
        pub areas: Box<[IndicatorArea]>,
        pub report_every: Option<ReportInterval>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorArea {
    pub id: Option<Box<str>>,
    pub title: Text,
    pub indicators: Box<[IndicatorRow]>,
}

with_roles! {
    pub struct IndicatorRow with reports {
        pub id: Option<Box<str>>,
        pub text: Text,
        pub measure: Option<Text>,
        pub better: Option<Better>,
        pub by: Option<Box<[FigureGroup]>>,
        pub baseline: Option<FiguresByTime>,
        pub values: Option<IndicatorValues>,
        pub targets: Option<FiguresByTime>,
        pub value: Option<Text>,
        pub target: Option<Text>,
        pub source: Option<Text>,
    }
}

/// An indicator of an objective. It has what a row of the kind has that says how far it is, and who answers for it.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    pub text: Text,
    pub number: Option<RowNumber>,
    pub measure: Option<Text>,
    pub better: Option<Better>,
    pub by: Option<Box<[FigureGroup]>>,
    pub baseline: Option<FiguresByTime>,
    pub values: Option<IndicatorValues>,
    pub targets: Option<FiguresByTime>,
    pub value: Option<Text>,
    pub target: Option<Text>,
    pub source: Option<Text>,
    #[serde(default)]
    pub responsible: Many<UnitRef>,
    #[serde(default)]
    pub reports: Box<[Report]>,
}

impl IndicatorRow {
    /// What it says of how far it is, apart from its words.
    pub fn take_figures(&mut self) -> IndicatorFigures {
        IndicatorFigures {
            measure: self.measure.take(),
            better: self.better,
            by: self.by.take(),
            baseline: self.baseline.take(),
            values: self.values.take(),
            targets: self.targets.take(),
            has_value: self.value.is_some(),
            has_target: self.target.is_some(),
        }
    }
}

impl Indicator {
    /// What it says of how far it is, apart from its words.
    pub fn take_figures(&mut self) -> IndicatorFigures {
        IndicatorFigures {
            measure: self.measure.take(),
            better: self.better,
            by: self.by.take(),
            baseline: self.baseline.take(),
            values: self.values.take(),
            targets: self.targets.take(),
            has_value: self.value.is_some(),
            has_target: self.target.is_some(),
        }
    }
}
