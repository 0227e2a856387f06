//! A roadmap: the steps of a course, in phases.

use super::{Many, Text, When, record::data_file, roles::with_roles};

data_file! {
    /// A roadmap: the steps of a course, in phases.
    pub struct Roadmap("roadmap") {
        /// The roadmap's title.
        pub title: Text,
        /// The phases, in order.
        pub phases: Box<[Phase]>,
    }
}

/// A phase of a roadmap.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// The phase's anchor; derived from the title if left out.
    pub id: Option<Box<str>>,
    /// The phase's title.
    pub title: Text,
    /// When the phase is.
    pub when: Option<When>,
    /// The steps, in order.
    pub steps: Box<[RoadmapStep]>,
}

with_roles! {
    /// A step of a roadmap.
    pub struct RoadmapStep {
        /// The step's anchor; derived from its text if left out.
        pub id: Option<Box<str>>,
        /// What is done.
        pub step: Text,
        /// What it means in practice: one text, or a list of them.
        #[serde(default)]
        pub description: Many<Text>,
        /// What belongs to the step.
        #[serde(default)]
        pub items: Box<[Text]>,
        /// When the step is taken at all, as in "for families".
        pub condition: Option<Text>,
        /// When the step is taken.
        pub when: Option<When>,
    }
}
