//! The warning of statuses that stand in the same data set and look the same where there are no colours.

use std::collections::BTreeMap;

use crate::dataset::Row;
use crate::named::statuses;
use crate::statuses::{StatusId, Statuses};
use tavle_base::{Diagnostic, FileId, KeyPath, Place, message, names};
use tavle_schema::StatusShape;

/// The warnings, each where the later of two statuses of the same shape is used first.
pub fn equal_shapes(rows: &[Row], all: &Statuses, file: FileId) -> Vec<Diagnostic> {
    if all.all().all(|(_, status)| status.is_state()) {
        return Vec::new();
    }
    let used = used(rows);
    let shape = |id: StatusId| all.get(id).look.shape;
    let free = StatusShape::ALL.into_iter().filter(|free| used.keys().all(|id| shape(*id) != *free));
    let free: Vec<&str> = free.map(StatusShape::word).collect();
    let pair = |(n, (id, path)): (usize, (&StatusId, &KeyPath))| {
        let other = used.keys().take(n).find(|other| shape(**other) == shape(*id))?;
        let (id, other) = (&all.get(*id).id, &all.get(*other).id);
        let message = message!("equal-shapes", id, other, free = names(free.iter().copied()));
        Some(Diagnostic::warning(Place::value(file, path.clone()), message))
    };
    used.iter().enumerate().filter_map(pair).collect()
}

/// The statuses that are used, each with the place of the first that has it.
fn used(rows: &[Row]) -> BTreeMap<StatusId, KeyPath> {
    let mut used = BTreeMap::new();
    for row in rows {
        for status in statuses(row) {
            let is_own = row.status.as_ref().is_some_and(|own| own.id == status.id);
            let path = || if is_own { row.path.key("status") } else { row.path.clone() };
            used.entry(status.id).or_insert_with(path);
        }
    }
    used
}
