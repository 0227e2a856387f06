//! The anchors of a page.

use std::collections::HashSet;

/// The anchors of a page: each is given out once.
#[derive(Debug, Default)]
pub struct Anchors<'a> {
    taken: HashSet<String>,
    /// Those that links lead to whatever else is on the page, so that nothing else may have them.
    kept: HashSet<&'a str>,
}

impl<'a> Anchors<'a> {
    /// The anchors of a data set's own page, on which its rows have their ids.
    pub fn keeping(kept: impl Iterator<Item = &'a str>) -> Self {
        Self { taken: HashSet::new(), kept: kept.collect() }
    }

    /// `wanted`, or with the first suffix that makes it another than all before.
    pub fn take(&mut self, wanted: impl Into<String>) -> String {
        let wanted = wanted.into();
        if !self.kept.contains(wanted.as_str()) && self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let is_free = |anchor: &String| !self.kept.contains(anchor.as_str()) && !self.taken.contains(anchor);
        let free = (2..).map(|n| format!("{wanted}-{n}")).find(is_free);
        let free = free.expect("numbers do not end");
        self.taken.insert(free.clone());
        free
    }

    /// The same for a row or group, which may have an anchor that is kept.
    pub(super) fn claim(&mut self, wanted: String) -> String {
        match self.taken.insert(wanted.clone()) {
            true => wanted,
            false => self.take(wanted),
        }
    }

    /// The same for a table, whose caption and fields have ids that begin with its own.
    pub(super) fn take_table(&mut self, wanted: &str) -> String {
        let is_free = |id: &String| {
            let begins = |other: &str| other.strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with('-'));
            !self.kept.contains(id.as_str())
                && !self.taken.contains(id)
                && !TABLE_PARTS.iter().any(|part| self.taken.contains(&format!("{id}-{part}")))
                && !self.kept.iter().any(|other| begins(other))
        };
        let all = std::iter::once(wanted.to_owned()).chain((2..).map(|n| format!("{wanted}-{n}")));
        let id = all.into_iter().find(is_free).expect("numbers do not end");
        self.taken.extend(TABLE_PARTS.iter().map(|part| format!("{id}-{part}")));
        self.taken.insert(id.clone());
        id
    }
}

/// What the ids of a table's parts end in: its caption, and the fields by which it is narrowed down and sorted.
const TABLE_PARTS: [&str; 5] = ["caption", "text", "unit", "status", "sort"];
