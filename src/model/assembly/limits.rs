//! What a file to take along could not hold.

use crate::Site;
use crate::dataset::{Column, Holds, Item, Reports, Value};
use crate::figure_column::FigureColumn;
use crate::text::Text;
use tavle_base::{Diagnostic, Lang, Place, message};

/// The most that a cell of Excel can hold, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// About as much as a figure takes with its time and what it counts.
const LONGEST_FIGURE: usize = 24;

/// Warns of values that are cut in workbooks of Excel.
pub fn cut_in_workbooks(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    if !site.outputs.downloads {
        return;
    }
    for set in &site.data {
        for row in &set.rows {
            // The same figures stand in several columns, all of them in one.
            let is_repeated =
                |column: &Column| matches!(column.holds, Holds::Figures(of) if of != FigureColumn::Values);
            let cells = set.columns.iter().zip(&row.cells).filter(|(column, _)| !is_repeated(column));
            let is_long = |lang: Lang| {
                reported(&row.reports, |text| text.str(lang).len()) > LONGEST_TEXT
                    && reported(&row.reports, |text| text.str(lang).encode_utf16().count()) > LONGEST_TEXT
            };
            let reports = site.languages.all().any(is_long).then_some("reports");
            let cut = cells.filter(|(_, value)| {
                value.as_ref().is_some_and(|value| site.languages.all().any(|lang| is_cut(value, lang)))
            });
            for key in cut.map(|(column, _)| &*column.key).chain(reports) {
                diagnostics.push(Diagnostic::warning(
                    Place::value(set.file, row.path.key(key)),
                    message!("cut-in-workbook", n = LONGEST_TEXT),
                ));
            }
        }
    }
}

/// Whether a value is longer than a cell can be. Bytes are counted first, since there are never fewer of them.
fn is_cut(value: &Value, lang: Lang) -> bool {
    length(value, |text| text.str(lang).len()) > LONGEST_TEXT
        && length(value, |text| text.str(lang).encode_utf16().count()) > LONGEST_TEXT
}

/// How long the texts of reports are, and the line ends between them.
fn reported(reports: &Reports, one: impl Fn(&Text) -> usize) -> usize {
    reports.iter().map(|report| report.text.iter().chain(&report.evidence).map(&one).sum::<usize>() + 1).sum()
}

/// How long a value is, each text in it measured alike; only texts are counted, and the line ends between them.
fn length(value: &Value, one: impl Fn(&Text) -> usize) -> usize {
    let item = |item: &Item| -> usize {
        let own = item.text.iter().chain(&item.decision).chain(item.facts.iter().map(|(_, fact)| fact)).map(&one);
        own.sum::<usize>() + reported(&item.reports, &one)
    };
    match value {
        Value::Text(text) => one(text),
        Value::Texts(texts) => texts.iter().map(|text| one(text) + 1).sum::<usize>().saturating_sub(1),
        Value::Items(items) => items.iter().map(|one| item(one) + 1).sum::<usize>().saturating_sub(1),
        Value::Indicator(indicator) => {
            let each = indicator.each().flat_map(|(group, series)| series.values.iter().map(move |_| group));
            each.map(|group| group.map_or(0, &one) + LONGEST_FIGURE).sum()
        }
        Value::When(_)
        | Value::Status(_)
        | Value::Number(_)
        | Value::Money(_)
        | Value::Choices(_)
        | Value::YesNo(_)
        | Value::Rating(_) => 0,
    }
}
