//! What units have in the columns that their files define themselves.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::dataset::{DataSet, Row};
use super::ids::UnitId;
use tavle_base::{FileId, KeyPath};

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

    /// What of a file of units is in no file that readers take along, such as the JSON within a document.
    pub fn left_out(&self, file: FileId) -> HashSet<KeyPath> {
        self.files.iter().filter(|set| set.file == file).flat_map(|set| set.left_out()).collect()
    }
}
