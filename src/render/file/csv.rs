//! A data set as comma-separated values (RFC 4180), for spreadsheets.

use tavle_pages::Spreadsheet;
use tavle_pages::data::spreadsheet::{Value, is_like_a_formula};

/// A data set as CSV: UTF-8 with a mark, by which spreadsheets know it, and with semicolons in languages that write a
/// comma in decimal numbers, as spreadsheets there expect. Lines end in CR and LF; a cell with a separator, a quotation
/// mark or a line end in it is quoted.
pub fn csv(sheet: &Spreadsheet) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(if sheet.writes_decimal_comma { b';' } else { b',' })
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let heads = sheet.columns.iter().map(|column| harmless(&column.title)).collect();
    let rows = sheet.rows.iter().map(|row| row.iter().map(|value| written(value, sheet)).collect());
    for record in std::iter::once::<Vec<String>>(heads).chain(rows) {
        if let Err(error) = writer.write_record(record) {
            unreachable!("writing to memory cannot fail, and all rows are as long as the heads: {error}");
        }
    }
    writer.into_inner().expect("writing to memory cannot fail")
}

fn written(value: &Value, sheet: &Spreadsheet) -> String {
    match value {
        // A number may begin with a minus, as it is one. Nothing stands between its thousands: where a spreadsheet is set to
        // another language, it would be a decimal sign.
        Value::Number(number) if sheet.writes_decimal_comma => number.digits.as_str().replace('.', ","),
        Value::Number(number) => number.digits.to_string(),
        Value::Nothing => String::new(),
        Value::Text(words) | Value::Day(_, words) | Value::Hour(_, words) => harmless(words),
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe before it says that it is text. Programs that part a file
/// into lines first see each line of a cell as the beginning of one.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive(['\n', '\r']) {
        // An empty line does not begin a formula within a cell, as it would before one.
        let is_first = out.is_empty();
        if is_like_a_formula(line) && (is_first || !line.starts_with(['\n', '\r'])) {
            out.push('\'');
        }
        out.push_str(line);
    }
    out
}
