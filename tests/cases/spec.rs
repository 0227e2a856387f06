//! A file of cases as it is written: headings, prose and fenced blocks.

use std::ops::Range;

/// A file of cases.
#[derive(Default)]
pub struct Spec {
    /// The files that every case begins with.
    pub defaults: Vec<Block>,
    pub cases: Vec<Case>,
}

/// One case.
pub struct Case {
    pub title: String,
    /// From `as-of: 2027-01-01` in the prose.
    pub as_of: Option<String>,
    /// Whether printed documents are made, from `print: yes` in the prose.
    pub print: bool,
    pub blocks: Vec<Block>,
    /// Where its last block ends: there a block that is wanted would stand.
    pub end: usize,
}

/// A fenced block.
#[derive(Clone)]
pub struct Block {
    pub role: Role,
    /// Whether all cases of the file begin with it.
    is_default: bool,
    text: String,
    /// The words after the path, as in `crlf`.
    options: Vec<String>,
}

/// What a fenced block is for.
#[derive(Clone)]
pub enum Role {
    /// A file of the site.
    Input(String),
    /// A file of the default site that this one does not have.
    Absent(String),
    Expected(Expected),
}

/// What is expected.
#[derive(Clone, Default)]
pub struct Expected {
    /// The words after the fence.
    pub info: String,
    /// `diagnostics`, `notes`, `outputs`, `html`, `text`, `table`, `ids` or `links`.
    pub kind: String,
    pub path: String,
    pub selector: String,
    pub text: String,
    /// Where the text stands in the file of cases; empty for a block that is not there.
    pub at: Range<usize>,
}

const KINDS: [&str; 12] =
    ["diagnostics", "notes", "outputs", "found", "html", "text", "table", "ids", "links", "lines", "rows", "document"];

impl Block {
    /// The bytes of an input file: its text, as the words after its path ask for it.
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = self.text.clone();
        let mut latin1 = false;
        for option in &self.options {
            match option.split_once('=').unwrap_or((option, "")) {
                ("crlf", _) => text = text.replace('\n', "\r\n"),
                ("bom", _) => text.insert(0, '\u{feff}'),
                ("tabs", _) => text = text.replace('→', "\t"),
                ("decomposed", _) => text = text.replace('å', "a\u{30a}").replace('Å', "A\u{30a}"),
                ("repeat", count) => text = text.repeat(count.parse().expect("a number after `repeat=`")),
                ("last", count) => text = with_last(&text, count.parse().expect("a number after `last=`")),
                ("latin1", _) => latin1 = true,
                (other, _) => panic!("`{other}` is not known after a path"),
            }
        }
        match latin1 {
            true => text.chars().map(|c| u8::try_from(u32::from(c)).expect("a sign of Latin-1")).collect(),
            false => text.into_bytes(),
        }
    }
}

/// A text whose last line stands so many times in it, with the number of each in the place of `{n}`.
fn with_last(text: &str, count: usize) -> String {
    let (before, last) = text.trim_end().rsplit_once('\n').expect("a line before the last one");
    let lines = (1..=count).map(|n| last.replace("{n}", &n.to_string()).replace('⏎', "\n"));
    format!("{before}\n{}\n", lines.collect::<Vec<_>>().join("\n"))
}

/// Reads a file of cases.
pub fn read(source: &str) -> Spec {
    let mut spec = Spec::default();
    let mut lines = lines(source);
    while let Some((start, line)) = lines.next() {
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        if ticks >= 3 {
            let fence = &line[..ticks];
            let begin = start + line.len() + 1;
            let mut end = begin;
            for (at, line) in lines.by_ref() {
                end = at;
                if line.trim_end() == fence {
                    break;
                }
            }
            let block = block(line[ticks..].trim(), &source[begin..end], begin..end);
            match spec.cases.last_mut() {
                Some(case) if !block.is_default => {
                    case.blocks.push(block);
                    case.end = end + ticks + 1;
                }
                _ => spec.defaults.push(block),
            }
        } else if let Some(title) = line.strip_prefix("## ") {
            let end = start + line.len() + 1;
            spec.cases.push(Case { title: title.to_owned(), as_of: None, print: false, blocks: Vec::new(), end });
        } else if let (Some(case), Some((_, day))) = (spec.cases.last_mut(), line.split_once("as-of: ")) {
            case.as_of = Some(day.chars().take("2026-11-22".len()).collect());
        } else if let (Some(case), true) = (spec.cases.last_mut(), line.contains("print: yes")) {
            case.print = true;
        }
    }
    spec
}

/// Each line with the byte at which it begins.
fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    source.split('\n').map(move |line| {
        let at = start;
        start += line.len() + 1;
        (at, line)
    })
}

fn block(info: &str, text: &str, at: Range<usize>) -> Block {
    let mut words = info.split_whitespace().map(str::to_owned);
    let kind = words.next().unwrap_or_default();
    let mut words: Vec<String> = words.collect();
    let is_default = words.first().is_some_and(|word| word == "default");
    if is_default {
        words.remove(0);
    }
    let path = words.first().map(|path| path.replace('␣', " ")).unwrap_or_default();
    // The JSON of data, and the list of it, stand in a folder of the same name as the data itself.
    let is_of_site = ["content/", "data/", "themes/"].iter().any(|folder| path.starts_with(folder));
    let is_input =
        path == "site.yaml" || (is_of_site && ![".json", ".jsonld"].iter().any(|ending| path.ends_with(ending)));
    let role = match (is_input, kind.as_str()) {
        (true, "absent") => Role::Absent(path),
        (true, _) => Role::Input(path),
        (false, kind) if KINDS.contains(&kind) => Role::Expected(Expected {
            info: info.to_owned(),
            kind: kind.to_owned(),
            path,
            selector: words.get(1..).unwrap_or_default().join(" ").trim_matches('`').to_owned(),
            text: text.to_owned(),
            at,
        }),
        (false, _) => panic!("a block is either a file of the site or one of {KINDS:?}, not `{info}`"),
    };
    let options = words.into_iter().skip(1).collect();
    Block { role, is_default, text: text.to_owned(), options }
}

/// The file of cases with what was found in the place of what was expected.
pub fn updated(source: &str, mut edits: Vec<(Expected, String)>) -> String {
    edits.sort_by_key(|(expected, _)| std::cmp::Reverse(expected.at.start));
    let mut out = source.to_owned();
    for (expected, found) in edits {
        let mut found = found.trim_end().to_owned();
        if !found.is_empty() {
            found.push('\n');
        }
        if expected.kind.is_empty() {
            // The block is not there yet.
            found = format!("\n```{}\n{found}```\n", expected.info);
        }
        out.replace_range(expected.at, &found);
    }
    out
}
