//! Statuses and roles that a site or a file names itself, or renames.

use super::{State, Text};
use tavle_base::keywords;

/// A status: one of the six states with other words, or one that counts as one of them.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnStatus {
    pub id: Box<str>,
    pub title: Text,
    /// What it is where open and finished work are distinguished; nothing for one of the six states, which is itself.
    pub counts_as: Option<State>,
    pub shape: Option<StatusShape>,
    pub colour: Option<StatusColour>,
}

/// A role: one of the six with other words, or one beside them.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnRole {
    pub id: Box<str>,
    pub title: Text,
    /// What stands for it in a chart of roles.
    pub letter: Option<Text>,
}

keywords! {
    /// What stands beside the word of a status, and how a bar of it is filled. They can be distinguished without colours.
    #[derive(serde::Deserialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum StatusShape {
        Ring = "ring",
        Quarter = "quarter",
        Half = "half",
        ThreeQuarters = "three-quarters",
        Tick = "tick",
        Dots = "dots",
        Pause = "pause",
        Cross = "cross",
        Square = "square",
        Up = "up",
        Down = "down",
    }
}

keywords! {
    /// A colour of the theme: that of a state, or of what is late, or of text.
    #[derive(serde::Deserialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum StatusColour {
        NotStarted = "not-started",
        InProgress = "in-progress",
        Ongoing = "ongoing",
        Completed = "completed",
        Postponed = "postponed",
        Cancelled = "cancelled",
        Late = "late",
        Ink = "ink",
    }
}

/// How a status looks beside its word, and in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusLook {
    pub shape: StatusShape,
    pub colour: StatusColour,
}

impl StatusLook {
    /// That of one of the six states.
    pub fn of(state: State) -> Self {
        let (shape, colour) = match state {
            State::NotStarted => (StatusShape::Ring, StatusColour::NotStarted),
            State::InProgress => (StatusShape::Half, StatusColour::InProgress),
            State::Ongoing => (StatusShape::Dots, StatusColour::Ongoing),
            State::Completed => (StatusShape::Tick, StatusColour::Completed),
            State::Postponed => (StatusShape::Pause, StatusColour::Postponed),
            State::Cancelled => (StatusShape::Cross, StatusColour::Cancelled),
        };
        Self { shape, colour }
    }
}
