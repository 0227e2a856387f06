//! The warning of statuses that stand in the same data set and look the same where there are no colours.

use std::collections::BTreeMap;

use crate::dataset::{Row, Value};
use crate::statuses::{StatusId, Statuses};
use tavle_base::{Diagnostic, FileId, KeyPath, Place, message, names};
use tavle_schema::StatusShape;

/// The warnings, each where the later of two statuses of the same shape is used first.
pub fn equal_shapes(rows: &[Row], statuses: &Statuses, file: FileId) -> Vec<Diagnostic> {
    if statuses.all().all(|(_, status)| status.is_state()) {
        return Vec::new();
    }
    let used = used(rows);
    let shape = |id: StatusId| statuses.get(id).look.shape;
    let free = StatusShape::ALL.into_iter().filter(|free| used.keys().all(|id| shape(*id) != *free));
    let free: Vec<&str> = free.map(StatusShape::word).collect();
    let pair = |(n, (id, path)): (usize, (&StatusId, &KeyPath))| {
        let other = used.keys().take(n).find(|other| shape(**other) == shape(*id))?;
        let (id, other) = (&statuses.get(*id).id, &statuses.get(*other).id);
        let message = message!("equal-shapes", id, other, free = names(free.iter().copied()));
        Some(Diagnostic::warning(Place::value(file, path.clone()), message))
    };
    used.iter().enumerate().filter_map(pair).collect()
}

/// The statuses that are used, each with the place of the first that has it.
fn used(rows: &[Row]) -> BTreeMap<StatusId, KeyPath> {
    let mut used = BTreeMap::new();
    for row in rows {
        let own = row.status.iter().map(|status| (status.id, row.path.key("status")));
        let of_items = row.items().filter_map(|item| item.status.as_ref()).map(|status| (status.id, row.path.clone()));
        let in_cells = row.cells.iter().filter_map(|value| match value {
            Some(Value::Status(status)) => Some((status.id, row.path.clone())),
            _ => None,
        });
        for (id, path) in own.chain(of_items).chain(in_cells) {
            used.entry(id).or_insert(path);
        }
    }
    used
}
