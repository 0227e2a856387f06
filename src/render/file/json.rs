//! A data set as JSON, for programs, and the schema that it follows.

use serde_json::Value;

use crate::base::{Diagnostic, FileId, Place, message};
use crate::parse::yaml;
use crate::schema::{Kind, formats};

/// What is said of data only once it has expired, and is not public before.
const LATER: &str = "withdrawn";

/// A data file as JSON (RFC 8259): the same keys and values as in its YAML, in all languages, and the same digits in its
/// numbers, but without its comments, which are for those who write it, and what is to be said once it has expired.
/// Before them `$schema` says which schema it follows, by an absolute address, where one is published. It fails only for a
/// text that is not YAML.
pub fn json(file: FileId, text: &str, schema: Option<&str>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let json = match yaml::json(text, schema.map(|schema| ("$schema", schema)), LATER) {
        Some(json) => json,
        // One of the two readers of YAML may be stricter than the one that read it for the pages.
        None => {
            let mut value = serde_yaml::from_str::<Value>(text).map_err(|error| no_json(file, &error))?;
            if let Some(data) = value.as_object_mut() {
                data.shift_remove(LATER);
            }
            format!("{value:#}")
        }
    };
    Ok((json + "\n").into_bytes())
}

fn no_json(file: FileId, error: &dyn std::fmt::Display) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(Place::whole(file), message!("no-json", error = error.to_string())))
}

/// The schema of a kind of data as it is published at an absolute address.
pub fn schema(kind: Kind, address: &str) -> Vec<u8> {
    formats::text(&formats::published(kind, address)).into_bytes()
}
