//! The figures of a text: numbers, dates and times of day as languages write them, and what of them another language may
//! go without.

use tavle_base::locale::Months;

/// The figures in a text.
#[derive(Debug, Default)]
pub struct Figures<'t> {
    pub all: Vec<Figure<'t>>,
    /// The months of its dates, from 1, each as it is written: a figure, or a name beside one.
    pub months: Vec<(u8, &'t str)>,
}

/// A number as it stands in a text.
#[derive(Debug)]
pub struct Figure<'t> {
    pub written: &'t str,
    /// Its digits without what stands between them, and without zeros that only fill: `05`, `1250`.
    pub digits: String,
    /// Its digits between one mark and the next.
    pub parts: Vec<String>,
    /// Whether another language may go without it: the mark of a list, a month in a date, a code.
    pub is_optional: bool,
}

/// All figures of a text, in order. The names of months are known where `months` has them.
pub fn figures<'t>(text: &'t str, months: Option<&Months>) -> Figures<'t> {
    let mut found = Figures::default();
    if !has_digit(text) {
        return found;
    }
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
        if let Some(fraction) = signs.get(n).and_then(|(_, c)| fraction(*c)) {
            parts.push(fraction.to_owned());
            n += 1;
        }
        let written = &text[end(first)..end(n)];
        let is_code = is_code(&signs, first) || is_country_code(&signs, first, n);
        add(text, written, parts, is_code, &mut found);
        if let Some(month) = months.and_then(|known| month_beside(text, end(first)..end(n), known)) {
            found.months.push(month);
        }
    }
    // A month may stand between its day and its year, and is one month then.
    found.months.dedup_by(|a, b| std::ptr::eq(a.1, b.1));
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

/// The zeros of the scripts whose digits are read, each with nine others after it.
const ZEROS: [char; 14] = [
    '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}', '\u{c66}', '\u{ce6}', '\u{d66}',
    '\u{e50}', '\u{1040}', '\u{ff10}',
];

/// The digit that a character is, in any of the scripts whose digits are read.
fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let value = ZEROS.into_iter().find_map(|zero| (c as u32).checked_sub(zero as u32).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// Whether a text has a digit or could have one. To look at every byte, without stopping at the first, is quicker: many
/// are looked at in one go. The digits of other scripts begin with these bytes, and few texts have them.
pub fn has_digit(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | byte.is_ascii_digit() | (byte >= 0xd9))
}

/// What a sign after a number adds behind its point: `2½` is 2.5.
fn fraction(c: char) -> Option<&'static str> {
    match c {
        '¼' => Some("25"),
        '½' => Some("5"),
        '¾' => Some("75"),
        _ => None,
    }
}

/// The month whose name stands beside a number, as in `5. juni`, `June 5`, `juin 2025` and `5 de junio`.
fn month_beside<'t>(text: &'t str, number: std::ops::Range<usize>, months: &Months) -> Option<(u8, &'t str)> {
    // Further away it stands beside something else.
    const NEAR: usize = 60;
    let text = &text[..text.floor_char_boundary(number.end + NEAR)];
    let begin = text.ceil_char_boundary(number.start.saturating_sub(NEAR));
    let (text, number) = (&text[begin..], number.start - begin..number.end - begin);
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '.' | ',');
    let known = |word: &&'t str| months.find(word).is_some();
    let name = |word: &'t str| Some((months.find(word)?, word));
    let mut after = text[number.end..].split(is_blank).filter(|word| !word.is_empty());
    // Between the two may stand one short word, as in Spanish.
    let is_short = |word: &str| word.chars().count() <= 3;
    let next = after.next();
    let following = next.filter(known).or_else(|| after.next().filter(|_| next.is_some_and(is_short)).filter(known));
    let before = text[..number.start].split(is_blank).rev().find(|word| !word.is_empty()).filter(known);
    following.or(before).and_then(name)
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

/// Whether the number up to `end` is the code of a country before the digits of a telephone number: `+45 12 34 56 78`.
fn is_country_code(signs: &[(usize, char)], first: usize, end: usize) -> bool {
    let sign = |n: usize| signs.get(n).map(|(_, c)| *c);
    let is_after_plus = first.checked_sub(1).and_then(sign) == Some('+');
    let blanks = signs[end..].iter().take_while(|(_, c)| c.is_whitespace() || matches!(c, ')' | '(' | '-')).count();
    is_after_plus && (1..=3).contains(&blanks) && sign(end + blanks).is_some_and(|c| digit(c).is_some())
}

/// Whether an hour that ends at `end` is said to be of the morning or of the evening.
fn half_of_day(text: &str, end: usize) -> Option<HalfOfDay> {
    let rest = text[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let halves = [
        ("am", HalfOfDay::Morning),
        ("a.m.", HalfOfDay::Morning),
        ("pm", HalfOfDay::Evening),
        ("p.m.", HalfOfDay::Evening),
    ];
    let is_said = |word: &str| {
        let said = rest.get(..word.len()).is_some_and(|said| said.eq_ignore_ascii_case(word));
        said && !rest[word.len()..].starts_with(char::is_alphanumeric)
    };
    halves.into_iter().find(|(word, _)| is_said(word)).map(|(_, half)| half)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum HalfOfDay {
    Morning,
    Evening,
}

/// The hour of the day that is said to be in one half of it: `7 pm` is 19.
fn hour_of_day(parts: &[String], half: HalfOfDay) -> Option<u32> {
    let hour = match parts {
        [hour] => hour,
        [hour, minute] if minute.len() == 2 => hour,
        _ => return None,
    };
    let hour = hour.parse::<u32>().ok().filter(|hour| (1..=12).contains(hour))?;
    Some(hour % 12 + if half == HalfOfDay::Evening { 12 } else { 0 })
}

/// Adds a number that stands in these parts: one number, or those of a date.
fn add<'t>(text: &'t str, written: &'t str, mut parts: Vec<String>, is_code: bool, found: &mut Figures<'t>) {
    let plain = |part: &str| match part.len() {
        2 => part.trim_start_matches('0').to_owned(),
        _ => part.to_owned(),
    };
    let figure = |parts: Vec<String>, is_optional: bool| {
        let digits: String = match parts.as_slice() {
            [one] => plain(one),
            _ => parts.concat(),
        };
        Figure { written, digits: if digits.is_empty() { "0".into() } else { digits }, parts, is_optional }
    };
    let end = written.as_ptr() as usize - text.as_ptr() as usize + written.len();
    if let Some(half) = half_of_day(text, end)
        && let Some(hour) = hour_of_day(&parts, half)
    {
        // In `7-9 pm` both hours are of the evening.
        if let Some(before) = found.all.last_mut().filter(|before| is_range(text, before.written, written))
            && let Some(first) = hour_of_day(&before.parts, half).filter(|first| *first < hour)
        {
            before.parts[0] = first.to_string();
            before.digits = before.parts.concat();
        }
        parts[0] = hour.to_string();
    }
    let is_date = !is_code && written.chars().all(|c| digit(c).is_some() || c == '.') && is_date(&parts);
    if let ([day, month, year], true) = (parts.as_slice(), is_date) {
        found.months.extend(month.parse().ok().map(|month| (month, written)));
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

/// Makes the marks of a list optional: `1)`, `2)` or `1.`, `2.`, which other languages may write as letters; and `24/7`, which
/// they say in words.
fn optional_marks(text: &str, found: &mut Figures<'_>) {
    let mark = |figure: &Figure<'_>| {
        let end = figure.written.as_ptr() as usize - text.as_ptr() as usize + figure.written.len();
        let rest = text.get(end..)?;
        let mark = rest.chars().next().filter(|c| matches!(c, ')' | '.'))?;
        // `1. quarter` is none: what a list says begins as a sentence does.
        let begins =
            |rest: &str| rest.starts_with(char::is_whitespace) && !rest.trim_start().starts_with(char::is_lowercase);
        (figure.parts.len() == 1 && (mark == ')' || begins(&rest[1..]))).then_some(mark)
    };
    // Around the clock.
    for n in 1..found.all.len() {
        let (before, own) = (found.all[n - 1].written, found.all[n].written);
        if (before, own) == ("24", "7") && is_range(text, before, own) {
            found.all[n - 1].is_optional = true;
            found.all[n].is_optional = true;
        }
    }
    for sign in [')', '.'] {
        let marked: Vec<usize> = (0..found.all.len()).filter(|&n| mark(&found.all[n]) == Some(sign)).collect();
        let is_list = marked.iter().zip(1u64..).all(|(&n, number)| found.all[n].digits.parse() == Ok(number));
        if is_list && (sign == ')' || marked.len() > 1) {
            marked.into_iter().for_each(|n| found.all[n].is_optional = true);
        }
    }
}
