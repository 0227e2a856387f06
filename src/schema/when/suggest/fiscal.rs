//! Fiscal years as people write them, by both of their years: `2023-24`.

use super::calendar::digits;
use super::guess::Guess;
use tavle_base::message;

/// The words before a fiscal year, in lower case.
const FISCAL: [&str; 6] = ["fy", "regnskabsåret", "regnskabsår", "budgetåret", "financial year", "fiscal year"];

/// A fiscal year by both of its years: `2023-24`, `2023/24`, `FY 2023/2024`.
pub(super) fn years(text: &str) -> Option<Guess> {
    let named = FISCAL.into_iter().find_map(|word| text.strip_prefix(word));
    let plain = named.unwrap_or(text).trim();
    let (first, next) = plain.split_once(['-', '/', '–'])?;
    let (first, next) = (digits(first.trim(), 4..=4)?, next.trim());
    let follows = digits(next, 2..=4)? % 100 == (first + 1) % 100;
    // Two years in full are a range, and what may be a month is one.
    let is_year = follows && (named.is_some() || (next.len() == 2 && digits(next, 2..=2)? > 12));
    is_year.then(|| {
        Guess::Missing(message!("help.calendar.fiscal", first = first.to_string(), next = (first + 1).to_string()))
    })
}
