//! The formats that authors may write, as JSON Schema (draft 2020-12): for editors, and beside the data that is published.

mod descriptions;

use schemars::{Schema, schema_for};
use serde_json::json;

use super::Kind;
use descriptions::{FILES, STRINGS};

/// Every schema by its name.
pub fn all() -> Vec<(&'static str, Schema)> {
    let kinds = Kind::ALL.map(|kind| (kind.word(), kind.schema()));
    let site = [
        ("site", schema_for!(super::SiteFile)),
        ("publication", schema_for!(super::Publication)),
        ("front-matter", schema_for!(super::FrontMatter)),
    ];
    let rest = [("data", any_kind()), ("theme", schema_for!(super::Tokens))];
    let files = site.into_iter().chain(kinds).chain(rest).map(|(name, schema)| (name, FILES.put_into(schema)));
    files.chain([("strings", STRINGS.put_into(schema_for!(super::Strings)))]).collect()
}

/// The key under which data says which schema it follows.
pub const SCHEMA_KEY: &str = "$schema";

/// The keys under which published data says what it inherits from its publication: the unit that is responsible for it, the
/// day of its last review, and the time from one review to the next.
pub const INHERITED: [&str; 3] = ["owner", "reviewed", "review_every"];

/// The schema of a kind of data as it is published at an absolute address: as for those who write the data, but the key
/// `$schema`, which names it, is data too, and so is what it inherits.
pub fn published(kind: Kind, address: &str) -> Schema {
    let mut schema = kind.schema();
    schema.insert("$id".to_owned(), address.into());
    if let Some(fields) = schema.get_mut("properties").and_then(serde_json::Value::as_object_mut) {
        fields.insert(SCHEMA_KEY.to_owned(), json!({ "type": "string", "format": "uri" }));
        let [owner, reviewed, review_every] = INHERITED;
        fields.insert(owner.to_owned(), json!({ "type": "string" }));
        fields.insert(reviewed.to_owned(), json!({ "type": "string", "format": "date" }));
        fields.insert(review_every.to_owned(), json!({ "type": "string", "format": "duration" }));
    }
    FILES.put_into(schema)
}

/// A data file of any kind: which one it is follows from `kind:`.
fn any_kind() -> Schema {
    let branch = |kind: Kind| {
        json!({
            "if": { "properties": { "kind": { "const": kind.word() } }, "required": ["kind"] },
            "then": { "$ref": format!("{}.json", kind.word()) }
        })
    };
    let words: Vec<&str> = Kind::ALL.into_iter().map(Kind::word).collect();
    schemars::json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Data",
        "type": "object",
        "properties": { "kind": { "enum": words } },
        "required": ["kind"],
        "allOf": Kind::ALL.map(branch)
    })
}

/// A schema as text.
pub fn text(schema: &Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).expect("a schema is plain JSON");
    text.push('\n');
    text
}
