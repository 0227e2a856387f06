//! Tables whose rows stand by themselves: in files, and as the points of a list.

use super::{Cell, Content, Table, joined};
use tavle_markup::Phrase;

/// A row by itself.
#[derive(Clone, Debug)]
pub struct FlatRow<'t, 'a> {
    /// The titles of the groups that it stands in; empty where it stands in none.
    pub group: String,
    /// The objectives that its group serves.
    pub serves: &'t [Phrase<'a>],
    pub id: Option<&'t str>,
    /// One a column; nothing where the row has no cell.
    pub contents: Vec<Option<&'t Content<'a>>>,
}

impl<'a> Table<'a> {
    /// The rows one by one, each with the titles of the groups it stands in and one content a column. What a cell says
    /// of several rows holds for each of them.
    pub fn flat(&self) -> Vec<FlatRow<'_, 'a>> {
        let mut titles: Vec<(u8, String)> = Vec::new();
        let mut rows = Vec::with_capacity(self.rows());
        for group in &self.groups {
            titles.retain(|(level, _)| *level < group.level);
            titles.extend(group.title.as_ref().map(|title| (group.level, title.words().into_owned())));
            let title = joined(titles.iter().map(|(_, title)| title.clone()), " – ");
            let mut above: Vec<(usize, Option<&Content<'a>>)> = vec![(0, None); self.columns.len()];
            for row in &group.rows {
                for cell in &row.cells {
                    above[cell.column] = (cell.rows, Some(&cell.content));
                }
                let contents = above.iter().map(|(left, content)| content.filter(|_| *left > 0)).collect();
                rows.push(FlatRow { group: title.clone(), serves: &group.serves, id: row.id.as_deref(), contents });
                above.iter_mut().for_each(|(left, _)| *left = left.saturating_sub(1));
            }
        }
        rows
    }

    /// The same as points of a list: each has one name, and what a cell says of several rows is said in each of them.
    pub fn into_points(mut self) -> Self {
        for group in &mut self.groups {
            let mut above: Vec<(usize, Cell<'a>)> = Vec::new();
            for row in &mut group.rows {
                let again = above.iter().map(|(_, cell)| cell.clone());
                row.cells.extend(again);
                row.cells.sort_by_key(|cell| cell.column);
                above.iter_mut().for_each(|(left, _)| *left -= 1);
                above.retain(|(left, _)| *left > 0);
                let spanning = row.cells.iter().filter(|cell| cell.rows > 1);
                above.extend(spanning.map(|cell| (cell.rows - 1, Cell { id: None, rows: 1, ..cell.clone() })));
                let naming = row.cells.iter().rposition(|cell| cell.is_header);
                for (n, cell) in row.cells.iter_mut().enumerate() {
                    cell.rows = 1;
                    cell.is_header = Some(n) == naming;
                }
            }
        }
        self
    }
}
