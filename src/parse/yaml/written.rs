//! A value as it was written, for those who learn only later what it should be.

use std::fmt;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};

use super::node::{Entry, Node, Value};
use super::refusal::Why;
use super::scalar::{Plain, digits, plain};
use super::words::not_a_text;
use tavle_base::{Digits, Message, message};

/// The name by which [`Written`] asks a reader for a number as it is written, and not as one of Rust's numbers.
pub(super) const AS_WRITTEN: &str = "tavle::Written";

/// A value as it was written: a number still has all of its digits.
#[derive(Clone, Debug)]
pub struct Written(Node);

impl Written {
    /// The value read as a type, or what is wrong with it: nothing if it is simply another kind of value.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Option<Message>> {
        T::deserialize(&self.0).map_err(|refusal| {
            let (why, way, _) = refusal.take_apart();
            let Why::Said(message) = why else { return None };
            let inner = way.iter().try_fold(&self.0, |node, &index| node.child(index));
            match inner.map(|node| &node.value) {
                Some(Value::Scalar { text, plain: true }) if message.code() == "not-a-text" => Some(not_a_text(text)),
                _ => Some(message),
            }
        })
    }

    /// What stands there, in a few words.
    pub fn words(&self) -> Message {
        match &self.0.value {
            Value::Scalar { text, .. } => message!("part.written", written = super::yaml_text::short(text)),
            Value::Sequence(_) => message!("part.list"),
            Value::Mapping(_) | Value::StandIn(_) => message!("part.record"),
        }
    }

    /// The number that it is.
    pub fn number(&self) -> Option<Digits> {
        match &self.0.value {
            Value::Scalar { text, plain: true } => digits(text),
            _ => None,
        }
    }

    /// The characters of a text, number or truth value as they stand there, without quotes.
    pub fn characters(&self) -> Option<&str> {
        match &self.0.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The text that it is.
    pub fn text(&self) -> Option<&str> {
        match &self.0.value {
            Value::Scalar { text, plain: false } => Some(text),
            _ => None,
        }
    }
}

impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&other.0)
    }
}

impl Node {
    /// Whether the same is written, wherever it stands.
    fn is_same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Scalar { text: a, plain: c }, Value::Scalar { text: b, plain: d }) => a == b && c == d,
            (Value::Sequence(a), Value::Sequence(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_same(b))
            }
            (Value::Mapping(a), Value::Mapping(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && a.value.is_same(&b.value))
            }
            _ => false,
        }
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(AS_WRITTEN, WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("wanted.value")
    }

    /// A number, as its text.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, number: D) -> Result<Written, D::Error> {
        let text = Box::<str>::deserialize(number)?;
        Ok(Written(Node::new(Value::Scalar { text, plain: true }, 0..0)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Written, E> {
        Ok(Written(Node::new(Value::Scalar { text: text.into(), plain: false }, 0..0)))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Written, E> {
        Ok(Written(Node::new(Value::Scalar { text: value.to_string().into(), plain: true }, 0..0)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Written, A::Error> {
        let mut items = Vec::new();
        while let Some(Written(item)) = seq.next_element()? {
            items.push(item);
        }
        Ok(Written(Node::new(Value::Sequence(items), 0..0)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, Written(value))) = map.next_entry()? {
            entries.push(Entry { key, key_span: 0..0, value });
        }
        Ok(Written(Node::new(Value::Mapping(entries), 0..0)))
    }
}

/// Whether a word without quotes is a number.
pub(super) fn is_number(word: &str) -> bool {
    matches!(plain(word), Plain::Whole(_) | Plain::Negative(_) | Plain::Decimal(_))
}
