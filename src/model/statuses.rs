//! The statuses that the rows of a data set can have: the six states, and those that the file or the site names itself.
//!
//! Whether work is open, finished or late follows from what a status counts as; what it is called, how it looks, and what is
//! counted, asked for and drawn with it is its own.

use super::text::Text;
use tavle_schema::{State, StatusLook};

/// The words for rows without a status and for those that are late, in `?status=`.
pub const NO_STATUS: &str = "no-status";
pub const LATE: &str = "late";

/// A status, by its place in the list of its data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusId(u16);

/// A status that rows can have.
#[derive(Clone, Debug)]
pub struct NamedStatus {
    /// The word for it in data and in addresses.
    pub id: Box<str>,
    /// What it is called; nothing for a state that has the words of the theme.
    pub title: Option<Text>,
    /// What else it is called in files of the site, in a list of the statuses of all of them.
    pub also: Box<[Text]>,
    pub counts_as: State,
    pub look: StatusLook,
}

impl NamedStatus {
    /// Whether it is one of the six states.
    pub fn is_state(&self) -> bool {
        &*self.id == self.counts_as.word()
    }
}

/// Statuses in the order in which they are counted: as the states for which they count, and of those first the state itself,
/// then the others as they were written.
#[derive(Clone, Debug)]
pub struct Statuses(Vec<NamedStatus>);

impl Default for Statuses {
    /// The six states.
    fn default() -> Self {
        let state = |state: State| NamedStatus {
            id: state.word().into(),
            title: None,
            also: Box::default(),
            counts_as: state,
            look: StatusLook::of(state),
        };
        Self(State::ALL.into_iter().map(state).collect())
    }
}

impl Statuses {
    /// All of them, in their order.
    pub fn all(&self) -> impl Iterator<Item = (StatusId, &NamedStatus)> {
        (0..).map(StatusId).zip(&self.0)
    }

    pub fn get(&self, id: StatusId) -> &NamedStatus {
        &self.0[usize::from(id.0)]
    }

    /// The status with an id.
    pub fn find(&self, id: &str) -> Option<StatusId> {
        self.all().find(|(_, status)| *status.id == *id).map(|(id, _)| id)
    }

    /// The ids of all of them.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|status| &*status.id)
    }

    /// Puts a status in the place of the one with its id, or else behind those that count as the same state.
    pub(super) fn put(&mut self, status: NamedStatus) {
        self.0.retain(|known| known.is_state() || known.id != status.id);
        match self.0.iter_mut().find(|known| known.id == status.id) {
            Some(known) => *known = status,
            None => {
                let place = self.0.partition_point(|known| known.counts_as <= status.counts_as);
                self.0.insert(place, status);
            }
        }
    }

    /// Gives a status the names that it has in the files that use it: first the one of the theme, if it is among them.
    pub(super) fn call(&mut self, id: &str, mut names: Vec<Option<Text>>) {
        if let Some(status) = self.0.iter_mut().find(|known| *known.id == *id) {
            names.sort_by_key(Option::is_some);
            let mut names = names.into_iter();
            status.title = names.next().flatten();
            status.also = names.flatten().collect();
        }
    }

    /// Adds those of another list whose ids are not here.
    pub(super) fn add(&mut self, others: &Self) {
        for other in others.0.iter().filter(|other| !other.is_state()) {
            if self.find(&other.id).is_none() {
                self.put(other.clone());
            }
        }
    }
}

/// How far something is.
#[derive(Clone, Debug)]
pub struct Status {
    pub id: StatusId,
    /// What it counts as.
    pub state: State,
    pub note: Option<Box<Text>>,
}
