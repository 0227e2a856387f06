//! The columns in which an indicator's figures stand.

use tavle_base::keywords;

keywords! {
    /// The columns of an indicator's figures, by their keys.
    pub enum FigureColumn {
        Baseline = "baseline",
        Value = "value",
        Target = "target",
        Progress = "progress",
        // What files say in a column of its own.
        BaselineTime = "baseline-time",
        ValueTime = "value-time",
        TargetTime = "target-time",
        Measure = "measure",
        Values = "values",
    }
}

impl FigureColumn {
    /// Whether it says for programs apart what pages say together with a figure.
    pub fn is_for_files(self) -> bool {
        match self {
            Self::Baseline | Self::Value | Self::Target | Self::Progress => false,
            Self::BaselineTime | Self::ValueTime | Self::TargetTime | Self::Measure | Self::Values => true,
        }
    }
}
