//! A process: a course or a hub, drawn as a figure and listed as text.

use super::{Text, record::data_file, roles::with_roles};

data_file! {
    /// A process: a course (`flow`) or something that others gather around (`hub`).
    pub struct Process("process") {
        /// The title.
        pub title: Text,
        /// `flow`: the steps follow each other. `hub`: the steps stand around a centre.
        pub shape: ProcessShape,
        /// What stands in the middle of a hub.
        pub centre: Option<Text>,
        /// The steps, in order.
        pub steps: Vec<ProcessStep>,
    }
}

/// How a process is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProcessShape {
    /// The steps follow each other.
    Flow,
    /// The steps stand around a centre.
    Hub,
}

with_roles! {
    /// A step of a process, or one of those around its centre.
    pub struct ProcessStep {
        /// The step's anchor; derived from the title if left out.
        pub id: Option<Box<str>>,
        /// The step.
        pub title: Text,
        /// What happens in it.
        pub text: Option<Text>,
    }
}
