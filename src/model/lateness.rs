//! Whether something should have been done by a day. All that is ever called late is judged here, and nowhere else.
//!
//! Whoever asks says what day it is: nothing in a plan that has ended, where nothing is late any more. The answer also
//! says whether it depends on the day at all: what is done, or has no last day, is late on no day, and what shows only
//! such things is the same on every day.

use jiff::civil::Date;

use super::dataset::{Counted, Item, Row, Status, Timing};
use tavle_schema::State;

/// Whether something is late. Of several things, the greatest says it for all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lateness {
    /// On no day: nothing is left to do, or there is no last day to do it.
    #[default]
    Never,
    /// It has still time. On a later day it may be late.
    NotYet,
    Late,
}

impl Lateness {
    pub fn is_late(self) -> bool {
        self == Self::Late
    }

    /// Whether another day may give another answer.
    pub fn depends_on_day(self) -> bool {
        self != Self::Never
    }

    /// Of something in a state that is to be done by a day.
    fn of(state: Option<State>, due: Option<Date>, today: Option<Date>) -> Self {
        if state.is_some_and(is_open) { passed(due, today) } else { Self::Never }
    }
}

/// Whether work in this state is still to be done by its time.
pub fn is_open(state: State) -> bool {
    matches!(state, State::NotStarted | State::InProgress)
}

/// Whether the last day to do something has passed.
fn passed(due: Option<Date>, today: Option<Date>) -> Lateness {
    match due.zip(today) {
        Some((due, today)) if due < today => Lateness::Late,
        Some(_) => Lateness::NotYet,
        None => Lateness::Never,
    }
}

impl Row {
    /// Whether it should have been done by now: its own time or that of an open part has passed. Nothing is late in a row
    /// that is completed or cancelled.
    pub fn lateness(&self, today: Option<Date>) -> Lateness {
        let own = Lateness::of(self.state(), self.due, today);
        let parts = self.items().map(|item| self.lateness_of(item, today)).max().unwrap_or_default();
        own.max(parts).max(self.by_its_last_part(today))
    }

    /// Whether a part of it should have been done by now.
    pub fn lateness_of(&self, item: &Item, today: Option<Date>) -> Lateness {
        match (&item.status, item.timing.as_deref()) {
            (Some(own), Some(timing)) if !self.is_over() => Lateness::of(Some(own.state), timing.when.due(), today),
            _ => Lateness::Never,
        }
    }

    /// Whether it is late at one of its times: of the whole row where no part is meant, else of the part.
    pub fn lateness_said(&self, part: Option<&Item>, today: Option<Date>) -> Lateness {
        match part {
            None => self.lateness(today),
            Some(part) if part.status.is_some() => self.lateness_of(part, today),
            Some(_) => self.by_its_last_part(today),
        }
    }

    /// Whether one of its times has passed while there is still work to do: its own, or that of a part. A part without a
    /// state of its own is late only where it makes the row late.
    pub fn lateness_at(&self, part: Option<&Item>, timing: &Timing, today: Option<Date>) -> Lateness {
        match part {
            None => Lateness::of(self.state(), timing.when.due(), today),
            part => self.lateness_said(part, today),
        }
    }

    /// Parts without a state of their own are done when the row is: where it has no time itself, the last of them is its
    /// deadline.
    fn by_its_last_part(&self, today: Option<Date>) -> Lateness {
        if self.when.is_some() || !self.state().is_some_and(is_open) {
            return Lateness::Never;
        }
        let undecided = self.items().filter(|item| item.status.is_none()).filter_map(|item| item.timing.as_deref());
        undecided.map(|timing| passed(timing.when.due(), today)).min().unwrap_or_default()
    }

    /// As what its status counts, where it has one.
    pub fn state(&self) -> Option<State> {
        self.status.as_ref().map(|status| status.state)
    }

    fn is_over(&self) -> bool {
        self.state().is_some_and(State::is_over)
    }
}

impl Counted<'_> {
    /// How far it is, where that is said.
    pub fn status(&self) -> Option<&Status> {
        self.part.map_or(&self.row.status, |part| &part.status).as_ref()
    }

    /// As what it counts.
    pub fn state(&self) -> Option<State> {
        self.status().map(|status| status.state)
    }

    pub fn lateness(&self, today: Option<Date>) -> Lateness {
        self.row.lateness_said(self.part, today)
    }
}
