//! A data set as JSON, for programs, and the schema that it follows.

use serde_json::{Map, Value, json};

use crate::schema::{Kind, formats};

/// A data file as JSON (RFC 8259): the same keys and values as in its YAML, in all languages. Before them `$schema` says
/// which schema it follows, by an absolute address, where one is published.
pub fn json(yaml: &str, schema: Option<&str>) -> Vec<u8> {
    let value: Value = serde_yaml::from_str(yaml).unwrap_or_default();
    let value = match (value, schema) {
        (Value::Object(data), Some(schema)) => {
            let first = ("$schema".to_owned(), Value::from(schema));
            Value::Object(std::iter::once(first).chain(data).collect())
        }
        (value, _) => value,
    };
    let mut json = serde_json::to_vec_pretty(&value).unwrap_or_else(|error| unreachable!("it is plain JSON: {error}"));
    json.push(b'\n');
    json
}

/// The schema of a kind of data as it is published at an absolute address: as for those who write the data, but what
/// names its schema is data too.
pub fn schema(kind: Kind, address: &str) -> Vec<u8> {
    let mut schema = formats::of(kind);
    let names_schema = json!({ "description": "The address of this schema.", "type": "string", "format": "uri" });
    if let Some(object) = schema.as_object_mut() {
        object.insert("$id".to_owned(), address.into());
        let properties = object.entry("properties").or_insert_with(|| Value::Object(Map::new()));
        if let Some(properties) = properties.as_object_mut() {
            properties.insert("$schema".to_owned(), names_schema);
        }
    }
    formats::text(&schema).into_bytes()
}
