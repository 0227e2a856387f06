//! How wide the columns of a table are on paper, found before it is set: all tables of a data set share them, and the
//! page has to be turned before anything stands on it.

use crate::figure::text::Face;
use tavle_pages::table::{Cell, Content, Item, Table};

/// The width of an upright and of a turned page without margins, in letters of a table's size.
const UPRIGHT: f64 = 50.0;
const TURNED: f64 = 78.0;
/// What a cell has around its text.
const PADDING: f64 = 1.2;
/// A word that is longer than this is hyphenated where it has to be.
const LONGEST_WORD: f64 = 9.0;
/// A column with running text is comfortable from this width on.
const COMFORTABLE: f64 = 11.5;
/// How much more than there is columns may need: more hyphens do no harm before words are in pieces of a few letters.
const CROWDED: f64 = 1.25;
/// By how much columns grow at a time.
const STEP: f64 = 1.0;
/// How many rows speak for all the others of a long table.
const SAMPLE: usize = 80;
/// The letters that widths are measured in.
const TEXT: Face = Face { size: 1.0, is_bold: false };

/// A cell, measured: its column, how many rows it spans, and how long its lines would be if nothing broke them.
struct Measured {
    column: usize,
    rows: f64,
    lines: Vec<f64>,
}

/// How a table stands on paper.
pub struct Fit {
    /// Whether the page has to be turned.
    pub is_wide: bool,
    /// Whether even a turned page has not the room for its words.
    pub is_crowded: bool,
    /// That of each column.
    pub widths: Vec<f64>,
}

/// How a table fits on a page.
pub fn fit(table: &Table<'_>) -> Fit {
    let count = table.columns.len();
    let (mut least, mut most) = (vec![0.0_f64; count], vec![0.0_f64; count]);
    let mut ask = |column: usize, text: &str| {
        let word = text.split([' ', '-', '/']).map(|word| TEXT.width(word)).fold(0.0, f64::max);
        if let (Some(least), Some(most)) = (least.get_mut(column), most.get_mut(column)) {
            *least = least.max(word.min(LONGEST_WORD) + PADDING);
            *most = most.max(TEXT.width(text) + PADDING);
        }
    };
    for (n, column) in table.columns.iter().enumerate() {
        ask(n, &column.title.words());
    }
    let all: Vec<_> = table.groups.iter().flat_map(|group| &group.rows).collect();
    let totals = table.groups.iter().flat_map(|group| &group.totals).map(|total| &total.row).chain(&table.totals);
    for cell in all.iter().copied().chain(totals).flat_map(|row| &row.cells) {
        said(&cell.content).iter().for_each(|line| ask(cell.column, line));
    }
    let every = all.len().div_ceil(SAMPLE).max(1);
    let rows: Vec<Vec<Measured>> =
        all.iter().step_by(every).map(|row| row.cells.iter().map(measured).collect()).collect();
    let comfortable: f64 = least.iter().zip(&most).map(|(least, most)| least.max(most.min(COMFORTABLE))).sum();
    // The columns of a chart of roles have their titles on end, and those of a summary are short numbers.
    let is_wide = table.class == "raci" || comfortable > UPRIGHT;
    let is_crowded = !matches!(table.class, "raci" | "summary") && least.iter().sum::<f64>() > TURNED * CROWDED;
    Fit { is_wide, is_crowded, widths: grown(least, &rows, if is_wide { TURNED } else { UPRIGHT }) }
}

/// About how many lines a cell has, divided among the rows that it spans.
pub fn lines(cell: &Cell<'_>, widths: &[f64]) -> f64 {
    height(&measured(cell), widths[cell.column])
}

fn measured(cell: &Cell<'_>) -> Measured {
    let lines = said(&cell.content).iter().map(|line| TEXT.width(line)).collect();
    Measured { column: cell.column, rows: cell.rows.max(1) as f64, lines }
}

/// How high a cell is in a width, in lines. Parts of lines count, so that each bit of width shows.
fn height(cell: &Measured, width: f64) -> f64 {
    let width = (width - PADDING).max(1.0);
    cell.lines.iter().map(|line| (line / width * 1.1).max(1.0)).sum::<f64>() / cell.rows
}

/// The lines of a cell where no line is too long: each unit and each part stands on its own.
fn said(content: &Content<'_>) -> Vec<String> {
    match content {
        Content::Units(_) | Content::Roles(_) => content.words().split("; ").map(str::to_owned).collect(),
        // Before the word of a state stands its shape, as wide as two of these.
        Content::Status(status) => {
            let words = std::iter::once(content.words()).chain(status.late().map(str::to_owned));
            let reports = status.history.iter().flat_map(|history| &history.reports).map(Item::words);
            let reports: Vec<String> =
                reports.flat_map(|words| words.split(',').map(str::to_owned).collect::<Vec<_>>()).collect();
            words.map(|words| format!("nn{words}")).chain(reports).collect()
        }
        // The facts of a part stand on lines of their own.
        Content::Items(_) | Content::History(_) => {
            content.words().split(['\n', ',']).map(|part| part.trim().to_owned()).collect()
        }
        _ => content.words().split('\n').map(str::to_owned).collect(),
    }
}

/// Columns that begin with what they need, and grow where that makes the table lower until they fill the room.
///
/// A row is as high as its highest cell, so widening any other cell gains nothing. For the search that is softened:
/// a row counts with the fourth root of the sum of the fourth powers of its cells, so that two cells of the same height
/// grow together.
fn grown(mut widths: Vec<f64>, rows: &[Vec<Measured>], room: f64) -> Vec<f64> {
    let mut left = room - widths.iter().sum::<f64>();
    let fourth = |cell: &Measured, width: f64| height(cell, width).powi(4);
    let mut sums: Vec<f64> =
        rows.iter().map(|row| row.iter().map(|cell| fourth(cell, widths[cell.column])).sum()).collect();
    while left > 0.0 {
        let step = STEP.min(left);
        let gain = |column: usize| -> f64 {
            let with = |(row, sum): (&Vec<Measured>, &f64)| {
                let cells = row.iter().filter(|cell| cell.column == column);
                let change: f64 =
                    cells.map(|cell| fourth(cell, widths[column] + step) - fourth(cell, widths[column])).sum();
                sum.sqrt().sqrt() - (sum + change).max(0.0).sqrt().sqrt()
            };
            rows.iter().zip(&sums).map(with).sum()
        };
        let gains: Vec<f64> = (0..widths.len()).map(gain).collect();
        let best = (0..widths.len()).max_by(|a, b| gains[*a].total_cmp(&gains[*b]).then(b.cmp(a)));
        let Some(best) = best.filter(|best| gains[*best] > 1e-6) else { break };
        for (row, sum) in rows.iter().zip(&mut sums) {
            for cell in row.iter().filter(|cell| cell.column == best) {
                *sum += fourth(cell, widths[best] + step) - fourth(cell, widths[best]);
            }
        }
        widths[best] += step;
        left -= step;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&[f64]]) -> Vec<Measured> {
        let measured = |(column, lines): (usize, &&[f64])| Measured { column, rows: 1.0, lines: lines.to_vec() };
        cells.iter().enumerate().map(measured).collect()
    }

    #[test]
    fn room_goes_to_the_column_that_makes_rows_high() {
        let found = grown(vec![5.0, 5.0], &[row(&[&[4.0], &[200.0]])], 30.0);
        assert_eq!(found[0], 5.0);
        assert_eq!(found.iter().sum::<f64>(), 30.0);
    }

    #[test]
    fn columns_that_say_as_much_are_as_wide() {
        let found = grown(vec![5.0, 5.0], &[row(&[&[90.0], &[90.0]])], 30.0);
        assert!((found[0] - found[1]).abs() <= STEP, "{found:?}");
    }

    #[test]
    fn nothing_grows_where_all_is_on_one_line_or_there_is_no_room() {
        assert_eq!(grown(vec![5.0, 5.0], &[row(&[&[2.0], &[3.0]])], 30.0), [5.0, 5.0]);
        assert_eq!(grown(vec![9.0, 9.0], &[row(&[&[90.0], &[90.0]])], 10.0), [9.0, 9.0]);
        assert_eq!(grown(vec![], &[], 10.0), [0.0; 0]);
    }
}
