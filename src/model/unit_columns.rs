//! What units have in the columns that their files define themselves.

use std::collections::HashMap;
use std::sync::Arc;

use super::dataset::{DataSet, Row};
use super::ids::UnitId;

/// The values of all units in the columns of their files.
#[derive(Debug, Default)]
pub struct UnitColumns {
    /// One for each file with columns. Its rows are the units.
    pub(super) files: Vec<Arc<DataSet>>,
    /// The file of each of these units, and its row there.
    pub(super) rows: HashMap<UnitId, (usize, usize)>,
}

impl UnitColumns {
    /// The columns of a unit's file, and its values in them; nothing where the file defines none.
    pub fn of(&self, unit: UnitId) -> Option<(&DataSet, &Row)> {
        let (file, row) = self.rows.get(&unit)?;
        let file = &self.files[*file];
        Some((file, &file.rows[*row]))
    }
}
