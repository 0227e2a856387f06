//! What an indicator says in figures: numbers by time, for all or for each of several groups.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::Text;
use tavle_base::keywords;
use tavle_parse::yaml::Written;

keywords! {
    /// In which direction a figure is to go: up, down, or between two numbers.
    #[derive(serde::Deserialize, schemars::JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum Better {
        Higher = "higher",
        Lower = "lower",
        Within = "within",
    }
}

/// One of several groups for each of which there are figures.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureGroup {
    pub id: Box<str>,
    pub title: Text,
}

/// What an indicator says of how far it is, apart from its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndicatorFigures {
    pub measure: Option<Text>,
    pub better: Option<Better>,
    pub by: Option<Box<[FigureGroup]>>,
    pub baseline: Option<FiguresByTime>,
    pub values: Option<IndicatorValues>,
    pub targets: Option<FiguresByTime>,
    /// Whether its value and its target also stand in words.
    pub has_value: bool,
    pub has_target: bool,
}

/// The values of an indicator: by time, or in a file beside the data.
#[derive(Clone, Debug, PartialEq)]
pub enum IndicatorValues {
    ByTime(FiguresByTime),
    /// The name of a CSV file.
    File(Box<str>),
}

/// Figures by time, as in `{ 2024: 43.5, 2025-Q1: 44 }`. What each is depends on the indicator, so the model reads them, and the
/// times with them.
#[derive(Clone, Debug, PartialEq)]
pub struct FiguresByTime(pub Box<[FigureAt]>);

/// What is written for one time.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureAt {
    /// The time, which is also the way to it.
    pub key: Box<str>,
    pub written: Written,
}

/// Reads figures by time, one entry after the other.
fn by_time<'de, A: MapAccess<'de>>(mut map: A) -> Result<FiguresByTime, A::Error> {
    let mut all = Vec::with_capacity(map.size_hint().unwrap_or(0).min(1024));
    while let Some((key, written)) = map.next_entry::<Box<str>, Written>()? {
        all.push(FigureAt { key, written });
    }
    if all.is_empty() {
        return Err(super::empty_value());
    }
    Ok(FiguresByTime(all.into()))
}

struct FiguresVisitor;

impl<'de> Visitor<'de> for FiguresVisitor {
    type Value = FiguresByTime;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("wanted.figures")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<FiguresByTime, A::Error> {
        by_time(map)
    }

    fn visit_unit<E: de::Error>(self) -> Result<FiguresByTime, E> {
        Err(super::empty_value())
    }
}

struct ValuesVisitor;

impl<'de> Visitor<'de> for ValuesVisitor {
    type Value = IndicatorValues;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("wanted.values")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<IndicatorValues, A::Error> {
        by_time(map).map(IndicatorValues::ByTime)
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<IndicatorValues, E> {
        match name.is_empty() {
            true => Err(super::empty_value()),
            false => Ok(IndicatorValues::File(name.into())),
        }
    }

    fn visit_unit<E: de::Error>(self) -> Result<IndicatorValues, E> {
        Err(super::empty_value())
    }
}

impl<'de> Deserialize<'de> for FiguresByTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FiguresVisitor)
    }
}

impl<'de> Deserialize<'de> for IndicatorValues {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValuesVisitor)
    }
}

/// A number, a range, or either of them for each group by its id.
fn figure() -> Schema {
    let range = json_schema!({
        "type": "object",
        "properties": { "from": { "type": "number" }, "to": { "type": "number" } },
        "required": ["from", "to"],
        "additionalProperties": false
    });
    let one = json_schema!({ "anyOf": [{ "type": "number" }, range] });
    json_schema!({ "anyOf": [{ "type": "number" }, range, { "type": "object", "additionalProperties": one }] })
}

impl JsonSchema for FiguresByTime {
    fn schema_name() -> Cow<'static, str> {
        "FiguresByTime".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "minProperties": 1, "additionalProperties": figure() })
    }
}

impl JsonSchema for IndicatorValues {
    fn schema_name() -> Cow<'static, str> {
        "IndicatorValues".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let by_time = generator.subschema_for::<FiguresByTime>();
        json_schema!({ "anyOf": [{ "type": "string", "pattern": "\\.csv$" }, by_time] })
    }
}
