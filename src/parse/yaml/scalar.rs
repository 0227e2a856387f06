//! What a word written without quotes is: nothing, a truth value, a number or a text.
//!
//! The rules are those of `serde_yaml`, by which the words of themes are read.

use tavle_base::Digits;

/// A word written without quotes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Plain<'a> {
    Empty,
    Bool(bool),
    Whole(u64),
    Negative(i64),
    /// Also a whole number too large for its type.
    Decimal(f64),
    Text(&'a str),
}

/// What `word` is.
pub(super) fn plain(word: &str) -> Plain<'_> {
    match word {
        "" | "~" | "null" | "Null" | "NULL" => return Plain::Empty,
        "true" | "True" | "TRUE" => return Plain::Bool(true),
        "false" | "False" | "FALSE" => return Plain::Bool(false),
        _ => {}
    }
    let first = word.as_bytes()[0];
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.' | b'i' | b'I' | b'n' | b'N')) {
        return Plain::Text(word);
    }
    number(word).unwrap_or(Plain::Text(word))
}

/// The digits of the number that `word` is, if it is a number that can be written in digits.
pub(super) fn digits(word: &str) -> Option<Digits> {
    match plain(word) {
        Plain::Whole(number) => Digits::read(&number.to_string()),
        Plain::Negative(number) => Digits::read(&number.to_string()),
        Plain::Decimal(_) => Digits::read(word),
        Plain::Empty | Plain::Bool(_) | Plain::Text(_) => None,
    }
}

/// The number that `word` is, if it is one. `007` is none: it is a text of three digits.
fn number(word: &str) -> Option<Plain<'_>> {
    let (negative, digits) = match word.as_bytes() {
        [b'-', ..] => (true, &word[1..]),
        [b'+', ..] => (false, &word[1..]),
        _ => (false, word),
    };
    if digits.starts_with(['+', '-']) {
        return None;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(rest) = digits.strip_prefix(prefix) {
            let signed = !rest.starts_with(['+', '-']);
            return u64::from_str_radix(rest, radix).ok().filter(|_| signed).and_then(|size| whole(negative, size));
        }
    }
    if digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if let Ok(size) = digits.parse::<u64>() {
        return whole(negative, size).or(Some(Plain::Decimal(-(size as f64))));
    }
    match digits {
        ".inf" | ".Inf" | ".INF" => {
            return Some(Plain::Decimal(if negative { f64::NEG_INFINITY } else { f64::INFINITY }));
        }
        ".nan" | ".NaN" | ".NAN" if digits.len() == word.len() => return Some(Plain::Decimal(f64::NAN)),
        _ => {}
    }
    let decimal = digits.parse::<f64>().ok().filter(|decimal| decimal.is_finite())?;
    Some(Plain::Decimal(if negative { -decimal } else { decimal }))
}

/// A whole number with its sign.
fn whole(negative: bool, size: u64) -> Option<Plain<'static>> {
    match negative {
        false => Some(Plain::Whole(size)),
        true => 0i64.checked_sub_unsigned(size).map(Plain::Negative),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_quotes_are_read_as_serde_yaml_reads_them() {
        for word in [
            "2026",
            "1.10",
            "-3",
            "+4",
            "007",
            "-007",
            "0",
            "-0",
            "0x1F",
            "0o17",
            "0b101",
            "-0x1F",
            "1e3",
            "1_000",
            ".5",
            "5.",
            "12.345.678",
            "true",
            "True",
            "yes",
            "no",
            "null",
            "~",
            "Null",
            ".inf",
            "-.inf",
            "inf",
            "nan",
            "infinity",
            "1-2",
            "2026-03-01",
            "12:30",
            "18446744073709551615",
            "-9223372036854775808",
            "++1",
            "+-1",
            "0x",
            "0x+1",
            "-",
            "+",
            ".",
            "-.5",
            "1e999",
            "--1",
        ] {
            let expected = match serde_yaml::from_str::<serde_yaml::Value>(word) {
                Ok(serde_yaml::Value::Null) => Plain::Empty,
                Ok(serde_yaml::Value::Bool(bool)) => Plain::Bool(bool),
                Ok(serde_yaml::Value::Number(number)) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                    (Some(size), ..) => Plain::Whole(size),
                    (_, Some(size), _) => Plain::Negative(size),
                    (.., decimal) => Plain::Decimal(decimal.unwrap_or(f64::NAN)),
                },
                Ok(serde_yaml::Value::String(_)) => Plain::Text(word),
                // A lone hyphen is the start of a list, not a word.
                _ => continue,
            };
            let read = match plain(word) {
                Plain::Negative(0) => Plain::Whole(0),
                read => read,
            };
            assert_eq!(read, expected, "{word}");
        }
    }
}
