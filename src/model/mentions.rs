//! The rows in which each unit, or one below it, has a role: found once, since every unit has a page of them.

use super::dataset::DataSet;
use super::ids::{DataId, UnitId};
use super::unit::Units;

/// By unit, in the order of the data sets and their rows.
#[derive(Debug, Default)]
pub struct Mentions(Vec<Vec<(DataId, u32)>>);

impl Mentions {
    pub fn new<'a>(units: &Units, sets: impl Iterator<Item = (DataId, &'a DataSet)>) -> Self {
        let mut all: Vec<Vec<(DataId, u32)>> = units.all().map(|_| Vec::new()).collect();
        for (data, set) in sets {
            for (n, row) in (0..).zip(&set.rows) {
                for unit in row.roles.iter().flat_map(|holder| units.lineage(holder.unit)) {
                    let own = &mut all[unit.index()];
                    if own.last() != Some(&(data, n)) {
                        own.push((data, n));
                    }
                }
            }
        }
        Self(all)
    }

    /// All of a unit.
    pub fn of(&self, unit: UnitId) -> &[(DataId, u32)] {
        &self.0[unit.index()]
    }

    /// Those of a unit in one data set.
    pub fn rows(&self, unit: UnitId, data: DataId) -> &[(DataId, u32)] {
        let all = self.of(unit);
        let before = |end: DataId| all.partition_point(|(own, _)| *own < end);
        &all[before(data)..before(DataId(data.0 + 1))]
    }
}
