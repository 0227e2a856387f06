//! A responsibility matrix: who does which task.

use super::{Many, Text, record::data_file, roles::with_roles};

data_file! {
    /// A responsibility matrix: who does which task.
    pub struct Matrix("matrix") {
        /// The matrix's title.
        pub title: Text,
        /// The matrix's sections, in order.
        pub sections: Box<[MatrixSection]>,
    }
}

/// A section of a responsibility matrix.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatrixSection {
    /// The section's anchor; derived from the title if left out.
    pub id: Option<Box<str>>,
    /// The section's title.
    pub title: Text,
    /// The section's tasks.
    pub rows: Box<[MatrixRow]>,
}

with_roles! {
    /// A task and those who have a role in it.
    pub struct MatrixRow {
        /// The row's anchor; derived from the task if left out.
        pub id: Option<Box<str>>,
        /// What is to be done.
        pub task: Text,
        /// What it means in practice: one text, or a list of them.
        #[serde(default)]
        pub description: Many<Text>,
    }
}
