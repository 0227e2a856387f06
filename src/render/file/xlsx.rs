//! A data set as a workbook of Excel (Office Open XML, ISO/IEC 29500): one sheet with the data as a real table, and one
//! with what can be chosen in its columns.
//!
//! The same data gives the same bytes: the workbook bears the day of the data, never the time at which it was made.

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Table, TableColumn, TableFunction, TableStyle, Workbook, Worksheet, XlsxError,
};

use super::excel_number;
use super::layout::{Layout, function, is_calculated, name_column, printable};
use tavle_base::{Diagnostic, FileId, Place, message};
use tavle_pages::data::spreadsheet::{Choices, Holds, Number, TotalRow, Value, is_like_a_formula};
use tavle_pages::{NO_DAY, Spreadsheet};
use tavle_schema::Total;

/// How high a line of text is, in points, and how high a row can be.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;
/// The most that a cell can hold, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// A4 and A3, as Excel counts paper.
const A4: u8 = 9;
const A3: u8 = 8;

/// A data set of this file as a workbook. It fails only where the data is beyond what Excel can hold.
pub fn xlsx(sheet: &Spreadsheet, file: FileId) -> Result<Vec<u8>, Box<Diagnostic>> {
    workbook(sheet, &Layout::of(sheet)).map_err(|error| no_workbook(file, &error))
}

/// The problem of data that no workbook of Excel can hold: it has limits, as of a million rows a sheet.
fn no_workbook(file: FileId, error: &dyn std::fmt::Display) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(Place::whole(file), message!("no-workbook", error = error.to_string())))
}

fn workbook(sheet: &Spreadsheet, layout: &Layout<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(sheet)?);
    let data = workbook.add_worksheet();
    data.set_name(&layout.name)?.set_right_to_left(sheet.is_rtl);
    rows(data, sheet, &layout.widths)?;
    table(data, sheet, layout)?;
    totals(data, sheet, layout)?;
    for (n, (holds, list)) in layout.lists.iter().enumerate() {
        drop_downs(data, sheet, *holds, &range(&layout.choices_name, n as u16, list))?;
    }
    print(data, sheet, layout)?;
    if !layout.lists.is_empty() {
        let choices = workbook.add_worksheet();
        choices.set_name(&layout.choices_name)?.set_right_to_left(sheet.is_rtl);
        for (c, ((_, list), width)) in (0..).zip(layout.lists.iter().zip(&layout.list_widths)) {
            self::choices(choices, c, list, *width)?;
        }
        choices.set_freeze_panes(1, 0)?;
    }
    workbook.save_to_buffer().map(made_alike)
}

/// The same bytes on every system: an archive says of each of its files on which one it was packed (APPNOTE 4.4.2), and that
/// is the one on which Tavle runs.
fn made_alike(mut archive: Vec<u8>) -> Vec<u8> {
    const END: &[u8] = b"PK\x05\x06";
    const ENTRY: &[u8] = b"PK\x01\x02";
    const UNIX: u8 = 3;
    let end = archive.windows(END.len()).rposition(|four| four == END).unwrap_or(archive.len());
    let number = |archive: &[u8], at: usize| u16::from_le_bytes([archive[at], archive[at + 1]]) as usize;
    let Some(start) = archive.get(end + 16..end + 20) else { return archive };
    let mut at = u32::from_le_bytes([start[0], start[1], start[2], start[3]]) as usize;
    while archive.get(at..at + 46).is_some_and(|entry| entry.starts_with(ENTRY)) {
        archive[at + 5] = UNIX;
        at += 46 + [28, 30, 32].map(|length| number(&archive, at + length)).iter().sum::<usize>();
    }
    archive
}

/// What is known of the workbook as a whole. The format has no field for the language that this library writes, so it
/// is a property of its own, under the name that Office proposes for it.
fn properties(sheet: &Spreadsheet) -> Result<DocProperties, XlsxError> {
    let mut properties = DocProperties::new()
        .set_title(clean(&sheet.title))
        .set_category(clean(&sheet.kind))
        .set_author(clean(&sheet.owner))
        .set_company(clean(&sheet.owner))
        .set_comment(clean(&sheet.origin.join("\n")))
        .set_creation_datetime(&day(sheet.updated.unwrap_or(NO_DAY))?)
        .set_custom_property("Language", sheet.lang.as_str());
    if let Some(description) = &sheet.description {
        properties = properties.set_subject(clean(description));
    }
    Ok(properties)
}

/// The values, below the row of headings.
fn rows(data: &mut Worksheet, sheet: &Spreadsheet, widths: &[usize]) -> Result<(), XlsxError> {
    let text = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    // Where somebody edits such a cell, it stays text.
    let quoted = text.clone().set_quote_prefix();
    let date = Format::new().set_align(FormatAlign::Top).set_align(FormatAlign::Left).set_num_format("yyyy-mm-dd");
    for (r, values) in (1..).zip(&sheet.rows) {
        for (c, value) in (0..).zip(values) {
            match value {
                Value::Nothing => data.write_blank(r, c, &text)?,
                Value::Text(words) => {
                    let format = if is_like_a_formula(words) { &quoted } else { &text };
                    data.write_string_with_format(r, c, clean(words), format)?
                }
                Value::Number(number) => match number.value().and_then(|value| value.as_float()) {
                    Some(value) => data.write_number_with_format(r, c, value, &shown(number))?,
                    // Excel keeps 15 digits, so a longer number is text.
                    None => data.write_string_with_format(r, c, clean(&number.words), &text)?,
                },
                // The calendar of Excel begins in 1900; what is before is text.
                Value::Day(value, words) => match day(*value) {
                    Ok(value) => data.write_datetime_with_format(r, c, value, &date)?,
                    Err(_) => data.write_string_with_format(r, c, clean(words), &text)?,
                },
                Value::Hour(at, words) => match hour(*at) {
                    Ok(value) => {
                        data.write_datetime_with_format(r, c, value, &date.clone().set_num_format("yyyy-mm-dd hh:mm"))?
                    }
                    Err(_) => data.write_string_with_format(r, c, clean(words), &text)?,
                },
            };
        }
    }
    for (c, width) in (0..).zip(widths) {
        data.set_column_width(c, (width + 1) as f64)?;
    }
    // Excel finds out by itself how high a row is; other programs take its word for it, and have none.
    for (r, values) in (1..).zip(&sheet.rows) {
        let lines = values.iter().zip(widths).map(|(value, width)| lines(&value.shown(), *width)).max().unwrap_or(1);
        if lines > 1 {
            data.set_row_height(r, (lines as f64 * LINE).min(HIGHEST))?;
        }
    }
    Ok(())
}

/// How a number looks.
fn shown(number: &Number) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match excel_number::format(number) {
        Some(code) => format.set_num_format(code),
        None => format,
    }
}

/// How many lines a text takes in a column, broken between words.
fn lines(text: &str, width: usize) -> usize {
    let line = |line: &str| {
        let (mut lines, mut used) = (1, 0);
        for length in line.split_whitespace().map(|word| word.chars().count()) {
            let wanted = if used == 0 { length } else { used + 1 + length };
            if wanted <= width {
                used = wanted;
            } else {
                lines += usize::from(used > 0) + length.saturating_sub(1) / width;
                used = length.min(width);
            }
        }
        lines
    };
    text.lines().map(line).sum::<usize>().max(1)
}

/// The rows as a table with headings, which screen readers announce, and which can be sorted and filtered.
fn table(data: &mut Worksheet, sheet: &Spreadsheet, layout: &Layout<'_>) -> Result<(), XlsxError> {
    // Programs that do not know the styles of Excel's tables see the headings by this.
    let bold = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
    let head = |title: &String| TableColumn::new().set_header(clean(title)).set_header_format(&bold);
    let mut heads: Vec<TableColumn> = layout.headings.iter().map(head).collect();
    // The first row of totals is one of the table's own. What is in it follows its filter and is never sorted.
    if let Some(total) = sheet.totals.first() {
        for (c, head) in heads.iter_mut().enumerate() {
            let number = total.numbers.iter().find(|(at, _)| *at == c).map(|(_, number)| number);
            *head = match number {
                Some(number) if is_calculated(sheet, c, number) => head.clone().set_total_function(match total.total {
                    Total::Sum => TableFunction::Sum,
                    Total::Mean => TableFunction::Average,
                }),
                Some(number) => head.clone().set_total_label(clean(&number.words)),
                None if name_column(total, sheet.columns.len()) == Some(c) => {
                    head.clone().set_total_label(clean(&total.name))
                }
                None => continue,
            };
        }
    }
    let about = sheet.description.as_ref().unwrap_or(&sheet.title);
    let table = Table::new()
        .set_name(layout.table_name.as_str())
        .set_style(TableStyle::Light1)
        .set_alt_text_title(clean(&sheet.title))
        .set_alt_text(clean(about))
        .set_columns(&heads)
        .set_total_row(!sheet.totals.is_empty());
    let last = heads.len().max(1) as u16 - 1;
    // A table has at least one row.
    let rows = sheet.rows.len().max(1) + usize::from(!sheet.totals.is_empty());
    data.add_table(0, 0, rows as u32, last, &table)?;
    Ok(())
}

/// What stands below the rows, with what it is at first: some programs show that and do not calculate.
fn totals(data: &mut Worksheet, sheet: &Spreadsheet, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (n, total) in sheet.totals.iter().enumerate() {
        let r = (sheet.rows.len() + 1 + n) as u32;
        if let Some(c) = name_column(total, sheet.columns.len()) {
            data.write_string_with_format(r, c as u16, clean(&total.name), &bold)?;
        }
        for (c, number) in &total.numbers {
            match number.value().filter(|_| is_calculated(sheet, *c, number)) {
                Some(value) => {
                    let formula = formula(total, layout, *c).set_result(value.as_str());
                    data.write_formula_with_format(r, *c as u16, formula, &shown(number).set_bold())?;
                }
                None => {
                    data.write_string_with_format(r, *c as u16, clean(&number.words), &bold)?;
                }
            }
        }
    }
    Ok(())
}

/// The formula of a total: of what a filter leaves in a column of the table.
fn formula(total: &TotalRow, layout: &Layout<'_>, column: usize) -> Formula {
    let heading = &layout.headings[column];
    let mut column = String::new();
    for c in clean(heading).chars() {
        // These mean something there.
        if matches!(c, '[' | ']' | '#' | '\'') {
            column.push('\'');
        }
        column.push(c);
    }
    Formula::new(format!("SUBTOTAL({},{}[{column}])", function(total.total), layout.table_name))
}

/// Lets people choose in the columns of a kind what stands in a range of another sheet. A state is one of them; where
/// units stand there may be several, so they are only proposed.
fn drop_downs(data: &mut Worksheet, sheet: &Spreadsheet, holds: Holds, range: &str) -> Result<(), XlsxError> {
    let list = DataValidation::new().allow_list_formula(Formula::new(range));
    let list = match holds {
        Holds::State => list.set_error_style(DataValidationErrorStyle::Stop),
        _ => list.show_error_message(false),
    };
    for (c, _) in (0..).zip(&sheet.columns).filter(|(_, column)| column.holds == holds) {
        data.add_data_validation(1, c, sheet.rows.len().max(1) as u32, c, &list)?;
    }
    Ok(())
}

/// Where the words of a list stand, as a formula.
fn range(sheet: &str, column: u16, list: &Choices) -> String {
    let letter = char::from(b'A' + column as u8);
    format!("='{}'!${letter}$2:${letter}${}", sheet.replace('\'', "''"), list.words.len() + 1)
}

/// A list of what can be chosen, under its heading.
fn choices(sheet: &mut Worksheet, column: u16, list: &Choices, width: usize) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, column, clean(&list.title), &Format::new().set_bold())?;
    for (r, word) in (1..).zip(&list.words) {
        sheet.write_string(r, column, clean(word))?;
    }
    sheet.set_column_width(column, (width + 2) as f64)?;
    Ok(())
}

/// On screen the headings stay where they are; on paper they stand on every sheet, which lies on its side.
fn print(data: &mut Worksheet, sheet: &Spreadsheet, layout: &Layout<'_>) -> Result<(), XlsxError> {
    data.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    data.set_landscape().set_paper_size(if layout.is_wide { A3 } else { A4 }).set_print_fit_to_pages(1, 0);
    // An ampersand begins a command there. The line has 255 signs at most.
    let title: String = clean(&sheet.title).replace('\n', " ").chars().take(100).collect();
    data.set_header(format!("&L{}", title.replace('&', "&&"))).set_footer("&R&P / &N");
    Ok(())
}

/// A day in Excel's calendar. Its day 0 is the last of 1899 for the library and no day at all for Excel.
fn day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = if day.year() < 1900 { 0 } else { day.year().unsigned_abs() };
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8)
}

/// The same with its hour.
fn hour(at: DateTime) -> Result<ExcelDateTime, XlsxError> {
    day(at.date())?.and_hms(at.hour() as u16, at.minute() as u8, 0)
}

/// A text without characters that XML cannot hold, and not longer than a cell.
fn clean(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= LONGEST_TEXT
    };
    printable(text).chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_pages::data::spreadsheet::Column;

    /// A spreadsheet with these columns and one row.
    fn sheet(titles: impl Iterator<Item = String>) -> Spreadsheet {
        let columns: Vec<Column> = titles.map(|title| Column { title, holds: Holds::Any }).collect();
        let none = || Choices { title: String::new(), words: Vec::new() };
        Spreadsheet {
            title: "Plan".into(),
            description: None,
            kind: "Table".into(),
            lang: "en".into(),
            is_rtl: false,
            writes_decimal_comma: false,
            owner: "Small".into(),
            origin: Vec::new(),
            updated: None,
            path: "plan".into(),
            rows: vec![columns.iter().map(|_| Value::Text("x".into())).collect()],
            totals: Vec::new(),
            columns,
            states: none(),
            units: none(),
            choices_title: "Choices".into(),
        }
    }

    #[test]
    fn a_text_takes_as_many_lines_as_its_words_need() {
        for (text, expected) in [
            ("", 1),
            ("Byrådet", 1),
            ("Byrådet har besluttet", 3),
            ("Udvalg\nByråd", 2),
            ("Beskæftigelsesforvaltningen", 3),
        ] {
            assert_eq!(lines(text, 10), expected, "{text}");
        }
    }

    #[test]
    fn headings_may_be_the_same_or_empty() {
        let sheet = sheet(["When", "when", "", "When 2", "When"].into_iter().map(str::to_owned));
        assert!(workbook(&sheet, &Layout::of(&sheet)).is_ok());
    }

    #[test]
    fn more_than_excel_can_hold_is_a_problem() {
        let sheet = sheet((0..20_000).map(|n| n.to_string()));
        let problem = xlsx(&sheet, FileId(7)).expect_err("Excel has 16,384 columns");
        assert_eq!((problem.code(), problem.place.clone()), ("no-workbook", Some(Place::whole(FileId(7)))));
    }
}
