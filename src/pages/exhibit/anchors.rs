//! The anchors of a page.

use std::collections::{HashMap, HashSet};

/// The anchors of a page: each is given out once.
#[derive(Debug, Default)]
pub struct Anchors<'a> {
    taken: HashSet<String>,
    /// Those that links lead to whatever else is on the page, so that nothing else may have them.
    kept: HashSet<&'a str>,
    /// The last number behind each that was numbered, so that many equal ones do not each count from the start.
    numbers: HashMap<String, usize>,
    /// The same for tables.
    tables: HashMap<String, usize>,
}

impl<'a> Anchors<'a> {
    /// The anchors of a data set's own page, on which its rows have their ids.
    pub fn keeping(kept: impl Iterator<Item = &'a str>) -> Self {
        Self { kept: kept.collect(), ..Self::default() }
    }

    /// `wanted`, or with the first suffix that makes it another than all before.
    pub fn take(&mut self, wanted: impl Into<String>) -> String {
        let wanted = wanted.into();
        if !self.kept.contains(wanted.as_str()) && self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let is_free = |anchor: &String| !self.kept.contains(anchor.as_str()) && !self.taken.contains(anchor);
        let last = self.numbers.get(&wanted).map_or(2, |last| last + 1);
        let mut all = (last..).map(|n| (n, format!("{wanted}-{n}")));
        let (number, free) = all.find(|(_, anchor)| is_free(anchor)).expect("numbers do not end");
        self.numbers.insert(wanted, number);
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
    pub(crate) fn take_table(&mut self, wanted: &str) -> String {
        let is_free = |id: &String| {
            let begins = |other: &str| other.strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with('-'));
            !self.kept.contains(id.as_str())
                && !self.taken.contains(id)
                && !TABLE_PARTS.iter().any(|part| self.taken.contains(&format!("{id}-{part}")))
                && !self.kept.iter().any(|other| begins(other))
        };
        let first = self.tables.get(wanted).map_or(1, |last| last + 1);
        let mut all = (first..).map(|n| (n, if n == 1 { wanted.to_owned() } else { format!("{wanted}-{n}") }));
        let (number, id) = all.find(|(_, id)| is_free(id)).expect("numbers do not end");
        self.tables.insert(wanted.to_owned(), number);
        self.taken.extend(TABLE_PARTS.iter().map(|part| format!("{id}-{part}")));
        self.taken.insert(id.clone());
        id
    }
}

/// What the ids of a table's parts end in: its caption, and the fields by which it is narrowed down and sorted.
const TABLE_PARTS: [&str; 5] = ["caption", "text", "unit", "status", "sort"];
