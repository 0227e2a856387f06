//! What is said about the input, as data: a key and typed arguments.
//!
//! Nothing here is a sentence. The words are in the catalogue, and are looked up when somebody reads them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A sentence without its words: its key in the catalogue, and what stands in its slots. [`message!`](crate::message!)
/// makes one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Message {
    /// The code of what is wrong, as in `unknown-unit`; where a code has several sentences, a point and which one:
    /// `bad-date.decimal`.
    key: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    args: BTreeMap<Cow<'static, str>, Arg>,
    /// What to do, where the catalogue's own advice for the key is not enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    help: Option<Box<Message>>,
    /// Where or when it holds, as in "in the folder `data`".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    context: Option<Box<Message>>,
}

/// What stands in a slot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A number. The one that is called `n` chooses the plural form.
    Number(u64),
    /// Something that is quoted as it was written.
    Text(Box<str>),
    /// Names of which the catalogue makes a list: "`a`, `b` and `c`".
    Names(Box<[Box<str>]>),
    Message(Message),
}

/// A message: its key, and its arguments as `name = value`, or the name alone where a variable is called so.
#[macro_export]
macro_rules! message {
    (@value $name:ident = $value:expr) => { $value };
    (@value $name:ident) => { $name };
    ($key:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::message::Message::new($key)
            $(.with(stringify!($name), $crate::message!(@value $name $(= $value)?)))*
    };
}

impl Message {
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), args: BTreeMap::new(), help: None, context: None }
    }

    /// The same, with something in a slot.
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.insert(name.into(), arg.into());
        self
    }

    /// The same, with what to do, in place of the catalogue's own advice.
    pub fn help(mut self, help: impl Into<Option<Message>>) -> Self {
        if let Some(help) = help.into() {
            self.help = Some(Box::new(help));
        }
        self
    }

    /// The same, with where or when it holds.
    pub fn context(mut self, context: Message) -> Self {
        self.context = Some(Box::new(context));
        self
    }

    pub fn key(&self) -> &str {
        &self.key
    }

    /// The code of what is wrong: the key up to its first point.
    pub fn code(&self) -> &str {
        self.key.split('.').next().unwrap_or_default()
    }

    /// What stands in each slot, by its name.
    pub fn args(&self) -> &BTreeMap<Cow<'static, str>, Arg> {
        &self.args
    }

    /// What to do, where it is not the catalogue's own advice.
    pub fn own_help(&self) -> Option<&Message> {
        self.help.as_deref()
    }

    /// Where or when it holds, where that is not everywhere and always.
    pub fn own_context(&self) -> Option<&Message> {
        self.context.as_deref()
    }

    /// The message that was written as `text`; `None` if `text` is anything else.
    pub fn read(text: &str) -> Option<Self> {
        text.starts_with('{').then(|| serde_json::from_str(text).ok())?
    }
}

/// As JSON, because serde passes on a visitor's error only as text.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// Names of which the catalogue makes a list.
pub fn names<T: Into<Box<str>>>(names: impl IntoIterator<Item = T>) -> Arg {
    Arg::Names(names.into_iter().map(Into::into).collect())
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<Box<str>> for Arg {
    fn from(text: Box<str>) -> Self {
        Self::Text(text)
    }
}

impl From<&Box<str>> for Arg {
    fn from(text: &Box<str>) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<char> for Arg {
    fn from(text: char) -> Self {
        Self::Text(text.to_string().into())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_back_from_its_text() {
        let all = [
            message!("bad-date.decimal", written = "20\"26\n.1"),
            message!("unknown-status", word = "x").help(message!("help.known-here", names = names(["a", "b"]))),
            message!("yaml-depth", n = 12usize).context(message!("context.in-folder", folder = "data")),
        ];
        for message in all {
            assert_eq!(Message::read(&message.to_string()), Some(message));
        }
        assert_eq!(Message::read("{}"), None);
        assert_eq!(Message::read("invalid type: string"), None);
    }

    #[test]
    fn the_code_is_the_key_up_to_its_first_point() {
        assert_eq!(message!("bad-date.decimal", written = "1").code(), "bad-date");
        assert_eq!(message!("no-title").code(), "no-title");
    }
}
