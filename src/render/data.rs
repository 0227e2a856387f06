//! Data sets as files to take along.

use crate::model::theme::Voice;
use crate::pages::Table;

/// A data set as CSV (RFC 4180), made for spreadsheets: UTF-8 with a mark, and with semicolons in languages that write
/// a comma in decimal numbers, as spreadsheets there expect.
pub fn csv(table: &Table<'_>, voice: &Voice) -> Vec<u8> {
    let writes_comma = voice.locale.decimal("1.5").is_some_and(|number| number.contains(','));
    let mut writer = csv::WriterBuilder::new()
        .delimiter(if writes_comma { b';' } else { b',' })
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let has_groups = table.groups.iter().any(|group| group.title.is_some());
    let group = has_groups.then(|| voice.strings.fields.group.to_string());
    let heads = table.columns.iter().map(|column| column.title.words().into_owned());
    let mut all = vec![group.into_iter().chain(heads).collect::<Vec<String>>()];
    for (title, texts) in table.flat() {
        all.push(has_groups.then_some(title).into_iter().chain(texts).map(harmless).collect());
    }
    for record in all {
        // Writing to memory cannot fail.
        let _ = writer.write_record(record);
    }
    writer.into_inner().unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: String) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text,
    }
}

/// A data file as JSON: the same keys and values as in its YAML, in all languages.
pub fn json(yaml: &str) -> Vec<u8> {
    let value: serde_json::Value = serde_yaml::from_str(yaml).unwrap_or_default();
    let mut json = serde_json::to_vec_pretty(&value).unwrap_or_default();
    json.push(b'\n');
    json
}
