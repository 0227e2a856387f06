//! What is said of numbers in chapters: nothing where each language only writes them in its own way, and each digit that is
//! another one, at its line.

use jiff::civil::Date;
use tavle::base::locale::Locale;
use tavle::cli::report;
use tavle::pipeline::{self, Options};
use tavle::routes::Wanted;

use super::built::{self, Broken};
use super::dice::{Choices, Dice};

const TAGS: [&str; 4] = ["da", "en", "fr", "ar"];

/// A number or a date in each of the languages, and whether each of its digits counts in all of them.
struct Number {
    written: [String; 4],
    counts: bool,
}

fn number(dice: &mut Dice<'_>) -> Number {
    let of = |written: [&str; 4]| Number { written: written.map(str::to_owned), counts: true };
    let year = 2021 + dice.below(30);
    match dice.below(9) {
        0 => {
            let n = 21 + dice.below(979);
            of([&n.to_string(), &n.to_string(), &n.to_string(), &arabic(&n.to_string())])
        }
        1 => {
            let (thousands, rest) = (1 + dice.below(999), dice.below(1000));
            let with = |mark: &str| format!("{thousands}{mark}{rest:03}");
            let blank = dice.pick(&[" ", "\u{a0}", "\u{202f}"]);
            of([&with("."), &with(","), &with(blank), &arabic(&with("٬"))])
        }
        2 => {
            let day = Date::new(year as i16, 1 + dice.below(12) as i8, 1 + dice.below(28) as i8).expect("a day");
            let mut written = TAGS.map(|tag| Locale::new(tag).date(day));
            let forms =
                [written[0].clone(), day.strftime("%d.%m.%y").to_string(), day.strftime("%-d.%-m.%Y").to_string()];
            written[0] = dice.pick(&forms).clone();
            Number { written, counts: true }
        }
        3 => {
            let (hour, minute) = (13 + dice.below(10), 10 + dice.below(50));
            let afternoon = hour - 12;
            of([
                &format!("kl. {hour}.{minute}"),
                &format!("{afternoon}.{minute} pm"),
                &format!("{hour} h {minute}"),
                &format!("{hour}:{minute}"),
            ])
        }
        4 => {
            let (short, next) = ((year + 1) % 100, year + 1);
            of([
                &format!("{year}-{short}"),
                &format!("{year}/{next}"),
                &format!("{year}-{next}"),
                &format!("{year}–{short}"),
            ])
        }
        5 => {
            let (whole, rest) = (21 + dice.below(70), 1 + dice.below(9));
            let with = |mark: &str| format!("{whole}{mark}{rest}");
            of([&with(","), &with("."), &with(","), &arabic(&with("٫"))])
        }
        6 => of(["efteråret", "autumn", "automne", "خريف"]
            .map(|season| format!("{season} {year}"))
            .each_ref()
            .map(|one| &**one)),
        7 => Number { counts: false, ..of(["tre", "3", "trois", "ثلاث"]) },
        _ => Number {
            counts: false,
            ..of([
                &format!("2. kvartal {year}"),
                &format!("Q2 {year}"),
                &format!("2e trimestre {year}"),
                &format!("الربع الثاني من {year}"),
            ])
        },
    }
}

/// The digits as Arabic writes them.
fn arabic(text: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|value| char::from_u32(0x660 + value)).unwrap_or(c);
    text.chars().map(digit).collect()
}

/// A chapter's lines, each with a number, in all languages.
fn lines(dice: &mut Dice<'_>) -> Vec<(&'static str, Vec<Number>)> {
    let count = 1 + dice.below(7);
    let forms = ["", "- ", "> ", "## ", "1. ", "[^n]: "];
    (0..count).map(|_| (*dice.pick(&forms), (0..1 + dice.below(3)).map(|_| number(dice)).collect())).collect()
}

/// The files of a site with this chapter. In one language some lines may stand in one paragraph.
fn files(lines: &[(&str, Vec<Number>)], joined: Option<usize>) -> Vec<(String, String)> {
    let tags = TAGS.join(", ");
    let site =
        format!("name: {{ \"*\": Tal }}\nbase_url: https://example.org\nlanguages: [{tags}]\nmissing: fallback\n");
    let mut files = vec![("site.yaml".to_owned(), site)];
    for (n, tag) in TAGS.into_iter().enumerate() {
        let mut text = "---\ntitle: Tal\n---\n".to_owned();
        for (line, (form, numbers)) in lines.iter().enumerate() {
            let words: Vec<&str> = numbers.iter().map(|number| number.written[n].as_str()).collect();
            let words = words.join(" ord ");
            let plain = joined == Some(n) && *form != "[^n]: ";
            match *form {
                "[^n]: " => text.push_str(&format!("ord[^{line}]\n\n[^{line}]: ord {words} ord\n\n")),
                _ if plain => text.push_str(&format!("ord {words} ord\n")),
                form => text.push_str(&format!("{form}ord {words} ord\n\n")),
            }
        }
        files.push((format!("content/tal.{tag}.md"), text));
    }
    files
}

/// The files and lines at which numbers are said to differ, and those that are shown beside them.
fn said(files: &[(String, String)]) -> Vec<Vec<(String, u64)>> {
    let folder = built::folder();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let options = Options {
        root: folder.path().to_owned(),
        base_url: None,
        as_of: super::DAY,
        drafts: false,
        portable: false,
        sizes: Default::default(),
        print: Wanted::Nothing,
    };
    let reading = pipeline::prepare(&options, &());
    let json = report::json(&reading.diagnostics, reading.sources());
    let all: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
    let place = |at: &serde_json::Value| {
        (at["file"].as_str().unwrap_or_default().to_owned(), at["line"].as_u64().unwrap_or_default())
    };
    let differ = all.iter().filter(|problem| problem["code"] == "numbers-differ");
    let places = |problem: &serde_json::Value| {
        std::iter::once(place(problem)).chain(problem["related"].as_array().into_iter().flatten().map(place)).collect()
    };
    differ.map(places).collect()
}

/// The number with one of its digits changed.
fn changed(written: &str, dice: &mut Dice<'_>) -> String {
    let is_digit = |c: char| c.is_ascii_digit() || ('\u{660}'..='\u{669}').contains(&c);
    let digits: Vec<usize> = written.char_indices().filter(|(_, c)| is_digit(*c)).map(|(at, _)| at).collect();
    // The end of a year's range, as in `2026-12`, may be read as something else.
    let digits = &digits[..digits.len().min(4)];
    let at = *dice.pick(digits);
    let old = written[at..].chars().next().expect("a digit");
    let zero = if old.is_ascii() { u32::from('0') } else { 0x660 };
    let value = u32::from(old) - zero;
    let new = char::from_u32(zero + 1 + (value + dice.below(8) as u32) % 9).expect("a digit");
    let new = if new == old { char::from_u32(zero + 1 + value % 9).expect("a digit") } else { new };
    format!("{}{new}{}", &written[..at], &written[at + old.len_utf8()..])
}

pub fn law(choices: &Choices) -> Result<(), Broken> {
    let mut numbers = choices.site.clone();
    numbers.extend(choices.sets.iter().flatten());
    let mut dice = Dice::new(&numbers);
    let mut lines = lines(&mut dice);
    let joined = dice.one_in(4).then(|| dice.below(4));
    let right = files(&lines, joined);
    let wrongly: Vec<String> = said(&right).into_iter().map(|places| format!("{places:?} {right:#?}")).collect();
    Broken::unless_empty("numbers in each language's own way are not warned of", &wrongly)?;

    let counting: Vec<(usize, usize)> = (0..lines.len())
        .flat_map(|line| (0..lines[line].1.len()).map(move |n| (line, n)))
        .filter(|(line, n)| lines[*line].1[*n].counts)
        .collect();
    if counting.is_empty() {
        return Ok(());
    }
    let (line, n) = *dice.pick(&counting);
    let lang = dice.below(4);
    let number = &mut lines[line].1[n];
    let before = number.written[lang].clone();
    number.written[lang] = changed(&before, &mut dice);
    let wrong = files(&lines, None);
    let (path, text) = &wrong[lang + 1];
    let is_there = |text: &str| text.contains(&lines[line].1[n].written[lang]);
    let own: Vec<u64> = (1..).zip(text.lines()).filter(|(_, text)| is_there(text)).map(|(line, _)| line).collect();
    let said = said(&wrong);
    let is_said = said.iter().any(|places| places.iter().any(|(file, line)| file == path && own.contains(line)));
    let how = format!("{before} is {} in {path}\n{said:?}\n{wrong:#?}", lines[line].1[n].written[lang]);
    Broken::unless_empty(
        "a digit that is another one is warned of at its line",
        if is_said { &[] } else { std::slice::from_ref(&how) },
    )
}
