//! A number as the digits in which it was written.
//!
//! A floating-point number would lose digits: 9007199254740993 becomes …992, and 1250000.50 loses its last zero. A
//! number is therefore kept as text, from the data to every output, and nothing here calculates with it.

use std::fmt;
use std::str::FromStr;

use icu_decimal::input::Decimal;

/// As many significant digits as every floating-point number of 64 bits keeps, and as Excel shows.
const KEPT_BY_FLOATS: usize = 15;

/// A number: a minus sign at most, digits, and a point before its decimals. No zeros stand before the first digit but
/// the one before the point; those at the end are kept. This is also how JSON writes a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits(Box<str>);

impl Digits {
    /// The number that is `written` with a point for decimals, as in `-12345.60`, `+4` or `1e3`. `None` if it is not a
    /// number, or one of more digits than anybody writes.
    pub fn read(written: &str) -> Option<Self> {
        // `5.` is a number in YAML.
        let written = written.strip_suffix('.').unwrap_or(written);
        let mut number = Decimal::from_str(written).ok()?;
        number.absolute.trim_start();
        number.apply_sign_display(icu_decimal::input::SignDisplay::Negative);
        Some(Self(number.to_string().into()))
    }

    /// The digits, as they stand in JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many decimals there are.
    pub fn decimals(&self) -> usize {
        self.0.split_once('.').map_or(0, |(_, decimals)| decimals.len())
    }

    /// The same number with so many decimals; `None` if it has more.
    pub fn with_decimals(&self, wanted: usize) -> Option<Self> {
        let missing = wanted.checked_sub(self.decimals())?;
        let point = if self.decimals() == 0 && missing > 0 { "." } else { "" };
        Some(Self(format!("{}{point}{}", self.0, "0".repeat(missing)).into()))
    }

    /// A hundredth of it, which is as exact.
    pub fn hundredth(&self) -> Self {
        let (sign, size) = self.0.strip_prefix('-').map_or(("", &*self.0), |size| ("-", size));
        let (whole, decimals) = size.split_once('.').unwrap_or((size, ""));
        let whole = format!("{whole:0>3}");
        let (whole, first) = whole.split_at(whole.len() - 2);
        Self(format!("{sign}{whole}.{first}{decimals}").into())
    }

    /// The same number for programs that calculate with floating-point numbers. `None` if it has more digits than
    /// they keep.
    pub fn as_float(&self) -> Option<f64> {
        let digits: String = self.0.chars().filter(char::is_ascii_digit).collect();
        let significant = digits.trim_matches('0').len();
        (significant <= KEPT_BY_FLOATS).then(|| self.0.parse().ok()).flatten()
    }

    /// Whether a reader of a language that writes a decimal comma may take it for a whole number with a point after
    /// its thousands: `1.500`.
    pub fn looks_like_thousands(&self) -> bool {
        let digits = self.0.trim_start_matches('-');
        digits
            .split_once('.')
            .is_some_and(|(whole, decimals)| decimals.len() == 3 && whole.len() <= 3 && !whole.starts_with('0'))
    }
}

impl From<usize> for Digits {
    fn from(number: usize) -> Self {
        Self(number.to_string().into())
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_is_kept() {
        for (written, expected) in [
            ("1250000.50", Some("1250000.50")),
            ("9007199254740993", Some("9007199254740993")),
            ("-0.10", Some("-0.10")),
            ("+4", Some("4")),
            (".5", Some("0.5")),
            ("5.", Some("5")),
            ("00.50", Some("0.50")),
            ("1e3", Some("1000")),
            ("1.50e1", Some("15.0")),
            ("0", Some("0")),
            ("-7", Some("-7")),
            ("", None),
            (".", None),
            ("1,5", None),
            ("1.250.000", None),
            ("12a", None),
        ] {
            assert_eq!(Digits::read(written).as_ref().map(Digits::as_str), expected, "{written}");
        }
    }

    #[test]
    fn a_float_stands_for_a_number_only_where_it_keeps_its_digits() {
        for (written, expected) in [
            ("1250000.50", Some(1_250_000.5)),
            ("0.1", Some(0.1)),
            ("123456789012345", Some(123_456_789_012_345.0)),
            ("5000000000000000000", Some(5e18)),
            ("9007199254740993", None),
            ("0.1234567890123456", None),
        ] {
            assert_eq!(Digits::read(written).and_then(|digits| digits.as_float()), expected, "{written}");
        }
    }

    #[test]
    fn a_hundredth_has_every_digit() {
        for (written, expected) in
            [("12.5", "0.125"), ("100", "1.00"), ("-7", "-0.07"), ("0.30", "0.0030"), ("12345", "123.45")]
        {
            let hundredth = Digits::read(written).map(|digits| digits.hundredth());
            assert_eq!(hundredth.as_ref().map(Digits::as_str), Some(expected), "{written}");
        }
    }

    #[test]
    fn three_decimals_may_be_thousands() {
        for (written, expected) in [
            ("1.500", true),
            ("-12.500", true),
            ("999.999", true),
            ("0.125", false),
            ("1234.500", false),
            ("1.5", false),
            ("1.5000", false),
            ("1500", false),
        ] {
            assert_eq!(
                Digits::read(written).is_some_and(|digits| digits.looks_like_thousands()),
                expected,
                "{written}"
            );
        }
    }
}
