//! Finds what has an id in a data set, without looking at every row.

use super::dataset::{DataSet, RecordTarget};

/// Where each id of a data set is, in the order of the ids; of the parts of a row, which of them it is.
#[derive(Clone, Debug, Default)]
pub struct ById(Box<[(RecordTarget, u32)]>);

impl ById {
    pub fn new(set: &DataSet) -> Self {
        let groups = (0..set.groups.len() as u32).map(RecordTarget::Group);
        let tasks = (0..set.tasks.len() as u32).map(RecordTarget::Task);
        let mut all: Vec<(RecordTarget, u32)> = groups.chain(tasks).map(|target| (target, 0)).collect();
        for (n, row) in (0..).zip(&set.rows) {
            all.push((RecordTarget::Row(n), 0));
            all.extend((0..).zip(row.parts()).map(|(part, _)| (RecordTarget::Part(n), part)));
        }
        // Where an id is used twice, what comes first has it.
        all.sort_by_key(|at| id(set, *at));
        Self(all.into())
    }

    /// The group, task, row or part of a row of `set` with this id.
    pub fn find(&self, set: &DataSet, sought: &str) -> Option<RecordTarget> {
        let first = self.0.partition_point(|at| id(set, *at) < sought);
        self.0.get(first).filter(|at| id(set, **at) == sought).map(|(target, _)| *target)
    }
}

/// The id that stands there.
fn id(set: &DataSet, (target, part): (RecordTarget, u32)) -> &str {
    match target {
        RecordTarget::Group(n) => &set.groups[n as usize].id,
        RecordTarget::Task(n) => &set.tasks[n as usize].id,
        RecordTarget::Row(n) => &set.rows[n as usize].id,
        RecordTarget::Part(n) => {
            set.rows[n as usize].parts().nth(part as usize).expect("a row has the parts that were counted")
        }
    }
}
