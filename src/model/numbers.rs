//! Whether the figures of a text are the same in another language.
//!
//! Languages set them differently: `100.000`, `100,000` and `100 000`; `9.30` and `9 h 30`; `2026-27` and `2026-2027`; a
//! month as a number or a word, small numbers as words, and the marks of a list as numbers or letters. None of that is a
//! difference. A figure that one language has and the other cannot have meant is.

use std::collections::BTreeSet;

/// What languages write as words rather than as figures, at most.
const AS_WORD: u64 = 20;

/// The figures in a text.
#[derive(Debug, Default)]
struct Figures<'t> {
    all: Vec<Figure<'t>>,
}

/// A number as it stands in a text.
#[derive(Debug)]
struct Figure<'t> {
    written: &'t str,
    /// Its digits without what stands between them, and without zeros that only fill: `05`, `1250`.
    digits: String,
    /// Its digits between one mark and the next.
    parts: Vec<String>,
    /// Whether another language may go without it: the mark of a list, a month in a date, a code.
    optional: bool,
}

/// The figures that stand in one text and not in the other, as they are written; nothing if none does.
pub fn differ(a: &str, b: &str) -> Option<(Vec<String>, Vec<String>)> {
    if a == b || !(has_digit(a) || has_digit(b)) {
        return None;
    }
    let (a, b) = (figures(a), figures(b));
    let (only_a, only_b) = (a.without(&b), b.without(&a));
    let is_same = match (only_a.as_slice(), only_b.as_slice()) {
        ([], []) => true,
        // On one side only: numbers that the other language has written as words.
        (rest, []) | ([], rest) => rest.iter().all(|one| one.digits.parse::<u64>().is_ok_and(|n| n <= AS_WORD)),
        (left, right) => in_a_row(left) == in_a_row(right) || a.parts() == b.parts() || are_rounded(left, right),
    };
    let written = |figures: Vec<&Figure<'_>>| figures.into_iter().map(|one| one.written.to_owned()).collect();
    (!is_same).then(|| (written(only_a), written(only_b)))
}

/// Whether a text has a digit. To look at every byte, without stopping at the first, is quicker: many are looked at in
/// one go. The two others begin the digits of Arabic and Persian.
fn has_digit(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | byte.is_ascii_digit() | matches!(byte, 0xd9 | 0xdb))
}

/// The digits of some figures, one after the other: `9.30` and `9 h 30` are the same.
fn in_a_row(figures: &[&Figure<'_>]) -> String {
    figures.iter().flat_map(|one| one.parts.iter()).map(String::as_str).collect()
}

/// Whether each figure of one side is one of the other in thousands or millions: `2` and `2,000,000`.
fn are_rounded(left: &[&Figure<'_>], right: &[&Figure<'_>]) -> bool {
    let is_pair = |a: &str, b: &str| {
        let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
        let zeros = long.len() - short.len();
        zeros >= 3 && short.len() <= 3 && long.starts_with(short) && long[short.len()..].bytes().all(|b| b == b'0')
    };
    left.len() == right.len()
        && left.iter().zip(right).all(|(a, b)| a.digits == b.digits || is_pair(&a.digits, &b.digits))
}

impl Figures<'_> {
    /// The figures that must be in the other text and are not.
    fn without(&self, other: &Self) -> Vec<&Figure<'_>> {
        let is_there = |one: &Figure<'_>| other.all.iter().any(|two| is_same(one, two));
        self.all.iter().filter(|one| !one.optional && !is_there(one)).collect()
    }

    /// The parts of all figures, whatever stands between them.
    fn parts(&self) -> BTreeSet<&str> {
        self.all.iter().filter(|one| !one.optional).flat_map(|one| one.parts.iter().map(String::as_str)).collect()
    }
}

/// Whether two figures are one number. An hour may be counted twice from one to twelve.
fn is_same(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    if one.digits == two.digits {
        return true;
    }
    let hour = |figure: &Figure<'_>| match figure.parts.as_slice() {
        [hour, minute] if minute.len() == 2 => Some((hour.parse::<u8>().ok()?, minute.clone())),
        _ => None,
    };
    match (hour(one), hour(two)) {
        (Some((one, a)), Some((two, b))) => a == b && one.abs_diff(two) == 12 && one.max(two) < 24,
        _ => false,
    }
}

/// All figures of a text, in order.
fn figures(text: &str) -> Figures<'_> {
    let mut found = Figures::default();
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let end = |n: usize| signs.get(n).map_or(text.len(), |(at, _)| *at);
    let mut n = 0;
    while n < signs.len() {
        if digit(signs[n].1).is_none() {
            n += 1;
            continue;
        }
        let first = n;
        let mut parts = vec![String::new()];
        loop {
            while let Some(digit) = signs.get(n).and_then(|(_, c)| digit(*c)) {
                if let Some(part) = parts.last_mut() {
                    part.push(digit);
                }
                n += 1;
            }
            match joined(&signs, n, &parts) {
                Some(next) => n = next,
                None => break,
            }
            parts.push(String::new());
        }
        let written = &text[end(first)..end(n)];
        let is_code = is_code(&signs, first);
        add(text, written, parts, is_code, &mut found);
    }
    optional_marks(text, &mut found);
    found
}

/// Where the next part of a number begins, if one follows after the `parts` that end at `n`.
fn joined(signs: &[(usize, char)], n: usize, parts: &[String]) -> Option<usize> {
    let is_digit = |n: usize| signs.get(n).is_some_and(|(_, c)| digit(*c).is_some());
    let mark = signs.get(n)?.1;
    // `9 h 30` and `9h30`: the sign of the hour.
    let sign = if matches!(mark, ' ' | '\u{a0}' | '\u{202f}') { n + 1 } else { n };
    if signs.get(sign).is_some_and(|(_, c)| *c == 'h') && parts.len() == 1 && parts[0].len() <= 2 {
        let after = if signs.get(sign + 1).is_some_and(|(_, c)| c.is_whitespace()) { sign + 2 } else { sign + 1 };
        return (is_digit(after) && is_digit(after + 1) && !is_digit(after + 2)).then_some(after);
    }
    if !is_digit(n + 1) {
        return None;
    }
    let three = is_digit(n + 2) && is_digit(n + 3) && !is_digit(n + 4);
    let is_group = three && parts[0].len() <= 3 && parts[1..].iter().all(|part| part.len() == 3);
    match mark {
        '.' | ',' | ':' | '٫' | '٬' => Some(n + 1),
        // Blanks and apostrophes stand between thousands only.
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => is_group.then_some(n + 1),
        _ => None,
    }
}

/// The digit that a character is.
fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// Whether a number belongs to a code: a letter stands before it without a blank, as in `C01.1.2`, `4.b.1` or `COVID-19`.
fn is_code(signs: &[(usize, char)], first: usize) -> bool {
    let mut before = signs[..first].iter().rev().map(|(_, c)| *c);
    match before.next() {
        Some(c) if c.is_alphabetic() => true,
        Some('.' | '-' | '‑') => before.next().is_some_and(char::is_alphabetic),
        _ => false,
    }
}

/// Adds a number that stands in these parts: one number, or those of a date.
fn add<'t>(text: &'t str, written: &'t str, parts: Vec<String>, is_code: bool, found: &mut Figures<'t>) {
    let plain = |part: &str| match part.len() {
        2 => part.trim_start_matches('0').to_owned(),
        _ => part.to_owned(),
    };
    let figure = |parts: Vec<String>, optional: bool| {
        let digits: String = match parts.as_slice() {
            [one] => plain(one),
            _ => parts.concat(),
        };
        Figure { written, digits: if digits.is_empty() { "0".into() } else { digits }, parts, optional }
    };
    let is_date = !is_code && written.bytes().all(|b| b.is_ascii_digit() || b == b'.') && is_date(&parts);
    if let ([day, month, year], true) = (parts.as_slice(), is_date) {
        found.all.push(figure(vec![plain(day)], false));
        found.all.push(figure(vec![plain(month)], true));
        found.all.push(figure(vec![full_year(year)], false));
        return;
    }
    // `2026-27` is `2026-2027`.
    let before = found.all.last();
    let two_digits = matches!(parts.as_slice(), [one] if one.len() == 2);
    if let (Some(before), true) = (before.filter(|before| is_year(before)), two_digits)
        && is_range(text, before.written, written)
        && parts[0].as_str() > &before.digits[2..]
    {
        let whole = format!("{}{}", &before.digits[..2], parts[0]);
        found.all.push(figure(vec![whole], is_code));
        return;
    }
    // Whole hours are written without minutes too, and numbers without the zeros after their point.
    let is_whole = matches!(parts.as_slice(), [hour, zeros] if hour.len() <= 2 && zeros == "00");
    match is_whole {
        true => found.all.push(figure(vec![parts[0].clone()], is_code)),
        false => found.all.push(figure(parts, is_code)),
    }
}

/// Whether these are day, month and year.
fn is_date(parts: &[String]) -> bool {
    let within = |part: &str, last: u32| part.len() <= 2 && part.parse::<u32>().is_ok_and(|n| (1..=last).contains(&n));
    matches!(parts, [day, month, year] if within(day, 31) && within(month, 12) && matches!(year.len(), 2 | 4))
}

fn full_year(year: &str) -> String {
    if year.len() == 2 { format!("20{year}") } else { year.to_owned() }
}

fn is_year(figure: &Figure<'_>) -> bool {
    figure.digits.len() == 4
        && figure.parts.len() == 1
        && (figure.digits.starts_with("19") || figure.digits.starts_with("20"))
}

/// Whether two pieces of a text have only a hyphen, a dash or a slash between them.
fn is_range(text: &str, before: &str, after: &str) -> bool {
    let at = |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
    let gap = text.get(at(before) + before.len()..at(after)).unwrap_or("");
    matches!(gap, "-" | "‑" | "–" | "/")
}

/// Makes the marks of a list optional: `1)`, `2)` or `1.`, `2.`, which other languages may write as letters.
fn optional_marks(text: &str, found: &mut Figures<'_>) {
    let mark = |figure: &Figure<'_>| {
        let end = figure.written.as_ptr() as usize - text.as_ptr() as usize + figure.written.len();
        let rest = text.get(end..)?;
        let mark = rest.chars().next().filter(|c| matches!(c, ')' | '.'))?;
        let stands_alone = mark == ')' || rest[1..].starts_with(char::is_whitespace);
        (figure.parts.len() == 1 && stands_alone).then_some(mark)
    };
    for sign in [')', '.'] {
        let marked: Vec<usize> = (0..found.all.len()).filter(|&n| mark(&found.all[n]) == Some(sign)).collect();
        let is_list = marked.iter().zip(1u64..).all(|(&n, number)| found.all[n].digits.parse() == Ok(number));
        if is_list && (sign == ')' || marked.len() > 1) {
            marked.into_iter().for_each(|n| found.all[n].optional = true);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_text_differs_from_itself(text in "(\\PC|[0-9 .,:)h/-]|20[0-9]{2}|٣|–|\u{a0}){0,30}", other in "[0-9a-h .,:)-]{0,20}") {
            prop_assert_eq!(differ(&text, &text), None);
            // Whether there is a difference does not depend on which language comes first.
            prop_assert_eq!(differ(&text, &other).is_some(), differ(&other, &text).is_some());
        }
    }

    #[test]
    fn numbers_are_the_same_however_a_language_writes_them() {
        for (a, b) in [
            ("1.250 borgere inden 31. oktober 2026", "1,250 citizens by 31 October 2026"),
            ("kl. 10.30–15", "10:30 to 15"),
            ("ingen tal", "no figures"),
            ("100,000 people", "100 000 personnes"),
            ("100,000 people", "100\u{a0}000 personnes"),
            ("1,250,000 people", "1\u{202f}250\u{202f}000 personnes"),
            ("100 people of 100,000", "100 personnes sur 100 000"),
            ("100 children in week 18", "i uge 18 100 børn"),
            ("12'500 Franken", "12,500 francs"),
            ("the school year 2026-27", "skoleåret 2026-2027"),
            ("2026/27", "2026–2027"),
            ("27 børn i 2026", "in 2026 27 children"),
            ("9.30 am", "9 h 30"),
            ("9.30 am", "9h30"),
            ("kl. 14.30", "2.30 pm"),
            ("kl. 9", "9:00"),
            ("den 31.10.2026", "31 October 2026"),
            ("05.06.25", "5 June 2025"),
            ("1) et 2) to", "(a) one (b) two"),
            ("1. Et 2. To", "a. One b. Two"),
            ("tre skoler", "3 schools"),
            ("C01.1.2 Et spor", "A track"),
            ("4.b.1 Et spor af 10", "A track of 10"),
            ("2 mio. kr.", "DKK 2,000,000"),
            ("1. kvartal 2027", "Q1 2027"),
            ("٢٠٢٦", "2026"),
            ("۱۲ مدرسه", "12 schools"),
            ("CO2 og PM2.5", "carbon dioxide and particles"),
        ] {
            assert_eq!(differ(a, b), None, "{a} / {b}");
            assert_eq!(differ(b, a), None, "{b} / {a}");
        }
    }

    #[test]
    fn a_number_that_is_another_is_found() {
        for (a, b, only_a, only_b) in [
            ("uge 18", "week 19", &["18"] as &[&str], &["19"] as &[&str]),
            ("inden 2026", "by 2027", &["2026"], &["2027"]),
            ("1.250 borgere", "12,500 citizens", &["1.250"], &["12,500"]),
            ("1.000 kr.", "DKK 10,000", &["1.000"], &["10,000"]),
            ("inden 2027", "soon", &["2027"], &[]),
            ("3 skoler", "4 schools", &["3"], &["4"]),
            ("2021–28", "2021–2029", &["28"], &["2029"]),
            ("den 31.10.2026", "30 October 2026", &["31.10.2026"], &["30"]),
            ("40 timer", "hours", &["40"], &[]),
            ("kl. 14.30", "2.45 pm", &["14.30"], &["2.45"]),
        ] {
            let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
            assert_eq!(differ(a, b), Some((owned(only_a), owned(only_b))), "{a} / {b}");
        }
    }
}
