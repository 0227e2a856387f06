//! The ways to look at a plan: as it is written, task by task, and by unit, by time, by group or phase.
//!
//! The first is the data set's own page; each of the others has a page below it, where there is anything to see.

use super::dataset::DataSet;

/// A way to look at a plan beside the plan itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    Unit,
    Time,
    /// By whatever the rows stand under: groups, phases, sections, areas.
    Group,
}

impl Aspect {
    pub const ALL: [Self; 3] = [Self::Unit, Self::Time, Self::Group];

    /// Whether a data set can be looked at so: it is a plan, and has units, times or several groups.
    pub fn is_of(self, set: &DataSet) -> bool {
        set.spec.has_aspects
            && match self {
                Self::Unit => set.rows.iter().any(|row| !row.roles.is_empty()),
                Self::Time => {
                    set.rows.iter().any(|row| row.when.is_some() || row.items().any(|item| item.timing.is_some()))
                }
                Self::Group => set.groups.iter().filter(|group| group.parent.is_none()).count() > 1,
            }
    }
}
