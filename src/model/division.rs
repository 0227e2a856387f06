//! How the rows of a large data set are divided into parts, each of which has a page of its own on the web.
//!
//! A part is what stands under one topmost group, so that readers find it by its name. Very small groups that follow each
//! other share a part, as pages of two rows each would be turned and not read; and a group that is too large for one page
//! is cut in the order of its rows. On paper and in files a data set is always whole.

use std::collections::BTreeSet;
use std::ops::Range;

use super::dataset::{DataSet, RecordTarget};
use tavle_schema::ColumnOutput;

/// How many rows stand on a page. Nobody chooses them for a site; tests do, to see many pages with few rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSizes {
    /// A data set of at most so many rows stands on one page.
    pub whole: usize,
    /// The most rows of a part.
    pub part: usize,
    /// A group with fewer rows shares a part with those beside it that have as few.
    pub small: usize,
}

impl Default for PageSizes {
    fn default() -> Self {
        Self { whole: 500, part: 250, small: 25 }
    }
}

/// Rows of a data set that stand together on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub rows: Range<usize>,
    /// The first and the last of the topmost groups that it has; nothing for rows that stand in no group.
    pub groups: Option<(u32, u32)>,
    /// All rows of its group, or of the data set, where it has only some of them.
    pub of: Option<Range<usize>>,
}

/// The parts of a data set, in order; none where it stands on one page.
pub fn parts(set: &DataSet, sizes: PageSizes) -> Box<[Part]> {
    if set.rows.len() <= sizes.whole {
        return Box::default();
    }
    let mut parts: Vec<Part> = Vec::new();
    // Whether the last part may take in another small group.
    let mut is_open = false;
    for (top, rows) in tops(set) {
        if rows.len() > sizes.part {
            let starts = rows.clone().step_by(sizes.part);
            parts.extend(starts.map(|start| Part {
                rows: start..rows.end.min(start + sizes.part),
                groups: top.map(|top| (top, top)),
                of: Some(rows.clone()),
            }));
            is_open = false;
            continue;
        }
        let is_small = rows.len() < sizes.small && top.is_some();
        match (parts.last_mut(), top) {
            (Some(last), Some(top)) if is_open && is_small && rows.end - last.rows.start <= sizes.part => {
                last.rows.end = rows.end;
                last.groups = last.groups.map(|(first, _)| (first, top));
            }
            _ => parts.push(Part { rows, groups: top.map(|top| (top, top)), of: None }),
        }
        is_open = is_small;
    }
    parts.into()
}

/// The rows below each topmost group, in order; those in no group stand together.
fn tops(set: &DataSet) -> Vec<(Option<u32>, Range<usize>)> {
    let mut tops: Vec<(Option<u32>, Range<usize>)> = Vec::new();
    for (n, row) in set.rows.iter().enumerate() {
        let top = row.group.and_then(|own| set.lineage(own).last());
        match tops.last_mut() {
            Some((last, rows)) if *last == top => rows.end = n + 1,
            _ => tops.push((top, n..n + 1)),
        }
    }
    tops
}

/// The index of the part that has a row.
pub fn part_of(parts: &[Part], row: usize) -> Option<usize> {
    let n = parts.partition_point(|part| part.rows.end <= row);
    (n < parts.len()).then_some(n)
}

impl DataSet {
    /// The first of the rows that an id leads to; nothing for a group without rows.
    pub fn first_row(&self, target: RecordTarget) -> Option<usize> {
        match target {
            RecordTarget::Row(row) | RecordTarget::Part(row) => Some(row as usize),
            RecordTarget::Task(task) => Some(self.tasks[task as usize].first_row),
            RecordTarget::Group(group) => self.rows_below_group(group).next(),
        }
    }

    /// The ids of these rows, of their parts and tasks, and of the groups that they stand in, as pages have them.
    pub fn ids_of(&self, rows: &Range<usize>) -> Vec<&str> {
        let own = &self.rows[rows.clone()];
        let groups: BTreeSet<u32> = own.iter().filter_map(|row| row.group).flat_map(|own| self.lineage(own)).collect();
        let tasks: BTreeSet<u32> = own.iter().filter_map(|row| row.task).collect();
        let groups = groups.into_iter().map(|group| &*self.groups[group as usize].id);
        let tasks = tasks.into_iter().map(|task| &*self.tasks[task as usize].id);
        let is_shown = |n: usize| self.columns[n].is_shown(ColumnOutput::Page);
        let of_rows = own.iter().flat_map(|row| std::iter::once(&*row.id).chain(row.parts_in(is_shown)));
        groups.chain(tasks).chain(of_rows).collect()
    }
}
