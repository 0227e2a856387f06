//! What can be written in a row for the columns that a file defines itself, where a type of its own is needed. The validity
//! of a publication is written as a time in a column is.

use serde::de::{self, Deserialize, MapAccess};

use super::{Many, Text, When};
use tavle_parse::yaml::Written;

/// A time as a value: alone, or `{ when, was?, why? }`.
#[derive(Clone, Debug, PartialEq)]
pub struct CellTime {
    pub when: When,
    /// When it was before it was moved.
    pub was: Option<When>,
    pub why: Option<Text>,
}

impl From<When> for CellTime {
    fn from(when: When) -> Self {
        Self { when, was: None, why: None }
    }
}

// A mapping is a record if its first key is one of the record's, else a time.
super::short::short_or_record! {
    CellTime, "wanted.time", |generator| generator.subschema_for::<When>(),
    { when: When; was: When, why: Text } => CellTime { when, was, why },
    {
        fn visit_str<E: de::Error>(self, text: &str) -> Result<CellTime, E> {
            When::deserialize(de::value::StrDeserializer::new(text)).map(CellTime::from)
        }

        fn visit_u64<E: de::Error>(self, year: u64) -> Result<CellTime, E> {
            When::deserialize(de::value::U64Deserializer::new(year)).map(CellTime::from)
        }

        fn visit_i64<E: de::Error>(self, year: i64) -> Result<CellTime, E> {
            When::deserialize(de::value::I64Deserializer::new(year)).map(CellTime::from)
        }

        fn visit_f64<E: de::Error>(self, number: f64) -> Result<CellTime, E> {
            When::deserialize(de::value::F64Deserializer::new(number)).map(CellTime::from)
        }

        fn visit_bool<E: de::Error>(self, value: bool) -> Result<CellTime, E> {
            When::deserialize(de::value::BoolDeserializer::new(value)).map(CellTime::from)
        }

        fn visit_unit<E: de::Error>(self) -> Result<CellTime, E> {
            Err(super::empty_value())
        }

        fn visit_seq<A: de::SeqAccess<'de>>(self, list: A) -> Result<CellTime, A::Error> {
            When::deserialize(de::value::SeqAccessDeserializer::new(list)).map(CellTime::from)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<CellTime, A::Error> {
            let first: Option<Box<str>> = map.next_key()?;
            let is_record = first.as_deref().is_some_and(|key| ["when", "was", "why"].contains(&key));
            let map = super::text::Peeked { first, rest: map };
            if is_record {
                return full(map);
            }
            When::deserialize(de::value::MapAccessDeserializer::new(map)).map(CellTime::from)
        }
    }
}

/// A link: an address, or `{ url, title? }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkValue {
    pub url: Box<str>,
    pub title: Option<Text>,
}

super::short::short_or_record! {
    LinkValue, "wanted.link", |_| schemars::json_schema!({ "type": "string", "minLength": 1 }),
    { url: Box<str>; title: Text } => LinkValue { url, title },
    {
        fn visit_str<E: de::Error>(self, url: &str) -> Result<LinkValue, E> {
            match url.is_empty() {
                true => Err(super::empty_value()),
                false => Ok(LinkValue { url: url.into(), title: None }),
            }
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<LinkValue, A::Error> {
            full(map)
        }
    }
}

/// An amount with its own currency: `{ amount, currency }`.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyValue {
    pub amount: Written,
    pub currency: Box<str>,
}

/// The values of a column of choices.
pub type ChoiceValue = Many<Box<str>>;
