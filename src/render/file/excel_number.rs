//! How a number is shown in a workbook of Excel, in the language of its number formats (ISO/IEC 29500-1, 18.8.31).

use tavle_pages::data::spreadsheet::Number;

/// The format of a number: as many decimals as it has, and what stands around it. Nothing for a whole number of which
/// nothing more is known, so that whoever writes decimals into its place sees them.
pub fn format(number: &Number) -> Option<String> {
    let (look, decimals) = (&number.look, number.digits.decimals());
    if decimals == 0 && !look.is_grouped {
        return None;
    }
    let whole = if look.is_grouped { "#,##0" } else { "0" };
    let point = if decimals == 0 { "" } else { "." };
    let around = |text: &str| quoted(text, look.is_percent);
    Some(format!("{}{whole}{point}{}{}", around(&look.before), "0".repeat(decimals), around(&look.after)))
}

/// A text as it is, and not as a command of the format. The sign for a hundredth is one where the number is multiplied by it.
fn quoted(text: &str, is_percent: bool) -> String {
    let mut out = String::new();
    for piece in text.split_inclusive(['%', '"']) {
        let (words, sign) = match piece.chars().last() {
            Some(sign @ ('%' | '"')) => (&piece[..piece.len() - 1], Some(sign)),
            _ => (piece, None),
        };
        if !words.is_empty() {
            out.push_str(&format!("\"{words}\""));
        }
        match sign {
            Some('%') if is_percent => out.push('%'),
            Some(sign) => out.extend(['\\', sign]),
            None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_base::Digits;
    use tavle_pages::data::spreadsheet::NumberLook;

    #[test]
    fn what_stands_around_a_number_is_no_command() {
        let look = |is_grouped, is_percent, before: &str, after: &str| NumberLook {
            is_grouped,
            is_percent,
            before: before.into(),
            after: after.into(),
        };
        for (digits, look, expected) in [
            ("7", look(false, false, "", ""), None),
            ("7.50", look(false, false, "", ""), Some("0.00")),
            ("1250000", look(true, false, "", " kr."), Some("#,##0\" kr.\"")),
            ("12.5", look(true, true, "", " %"), Some("#,##0.0\" \"%")),
            ("12.5", look(true, false, "\"5%\" ", ""), Some("\\\"\"5\"\\%\\\"\" \"#,##0.0")),
        ] {
            let digits = Digits::read(digits).expect("a number");
            let number = Number { words: digits.to_string(), digits, look };
            assert_eq!(format(&number).as_deref(), expected);
        }
    }
}
