//! An activity plan: what is done, how far it is, when, and by whom.

use super::{Many, ReportInterval, Status, Text, When, data_file::data_file, roles::with_roles};

data_file! {
    pub struct ActivityPlan("activity-plan", rows in ["activities"] with Activity::FIELDS) {
        pub title: Text,
        pub groups: Box<[PlanGroup]>,
        pub report_every: Option<ReportInterval>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanGroup {
    pub id: Option<Box<str>>,
    pub title: Text,
    #[serde(default)]
    pub activities: Box<[Activity]>,
    #[serde(default)]
    pub tasks: Box<[PlanTask]>,
    #[serde(default)]
    pub groups: Box<[PlanGroup]>,
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanTask {
    pub id: Option<Box<str>>,
    pub title: Text,
    pub activities: Box<[Activity]>,
}

with_roles! {
    pub struct Activity with reports {
        pub id: Option<Box<str>>,
        pub activity: Text,
        #[serde(default)]
        pub description: Many<Text>,
        pub when: Option<When>,
        pub was: Option<When>,
        pub why: Option<Text>,
        pub status: Option<Status>,
        #[serde(default)]
        pub outcome: Many<Text>,
        #[serde(default)]
        pub milestones: Box<[Milestone]>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    pub id: Option<Box<str>>,
    pub when: Option<When>,
    pub was: Option<When>,
    pub why: Option<Text>,
    pub body: Option<Box<str>>,
    pub text: Option<Text>,
    pub status: Option<Status>,
    pub decision: Option<Text>,
    pub agenda: Option<Box<str>>,
    pub minutes: Option<Box<str>>,
}
