//! Numbers with what they count, and amounts of money, as a language writes them.

use crate::context::LocalizedSite;
use tavle_base::Digits;
use tavle_model::dataset::OwnColumn;
use tavle_schema::fill;

/// The place of the number in a pattern.
pub const SLOT: &str = "{number}";

/// How the numbers of a column are written, `{number}` in the place of each.
pub fn pattern(column: Option<&OwnColumn>, localized: LocalizedSite<'_>) -> String {
    let measure = column.and_then(|own| own.measure.as_ref()).map(|measure| measure.str(localized.lang));
    match column.and_then(|own| own.currency) {
        Some(currency) => of_currency(currency.code(), localized),
        None => measured(measure, localized),
    }
}

/// How numbers are written with what they count.
pub fn measured(measure: Option<&str>, localized: LocalizedSite<'_>) -> String {
    let words = &localized.strings().amounts;
    match measure {
        Some("%") => words.percent.to_string(),
        Some(measure) => fill(&words.measure, &[("number", SLOT), ("measure", measure)]),
        None => SLOT.to_owned(),
    }
}

/// How an amount in a currency is written, by its code.
pub fn of_currency(code: &str, localized: LocalizedSite<'_>) -> String {
    let words = &localized.strings().amounts;
    let pattern = words.currencies.get(code).unwrap_or(&words.money);
    fill(pattern, &[("amount", SLOT), ("currency", code)])
}

/// A number in the words of a language, by a pattern.
pub fn written(number: &Digits, pattern: &str, localized: LocalizedSite<'_>) -> String {
    let written = localized.locale().decimal(number.as_str()).unwrap_or_else(|| number.to_string());
    fill(pattern, &[("number", &written)])
}
