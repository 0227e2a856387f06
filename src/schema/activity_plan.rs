//! An activity plan: what is done, how far it is, when, and by whom.

use super::{Many, Status, Text, When, record::data_file, roles::with_roles};

data_file! {
    /// An activity plan: what is done, how far it is, when, and by whom.
    pub struct ActivityPlan("activity-plan") {
        /// The plan's title.
        pub title: Text,
        /// The plan's groups of tasks, in order.
        pub groups: Box<[PlanGroup]>,
    }
}

/// A group of tasks, which may have groups inside it.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanGroup {
    /// The group's anchor; derived from the title if left out.
    pub id: Option<Box<str>>,
    /// The group's title.
    pub title: Text,
    /// The group's tasks.
    #[serde(default)]
    pub tasks: Box<[PlanTask]>,
    /// Groups inside the group.
    #[serde(default)]
    pub groups: Box<[PlanGroup]>,
}

/// A task and the activities that carry it out.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanTask {
    /// The task's anchor; derived from the title if left out.
    pub id: Option<Box<str>>,
    /// The task.
    pub title: Text,
    /// The task's activities: at least one.
    pub activities: Box<[Activity]>,
}

with_roles! {
    /// An activity of a task.
    pub struct Activity {
        /// The activity's anchor; derived from its text if left out.
        pub id: Option<Box<str>>,
        /// What is done.
        pub activity: Text,
        /// When it is done.
        pub when: Option<When>,
        /// How far it is.
        pub status: Option<Status>,
        /// What came of it: one text, or a list of them.
        #[serde(default)]
        pub outcome: Many<Text>,
        /// The activity's milestones, in order.
        #[serde(default)]
        pub milestones: Box<[Milestone]>,
    }
}

/// A milestone of an activity.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// The milestone's anchor.
    pub id: Option<Box<str>>,
    /// When it is, or was.
    pub when: Option<When>,
    /// When it was to be, before it was moved.
    pub was: Option<When>,
    /// Why it was moved.
    pub why: Option<Text>,
    /// The committee or other unit that treats it.
    pub body: Option<Box<str>>,
    /// What happens.
    pub text: Option<Text>,
    /// How far it is.
    pub status: Option<Status>,
    /// What was decided.
    pub decision: Option<Text>,
    /// The address of the minutes.
    pub minutes: Option<Box<str>>,
}
