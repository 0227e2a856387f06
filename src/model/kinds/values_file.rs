//! The values of an indicator in a CSV file beside its data, as a spreadsheet saves it: a line for each time, and a column for the
//! values or one for each group.

use std::collections::HashMap;

use super::dated_figure::{Read, ids, once, short, time};
use super::reader::SetReader;
use crate::column::Choice;
use crate::cursor::PathCursor;
use crate::indicator::Target;
use tavle_base::diagnostic::did_you_mean;
use tavle_base::{Diagnostic, Digits, FileId, Message, Place, message};
use tavle_parse::delimited::{Cell, Delimited, delimited};

/// For how many times there may be figures: all of them stand in one table.
const MOST_TIMES: usize = 2000;

/// What stands above the times, and above the values where there are no groups.
const TIME: &str = "time";
const VALUE: &str = "value";

/// The values in the file with a name.
pub fn read(name: &str, groups: &[Choice], cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Vec<Read> {
    let folder = set.path().rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = if folder.is_empty() { format!("data/{name}") } else { format!("data/{folder}/{name}") };
    let Some(file) = set.sources.find(&path).filter(|_| path.ends_with(".csv")) else {
        let beside = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let known = set.sources.all().filter_map(|(_, source)| source.path.strip_prefix(beside)?.strip_prefix('/'));
        let help = did_you_mean(name, known.filter(|name| name.ends_with(".csv")));
        let problem = Diagnostic::error(set.texts.place(cursor), message!("no-values-file", path).help(help));
        set.texts.diagnostics.push(problem);
        return Vec::new();
    };
    set.values_files.push(file);
    let sources = set.sources;
    let table = delimited(sources.get(file).text());
    let before = set.texts.diagnostics.len();
    let all = FileReader { file, groups, set }.table(&table);
    if set.texts.diagnostics.len() > before {
        // What is left of a file with errors says nothing of the indicator.
        return Vec::new();
    }
    once(all, groups.len().max(1), set)
}

struct FileReader<'r, 's, 'a> {
    file: FileId,
    groups: &'r [Choice],
    set: &'s mut SetReader<'a>,
}

impl FileReader<'_, '_, '_> {
    fn error(&mut self, cell: &Cell<'_>, message: Message) {
        let problem = Diagnostic::error(Place::bytes(self.file, cell.range.clone()), message);
        self.set.texts.diagnostics.push(problem);
    }

    fn table(&mut self, table: &Delimited<'_>) -> Vec<Read> {
        if let Some(quote) = &table.unclosed {
            let problem = Diagnostic::error(Place::bytes(self.file, quote.clone()), message!("csv-open-quote"));
            self.set.texts.diagnostics.push(problem);
            return Vec::new();
        }
        let Some((head, rows)) = table.rows.split_first().filter(|(_, rows)| !rows.is_empty()) else {
            self.set.texts.diagnostics.push(Diagnostic::error(Place::whole(self.file), message!("csv-empty")));
            return Vec::new();
        };
        let Some(columns) = self.head(head) else { return Vec::new() };
        if let Some(row) = rows.get(MOST_TIMES) {
            self.error(&row[0], message!("too-many-figures", n = MOST_TIMES));
            return Vec::new();
        }
        let mark = decimal_mark(rows, columns.len());
        let mut all = Vec::with_capacity(rows.len() * columns.len());
        for row in rows {
            self.row(row, &columns, mark, &mut all);
        }
        all
    }

    /// Of which group each column is; nothing for a head that says something else.
    fn head(&mut self, head: &[Cell<'_>]) -> Option<Vec<usize>> {
        let before = self.set.texts.diagnostics.len();
        let wanted = self.wanted();
        if !head[0].text.eq_ignore_ascii_case(TIME) {
            self.error(&head[0], message!("csv-head", wanted = wanted.as_str()));
            return None;
        }
        let mut columns: Vec<usize> = Vec::new();
        let mut known: HashMap<String, usize> =
            self.groups.iter().enumerate().map(|(n, group)| (group.id.to_lowercase(), n)).collect();
        if self.groups.is_empty() {
            known.insert(VALUE.to_owned(), 0);
        }
        for cell in head[1..].iter() {
            match known.get(&cell.text.to_lowercase()) {
                Some(group) if columns.contains(group) => {
                    self.error(cell, message!("csv-column.twice", title = &*cell.text))
                }
                Some(group) => columns.push(*group),
                None => {
                    let help = did_you_mean(&cell.text, known.keys().map(String::as_str));
                    let message = match self.groups.is_empty() {
                        true => message!("csv-column", title = &*cell.text, wanted = wanted.as_str()),
                        false => message!("csv-column.group", title = &*cell.text, groups = ids(self.groups)),
                    };
                    self.error(cell, message.help(help));
                }
            }
        }
        if columns.len() < known.len() && self.set.texts.diagnostics.len() == before {
            self.error(&head[0], message!("csv-head", wanted = wanted.as_str()));
        }
        (self.set.texts.diagnostics.len() == before).then_some(columns)
    }

    /// The head that is wanted.
    fn wanted(&self) -> String {
        let columns: Vec<&str> = self.groups.iter().map(|group| &*group.id).collect();
        let columns = if columns.is_empty() { VALUE.to_owned() } else { columns.join(";") };
        format!("{TIME};{columns}")
    }

    fn row(&mut self, row: &[Cell<'_>], columns: &[usize], mark: Option<char>, all: &mut Vec<Read>) {
        if let Some(cell) = row.iter().skip(columns.len() + 1).find(|cell| !cell.text.is_empty()) {
            self.error(cell, message!("csv-cells", n = columns.len() + 1));
        }
        let place = Place::bytes(self.file, row[0].range.clone());
        let written = iso(&row[0].text);
        let Some(when) = time(&written, place, &PathCursor::TOP, self.set) else { return };
        for (cell, group) in row[1..].iter().zip(columns) {
            if cell.text.is_empty() {
                continue;
            }
            let place = Place::bytes(self.file, cell.range.clone());
            match number(&cell.text, mark) {
                Ok(digits) => {
                    if let Some(digits) = short(digits, place.clone(), self.set) {
                        all.push(Read { group: *group, when: when.clone(), target: Target::Value(digits), place });
                    }
                }
                Err(message) => self.error(cell, message),
            }
        }
    }
}

/// A day as spreadsheets of many countries show it, `31-12-2024` or `31.12.2024`, as it is written here; anything else as it
/// is.
fn iso(written: &str) -> String {
    let parts: Vec<&str> = written.split(['-', '.']).collect();
    let is_of =
        |part: &str, lengths: &[usize]| lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    match parts[..] {
        [day, month, year] if is_of(day, &[1, 2]) && is_of(month, &[1, 2]) && is_of(year, &[4]) => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => written.to_owned(),
    }
}

/// A number's sign, its digits and the marks between them.
struct Marked {
    /// Without the blanks between thousands.
    text: String,
    /// The mark that surely stands before decimals; nothing where that cannot be known.
    decimal: Option<char>,
    /// Whether its only mark may stand between thousands or before three decimals.
    is_doubtful: bool,
}

/// Takes a number apart; nothing for what is none.
fn marked(written: &str) -> Option<Marked> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    let text: String = written.chars().filter(|c| !is_gap(*c)).map(|c| if c == '−' { '-' } else { c }).collect();
    let size = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let is_number = size.starts_with(|c: char| c.is_ascii_digit())
        && size.ends_with(|c: char| c.is_ascii_digit())
        && size.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if !is_number {
        return None;
    }
    let in_thousands = |whole: &str, mark: char| {
        let mut groups = whole.split(mark);
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
    };
    let other = |mark: char| if mark == ',' { '.' } else { ',' };
    let last = size.rfind(['.', ',']).map(|at| (at, if size[at..].starts_with(',') { ',' } else { '.' }));
    let (decimal, is_doubtful) = match last {
        None => (None, false),
        Some((at, mark)) => match (size.matches(mark).count(), size.contains(other(mark))) {
            (1, true) => (Some(mark).filter(|_| in_thousands(&size[..at], other(mark))), false),
            (1, false) if in_thousands(size, mark) && !size.starts_with('0') => (None, true),
            (1, false) => (Some(mark), false),
            (_, false) if in_thousands(size, mark) => (Some(other(mark)), false),
            _ => return None,
        },
    };
    if decimal.is_none() && !is_doubtful && last.is_some() {
        return None;
    }
    Some(Marked { text, decimal, is_doubtful })
}

/// The mark before decimals in a file: that of all numbers that leave no doubt. Nothing where none says it.
fn decimal_mark(rows: &[Vec<Cell<'_>>], columns: usize) -> Option<char> {
    let numbers = rows.iter().flat_map(|row| row.iter().skip(1).take(columns));
    numbers.filter_map(|cell| marked(&cell.text)?.decimal).next()
}

/// A number in a file whose decimals stand behind this mark, if it is known.
fn number(written: &str, mark: Option<char>) -> Result<Digits, Message> {
    let Some(found) = marked(written) else { return Err(message!("csv-number", written)) };
    if let (Some(own), Some(mark)) = (found.decimal, mark)
        && own != mark
    {
        return Err(message!("csv-number.marks", written, mark = mark.to_string()));
    }
    let Some(mark) = found.decimal.or(mark) else {
        if found.is_doubtful {
            return Err(message!("csv-number.thousands", written));
        }
        return Digits::read(&found.text).ok_or_else(|| message!("csv-number", written));
    };
    let plain: String = found.text.chars().filter(|c| !matches!(c, '.' | ',') || *c == mark).collect();
    Digits::read(&plain.replace(',', ".")).ok_or_else(|| message!("csv-number", written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_the_mark_of_their_file() {
        for (written, mark, expected) in [
            ("12", None, Ok("12")),
            ("12,5", None, Ok("12.5")),
            ("12.5", None, Ok("12.5")),
            ("-12,50", Some(','), Ok("-12.50")),
            ("−3", None, Ok("-3")),
            ("+3", None, Ok("3")),
            ("1.234,5", Some(','), Ok("1234.5")),
            ("1,234.5", Some('.'), Ok("1234.5")),
            ("1 234,5", Some(','), Ok("1234.5")),
            ("1\u{a0}234", None, Ok("1234")),
            ("1'234.5", Some('.'), Ok("1234.5")),
            ("1.234", Some(','), Ok("1234")),
            ("1.234", Some('.'), Ok("1.234")),
            ("0,125", None, Ok("0.125")),
            ("1.234.567", None, Ok("1234567")),
            ("1.234", None, Err("csv-number.thousands")),
            ("12.5", Some(','), Err("csv-number.marks")),
            ("1.234.5", None, Err("csv-number")),
            ("1.23,4", None, Err("csv-number")),
            ("ca. 5", None, Err("csv-number")),
            ("5 %", None, Err("csv-number")),
            ("5.", None, Err("csv-number")),
        ] {
            let found = number(written, mark);
            let found = found.as_ref().map(Digits::as_str).map_err(Message::key);
            assert_eq!(found, expected, "{written} {mark:?}");
        }
    }

    #[test]
    fn days_of_spreadsheets_are_days() {
        for (written, expected) in
            [("31-12-2024", "2024-12-31"), ("1.2.2024", "2024-02-01"), ("2024", "2024"), ("2024-12-31", "2024-12-31")]
        {
            assert_eq!(iso(written), expected);
        }
    }
}
