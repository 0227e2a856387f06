//! What is said about a value that was refused.

use std::ops::Range;

use super::lines::line_at;
use super::node::{Node, Value};
use super::own_keys::OWN;
use super::refusal::{Found, Why};
use super::yaml_text::{YamlText, quoted, short};
use tavle_base::diagnostic::{did_you_mean, did_you_mean_among};
use tavle_base::{Message, message, names};

/// The keys that a person can write.
fn keys(known: &[&'static str]) -> impl Iterator<Item = &'static str> {
    known.iter().copied().filter(|key| *key != OWN)
}

/// What is said about a text in braces that a comma divides: `range` is all of it, and `rest` what follows the comma.
pub(super) fn comma(yaml: YamlText<'_>, range: Range<usize>, rest: &str) -> Message {
    let written = yaml.quote(&range);
    if let (false, Some((key, value))) = (written.contains(','), written.split_once(' ')) {
        return message!("comma-in-text.no-colon", key, value = short(value.trim_start()), quoted = quoted(&written));
    }
    let (rest, quoted) = (short(rest), quoted(&written));
    let is_number = written.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-' | b' '));
    match is_number && written.matches(',').count() == 1 {
        true => {
            let number = written.replace(", ", ",").replace(',', ".");
            message!("comma-in-text.number", rest, number, quoted)
        }
        false => message!("comma-in-text", rest, quoted),
    }
}

/// What is said about `node` in a file that names its `own` keys, which stands under `key` where it stands in a record.
pub(super) fn say(
    why: &Why,
    (yaml, own): (YamlText<'_>, &[Box<str>]),
    node: &Node,
    key: Option<(&str, &Range<usize>)>,
) -> Message {
    match why {
        Why::Said(message) => match number(yaml, node) {
            Some(written) if message.code() == "not-a-text" => not_a_text(&written),
            _ => message.clone(),
        },
        Why::UnknownKey { key, .. } if key.starts_with('-') => {
            message!("yaml-syntax.hyphen", rest = short(key.trim_start_matches('-')))
        }
        Why::UnknownKey { key, known } => {
            let own = if known.contains(&OWN) { own } else { &[] };
            let own = own.iter().map(AsRef::as_ref).collect();
            let help = did_you_mean_among(key, own, keys(known).map(|key| key as &str).collect());
            message!("unknown-key", key = short(key)).help(help)
        }
        Why::MissingKey(key) => message!("missing-key", key = *key),
        Why::Empty => match key {
            Some((key, span)) => match after_hash(yaml, span) {
                Some(text) => message!("empty-value.comment", key = short(key), quoted = quoted(text)),
                None => message!("empty-value.of-key", key = short(key)),
            },
            None => message!("empty-value.in-list"),
        },
        Why::UnknownWord { word, known } => {
            message!("unknown-word", word = short(word)).help(did_you_mean(word, known.iter().copied()))
        }
        Why::WrongShape { found, wanted } => wrong_shape(*found, wanted, yaml, node),
        Why::NotARecord { found, known } => {
            let message = wrong_shape(*found, "a map", yaml, node);
            let advice = message
                .own_help()
                .map(|help| message!("help.with-keys", help = help.clone(), names = names(keys(known))));
            message.help(advice)
        }
        Why::Other(error) => message!("bad-value", error),
    }
}

/// What follows the key with this place on its line where that is a comment that begins with a letter or digit: `#klima`.
fn after_hash<'a>(yaml: YamlText<'a>, key: &Range<usize>) -> Option<&'a str> {
    let line = line_at(yaml.text, key.end);
    let after = yaml.slice(&(key.end..line.end)).trim().strip_prefix(':')?.trim_start();
    after[after.find('#')? + 1..]
        .starts_with(char::is_alphanumeric)
        .then_some(after)
        .filter(|after| after.starts_with('#'))
}

/// A number or truth value where text is wanted.
pub(super) fn not_a_text(written: &str) -> Message {
    let quoted = quoted(written);
    match written {
        "true" | "false" => message!("not-a-text.bool", written, quoted),
        _ => message!("not-a-text", written, quoted),
    }
}

fn wrong_shape(found: Found, wanted: &str, yaml: YamlText<'_>, node: &Node) -> Message {
    let written = number(yaml, node);
    if let Some(written) = &written
        && matches!(wanted, "a string" | "a borrowed string" | "string" | "a character")
    {
        return not_a_text(written);
    }
    let (wanted, advice) = in_plain_words(wanted);
    let advice = match &written {
        Some(written) if advice.is_none() => Some(message!("help.write.in-quotes", quoted = quoted(written))),
        _ => advice,
    };
    let message = match (found, written) {
        (_, Some(written)) => message!("wrong-shape", found = written, wanted),
        (Found::List, _) => message!("wrong-shape.list", wanted),
        (Found::Record, _) => message!("wrong-shape.record", wanted),
        (Found::Nothing, _) => message!("wrong-shape.nothing", wanted),
        _ => message!("wrong-shape", found = yaml.quote(&node.span), wanted),
    };
    message.help(advice)
}

/// What serde wants, for those who do not know serde, and how it is written. The visitors of this program say what they
/// want as the key of a message.
fn in_plain_words(wanted: &str) -> (Message, Option<Message>) {
    match wanted {
        "a string" | "a borrowed string" | "string" | "a character" => {
            (message!("wanted.text"), Some(message!("help.write.text")))
        }
        "a boolean" | "bool" => (message!("wanted.bool"), Some(message!("help.write.bool"))),
        "a sequence" | "sequence" => (message!("wanted.list"), Some(message!("help.write.list"))),
        "variant identifier" => (message!("wanted.word"), Some(message!("help.write.word"))),
        "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" | "usize" | "isize" => {
            (message!("wanted.integer"), Some(message!("help.write.integer")))
        }
        "f32" | "f64" => (message!("wanted.number"), Some(message!("help.write.number"))),
        _ if wanted == "a map" || wanted == "map" || wanted.starts_with("struct ") || wanted.starts_with("tuple ") => {
            (message!("wanted.record"), Some(message!("help.write.record")))
        }
        _ if wanted.starts_with("wanted.") => (Message::new(wanted.to_owned()), None),
        _ => (message!("part.wanted", wanted), None),
    }
}

/// What is written where `node` is a number or a truth value.
fn number(yaml: YamlText<'_>, node: &Node) -> Option<String> {
    use super::scalar::{Plain, plain};
    match &node.value {
        Value::Scalar { text, plain: true } if !matches!(plain(text), Plain::Empty | Plain::Text(_)) => {
            Some(yaml.quote(&node.span))
        }
        _ => None,
    }
}
