//! A text in one or more languages.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::scalar::empty_value;
use tavle_base::{Joined, JoinedBuf, message};

/// A text as it is written: a plain string is in the site's default language and not yet translated; otherwise a
/// string for each language, or one for all of them under `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    Plain(Box<str>),
    Tagged(Tagged),
}

/// The strings of a text with their languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged(Joined);

impl Tagged {
    /// Language tag, or `*`, and text, in the order written.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut parts = self.0.parts();
        std::iter::from_fn(move || parts.next().zip(parts.next()))
    }

    /// The text that is written with this tag.
    pub fn get(&self, tag: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == tag).map(|(_, text)| text)
    }
}

impl<'t> FromIterator<(&'t str, &'t str)> for Tagged {
    fn from_iter<I: IntoIterator<Item = (&'t str, &'t str)>>(texts: I) -> Self {
        Self(texts.into_iter().flat_map(|(tag, text)| [tag, text]).collect())
    }
}

impl Text {
    /// The first string of the text, in whatever language.
    pub fn first(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Tagged(texts) => texts.iter().next().map_or("", |(_, text)| text),
        }
    }
}

/// The diagnostic for a number, date or truth value where a text is wanted.
pub fn not_a_text<E: de::Error>(written: impl fmt::Display) -> E {
    let written = written.to_string();
    let quoted = format!("\"{written}\"");
    E::custom(match written.as_str() {
        "true" | "false" => message!("not-a-text.bool", written, quoted),
        _ => message!("not-a-text", written, quoted),
    })
}

/// The visits that refuse all but text, for visitors of things that can be written as text.
macro_rules! refuse_all_but_text {
    () => {
        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Err(super::empty_value())
        }
        fn visit_bool<E: de::Error>(self, value: bool) -> Result<Self::Value, E> {
            Err(super::not_a_text(value))
        }
        fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
            Err(super::not_a_text(value))
        }
        fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
            Err(super::not_a_text(value))
        }
        fn visit_f64<E: de::Error>(self, value: f64) -> Result<Self::Value, E> {
            Err(super::not_a_text(value))
        }
    };
}
pub(crate) use refuse_all_but_text;

/// Takes a string that is neither empty nor a number, and adds it to those before.
struct Words<'a>(&'a mut JoinedBuf);

impl<'de> DeserializeSeed<'de> for Words<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Words<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("wanted.text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        if text.trim().is_empty() {
            return Err(empty_value());
        }
        self.0.push(text);
        Ok(())
    }

    refuse_all_but_text!();
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("wanted.texts")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                if text.trim().is_empty() {
                    return Err(empty_value());
                }
                Ok(Text::Plain(text.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                // Room for a sentence in two languages, so that it is asked for once. No key is there twice: the reader of
                // YAML has refused that.
                let mut texts = JoinedBuf::with_capacity(256);
                while let Some(tag) = map.next_key::<Cow<'de, str>>()? {
                    texts.push(&tag);
                    map.next_value_seed(Words(&mut texts))?;
                }
                match texts.is_empty() {
                    true => Err(empty_value()),
                    false => Ok(Text::Tagged(Tagged(texts.finish()))),
                }
            }

            refuse_all_but_text!();
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "string", "minLength": 1 },
                { "type": "object", "minProperties": 1, "additionalProperties": { "type": "string", "minLength": 1 } }
            ]
        })
    }
}

/// A mapping whose first key was already read, to see what the mapping is.
pub(crate) struct Peeked<A> {
    pub first: Option<Box<str>>,
    pub rest: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Peeked<A> {
    type Error = A::Error;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(key) => seed.deserialize(de::value::StrDeserializer::new(&key)).map(Some),
            None => self.rest.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.rest.next_value_seed(seed)
    }
}
