//! The JSON Schema of a time.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::When;
use crate::Text;

/// A point, by pattern. What the calendar does not have (30 February) is found only when it is read.
macro_rules! point {
    () => {
        "(\\d{4}-\\d{2}-\\d{2}|\\d{4}-W\\d{2}|((early|mid|late) )?\\d{4}(-(\\d{2}|Q[1-4]|H[12]|spring|summer|autumn|winter))?)"
    };
}

const POINT: &str = concat!("^", point!(), "$");
const WRITTEN: &str = concat!(
    "^(",
    point!(),
    "(/(",
    point!(),
    "|\\.\\.))?|\\.\\./",
    point!(),
    "|ongoing|as needed|weekly|monthly|quarterly|yearly)$"
);
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
                { "every": "P4Y", "from": 2026 }, { "every": "P1Y", "by": "2026-10-31" },
                { "within": "P3M", "of": "the family's arrival" }, { "text": "after each council meeting" }
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
                    "properties": { "text": text },
                    "required": ["text"],
                    "additionalProperties": false
                }
            ]
        })
    }
}
