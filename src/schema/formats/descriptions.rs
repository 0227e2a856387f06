//! The descriptions in the JSON Schemas, which editors show as help: they are in the catalogue of messages, by the names
//! of types and fields. What schemars takes from the comments of the code is never published.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::Schema;
use serde_json::{Map, Value, json};

/// Texts by `Type`, `Type.field` (or value), `Type.*` and `*.field`.
#[derive(Debug, Default)]
pub struct Descriptions(BTreeMap<Box<str>, Box<str>>);

/// Those of the files that authors write.
pub static FILES: LazyLock<Descriptions> =
    LazyLock::new(|| Descriptions::read(include_str!("../../messages/en/schema.yaml")));

/// Those of a theme's strings.
pub static STRINGS: LazyLock<Descriptions> =
    LazyLock::new(|| Descriptions::read(include_str!("../../messages/en/strings.yaml")));

impl Descriptions {
    fn read(text: &str) -> Self {
        Self(
            serde_yaml::from_str(text).unwrap_or_else(|error| unreachable!("the descriptions are plain YAML: {error}")),
        )
    }

    /// The schema with a description for each of its types, fields and values, in the place of any it had.
    pub fn put_into(&self, mut schema: Schema) -> Schema {
        if let Some(root) = schema.as_object_mut() {
            if let Some(Value::Object(types)) = root.get_mut("$defs") {
                for (name, of_type) in types {
                    self.describe(generic(name), of_type);
                }
            }
            let name = root.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
            self.describe_type(&name, root);
        }
        schema
    }

    fn describe(&self, name: &str, schema: &mut Value) {
        if let Some(schema) = schema.as_object_mut() {
            self.describe_type(name, schema);
        }
    }

    fn describe_type(&self, name: &str, schema: &mut Map<String, Value>) {
        set(schema, self.get(name));
        self.describe_fields(name, schema);
        self.describe_values(name, schema);
    }

    /// The fields of a type, however deep they are in it.
    fn describe_fields(&self, name: &str, schema: &mut Map<String, Value>) {
        for (key, value) in schema {
            match (key.as_str(), value) {
                ("properties", Value::Object(fields)) => {
                    for (field, schema) in fields {
                        if let Some(schema) = schema.as_object_mut() {
                            let description = self.field(name, field, schema);
                            set(schema, description);
                            self.describe_fields(name, schema);
                        }
                    }
                }
                ("anyOf" | "oneOf", Value::Array(parts)) => {
                    for part in parts.iter_mut().filter_map(Value::as_object_mut) {
                        set(part, None);
                        self.describe_fields(name, part);
                    }
                }
                ("items", Value::Object(part)) => self.describe_fields(name, part),
                _ => {}
            }
        }
    }

    /// The values of a type that is one of certain words, where the catalogue has texts for them.
    fn describe_values(&self, name: &str, schema: &mut Map<String, Value>) {
        let parts = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
        let words = parts
            .filter_map(|part| part.get("const"))
            .chain(schema.get("enum").and_then(Value::as_array).into_iter().flatten());
        let value = |word: &Value| {
            let description = self.get(&format!("{name}.{}", word.as_str()?))?;
            Some(json!({ "description": description, "type": "string", "const": word }))
        };
        let values: Vec<Value> = words.filter_map(value).collect();
        if !values.is_empty() {
            schema.retain(|key, _| key != "enum" && key != "type");
            schema.insert("oneOf".to_owned(), values.into());
        }
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(AsRef::as_ref)
    }

    /// The text of a field; that of its type where it refers to one and has none itself.
    fn field(&self, of: &str, field: &str, schema: &Map<String, Value>) -> Option<&str> {
        let own = [format!("{of}.{field}"), format!("{of}.*"), format!("*.{field}")];
        let refers = || schema.get("$ref")?.as_str()?.rsplit('/').next().map(generic);
        own.iter().find_map(|key| self.get(key)).or_else(|| self.get(refers()?))
    }
}

/// The name of a type without the number that tells its instances apart, as in `NumberedWords2`.
fn generic(name: &str) -> &str {
    name.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// Sets or removes a description.
fn set(schema: &mut Map<String, Value>, description: Option<&str>) {
    match description {
        Some(text) => drop(schema.insert("description".to_owned(), text.into())),
        None => drop(schema.shift_remove("description")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{Kind, formats};

    /// Texts that are their own keys, so that a schema shows where each of them is used.
    fn keys(texts: &Descriptions) -> Descriptions {
        Descriptions(texts.0.keys().map(|key| (key.clone(), key.clone())).collect())
    }

    /// Collects the descriptions of a schema, and the paths to types, fields and values without one.
    fn walk(path: &str, schema: &Value, needs_one: bool, found: &mut BTreeSet<String>, without: &mut Vec<String>) {
        let Value::Object(schema) = schema else { return };
        match schema.get("description") {
            Some(text) => drop(found.insert(text.as_str().unwrap().to_owned())),
            None if needs_one || schema.contains_key("const") && path.ends_with("/oneOf") => {
                without.push(path.to_owned())
            }
            None => {}
        }
        for (key, value) in schema {
            match value {
                Value::Object(parts) if ["properties", "$defs"].contains(&key.as_str()) => {
                    for (name, part) in parts {
                        walk(&format!("{path}/{name}"), part, true, found, without);
                    }
                }
                Value::Array(parts) if ["anyOf", "oneOf"].contains(&key.as_str()) => {
                    for part in parts {
                        walk(&format!("{path}/{key}"), part, false, found, without);
                    }
                }
                Value::Object(_) if key == "items" => walk(path, value, false, found, without),
                _ => {}
            }
        }
    }

    #[test]
    fn every_type_field_and_value_has_a_description_and_none_is_left_over() {
        let (mut without, mut unused) = (Vec::new(), Vec::new());
        let mut schemas = formats::all();
        schemas.push(("published", formats::published(Kind::Matrix, "https://plans.example.org/matrix.json")));
        let (strings, files): (Vec<_>, Vec<_>) = schemas.into_iter().partition(|(name, _)| *name == "strings");
        for (texts, schemas) in [(&FILES, files), (&STRINGS, strings)] {
            let mut used = BTreeSet::new();
            for (name, schema) in schemas {
                walk(name, keys(texts).put_into(schema).as_value(), true, &mut used, &mut without);
            }
            unused.extend(texts.0.keys().filter(|key| !used.contains(&***key)));
        }
        assert!(without.is_empty(), "without a text in src/messages/en/: {without:#?}");
        assert!(unused.is_empty(), "in src/messages/en/, but of nothing: {unused:#?}");
    }
}
