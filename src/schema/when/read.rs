//! Reads a time, and says of a wrong one how it was probably meant.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::suggest::{date_problem, duration_problem, point_problem};
use super::{Duration, Every, Point, Rhythm, When, Within};
use crate::parse::yaml::Reason;
use crate::schema::{Text, empty_value};

impl When<Text> {
    /// Reads the forms that are written as one string, exactly as they are documented.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        Self::form(text).unwrap_or_else(|| Err(date_problem(text)))
    }

    /// The same, with nothing for a text that has none of the forms.
    pub(super) fn form(text: &str) -> Option<Result<Self, Reason>> {
        match text {
            "ongoing" => return Some(Ok(Self::Ongoing)),
            "as needed" => return Some(Ok(Self::AsNeeded)),
            _ => {}
        }
        if let Some(rhythm) = Rhythm::ALL.into_iter().find(|rhythm| rhythm.word() == text) {
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

fn reversed(first: Point, last: Point) -> Reason {
    let help = format!("did you mean `{last}/{first}`?");
    Reason::new("range-reversed", format!("`{first}/{last}` ends before it starts"), Some(help))
}

/// The fault of a value that is no time at all.
fn no_time<E: de::Error>(written: impl fmt::Display) -> E {
    E::custom(date_problem(&written.to_string()))
}

/// The fault of a number with a point in it. What was meant is not guessed: `2026.10` has already lost its zero.
fn decimal<E: de::Error>(written: f64) -> E {
    let help = "write a month as `2026-03` and a day as `2026-03-19`";
    E::custom(Reason::new("bad-date", format!("`{written}` is read as a number, not as a time"), Some(help.into())))
}

fn no_point<E: de::Error>(written: impl fmt::Display) -> E {
    E::custom(point_problem(&written.to_string()))
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
        f.write_str("a time, as in `2026-03-19`, `2026-W18`, `2026-Q2/2026-Q3` or `ongoing`")
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
        Err(decimal(value))
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
        let help = "write a range as `2026-W18/2026-W21`, or the times in words as `{ text: … }`";
        Err(de::Error::custom(Reason::new("bad-date", "a list of times is not a time", Some(help.into()))))
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
                f.write_str("`every`, `within` or `text`")
            }

            fn visit_str<E: de::Error>(self, key: &str) -> Result<Key, E> {
                match Key::ALL.iter().find(|known| **known == key) {
                    Some(known) => Ok(Key(known)),
                    None if is_language(key) => {
                        let help = "put the text under `text`: `{ text: { da: …, en: … } }`";
                        Err(E::custom(Reason::new("bad-date", "a text is not a time", Some(help.into()))))
                    }
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
    fn when(self) -> Result<When, Reason> {
        let bounded = self.from.is_some() || self.until.is_some() || self.by.is_some();
        match self {
            Self { every: Some(duration), from, until, by, within: None, of: None, text: None } => {
                if let (Some(first), Some(last)) = (from, until)
                    && last.last_day() < first.first_day()
                {
                    return Err(Reason::new(
                        "range-reversed",
                        format!("`from: {first}, until: {last}` ends before it starts"),
                        Some(format!("did you mean `from: {last}, until: {first}`?")),
                    ));
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
                Err(mixed("`within` needs to know what it is counted from", "write `{ within: P3M, of: text }`"))
            }
            Self { every: None, within: None, of: Some(_), text: None, .. } if !bounded => {
                Err(mixed("`of` needs to know how long", "write `{ within: P3M, of: text }`"))
            }
            Self { every: None, within: None, of: None, text: None, from, until, by } => {
                Err(mixed("nothing says how often", &not_repeated(from, until.or(by))))
            }
            _ => Err(mixed(
                "these keys do not belong together",
                "write `{ every: P4Y, from: …, until: …, by: … }`, `{ within: P3M, of: text }` or `{ text: … }`",
            )),
        }
    }
}

fn mixed(message: &str, help: &str) -> Reason {
    Reason::new("bad-date", message, Some(help.into()))
}

/// What to write instead of `from`, `until` and `by` without `every`.
fn not_repeated(from: Option<Point>, last: Option<Point>) -> String {
    let bound = |point: Option<Point>| point.map_or_else(|| "..".to_owned(), |point| point.to_string());
    format!("write `{}/{}`, or add `every`", bound(from), bound(last))
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PointVisitor)
    }
}

struct PointVisitor;

impl<'de> Visitor<'de> for PointVisitor {
    type Value = Point;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day, week, month, quarter, half, season or year, as in `2026-03-19` or `2026-Q2`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Point, E> {
        if text.trim().is_empty() {
            return Err(empty_value());
        }
        Point::parse(text).ok_or_else(|| no_point(text))
    }

    fn visit_u64<E: de::Error>(self, year: u64) -> Result<Point, E> {
        Point::parse(&year.to_string()).ok_or_else(|| no_point(year))
    }

    fn visit_i64<E: de::Error>(self, year: i64) -> Result<Point, E> {
        Point::parse(&year.to_string()).ok_or_else(|| no_point(year))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Point, E> {
        Err(decimal(value))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Point, E> {
        Err(no_point(value))
    }

    fn visit_none<E: de::Error>(self) -> Result<Point, E> {
        Err(empty_value())
    }

    fn visit_unit<E: de::Error>(self) -> Result<Point, E> {
        Err(empty_value())
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DurationVisitor;

        impl<'de> Visitor<'de> for DurationVisitor {
            type Value = Duration;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a length of time, as in `P4Y` or `P3M`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Duration, E> {
                if text.trim().is_empty() {
                    return Err(empty_value());
                }
                Duration::parse(text).ok_or_else(|| E::custom(duration_problem(text)))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Duration, E> {
                Err(E::custom(duration_problem(&number.to_string())))
            }

            fn visit_none<E: de::Error>(self) -> Result<Duration, E> {
                Err(empty_value())
            }

            fn visit_unit<E: de::Error>(self) -> Result<Duration, E> {
                Err(empty_value())
            }
        }
        deserializer.deserialize_any(DurationVisitor)
    }
}
