//! A data set as JSON, for programs.

/// A data file as JSON (RFC 8259): the same keys and values as in its YAML, in all languages.
pub fn json(yaml: &str) -> Vec<u8> {
    let value: serde_json::Value = serde_yaml::from_str(yaml).unwrap_or_default();
    let mut json = serde_json::to_vec_pretty(&value).unwrap_or_default();
    json.push(b'\n');
    json
}
