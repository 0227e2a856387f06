//! Which of the statuses and roles that there are the rows of a data set have.

use std::collections::BTreeSet;

use super::dataset::{DataSet, Held, Row, Status, Value};
use super::roles::RoleId;
use super::statuses::StatusId;

/// The keys of the lists that name statuses and roles, each with the ids of those that are used.
pub type Named = [(&'static str, Vec<Box<str>>); 2];

/// Those that the rows of a data set have.
pub fn named(set: &DataSet) -> Named {
    let statuses: BTreeSet<StatusId> = set.rows.iter().flat_map(statuses).map(|status| status.id).collect();
    let held = set.rows.iter().flat_map(|row| &row.roles).map(|holder| holder.held);
    let roles: BTreeSet<RoleId> =
        held.filter_map(|held| if let Held::Role(id) = held { Some(id) } else { None }).collect();
    [
        ("statuses", statuses.into_iter().map(|id| set.statuses.get(id).id.clone()).collect()),
        ("roles", roles.into_iter().map(|id| set.roles.get(id).id.clone()).collect()),
    ]
}

/// All statuses of a row: its own, those of its parts, and those in columns.
pub fn statuses<I>(row: &Row<I>) -> impl Iterator<Item = &Status> {
    let in_cells = row.cells.iter().flatten().filter_map(|value| match value {
        Value::Status(status) => Some(status),
        _ => None,
    });
    row.status.iter().chain(row.items().filter_map(|item| item.status.as_ref())).chain(in_cells)
}
