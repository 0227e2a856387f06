//! A refusal in plain words: a code, what is wrong and what to do.

use std::ops::Range;

use super::Reason;
use super::lines::line_at;
use super::node::{Node, Value};
use super::page::{Page, quoted, short};
use super::refusal::{Found, Why};
use crate::base::diagnostic::did_you_mean;

/// What is said of a text in braces that a comma divides: `range` is all of it, and `rest` what follows the comma.
pub(super) fn comma(page: Page<'_>, range: Range<usize>, rest: &str) -> Reason {
    let written = page.quote(&range);
    let is_number = written.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-' | b' '));
    let help = match is_number && written.matches(',').count() == 1 {
        true => format!(
            "write the decimals of a number after a point: `{}`; put a text in quotes: {}",
            written.replace(", ", ",").replace(',', "."),
            quoted(&written)
        ),
        false => format!("put the whole text in quotes: {}", quoted(&written)),
    };
    let message = format!("in braces a comma ends the text, and `{}` is not a key with a value", short(rest));
    Reason::new("comma-in-text", message, Some(help))
}

/// What is said of `node`, which stands under `key` where it stands in a record.
pub(super) fn say(why: &Why, page: Page<'_>, node: &Node, key: Option<(&str, &Range<usize>)>) -> Reason {
    match why {
        Why::Reason(problem) => match number(page, node) {
            Some(written) if problem.code == "not-a-text" => not_a_text(&written),
            _ => problem.clone(),
        },
        Why::UnknownKey { key, .. } if key.starts_with('-') => Reason::new(
            "yaml-syntax",
            "a space is missing after the hyphen",
            Some(format!("write `- {}`", short(key.trim_start_matches('-')))),
        ),
        Why::UnknownKey { key, known } => Reason::new(
            "unknown-key",
            format!("`{}` is not a key that is known here", short(key)),
            did_you_mean(key, known.iter().copied()),
        ),
        Why::MissingKey(key) => {
            Reason::new("missing-key", format!("`{key}` is missing here"), Some(format!("write `{key}:` and a value")))
        }
        Why::Empty => match key {
            Some((key, span)) => Reason::new(
                "empty-value",
                format!("`{}` is left empty", short(key)),
                Some(match after_hash(page, span) {
                    Some(text) => {
                        format!("what follows `#` is a comment; if it is the text, put it in quotes: {}", quoted(text))
                    }
                    None => "write a value, or remove the key".into(),
                }),
            ),
            None => Reason::new(
                "empty-value",
                "nothing is written here",
                Some("write a value, or remove the hyphen or comma".into()),
            ),
        },
        Why::UnknownWord { word, known } => Reason::new(
            "unknown-word",
            format!("`{}` is not a word that can stand here", short(word)),
            did_you_mean(word, known.iter().copied()),
        ),
        Why::WrongShape { found, wanted } => wrong_shape(*found, wanted, page, node),
        Why::NotARecord { found, known } => {
            let problem = wrong_shape(*found, "a map", page, node);
            let keys: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
            let help = problem.help.map(|help| format!("{help}; it may have these: {}", keys.join(", ")));
            Reason { help, ..problem }
        }
        Why::Other(words) => Reason::new("bad-value", "this value cannot be used here", Some(words.clone())),
    }
}

/// What follows the key with this place on its line where that is a comment that begins with a letter or digit: `#klima`.
fn after_hash<'a>(page: Page<'a>, key: &Range<usize>) -> Option<&'a str> {
    let line = line_at(page.text, key.end);
    let after = page.slice(&(key.end..line.end)).trim().strip_prefix(':')?.trim_start();
    after[after.find('#')? + 1..]
        .starts_with(char::is_alphanumeric)
        .then_some(after)
        .filter(|after| after.starts_with('#'))
}

/// A number or truth value where text is wanted.
pub(super) fn not_a_text(written: &str) -> Reason {
    let what = if matches!(written, "true" | "false") { "yes or no" } else { "a number" };
    Reason::new(
        "not-a-text",
        format!("`{written}` is read as {what}, not as text"),
        Some(format!("put it in quotes: {}", quoted(written))),
    )
}

fn wrong_shape(found: Found, wanted: &str, page: Page<'_>, node: &Node) -> Reason {
    let written = number(page, node);
    if let Some(written) = &written
        && matches!(wanted, "a string" | "a borrowed string" | "string" | "a character")
    {
        return not_a_text(written);
    }
    let (wanted, advice) = in_plain_words(wanted);
    let advice = match &written {
        Some(written) if advice.is_none() => {
            Some(format!("if it is meant as text, put it in quotes: {}", quoted(written)))
        }
        _ => advice.map(str::to_owned),
    };
    let what = match (found, written) {
        (_, Some(written)) => format!("`{written}` stands here"),
        (Found::List, _) => "a list stands here".into(),
        (Found::Record, _) => "keys with values stand here".into(),
        (Found::Nothing, _) => "nothing is written here".into(),
        _ => format!("`{}` stands here", page.quote(&node.span)),
    };
    Reason::new("wrong-shape", format!("{what}, but what belongs here is {wanted}"), advice)
}

/// What serde wants, for those who do not know serde, and how it is written.
fn in_plain_words(wanted: &str) -> (&str, Option<&'static str>) {
    match wanted {
        "a string" | "a borrowed string" | "string" | "a character" => {
            ("a text", Some("write one text, without a hyphen, brackets or keys before it"))
        }
        "a boolean" | "bool" => ("`true` or `false`", Some("write `true` or `false`, without quotes")),
        "a sequence" | "sequence" => {
            ("a list", Some("begin each element with a hyphen and a space on a line of its own: `- …`"))
        }
        "variant identifier" => {
            ("one of certain words", Some("write one word, without a hyphen, brackets or keys before it"))
        }
        "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" | "usize" | "isize" => {
            ("a whole number", Some("write digits only, without quotes"))
        }
        "f32" | "f64" => ("a number", Some("write a number with a point for decimals, without quotes")),
        _ if wanted == "a map" || wanted == "map" || wanted.starts_with("struct ") || wanted.starts_with("tuple ") => (
            "a record: keys with their values",
            Some("write each key on a line of its own, indented, with a colon, a space and its value"),
        ),
        _ => (wanted, None),
    }
}

/// What is written where `node` is a number or a truth value.
fn number(page: Page<'_>, node: &Node) -> Option<String> {
    use super::scalar::{Plain, plain};
    match &node.value {
        Value::Scalar { text, plain: true } if !matches!(plain(text), Plain::Empty | Plain::Text(_)) => {
            Some(page.quote(&node.span))
        }
        _ => None,
    }
}
