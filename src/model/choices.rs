//! What is chosen in the columns of choices of all data sets, each with the sets in which it is.

use std::collections::BTreeMap;

use super::dataset::{DataSet, Holds, Value};
use super::ids::{ChoiceId, DataId};
use super::text::Text;
use tavle_schema::ColumnOutput;

/// Something that is chosen in at least one row. Columns of the same id in several data sets are taken for one.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The id of the column, and of the choice: both stand in the address of its page.
    pub column: Box<str>,
    pub id: Box<str>,
    /// What both are called in the first data set that has them.
    pub column_title: Text,
    pub title: Text,
    /// The data sets in which it is, each with the index of the column and that of the choice in it.
    pub sets: Vec<(DataId, usize, u16)>,
}

/// All that is chosen, in the order of columns and choices by their ids.
#[derive(Debug, Default)]
pub struct AllChosen(Vec<Chosen>);

impl AllChosen {
    /// What is chosen on the pages of these data sets.
    pub fn new<'a>(sets: impl Iterator<Item = (DataId, &'a DataSet)>) -> Self {
        let mut all: BTreeMap<(&str, &str), Chosen> = BTreeMap::new();
        for (data, set) in sets {
            for (n, column) in set.columns.iter().enumerate() {
                let Some(own) = column.own.as_ref().filter(|_| column.holds == Holds::Choices) else { continue };
                if !column.is_shown(ColumnOutput::Page) {
                    continue;
                }
                let mut is_chosen = vec![false; own.choices.len()];
                for row in &set.rows {
                    let Some(Value::Choices(chosen)) = row.cell(n) else { continue };
                    chosen.iter().for_each(|index| is_chosen[usize::from(*index)] = true);
                }
                for (index, choice) in own.choices.iter().enumerate().filter(|(index, _)| is_chosen[*index]) {
                    let chosen = all.entry((&column.key, &choice.id)).or_insert_with(|| Chosen {
                        column: column.key.clone(),
                        id: choice.id.clone(),
                        column_title: own.title.clone(),
                        title: choice.title.clone(),
                        sets: Vec::new(),
                    });
                    chosen.sets.push((data, n, index as u16));
                }
            }
        }
        Self(all.into_values().collect())
    }

    /// Everything that is chosen, with its id.
    pub fn all(&self) -> impl Iterator<Item = (ChoiceId, &Chosen)> {
        (0..).map(ChoiceId).zip(&self.0)
    }

    pub fn get(&self, id: ChoiceId) -> &Chosen {
        &self.0[id.index()]
    }

    /// The choice with an id in the columns with an id.
    pub fn find(&self, column: &str, id: &str) -> Option<ChoiceId> {
        let found = self.0.binary_search_by(|chosen| (&*chosen.column, &*chosen.id).cmp(&(column, id)));
        found.ok().map(ChoiceId::of)
    }
}
