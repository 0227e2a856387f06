//! Whether any text makes the reader of YAML fail: millions of files of this repository with slips in them are read.
//!
//!     cargo run --release -p tavle-parse --example fuzz -- [COUNT] [SEED]
//!
//! No text may end the program; each diagnostic must lie within its text, between two characters; and in a text without
//! problems, what stands at the place of each value and key, read by itself, must be that value or key. It is not part of
//! tests/run. It ends with 1 where something was found, and says of which text.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "it is run by hand, and touches no site"
)]

use std::fs;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde_json::Value;
use tavle_base::{At, FileId, KeyPath, Part};
use tavle_parse::yaml::{self, Places};

const COUNT: u64 = 1_000_000;

/// What is put into texts.
const SLIPS: [&str; 90] = [
    "a",
    "da",
    "\"*\"",
    "*",
    "&x ",
    "*x",
    "!t ",
    "!!str ",
    ":",
    ": ",
    ":\n",
    "- ",
    "-",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "\n  - ",
    "? ",
    "\n? ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "\"",
    "'",
    "#",
    " # x",
    "|",
    "|\n",
    ">",
    ">-\n",
    "|+\n",
    "|2\n",
    "\t",
    "\r\n",
    "\r",
    "~",
    "null",
    "true",
    "no",
    "0",
    "007",
    "0x1F",
    "0o7",
    "1e3",
    "-1",
    ".inf",
    ".nan",
    "1_000",
    "2026-03-19",
    "1.10",
    "---",
    "\n---\n",
    "\n...\n",
    "%YAML 1.2\n",
    "%",
    "@",
    "`",
    "\\",
    "\\n",
    "\\x41",
    "\\u00e6",
    "\u{feff}",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "æ",
    "😀",
    "\0",
    "\u{7}",
    "\u{7f}",
    "\u{1b}",
    "<<: ",
    "''",
    "\"\"",
    "{}",
    "[]",
    "a: b\n",
    "key:value",
    "'a': ",
    "\"a\nb\"",
    "a\n b",
    "1e400",
    "\u{ffff}",
    "\"\\e[31m\"",
    "\"\\r\"",
];

/// Numbers that look drawn by lot, the same for the same seed (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end.max(1)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// Adds the YAML files in a folder and those below it.
fn files(folder: &Path, all: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            all.extend(fs::read_to_string(path));
        }
    }
}

/// Some lines of a file, or signs alone, with a few slips.
fn text(dice: &mut Dice, files: &[String]) -> String {
    if dice.below(3) == 0 {
        return (0..=dice.below(30)).map(|_| dice.of(&SLIPS)).collect();
    }
    let file = &files[dice.below(files.len())];
    let lines: Vec<&str> = file.split_inclusive('\n').collect();
    let first = dice.below(lines.len());
    let some = &lines[first..lines.len().min(first + 1 + dice.below(14))];
    let indent = |line: &&&str| line.len() - line.trim_start_matches(' ').len();
    let least = some.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(&line)).min().unwrap_or(0);
    let mut text: String = some.iter().map(|line| line.get(least..).unwrap_or("\n")).collect();
    for _ in 0..dice.below(5) {
        let at = text.floor_char_boundary(dice.below(text.len() + 1));
        let end = text.ceil_char_boundary(text.len().min(at + dice.below(8)));
        match dice.below(3) {
            0 => text.replace_range(at..end, ""),
            1 => text.replace_range(at..end, dice.of(&SLIPS)),
            _ => text.insert_str(at, dice.of(&SLIPS)),
        }
    }
    text
}

/// What is wrong with the reading of a text, if anything.
fn wrong(text: &str) -> Option<String> {
    let _ = yaml::kind(text);
    let front = yaml::front_matter(FileId(0), text).diagnostics;
    let read = yaml::recover::<Value>(FileId(0), text, yaml::whole(text));
    for diagnostic in front.iter().chain(&read.diagnostics) {
        for place in diagnostic.places() {
            if let At::Bytes(range) = &place.at
                && text.get(range.clone()).is_none()
            {
                return Some(format!("{} is at {range:?}", diagnostic.code()));
            }
        }
    }
    let value = read.value.value.filter(|_| read.value.partial.is_none() && read.diagnostics.is_empty())?;
    // What stands in front matter is looked up there.
    if text.starts_with("---") {
        return None;
    }
    let places = Places::read(text);
    let piece = |path: &KeyPath, part: Part| places.find(path, part).and_then(|range: Range<usize>| text.get(range));
    let mut left = vec![(KeyPath::top(), value)];
    while let Some((path, value)) = left.pop() {
        match value {
            Value::Array(items) => left.extend(items.into_iter().enumerate().map(|(n, item)| (path.index(n), item))),
            Value::Object(entries) => {
                for (key, value) in entries {
                    let path = path.key(&key);
                    let found = piece(&path, Part::Key);
                    if !found.is_some_and(|found| is_said(found, &Value::String(key))) {
                        return Some(format!("the key of {path} is {found:?}"));
                    }
                    left.push((path, value));
                }
            }
            value => {
                let found = piece(&path, Part::Value);
                if !found.is_some_and(|found| is_said(found, &value)) {
                    return Some(format!("{path} is {found:?}, and was read as {value}"));
                }
            }
        }
    }
    None
}

/// Whether a piece of a text says a value. Texts over several lines are left out: their places hold their indentation. Of a text
/// with blanks around it the place is that of its words, and of one of blanks alone that of its key.
fn is_said(piece: &str, value: &Value) -> bool {
    let is_text = |text: &str| {
        let has_lines = piece.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
        has_lines || text.trim().is_empty() || piece.trim() == text.trim()
    };
    value.as_str().is_some_and(is_text) || yaml::decode::<Value>(FileId(0), piece).value.as_ref() == Some(value)
}

fn main() {
    let mut args = std::env::args().skip(1).map(|arg| arg.parse::<u64>().expect("a number"));
    let (count, seed) = (args.next().unwrap_or(COUNT), args.next().unwrap_or(1));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut all = Vec::new();
    for folder in ["data", "content", "themes", "src"] {
        files(&root.join(folder), &mut all);
    }
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut found = 0;
    for n in 0..count {
        let text = text(&mut dice, &all);
        let said = catch_unwind(AssertUnwindSafe(|| wrong(&text))).unwrap_or_else(|_| Some("it ended".to_owned()));
        if let Some(said) = said {
            found += 1;
            if found <= 20 {
                println!("{text:?}: {said}");
            }
        }
        if (n + 1) % 100_000 == 0 {
            eprintln!("{} of {count} texts, {found} wrong", n + 1);
        }
    }
    println!("{count} texts, {found} wrong");
    std::process::exit(i32::from(found > 0));
}
