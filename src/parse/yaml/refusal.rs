//! Why a type refused a value, as data, and which value of the tree it was.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use tavle_base::Message;

/// Why a value was refused, and the way to it.
#[derive(Debug)]
pub(super) struct Refusal(Box<Inner>);

#[derive(Debug)]
struct Inner {
    why: Why,
    /// Indices of entries and elements, from the value up to the top.
    way: Vec<usize>,
    at_key: bool,
}

/// Why a value was refused.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Why {
    /// A visitor said so.
    Said(Message),
    UnknownKey {
        key: String,
        known: &'static [&'static str],
    },
    MissingKey(&'static str),
    /// Nothing is written.
    Empty,
    /// A word that is none of those that can stand there.
    UnknownWord {
        word: String,
        known: &'static [&'static str],
    },
    /// Another kind of value is wanted; both in serde's words.
    WrongShape {
        found: Found,
        wanted: String,
    },
    /// A record with these keys is wanted.
    NotARecord {
        found: Found,
        known: &'static [&'static str],
    },
    /// What a library said.
    Other(String),
}

/// What was found where another kind of value is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Text,
    Number,
    Bool,
    List,
    Record,
    Nothing,
}

impl Refusal {
    pub fn new(why: Why) -> Self {
        Self(Box::new(Inner { why, way: Vec::new(), at_key: false }))
    }

    /// The same, seen from the list or record around it.
    pub fn within(mut self, index: usize) -> Self {
        self.0.way.push(index);
        self
    }

    /// The same, about the key of the entry with this index.
    pub fn at_key(mut self, index: usize) -> Self {
        self.0.at_key = true;
        self.within(index)
    }

    /// The reason, the indices that lead from the top to the value, and whether its key is meant.
    pub fn take_apart(mut self) -> (Why, Vec<usize>, bool) {
        self.0.way.reverse();
        (self.0.why, self.0.way, self.0.at_key)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A visitor may wrap this error in one of its own, so a message must be found again in the text.
        match &self.0.why {
            Why::Said(message) => message.fmt(f),
            why => write!(f, "{why:?}"),
        }
    }
}

impl std::error::Error for Refusal {}

impl de::Error for Refusal {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        Self::new(match Message::read(&message) {
            Some(said) => Why::Said(said),
            None => Why::Other(message),
        })
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Bool(_) => Found::Bool,
            Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => Found::Number,
            Unexpected::Seq | Unexpected::TupleVariant => Found::List,
            Unexpected::Map | Unexpected::StructVariant => Found::Record,
            Unexpected::Unit | Unexpected::Option => Found::Nothing,
            _ => Found::Text,
        };
        Self::new(Why::WrongShape { found, wanted: wanted.to_string() })
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::invalid_type(found, wanted)
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(Why::UnknownWord { word: word.to_owned(), known })
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(Why::UnknownKey { key: key.to_owned(), known })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(Why::MissingKey(key))
    }
}
