//! How often a text is reviewed: `12 months`, `2 years`, `26 weeks`, or `P12M`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer};

use super::scalar::{Scalar, scalar};
use super::when::{Duration, DurationUnit, length_meant};
use tavle_base::{Message, message};

/// The time from one review of a text to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewEvery(pub Duration);

/// What each length is counted in, one and many of it.
const UNITS: [(&str, &str, DurationUnit); 4] = [
    ("day", "days", DurationUnit::Day),
    ("week", "weeks", DurationUnit::Week),
    ("month", "months", DurationUnit::Month),
    ("year", "years", DurationUnit::Year),
];

impl ReviewEvery {
    /// Whether it is more than a hundred years, after which nobody who reads it now is there.
    fn is_too_long(self) -> bool {
        self.0.months().is_some_and(|months| months > 1200) || self.0.days().is_some_and(|days| days > 36_525)
    }

    fn parse(text: &str) -> Option<Self> {
        let in_words = || {
            let (count, word) = text.trim().split_once(' ')?;
            let (_, _, unit) = UNITS.iter().find(|(one, many, _)| [*one, *many].contains(&word.trim_start()))?;
            Duration::new(count.parse().ok()?, *unit)
        };
        Duration::parse(text).or_else(in_words).map(Self)
    }
}

impl std::fmt::Display for ReviewEvery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (count, unit) = (self.0.count(), self.0.unit());
        let named = UNITS.iter().find(|(_, _, own)| *own == unit);
        let (one, many, _) = named.expect("every unit of a duration has a word");
        write!(f, "{count} {}", if count == 1 { one } else { many })
    }
}

/// What is said about something that is not a length of time. A bare number is taken for months, as most write it.
fn problem(written: &str, meant: Option<Duration>) -> Message {
    let help = meant.map(|meant| message!("help.did-you-mean", name = ReviewEvery(meant).to_string()));
    message!("bad-date.not-a-review-length", written).help(help)
}

impl<'de> Deserialize<'de> for ReviewEvery {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar(deserializer, "wanted.length", |written| match written {
            Scalar::Text(text) => match Self::parse(text) {
                Some(every) if every.is_too_long() => Err(message!("bad-date.review-too-long", written = text)),
                Some(every) => Ok(every),
                None => Err(problem(text, length_meant(text))),
            },
            Scalar::Whole(number) => {
                let months = number.parse().ok().and_then(|count| Duration::new(count, DurationUnit::Month));
                Err(problem(number, months))
            }
            Scalar::Decimal(other) | Scalar::Bool(other) => Err(problem(other, None)),
        })
    }
}

impl JsonSchema for ReviewEvery {
    fn schema_name() -> Cow<'static, str> {
        "ReviewEvery".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^(\d{1,4} (days?|weeks?|months?|years?)|P(\d{1,4}[YMWD]){1,2})$",
            "examples": ["12 months", "2 years"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> Result<ReviewEvery, String> {
        serde_json::from_str::<ReviewEvery>(yaml).map_err(|error| error.to_string())
    }

    #[test]
    fn a_length_in_words_or_as_in_iso_8601_is_read() {
        for (written, is) in [
            ("\"12 months\"", "P12M"),
            ("\"1 year\"", "P1Y"),
            ("\"2  years\"", "P2Y"),
            ("\"26 weeks\"", "P26W"),
            ("\"P12M\"", "P12M"),
            ("\"P1Y6M\"", "P18M"),
        ] {
            assert_eq!(read(written).map(|every| every.0.to_string()).as_deref(), Ok(is), "{written}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for written in ["\"0 months\"", "\"12 måneder\"", "\"yearly\"", "12", "1.5", "\"months\"", "\"-1 year\""] {
            assert!(read(written).is_err(), "{written}");
        }
    }
}
