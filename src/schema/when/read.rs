//! Reads a time, and says of a wrong one how it was probably meant.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::suggest::{date_problem, duration_problem, point_problem};
use super::{Duration, Every, Placed, Point, Rhythm, When, Within};
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
            Some((first, last)) => return range(Point::parse(first)?, last),
        }))
    }
}

/// From a point to another, or to another hour of the same day.
fn range(first: Point, last: &str) -> Option<Result<When, Message>> {
    let same_day = || match first {
        Point::Hour(first) => first.same_day(last).map(Point::Hour),
        _ => None,
    };
    let last = Point::parse(last).or_else(same_day)?;
    if matches!(first, Point::Hour(_)) != matches!(last, Point::Hour(_)) {
        return Some(Err(message!("bad-date.half-with-hours")));
    }
    let mut range = When::Range(first, last);
    let problem = range.is_surely_reversed().then(|| range.reversed()).flatten();
    Some(problem.map_or(Ok(range), Err))
}

/// How many times may stand in one list: they are put in words in one cell.
pub(super) const MOST_TIMES: usize = 100;

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
        let mut all: Vec<When> = Vec::new();
        while let Some(one) = list.next_element::<When>()? {
            if !matches!(one, When::At(_) | When::Range(..) | When::By(_)) {
                return Err(de::Error::custom(message!("bad-date.list", written = one.to_string())));
            }
            if all.contains(&one) {
                return Err(de::Error::custom(message!("bad-date.twice", written = one.to_string())));
            }
            if all.len() == MOST_TIMES {
                return Err(de::Error::custom(message!("bad-date.too-many", n = MOST_TIMES)));
            }
            all.push(one);
        }
        match all.len() {
            0 => Err(empty_value()),
            1 => Ok(all.remove(0)),
            _ => Ok(When::Several(all.into())),
        }
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
                "after" => set(&mut keyed.after, key, &mut map)?,
                "sort" => set(&mut keyed.sort, key, &mut map)?,
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
    const ALL: &'static [&'static str] = &["every", "from", "until", "by", "within", "of", "after", "text", "sort"];
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
    after: Option<Text>,
    text: Option<Text>,
    sort: Option<Point>,
}

impl Keyed {
    fn when(self) -> Result<When, Message> {
        let bounded = self.from.is_some() || self.until.is_some() || self.by.is_some();
        match self {
            Self {
                every: Some(duration),
                from,
                until,
                by,
                within: None,
                of: None,
                after: None,
                text: None,
                sort: None,
            } => {
                if [from, until, by].into_iter().flatten().any(|point| matches!(point, Point::Hour(_))) {
                    return Err(message!("bad-date.hour-again"));
                }
                let mut every = When::Every(Box::new(Every { duration, from, until, by }));
                let problem = every.is_surely_reversed().then(|| every.reversed()).flatten();
                problem.map_or(Ok(every), Err)
            }
            Self { every: None, within: Some(duration), of: Some(of), after: None, text: None, sort: None, .. }
                if !bounded =>
            {
                Ok(When::Within(Box::new(Within { duration, of })))
            }
            Self { every: None, within: None, of: None, after: Some(text), text: None, sort: None, .. } if !bounded => {
                Ok(When::After(Box::new(text)))
            }
            Self { every: None, within: None, of: None, after: None, text: Some(text), sort, .. } if !bounded => {
                Ok(match sort {
                    Some(sort) => When::Placed(Box::new(Placed { text, sort })),
                    None => When::Free(Box::new(text)),
                })
            }
            Self { every: None, within: Some(_), of: None, after: None, text: None, sort: None, .. } if !bounded => {
                Err(message!("bad-date.within-what"))
            }
            Self { every: None, within: None, of: Some(_), after: None, text: None, sort: None, .. } if !bounded => {
                Err(message!("bad-date.of-how-long"))
            }
            Self { every: None, within: None, of: None, after: None, text: None, sort: Some(_), .. } if !bounded => {
                Err(message!("bad-date.sort-what"))
            }
            Self { every: None, within: None, of: None, after: None, text: None, sort: None, from, until, by } => {
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
