//! What a chart consists of, as plain data: lanes over a line of time, or bars of states.

use super::extent::Extent;
use super::time::Axis;
use super::words::Words;
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::statuses::StatusId;
use tavle_schema::StatusLook;

/// A chart over a line of time.
#[derive(Clone, Debug)]
pub struct Chart<'a> {
    /// How many days the line has. Places on it are numbers of days after its beginning.
    pub days: i32,
    /// The day for which the site was made, if it lies on the line, and the word for it.
    pub today: Option<(i32, String)>,
    /// The ways to divide the line, the finest first.
    pub axes: Vec<Axis>,
    pub groups: Vec<LaneGroup<'a>>,
    /// What the marks mean, for those that are there.
    pub key: Vec<(Sign, Phrase<'a>)>,
}

/// Lanes under one heading.
#[derive(Clone, Debug)]
pub struct LaneGroup<'a> {
    pub title: Option<Words<'a>>,
    /// 1 for a group that stands in no other.
    pub level: u8,
    pub lanes: Vec<Lane<'a>>,
}

/// A row of the data.
#[derive(Clone, Debug)]
pub struct Lane<'a> {
    /// The task that it belongs to, in the first lane of the task.
    pub task: Option<Words<'a>>,
    /// What is done; nothing where the task says it all.
    pub title: Option<Words<'a>>,
    /// When, in words.
    pub time: Option<String>,
    /// The word for being late, where it is.
    pub late: Option<&'a str>,
    /// Whether it is late, or may be.
    pub lateness: Lateness,
    pub marks: Vec<Mark>,
}

/// Something that has a time.
#[derive(Clone, Debug)]
pub struct Mark {
    pub extent: Extent,
    /// Where it was to be before it was moved.
    pub was: Option<Extent>,
    /// Its status, and how that looks.
    pub status: Option<StatusId>,
    pub look: Option<StatusLook>,
    pub is_milestone: bool,
    pub is_late: bool,
}

/// What a mark can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// How a status looks; nothing for rows of which nobody has said how far they are.
    Status(Option<StatusLook>),
    Day,
    Milestone,
    About,
    Open,
    Deadline,
    Recurrence,
    Moved,
}

/// Bars of states, each as long as the rows that it stands for.
#[derive(Clone, Debug)]
pub struct Shares<'a> {
    pub bars: Vec<Share<'a>>,
    /// What the longest bar stands for.
    pub most: usize,
    pub key: Vec<(Sign, Phrase<'a>)>,
}

/// The rows of a group.
#[derive(Clone, Debug)]
pub struct Share<'a> {
    pub title: Words<'a>,
    /// One for each status that there is, having none among them.
    pub parts: Vec<SharePart<'a>>,
    /// How many rows are late, in words; nothing for none.
    pub late: Option<String>,
    /// Whether any of them is late, or may be.
    pub lateness: Lateness,
}

/// The rows of a group that have the same status, or none.
#[derive(Clone, Debug)]
pub struct SharePart<'a> {
    pub look: Option<StatusLook>,
    pub word: Phrase<'a>,
    pub count: usize,
    /// How many they are, in the language's digits.
    pub number: String,
}
