//! A process: a course or a hub, drawn as a figure and listed as text.

use super::{Text, data_file::data_file, roles::with_roles};

data_file! {
    pub struct Process("process", rows in ["steps"] with ProcessStep::FIELDS) {
        pub title: Text,
        pub shape: ProcessShape,
        pub centre: Option<Text>,
        pub steps: Vec<ProcessStep>,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProcessShape {
    Flow,
    Hub,
}

with_roles! {
    pub struct ProcessStep {
        pub id: Option<Box<str>>,
        pub title: Text,
        pub text: Option<Text>,
    }
}
