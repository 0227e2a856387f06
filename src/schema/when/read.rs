//! Reads a time, and says of a wrong one how it was probably meant.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::suggest::{date_problem, duration_problem, point_problem};
use super::{Duration, Every, Point, Rhythm, When, Within};
use crate::{Scalar, Text, empty_value, scalar};
use tavle_base::{Message, message};

impl When<Text> {
    /// Reads the forms that are written as one string, exactly as they are documented.
    pub fn parse(text: &str) -> Result<Self, Message> {
        Self::form(text).unwrap_or_else(|| Err(date_problem(text)))
    }

    /// The same, with nothing for a text that has none of the forms.
    pub(super) fn form(text: &str) -> Option<Result<Self, Message>> {
        match text {
            "ongoing" => return Some(Ok(Self::Ongoing)),
            "as needed" => return Some(Ok(Self::AsNeeded)),
            _ => {}
        }
        if let Some(rhythm) = Rhythm::find(text) {
            return Some(Ok(Self::Regularly(rhythm)));
        }
        Some(Ok(match text.split_once('/') {
            None => Self::At(Point::parse(text)?),
            Some(("..", last)) => Self::By(Point::parse(last)?),
            Some((first, "..")) => Self::From(Point::parse(first)?),
            Some((first, last)) => match (Point::parse(first)?, Point::parse(last)?) {
                (first, last) if last.last_day() < first.first_day() => return Some(Err(reversed(first, last))),
                (first, last) => Self::Range(first, last),
            },
        }))
    }
}

fn reversed(first: Point, last: Point) -> Message {
    message!("range-reversed", first = first.to_string(), last = last.to_string())
}

/// The diagnostic for a value that is no time at all.
fn no_time<E: de::Error>(written: impl fmt::Display) -> E {
    E::custom(date_problem(&written.to_string()))
}

/// The diagnostic for a number with a point in it. What was meant is not guessed: `2026.10` has already lost its zero.
fn decimal(written: &str) -> Message {
    message!("bad-date.decimal", written)
}

impl<'de> Deserialize<'de> for When<Text> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WhenVisitor)
    }
}

struct WhenVisitor;

impl<'de> Visitor<'de> for WhenVisitor {
    type Value = When;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("wanted.time")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<When, E> {
        if text.trim().is_empty() {
            return Err(empty_value());
        }
        When::parse(text).map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, year: u64) -> Result<When, E> {
        Point::parse(&year.to_string()).map(When::At).ok_or_else(|| no_time(year))
    }

    fn visit_i64<E: de::Error>(self, year: i64) -> Result<When, E> {
        Point::parse(&year.to_string()).map(When::At).ok_or_else(|| no_time(year))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<When, E> {
        Err(E::custom(decimal(&value.to_string())))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<When, E> {
        Err(no_time(value))
    }

    fn visit_none<E: de::Error>(self) -> Result<When, E> {
        Err(empty_value())
    }

    fn visit_unit<E: de::Error>(self) -> Result<When, E> {
        Err(empty_value())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<When, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Err(de::Error::custom(message!("bad-date.list")))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<When, A::Error> {
        let mut keyed = Keyed::default();
        let mut is_empty = true;
        while let Some(Key(key)) = map.next_key()? {
            is_empty = false;
            match key {
                "every" => set(&mut keyed.every, key, &mut map)?,
                "from" => set(&mut keyed.from, key, &mut map)?,
                "until" => set(&mut keyed.until, key, &mut map)?,
                "by" => set(&mut keyed.by, key, &mut map)?,
                "within" => set(&mut keyed.within, key, &mut map)?,
                "of" => set(&mut keyed.of, key, &mut map)?,
                _ => set(&mut keyed.text, key, &mut map)?,
            }
        }
        if is_empty {
            return Err(empty_value());
        }
        keyed.when().map_err(de::Error::custom)
    }
}

/// Reads a key's value, which may be there once.
fn set<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    field: &mut Option<T>,
    key: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    match field.replace(map.next_value()?) {
        None => Ok(()),
        Some(_) => Err(de::Error::duplicate_field(key)),
    }
}

/// One of the keys that a time can have.
struct Key(&'static str);

impl Key {
    const ALL: &'static [&'static str] = &["every", "from", "until", "by", "within", "of", "text"];
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl Visitor<'_> for KeyVisitor {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("wanted.time-key")
            }

            fn visit_str<E: de::Error>(self, key: &str) -> Result<Key, E> {
                match Key::ALL.iter().find(|known| **known == key) {
                    Some(known) => Ok(Key(known)),
                    // `to` is the tag of Tongan, and more often a slip for `until`.
                    None if is_language(key) && key != "to" => Err(E::custom(message!("bad-date.text"))),
                    None => Err(E::unknown_field(key, Key::ALL)),
                }
            }
        }
        deserializer.deserialize_identifier(KeyVisitor)
    }
}

/// Whether a key is likely to be a language, as in `da` and `en-IE`.
fn is_language(key: &str) -> bool {
    key == "*" || key.split('-').next().is_some_and(|language| language.len() == 2)
}

/// The forms with keys, before it is known which of them it is.
#[derive(Default)]
struct Keyed {
    every: Option<Duration>,
    from: Option<Point>,
    until: Option<Point>,
    by: Option<Point>,
    within: Option<Duration>,
    of: Option<Text>,
    text: Option<Text>,
}

impl Keyed {
    fn when(self) -> Result<When, Message> {
        let bounded = self.from.is_some() || self.until.is_some() || self.by.is_some();
        match self {
            Self { every: Some(duration), from, until, by, within: None, of: None, text: None } => {
                if let (Some(first), Some(last)) = (from, until)
                    && last.last_day() < first.first_day()
                {
                    let (first, last) = (first.to_string(), last.to_string());
                    return Err(message!("range-reversed.keys", first, last));
                }
                Ok(When::Every(Box::new(Every { duration, from, until, by })))
            }
            Self { every: None, within: Some(duration), of: Some(of), text: None, .. } if !bounded => {
                Ok(When::Within(Box::new(Within { duration, of })))
            }
            Self { every: None, within: None, of: None, text: Some(text), .. } if !bounded => {
                Ok(When::Free(Box::new(text)))
            }
            Self { every: None, within: Some(_), of: None, text: None, .. } if !bounded => {
                Err(message!("bad-date.within-what"))
            }
            Self { every: None, within: None, of: Some(_), text: None, .. } if !bounded => {
                Err(message!("bad-date.of-how-long"))
            }
            Self { every: None, within: None, of: None, text: None, from, until, by } => {
                Err(not_repeated(from, until.or(by)))
            }
            _ => Err(message!("bad-date.mixed")),
        }
    }
}

/// `from`, `until` and `by` without `every`.
fn not_repeated(from: Option<Point>, last: Option<Point>) -> Message {
    let bound = |point: Option<Point>| point.map_or_else(|| "..".to_owned(), |point| point.to_string());
    message!("bad-date.how-often", first = bound(from), last = bound(last))
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar(deserializer, "wanted.point", |written| match written {
            Scalar::Text(text) | Scalar::Whole(text) => Self::parse(text).ok_or_else(|| point_problem(text)),
            Scalar::Decimal(number) => Err(decimal(number)),
            Scalar::Bool(other) => Err(point_problem(other)),
        })
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar(deserializer, "wanted.length", |written| match written {
            Scalar::Text(text) => Self::parse(text).ok_or_else(|| duration_problem(text)),
            Scalar::Whole(other) | Scalar::Decimal(other) | Scalar::Bool(other) => Err(duration_problem(other)),
        })
    }
}
