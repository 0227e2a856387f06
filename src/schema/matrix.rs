//! A responsibility matrix: who does which task.

use super::{Many, Text, data_file::data_file, roles::with_roles};

data_file! {
    pub struct Matrix("matrix", rows in ["rows"] with MatrixRow::FIELDS) {
        pub title: Text,
        pub sections: Box<[MatrixSection]>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatrixSection {
    pub id: Option<Box<str>>,
    pub title: Text,
    pub rows: Box<[MatrixRow]>,
}

with_roles! {
    pub struct MatrixRow {
        pub id: Option<Box<str>>,
        pub task: Text,
        #[serde(default)]
        pub description: Many<Text>,
    }
}
