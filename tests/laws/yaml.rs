//! YAML as a tree that is written, and JSON as it is read back, with every number as the digits that stand there.

use serde_json::Value;

/// A value of a data file.
#[derive(Clone, Debug, PartialEq)]
pub enum Yaml {
    Text(String),
    /// A number, a date or a word, written as it is.
    Bare(String),
    List(Vec<Yaml>),
    Map(Vec<(String, Yaml)>),
}

impl Yaml {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn bare(word: impl Into<String>) -> Self {
        Self::Bare(word.into())
    }

    pub fn map<const N: usize>(entries: [(&str, Yaml); N]) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// The text under a key.
    pub fn value(&self, key: &str) -> Option<&str> {
        let Self::Map(entries) = self else { return None };
        entries.iter().find(|(known, _)| known == key).and_then(|(_, value)| match value {
            Self::Text(text) | Self::Bare(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// What is published of it: all but a column with this id and the values in it.
    fn without(&self, id: &str) -> Self {
        match self {
            Self::List(all) => {
                let kept = all.iter().filter(|one| one.value("id") != Some(id));
                Self::List(kept.map(|one| one.without(id)).collect())
            }
            Self::Map(entries) => {
                let kept = entries.iter().filter(|(key, _)| key != id);
                Self::Map(kept.map(|(key, value)| (key.clone(), value.without(id))).collect())
            }
            other => other.clone(),
        }
    }

    /// Adds a key to a map.
    pub fn put(&mut self, key: &str, value: Yaml) {
        if let Self::Map(entries) = self {
            entries.push((key.to_owned(), value));
        }
    }

    /// The value as a file.
    pub fn file(&self) -> String {
        let mut out = String::new();
        self.block(0, &mut out);
        out
    }

    /// Maps and lists over several lines; texts and lists of one line as they are.
    fn block(&self, indent: usize, out: &mut String) {
        let start = " ".repeat(indent);
        match self {
            Self::Map(entries) if !entries.is_empty() => {
                for (n, (key, value)) in entries.iter().enumerate() {
                    // The first key of a map in a list stands on the line of the list's hyphen.
                    if n > 0 || out.is_empty() || out.ends_with('\n') {
                        out.push_str(&start);
                    }
                    out.push_str(&key_of(key));
                    out.push(':');
                    value.after_key(indent + 2, out);
                }
            }
            Self::List(all) if !all.is_empty() => {
                for value in all {
                    out.push_str(&start);
                    out.push_str("- ");
                    match value {
                        Self::Map(entries) if !entries.is_empty() && !value.is_small() => value.block(indent + 2, out),
                        value => {
                            value.flow(out);
                            out.push('\n');
                        }
                    }
                }
            }
            other => {
                other.flow(out);
                out.push('\n');
            }
        }
    }

    fn after_key(&self, indent: usize, out: &mut String) {
        match self {
            Self::Map(entries) if !entries.is_empty() && !self.is_small() => {
                out.push('\n');
                self.block(indent, out);
            }
            Self::List(all) if all.iter().any(|one| matches!(one, Self::Map(_)) && !one.is_small()) => {
                out.push('\n');
                self.block(indent, out);
            }
            other => {
                out.push(' ');
                other.flow(out);
                out.push('\n');
            }
        }
    }

    /// Whether it is written in braces: a text in several languages and the like.
    fn is_small(&self) -> bool {
        match self {
            Self::Map(entries) => {
                entries.len() <= 4 && entries.iter().all(|(_, value)| matches!(value, Self::Text(_) | Self::Bare(_)))
            }
            _ => false,
        }
    }

    fn flow(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&quoted(text)),
            Self::Bare(word) => out.push_str(word),
            Self::List(all) => {
                out.push('[');
                for (n, one) in all.iter().enumerate() {
                    out.push_str(if n > 0 { ", " } else { "" });
                    one.flow(out);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                out.push_str("{ ");
                for (n, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if n > 0 { ", " } else { "" });
                    out.push_str(&format!("{}: ", key_of(key)));
                    value.flow(out);
                }
                out.push_str(" }");
            }
        }
    }

    /// The numbers in it, in the order in which they stand, as they are written.
    pub fn numbers(&self, out: &mut Vec<String>) {
        match self {
            Self::Bare(word) if is_number(word) => out.push(word.clone()),
            Self::Text(_) | Self::Bare(_) => {}
            Self::List(all) => all.iter().for_each(|one| one.numbers(out)),
            Self::Map(entries) => entries.iter().for_each(|(_, value)| value.numbers(out)),
        }
    }

    /// The same in the words of JSON; numbers are compared by their digits, and are all one here.
    fn json(&self) -> Value {
        match self {
            Self::Text(text) => text.clone().into(),
            Self::Bare(word) if is_number(word) => 0.into(),
            Self::Bare(word) => match word.as_str() {
                "true" => true.into(),
                "false" => false.into(),
                word => word.into(),
            },
            Self::List(all) => all.iter().map(Self::json).collect(),
            Self::Map(entries) => entries.iter().map(|(key, value)| (key.clone(), value.json())).collect(),
        }
    }

    /// The same without the objectives that rows serve and that are not shown.
    fn serving(&self, is_shown: &dyn Fn(&str) -> bool) -> Self {
        let is_kept = |one: &Self| !matches!(one, Self::Text(id) if !is_shown(id));
        match self {
            Self::Map(entries) => {
                let serves = |key: &str, value: &Self| match value {
                    Self::List(all) if key == "serves" => {
                        let kept: Vec<Self> = all.iter().filter(|one| is_kept(one)).cloned().collect();
                        (!kept.is_empty()).then_some(Self::List(kept))
                    }
                    alone if key == "serves" => is_kept(alone).then(|| alone.clone()),
                    other => Some(other.serving(is_shown)),
                };
                let kept = entries.iter().filter_map(|(key, value)| Some((key.clone(), serves(key, value)?)));
                Self::Map(kept.collect())
            }
            Self::List(all) => Self::List(all.iter().map(|one| one.serving(is_shown)).collect()),
            other => other.clone(),
        }
    }

    /// How a JSON text differs from it, apart from the address of its schema; nothing where it is the same.
    pub fn differs(&self, json: &str, is_shown: &dyn Fn(&str) -> bool) -> Option<String> {
        let published = self.without(super::data::HIDDEN).serving(is_shown);
        let mut numbers = Vec::new();
        published.numbers(&mut numbers);
        let found = numbers_of(json);
        if numbers != found {
            return Some(format!("the numbers are {found:?}, and were written {numbers:?}"));
        }
        let read: Value = match serde_json::from_str(json) {
            Ok(value) => value,
            Err(error) => return Some(format!("it is no JSON: {error}")),
        };
        let mut read = without_numbers(read);
        if let Some(map) = read.as_object_mut() {
            map.shift_remove("$schema");
        }
        // What is said once it has expired is not public before.
        let mut written = published.json();
        if let Some(map) = written.as_object_mut() {
            map.shift_remove("withdrawn");
        }
        // The statuses and roles of the site that it uses stand behind its own.
        for list in ["statuses", "roles"] {
            let take = |from: &mut Value| match from.as_object_mut().and_then(|map| map.shift_remove(list)) {
                Some(Value::Array(records)) => records,
                _ => Vec::new(),
            };
            let (all, own) = (take(&mut read), take(&mut written));
            if !all.starts_with(&own) {
                return Some(format!("{list} are\n{all:#?}\nand not\n{own:#?}"));
            }
        }
        (read != written).then(|| format!("it has\n{read:#}\nand not\n{written:#}"))
    }
}

fn key_of(key: &str) -> String {
    if key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') { key.to_owned() } else { quoted(key) }
}

/// A text as it can stand anywhere in YAML: bare where it is harmless.
fn quoted(text: &str) -> String {
    let is_harmless = text.starts_with(|c: char| c.is_alphabetic())
        && text.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == 'é')
        && !text.ends_with(' ')
        && text.len() > 4;
    if is_harmless { text.to_owned() } else { Value::from(text).to_string() }
}

fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().filter(|b| *b == b'.').count() <= 1
        && digits.starts_with(|c: char| c.is_ascii_digit())
}

fn without_numbers(value: Value) -> Value {
    match value {
        Value::Number(_) => 0.into(),
        Value::Array(all) => all.into_iter().map(without_numbers).collect(),
        Value::Object(map) => map.into_iter().map(|(key, value)| (key, without_numbers(value))).collect(),
        other => other,
    }
}

/// The numbers of a JSON text in the order in which they stand there, as they are written.
fn numbers_of(json: &str) -> Vec<String> {
    let (mut numbers, mut number) = (Vec::new(), String::new());
    let (mut in_text, mut is_escaped) = (false, false);
    for c in json.chars() {
        if in_text {
            in_text = is_escaped || c != '"';
            is_escaped = !is_escaped && c == '\\';
            continue;
        }
        if c.is_ascii_digit() || (c == '-' && number.is_empty()) || (!number.is_empty() && "+-.eE".contains(c)) {
            number.push(c);
            continue;
        }
        if !number.is_empty() {
            numbers.push(std::mem::take(&mut number));
        }
        in_text = c == '"';
    }
    numbers
}
