//! Numbers as they are written in data, and what was probably meant by those that are none.

use super::reader::SetReader;
use crate::cursor::PathCursor;
use tavle_base::{Diagnostic, Digits, Message, Severity, message};
use tavle_parse::yaml::Written;

/// A number with all of its digits; nothing for what is none. One with three decimals, which may be thousands, is reported:
/// how severely, says `doubt`.
pub fn number(written: &Written, doubt: Severity, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Option<Digits> {
    let digits = written.number()?;
    if digits.looks_like_thousands() && set.texts.writes_decimal_comma() {
        let whole = digits.as_str().replace('.', "");
        let place = set.texts.place(cursor);
        let (written, decimals) = (digits.as_str(), unmistakable(&digits));
        let message = message!("three-decimals", digits = written, whole, decimals);
        set.texts.diagnostics.push(Diagnostic { severity: doubt, ..Diagnostic::warning(place, message) });
    }
    Some(digits)
}

/// The number with so many decimals, where that is said; one with more is reported, for no digit is left out.
pub fn with_decimals(digits: Digits, wanted: Option<u8>, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Digits {
    let Some(wanted) = wanted.map(usize::from) else { return digits };
    digits.with_decimals(wanted).unwrap_or_else(|| {
        let message = message!("too-many-decimals", digits = digits.as_str(), n = wanted);
        set.texts.diagnostics.push(Diagnostic::error(set.texts.place(cursor), message));
        digits
    })
}

/// The number that was probably meant, as help.
pub fn meant(written: &Written) -> Option<Message> {
    let meant = meant_numbers(written.text()?)?;
    match &meant[..] {
        [meant] if written.text() == Some(meant.as_str()) => {
            Some(message!("help.without-quotes", written = meant.as_str()))
        }
        [meant] => Some(message!("help.instead", written = meant.as_str())),
        [whole, decimal] => Some(message!("help.decimals", whole = whole.as_str(), decimals = unmistakable(decimal))),
        _ => None,
    }
}

/// The same number with another number of decimals than three, so that nobody takes its point for one between thousands.
fn unmistakable(digits: &Digits) -> String {
    let fewer = digits.as_str().trim_end_matches('0').trim_end_matches('.');
    if fewer == digits.as_str() { format!("{digits}0") } else { fewer.to_owned() }
}

/// How words begin that say of a number that it is one of thousands or more, in the languages of the default theme.
const SCALES: [&str; 9] = ["tus", "thou", "tkr", "mio", "mill", "mia", "mrd", "bn", "bill"];

/// The number that was probably meant by a text: one with quotes around it, with a comma for decimals, or with points,
/// commas or spaces between its thousands. Two where it cannot be known.
fn meant_numbers(text: &str) -> Option<Vec<Digits>> {
    // Of millions, all digits are to be written.
    if text
        .split(|c: char| !c.is_alphabetic())
        .any(|word| SCALES.iter().any(|scale| word.to_lowercase().starts_with(scale)))
    {
        return None;
    }
    let is_gap = |c: char| c.is_whitespace() || c == '\'' || c == '’';
    // What is counted is said by the column; a currency by its code may be another than the column's.
    let is_measure = |c: char| c.is_lowercase() || matches!(c, '.' | '%' | '€' | '£' | '$' | ' ');
    let text = text.trim().trim_end_matches(is_measure).replace(is_gap, "");
    let grouped = |mark: char| {
        let mut groups = text.trim_start_matches('-').split(mark);
        let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'));
        first && groups.all(|group| group.len() == 3)
    };
    let read = |decimal: Option<char>| {
        let plain = text.replace(|c| matches!(c, '.' | ',') && Some(c) != decimal, "");
        Digits::read(&plain.replace(',', "."))
    };
    let (last, other) = match (text.rfind(','), text.rfind('.')) {
        (None, None) => return Some(vec![read(None)?]),
        (comma, point) if comma > point => (',', '.'),
        _ => ('.', ','),
    };
    match (text.matches(last).count(), text.contains(other)) {
        // `1,500` is one and a half in Denmark and fifteen hundred in Britain.
        (1, false) if grouped(last) => Some(vec![read(None)?, read(Some(last))?]),
        (1, _) => Some(vec![read(Some(last))?]),
        (_, false) if grouped(last) => Some(vec![read(None)?]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_that_was_meant_is_proposed() {
        for (text, expected) in [
            ("1500", Some("1500")),
            ("1,5", Some("1.5")),
            ("1.250.000,50", Some("1250000.50")),
            ("1,250,000.50", Some("1250000.50")),
            ("1.250.000", Some("1250000")),
            ("1,250,000", Some("1250000")),
            ("100 000", Some("100000")),
            ("100\u{a0}000", Some("100000")),
            ("-12,75", Some("-12.75")),
            ("1,500", Some("1500 or 1.500")),
            ("0,125", Some("0.125")),
            ("1.5", Some("1.5")),
            ("007", Some("7")),
            ("cirka 5", None),
            ("1.2.3", None),
            ("12 %", Some("12")),
            ("1.250.000,50 kr.", Some("1250000.50")),
            ("100.000 EUR", None),
            ("4,5 mio. kr.", None),
            ("12 tusind", None),
            ("ca. 12 personer", None),
        ] {
            let meant = meant_numbers(text);
            let meant = meant.map(|all| all.iter().map(Digits::to_string).collect::<Vec<_>>().join(" or "));
            assert_eq!(meant.as_deref(), expected, "{text}");
        }
    }
}
