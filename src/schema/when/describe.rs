//! The JSON Schema of a time.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::When;
use super::read::MOST_TIMES;
use crate::Text;

/// A point, by pattern. What the calendar does not have (30 February) is found only when it is read.
macro_rules! point {
    () => {
        "(\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?|\\d{4}-W\\d{2}|((early|mid|late) )?(\\d{4}(-(\\d{2}|Q[1-4]|H[12]|spring|summer|autumn|winter))?|FY\\d{4}(-Q[1-4])?))"
    };
}

const POINT: &str = concat!("^", point!(), "$");
const WRITTEN: &str = concat!(
    "^(",
    point!(),
    "(/(",
    point!(),
    "|\\d{2}:\\d{2}|\\.\\.))?|\\.\\./",
    point!(),
    "|ongoing|as needed|weekly|monthly|quarterly|yearly)$"
);
/// A time of a list: a point, a range or a deadline.
const ONE_OF_SEVERAL: &str = concat!("^(", point!(), "(/(", point!(), "|\\d{2}:\\d{2}))?|\\.\\./", point!(), ")$");
const DURATION: &str = "^P(\\d+Y(\\d+M)?|\\d+M|\\d+W(\\d+D)?|\\d+D)$";

impl JsonSchema for When<Text> {
    fn schema_name() -> Cow<'static, str> {
        "When".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        let year = json_schema!({ "type": "integer", "minimum": 1000, "maximum": 9999 });
        let point = json_schema!({ "anyOf": [{ "type": "string", "pattern": POINT }, year] });
        let duration = json_schema!({ "type": "string", "pattern": DURATION });
        json_schema!({
            "examples": [
                "2026-03-19", "2026-W18", "2026-03", "2026-Q2", "2026-H1", "2026-autumn", 2026, "early 2026-08",
                "2026-W18/2026-W21", "2026/..", "../2026-10-31", "ongoing", "as needed", "monthly",
                "FY2026", "FY2026-Q1", "2026-09-03T19:00", "2026-09-03T19:00/21:00", ["2026-03", "2026-09"],
                { "every": "P4Y", "from": 2026 }, { "every": "P1Y", "by": "2026-10-31" },
                { "within": "P3M", "of": "the family's arrival" }, { "after": "the family's arrival" },
                { "text": "after each council meeting" }, { "text": "when the school opens", "sort": "2027-08" }
            ],
            "anyOf": [
                { "type": "string", "pattern": WRITTEN },
                year,
                {
                    "type": "object",
                    "properties": { "every": duration, "from": point, "until": point, "by": point },
                    "required": ["every"],
                    "additionalProperties": false
                },
                {
                    "type": "object",
                    "properties": { "within": duration, "of": text },
                    "required": ["within", "of"],
                    "additionalProperties": false
                },
                {
                    "type": "object",
                    "properties": { "after": text },
                    "required": ["after"],
                    "additionalProperties": false
                },
                {
                    "type": "array",
                    "items": { "anyOf": [{ "type": "string", "pattern": ONE_OF_SEVERAL }, year] },
                    "minItems": 2,
                    "maxItems": MOST_TIMES
                },
                {
                    "type": "object",
                    "properties": { "text": text, "sort": point },
                    "required": ["text"],
                    "additionalProperties": false
                }
            ]
        })
    }
}
