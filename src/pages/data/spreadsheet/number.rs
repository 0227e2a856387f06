//! A number in a cell: its digits, and how a workbook shows them. Nothing here knows how a workbook is written.

use crate::context::LocalizedSite;
use crate::exhibit::amount;
use crate::table::Column;
use tavle_base::Digits;
use tavle_base::locale::MINUS;

/// A number in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    pub digits: Digits,
    /// How it is written in the language, without what it counts.
    pub words: String,
    pub look: NumberLook,
}

/// How a workbook shows a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberLook {
    /// Whether its thousands stand apart. Not where nothing is said of what it counts: it may be a year.
    pub is_grouped: bool,
    /// Whether it is a hundred times its value.
    pub is_percent: bool,
    /// What stands before and after the digits, such as a currency.
    pub before: String,
    pub after: String,
}

impl Number {
    /// A number without what it counts, which the heading says. Programs read one with a hyphen before it, and take one with
    /// a minus for text.
    pub fn new(digits: &Digits, look: NumberLook, localized: LocalizedSite<'_>) -> Self {
        let written = localized.locale().decimal(digits.as_str());
        let words = written.unwrap_or_else(|| digits.to_string()).replace(MINUS, "-");
        Self { digits: digits.clone(), words, look }
    }

    /// The number with which a workbook calculates; nothing for one with more digits than it keeps.
    pub fn value(&self) -> Option<Digits> {
        let value = if self.look.is_percent { self.digits.hundredth() } else { self.digits.clone() };
        value.as_float().is_some().then_some(value)
    }

    /// How it is shown.
    pub fn shown(&self) -> String {
        format!("{}{}{}", self.look.before, self.words, self.look.after)
    }
}

impl NumberLook {
    /// An amount in a currency, by its code.
    pub fn money(currency: &str, localized: LocalizedSite<'_>) -> Self {
        Self::by_pattern(&amount::of_currency(currency, localized))
    }

    /// The numbers of a column.
    pub fn of(column: &Column<'_>, localized: LocalizedSite<'_>) -> Self {
        match column.measure {
            Some("%") => Self::percent(&localized.strings().amounts.percent),
            measure => Self { is_grouped: measure.is_some() || column.total.is_some(), ..Self::default() },
        }
    }

    fn by_pattern(pattern: &str) -> Self {
        let (before, after) = pattern.split_once(amount::SLOT).unwrap_or(("", ""));
        Self { is_grouped: true, is_percent: false, before: before.to_owned(), after: after.to_owned() }
    }

    /// Numbers of which a hundred are a whole. A workbook knows that by the sign, in every script; where the language has a
    /// word in its place, they are shown as any others.
    fn percent(pattern: &str) -> Self {
        let look = Self::by_pattern(&pattern.replace('٪', "%"));
        let is_percent = format!("{}{}", look.before, look.after).matches('%').count() == 1;
        Self { is_percent, ..look }
    }
}
