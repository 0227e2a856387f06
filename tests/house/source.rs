//! Rust files, read just well enough to judge them: code apart from comments, without its tests, as paths.
//!
//! This is no parser. It knows comments, literals, `#[cfg(test)]` and the shape of a path; that is all the rules of
//! the house ask for, and it reads the whole of `src/` in a few milliseconds.

use std::collections::HashSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

/// One file below `src/`.
pub struct Source {
    /// From the repository's root, with `/`.
    pub path: String,
    /// All of it but its tests, which are blanks, so that every line and column is where it was.
    pub text: String,
    /// The code alone: comments and literals are blanks too.
    pub code: String,
    /// The comments alone, in the same manner, those of tests among them.
    pub comments: String,
    /// Whether it holds nothing but tests.
    pub is_test: bool,
    /// The files of modules that it declares for tests only.
    test_files: Vec<String>,
}

const FOR_TESTS: &str = "#[cfg(test)]";

/// All Rust files below `src/`, in the order of their paths.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    rust_files(&root.join("src"), &mut paths);
    let mut sources: Vec<Source> = paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a readable file");
            let relative = path.strip_prefix(root).expect("a file below the root");
            Source::new(relative.to_string_lossy().replace('\\', "/"), text)
        })
        .collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let tests: HashSet<String> = sources.iter().flat_map(|source| source.test_files.clone()).collect();
    for source in &mut sources {
        source.is_test |= tests.contains(&source.path);
    }
    sources
}

fn rust_files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

impl Source {
    pub fn new(path: String, mut text: String) -> Self {
        let (mut code, comments) = apart(&text);
        let test_files = test_files(&path, &code);
        for part in tests(&code) {
            let blank = blank(&text[part.clone()]);
            text.replace_range(part.clone(), &blank);
            code.replace_range(part, &blank);
        }
        let is_test = path.ends_with("/tests.rs") || path.contains("/tests/");
        Self { path, text, code, comments, is_test, test_files }
    }

    /// The room it belongs to: `cli` for `src/cli/build.rs`.
    pub fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split('/').next().unwrap_or(inside)
    }

    /// The names of the modules that lead from its room to this file's own code: `a` and `b` for `src/cli/a/b.rs`.
    pub fn module(&self) -> Vec<&str> {
        let inside = self.path.trim_end_matches(".rs").split('/').skip(2);
        inside.filter(|part| !matches!(*part, "lib" | "mod")).collect()
    }

    /// The line, from 1, on which a byte stands.
    pub fn line(&self, byte: usize) -> usize {
        self.text[..byte].matches('\n').count() + 1
    }

    /// Where a word or a piece of code stands in `within`, as a whole: not inside a longer word.
    pub fn find<'a>(&'a self, within: &'a str, sought: &'a str) -> impl Iterator<Item = usize> + 'a {
        let starts = sought.starts_with(is_word);
        let ends = sought.ends_with(is_word);
        within.match_indices(sought).map(|(at, _)| at).filter(move |at| {
            let before = within[..*at].chars().next_back().is_some_and(is_word);
            let after = within[at + sought.len()..].chars().next().is_some_and(is_word);
            !(starts && before || ends && after)
        })
    }

    /// Every path in the code with the byte at which it begins; `a::{b, c::d}` is two.
    pub fn paths(&self) -> Vec<(usize, String)> {
        let code = &self.code;
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(offset) = code[at..].find(is_word) {
            let start = at + offset;
            let length = code[start..].find(|c| !is_word(c)).unwrap_or(code.len() - start);
            let end = path_end(code, start + length);
            for (path, _) in expand(&code[start..end]) {
                found.push((start, path));
            }
            at = end;
        }
        found
    }

    /// Every import and re-export: the statement's bytes, the path, and the name that it has here.
    pub fn imports(&self) -> Vec<(Range<usize>, String, String)> {
        let statements = self.find(&self.code, "use").map(|start| {
            let end = self.code[start..].find(';').map_or(self.code.len(), |length| start + length);
            (start..end, self.code[start + "use".len()..end].trim())
        });
        let each = |(at, written): (Range<usize>, &str)| {
            expand(written).into_iter().map(|(path, name)| (at.clone(), path, name)).collect::<Vec<_>>()
        };
        statements.flat_map(each).collect()
    }
}

pub fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The files of modules that are declared for tests only.
fn test_files(path: &str, code: &str) -> Vec<String> {
    let folder = match path.rsplit_once('/') {
        Some((folder, "mod.rs" | "lib.rs" | "main.rs")) => folder,
        _ => path.trim_end_matches(".rs"),
    };
    let declared = code.split(FOR_TESTS).skip(1);
    declared
        .filter_map(|rest| rest.trim_start().strip_prefix("mod ")?.split_once(';').map(|(name, _)| name))
        .filter(|name| name.chars().all(is_word))
        .flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")])
        .collect()
}

/// Where the path goes on to, when its first word ends at `end`.
fn path_end(code: &str, mut end: usize) -> usize {
    while let Some(rest) = code[end..].strip_prefix("::") {
        if rest.starts_with('{') {
            let mut depth = 0;
            let close = rest.find(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth == 0
            });
            return end + 2 + close.map_or(rest.len(), |close| close + 1);
        }
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        if word == 0 {
            break;
        }
        end += 2 + word;
    }
    end
}

/// `a::{b, c::{d, e as f}}` as `a::b`, `a::c::d`, `a::c::e`, each with the name that it has here: `b`, `d`, `f`.
fn expand(path: &str) -> Vec<(String, String)> {
    let Some((before, group)) = path.split_once('{') else {
        let (path, alias) = path.split_once(" as ").map_or((path, None), |(path, alias)| (path, Some(alias)));
        let path = path.trim_end_matches("::self");
        let name = alias.unwrap_or_else(|| path.rsplit("::").next().unwrap_or(path));
        return vec![(path.to_owned(), name.to_owned())];
    };
    let inside = group.strip_suffix('}').unwrap_or(group);
    let mut depth = 0;
    let items = inside.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let items = items.map(str::trim).filter(|item| !item.is_empty());
    items.flat_map(|item| expand(&format!("{before}{item}"))).collect()
}

/// The code and the comments of a text, each with blanks where the other and literals were.
fn apart(text: &str) -> (String, String) {
    let (mut code, mut comments) = (String::with_capacity(text.len()), String::with_capacity(text.len()));
    let mut at = 0;
    while at < text.len() {
        let (length, what) = token(text, at);
        let piece = &text[at..at + length];
        let blank = blank(piece);
        code.push_str(if what == OutputKind::Code { piece } else { &blank });
        comments.push_str(if what == OutputKind::Comment { piece } else { &blank });
        at += length;
    }
    (code, comments)
}

#[derive(PartialEq)]
enum OutputKind {
    Code,
    Comment,
    Literal,
}

/// What stands at a byte, and for how many bytes.
fn token(text: &str, at: usize) -> (usize, OutputKind) {
    let rest = &text[at..];
    let follows_word = text[..at].chars().next_back().is_some_and(is_word);
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), OutputKind::Comment);
    }
    if rest.starts_with("/*") {
        return (rest.find("*/").map_or(rest.len(), |end| end + 2), OutputKind::Comment);
    }
    if rest.starts_with('"') {
        return (quoted(rest, '"'), OutputKind::Literal);
    }
    if let (false, Some(hashes)) = (follows_word, raw_hashes(rest)) {
        let close = format!("\"{}", "#".repeat(hashes));
        let open = rest.find('"').unwrap_or(0) + 1;
        return (rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len()), OutputKind::Literal);
    }
    // A quote begins a character, unless it is the mark of a lifetime.
    let mut ahead = rest.chars().skip(1);
    if rest.starts_with('\'') && matches!((ahead.next(), ahead.next()), (Some('\\'), _) | (_, Some('\''))) {
        return (quoted(rest, '\''), OutputKind::Literal);
    }
    (rest.chars().next().map_or(1, char::len_utf8), OutputKind::Code)
}

/// The length of a literal that begins and ends with `quote`.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, c)| {
        let is_end = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        is_end
    });
    end.map_or(rest.len(), |(at, c)| at + c.len_utf8())
}

/// The number of `#` of a raw string that begins here.
fn raw_hashes(rest: &str) -> Option<usize> {
    let inside = ["r", "br", "cr"].into_iter().find_map(|prefix| rest.strip_prefix(prefix))?;
    let unhashed = inside.trim_start_matches('#');
    unhashed.starts_with('"').then_some(inside.len() - unhashed.len())
}

/// Where the things are that are compiled for tests only.
fn tests(code: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = code[at..].find(FOR_TESTS) {
        let start = at + offset;
        let mut depth = 0;
        let end = code[start + FOR_TESTS.len()..].find(|c| {
            depth += i32::from(matches!(c, '{' | '(' | '[')) - i32::from(matches!(c, '}' | ')' | ']'));
            depth == 0 && matches!(c, ';' | '}')
        });
        at = end.map_or(code.len(), |end| start + FOR_TESTS.len() + end + 1);
        found.push(start..at);
    }
    found
}

/// As many blanks as the text has bytes, on as many lines.
fn blank(text: &str) -> String {
    text.chars().flat_map(|c| std::iter::repeat_n(if c == '\n' { c } else { ' ' }, c.len_utf8())).collect()
}
