//! Types are read from a tree with serde, so that a refusal knows the value it is about.
//!
//! It reads values as `serde_yaml` does, and is stricter: a value left empty, a number in the place of a text and a list in
//! the place of a record are refused.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Entry, Node, Value};
use super::refusal::{Found, Refusal, Why};
use super::scalar::{Plain, plain};
use super::written::{AS_WRITTEN, is_number};

/// The shapes that a stand-in tries where a type takes any value, before it gives up.
pub(super) const STAND_INS: u8 = 5;

impl Node {
    fn visit<'de, V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, Refusal> {
        match &self.value {
            Value::Scalar { text, plain: false } => visitor.visit_borrowed_str(text),
            Value::Scalar { text, plain: true } => match plain(text) {
                Plain::Empty => Err(Refusal::new(Why::Empty)),
                Plain::Bool(value) => visitor.visit_bool(value),
                Plain::Whole(value) => visitor.visit_u64(value),
                Plain::Negative(value) => visitor.visit_i64(value),
                Plain::Decimal(value) => visitor.visit_f64(value),
                Plain::Text(text) => visitor.visit_borrowed_str(text),
            },
            Value::Sequence(items) => visitor.visit_seq(Elements { items, next: 0 }),
            Value::Mapping(entries) => visitor.visit_map(Entries { entries, next: 0 }),
            Value::StandIn(attempt) => match attempt {
                0 => visitor.visit_str("x"),
                1 => visitor.visit_u64(2026),
                2 => visitor.visit_str("2026-01-01"),
                3 => visitor.visit_seq(Elements { items: &[], next: 0 }),
                _ => visitor.visit_map(Entries { entries: &[], next: 0 }),
            },
        }
    }

    fn is_stand_in(&self) -> bool {
        matches!(self.value, Value::StandIn(_))
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.visit(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match () {
            () if self.is_stand_in() => visitor.visit_none(),
            () if self.is_empty() => Err(Refusal::new(Why::Empty)),
            () => visitor.visit_some(self),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if self.is_stand_in() { visitor.visit_bool(false) } else { self.visit(visitor) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if self.is_stand_in() { visitor.visit_seq(Elements { items: &[], next: 0 }) } else { self.visit(visitor) }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if self.is_stand_in() { visitor.visit_map(Entries { entries: &[], next: 0 }) } else { self.visit(visitor) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        let found = match &self.value {
            // Derived visitors would take a list of the fields' values.
            Value::Sequence(_) => Found::List,
            Value::Scalar { .. } if !self.is_empty() => Found::Text,
            _ => return self.deserialize_map(visitor),
        };
        Err(Refusal::new(Why::NotARecord { found, known }))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Refusal> {
        match &self.value {
            _ if name != AS_WRITTEN => visitor.visit_newtype_struct(self),
            Value::Scalar { text, plain: true } if is_number(text) => visitor.visit_newtype_struct(word(text)),
            _ => self.visit(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        let found = match &self.value {
            _ if self.is_empty() => return Err(Refusal::new(Why::Empty)),
            Value::Scalar { text, .. } => return visitor.visit_enum(word(text)),
            Value::StandIn(_) => return visitor.visit_enum(word(words.first().expect("a choice has a first word"))),
            Value::Sequence(_) => Found::List,
            Value::Mapping(_) => Found::Record,
        };
        Err(Refusal::new(Why::WrongShape { found, wanted: "variant identifier".into() }))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct identifier
    }
}

fn word(text: &str) -> StrDeserializer<'_, Refusal> {
    text.into_deserializer()
}

/// The elements of a list.
struct Elements<'de> {
    items: &'de [Node],
    next: usize,
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Refusal;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Refusal> {
        let Some(item) = self.items.get(self.next) else { return Ok(None) };
        self.next += 1;
        seed.deserialize(item).map(Some).map_err(|refusal| refusal.within(self.next - 1))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len() - self.next)
    }
}

/// The entries of a record.
struct Entries<'de> {
    entries: &'de [Entry],
    /// The entry whose key is read next.
    next: usize,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Refusal;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refusal> {
        let Some(entry) = self.entries.get(self.next) else { return Ok(None) };
        self.next += 1;
        seed.deserialize(word(&entry.key)).map(Some).map_err(|refusal| refusal.at_key(self.next - 1))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refusal> {
        let index = self.next.saturating_sub(1);
        match self.entries.get(index) {
            Some(entry) => seed.deserialize(&entry.value).map_err(|refusal| refusal.within(index)),
            None => Err(Refusal::new(Why::Empty)),
        }
    }
}
