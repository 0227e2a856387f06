//! A roadmap: the steps of a course, in phases.

use super::{Many, ReportInterval, Status, Text, When, data_file::data_file, roles::with_roles};

data_file! {
    pub struct Roadmap("roadmap", rows in ["steps"] with RoadmapStep::FIELDS) {
        pub title: Text,
        pub phases: Box<[Phase]>,
        pub report_every: Option<ReportInterval>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    pub id: Option<Box<str>>,
    pub title: Text,
    pub when: Option<When>,
    pub was: Option<When>,
    pub why: Option<Text>,
    #[serde(default)]
    pub serves: Many<Box<str>>,
    pub steps: Box<[RoadmapStep]>,
}

with_roles! {
    pub struct RoadmapStep with reports {
        pub id: Option<Box<str>>,
        pub step: Text,
        #[serde(default)]
        pub description: Many<Text>,
        #[serde(default)]
        pub items: Box<[Text]>,
        pub condition: Option<Text>,
        pub when: Option<When>,
        pub was: Option<When>,
        pub why: Option<Text>,
        pub status: Option<Status>,
    }
}
