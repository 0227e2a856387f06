//! How a data set is laid out as a workbook, in whatever format: the names of its sheets, its headings, how wide its
//! columns are, and what can be chosen in them. It knows nothing of bytes.

use std::collections::HashSet;

use tavle_pages::Spreadsheet;
use tavle_pages::data::spreadsheet::{Choices, Column, Holds, Number, TotalRow, Value};
use tavle_schema::Total;

/// How wide a column is at most, in characters; longer texts go on in the next line of their cell.
const WIDEST: usize = 40;
/// The button by which a column is sorted and filtered needs so much, in characters.
const BUTTON: usize = 4;
/// The most that the name of a sheet can have, in UTF-16 units.
const LONGEST_NAME: usize = 31;
/// A sheet that is wider than this, in characters, could not be read on A4.
const WIDE: usize = 160;

/// A data set as a workbook: one sheet with the data, and one with what can be chosen in its columns.
pub struct Layout<'a> {
    /// The name of the sheet with the data.
    pub name: String,
    pub choices_name: String,
    /// The name of the table, by which formulas refer to it: letters, digits and underlines.
    pub table_name: String,
    /// The titles of the columns, no two of which are the same.
    pub headings: Vec<String>,
    /// How wide each column is, in characters.
    pub widths: Vec<usize>,
    /// Whether it needs A3.
    pub is_wide: bool,
    /// What can be chosen in the columns of each kind. Nothing where nothing can, and then there is no second sheet.
    pub lists: Vec<(Holds, &'a Choices)>,
    /// How wide the columns of these are, in characters.
    pub list_widths: Vec<usize>,
}

impl<'a> Layout<'a> {
    pub fn of(sheet: &'a Spreadsheet) -> Self {
        let name = sheet_name(&sheet.title, &[]);
        let widths = widths(sheet);
        let lists = [(Holds::State, &sheet.states), (Holds::Units, &sheet.units)].into_iter();
        let is_used = |holds: Holds| sheet.columns.iter().any(|column| column.holds == holds);
        let lists: Vec<_> = lists.filter(|(holds, list)| !list.words.is_empty() && is_used(*holds)).collect();
        let longest = |list: &Choices| list.words.iter().chain([&list.title]).map(|word| word.chars().count()).max();
        Self {
            choices_name: sheet_name(&sheet.choices_title, &[&name]),
            name,
            table_name: table_name(&sheet.path),
            headings: headings(sheet.columns.iter().map(|column| column.title.as_str())),
            is_wide: widths.iter().sum::<usize>() > WIDE,
            widths,
            list_widths: lists.iter().map(|(_, list)| longest(list).unwrap_or(0).min(WIDEST)).collect(),
            lists,
        }
    }
}

/// A text without the characters that XML cannot hold.
pub fn printable(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}') && (!c.is_control() || matches!(c, '\n' | '\t')))
        .collect()
}

/// How wide each column is, in characters.
fn widths(sheet: &Spreadsheet) -> Vec<usize> {
    let width = |(c, column): (usize, &Column)| {
        let longest = sheet.rows.iter().map(|row| longest(&row[c].shown())).max().unwrap_or(0);
        let totals = sheet.totals.iter().flat_map(|total| &total.numbers).filter(|(at, _)| *at == c);
        let longest = totals.map(|(_, number)| self::longest(&number.shown())).fold(longest, usize::max);
        longest.max(column.title.chars().count() + BUTTON).min(WIDEST)
    };
    sheet.columns.iter().enumerate().map(width).collect()
}

/// How long the longest line of a text is, in characters.
fn longest(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

/// The column in which it is said what stands below the rows: the first without a number there.
pub fn name_column(total: &TotalRow, columns: usize) -> Option<usize> {
    (0..columns).find(|column| total.numbers.iter().all(|(at, _)| at != column))
}

/// Whether a workbook can calculate what stands below a column. Where a number of it is text, since it has more digits than
/// a workbook keeps, the sum would lack it.
pub fn is_calculated(sheet: &Spreadsheet, column: usize, total: &Number) -> bool {
    let is_text = |row: &Vec<Value>| matches!(&row[column], Value::Number(number) if number.value().is_none());
    total.value().is_some() && !sheet.rows.iter().any(is_text)
}

/// The number by which SUBTOTAL knows what to do with the rows that a filter leaves.
pub fn function(total: Total) -> u8 {
    match total {
        Total::Mean => 101,
        Total::Sum => 109,
    }
}

/// The titles of the columns. A table of Excel has no two that are the same, whatever their case, and none that is empty.
fn headings<'t>(titles: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut taken = HashSet::new();
    let heading = |title: &str| {
        let title = printable(title);
        let title = if title.trim().is_empty() { "–".to_owned() } else { title };
        let numbered = (2..).map(|n| format!("{title} {n}"));
        let mut wanted = std::iter::once(title.clone()).chain(numbered);
        wanted.find(|wanted| taken.insert(wanted.to_lowercase())).unwrap_or(title)
    };
    titles.map(heading).collect()
}

/// The name of a sheet: as the title, but without what Excel forbids there, and not longer than it allows.
fn sheet_name(title: &str, taken: &[&str]) -> String {
    let cut = |text: &str, longest: usize| -> String {
        let mut units = 0;
        let fits = |c: &char| {
            units += c.len_utf16();
            units <= longest
        };
        let mut cut: String = text.chars().take_while(fits).collect();
        // At a word, unless too little were left.
        let is_within_word = text[cut.len()..].starts_with(|c: char| !c.is_whitespace());
        if let Some(space) = cut.rfind(' ').filter(|space| is_within_word && *space > longest / 2) {
            cut.truncate(space);
        }
        cut.trim_matches(|c: char| c == '\'' || c.is_whitespace()).to_owned()
    };
    let allowed = |c: char| if c.is_control() || "*?:[]\\/".contains(c) { ' ' } else { c };
    let words: String = title.chars().map(allowed).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_matches(|c: char| c == '\'' || c == ' ');
    let words = if words.is_empty() { "Data" } else { words };
    let is_free = |name: &String| {
        let lower = name.to_lowercase();
        // Excel keeps this name for itself.
        lower != "history" && !taken.iter().any(|other| other.to_lowercase() == lower)
    };
    let numbered = (2..).map(|n| format!("{} {n}", cut(words, LONGEST_NAME - 4)));
    let mut names = std::iter::once(cut(words, LONGEST_NAME)).chain(numbered);
    names.find(is_free).expect("numbers do not end")
}

/// The name of the table, by which formulas refer to it: letters, digits and underlines.
fn table_name(path: &str) -> String {
    let name: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(200).collect();
    format!("data_{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_sheet_is_within_what_excel_allows() {
        for (title, expected) in [
            ("Skematisk oversigt", "Skematisk oversigt"),
            ("Aktivitetsplan for flygtningeområdet 2026", "Aktivitetsplan for"),
            ("Hvem? Hvad: [1/2]", "Hvem Hvad 1 2"),
            ("'Citeret'", "Citeret"),
            ("History", "History 2"),
            ("valgmuligheder", "valgmuligheder 2"),
            ("?", "Data"),
            ("'['']'", "Data"),
            ("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"),
        ] {
            let name = sheet_name(title, &["Valgmuligheder"]);
            assert_eq!(name, expected);
            assert!(rust_xlsxwriter::utility::check_sheet_name(&name).is_ok(), "{name}");
        }
    }

    #[test]
    fn no_two_headings_are_the_same() {
        let headings = headings(["When", "when", "", "When 2", "When"].into_iter());
        assert_eq!(headings, ["When", "when 2", "–", "When 2 2", "When 3"]);
    }
}
