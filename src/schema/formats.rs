//! The formats that authors may write, as JSON Schema (draft 2020-12): for editors, and beside the data that is published.

use schemars::{Schema, schema_for};

use super::Kind;

/// Every schema by its name.
pub fn all() -> Vec<(&'static str, Schema)> {
    let kinds = Kind::ALL.map(|kind| (kind.word(), of(kind)));
    let site = [
        ("site", schema_for!(super::SiteFile)),
        ("publication", schema_for!(super::Publication)),
        ("front-matter", schema_for!(super::FrontMatter)),
    ];
    let rest = [("data", any_kind()), ("theme", schema_for!(super::Tokens)), ("strings", schema_for!(super::Strings))];
    site.into_iter().chain(kinds).chain(rest).collect()
}

/// The schema of a kind of data.
pub fn of(kind: Kind) -> Schema {
    match kind {
        Kind::Units => schema_for!(super::UnitList),
        Kind::Matrix => schema_for!(super::Matrix),
        Kind::ActivityPlan => schema_for!(super::ActivityPlan),
        Kind::Roadmap => schema_for!(super::Roadmap),
        Kind::Timeline => schema_for!(super::Timeline),
        Kind::Objectives => schema_for!(super::Objectives),
        Kind::Actions => schema_for!(super::Actions),
        Kind::Process => schema_for!(super::Process),
        Kind::Glossary => schema_for!(super::Glossary),
        Kind::Table => schema_for!(super::Table),
    }
}

/// A data file of any kind: which one it is follows from `kind:`.
fn any_kind() -> Schema {
    let branch = |kind: Kind| {
        serde_json::json!({
            "if": { "properties": { "kind": { "const": kind.word() } }, "required": ["kind"] },
            "then": { "$ref": format!("{}.json", kind.word()) }
        })
    };
    let words: Vec<&str> = Kind::ALL.into_iter().map(Kind::word).collect();
    schemars::json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Data",
        "description": "A data file. `kind` says what it holds.",
        "type": "object",
        "properties": { "kind": { "enum": words } },
        "required": ["kind"],
        "allOf": Kind::ALL.map(branch)
    })
}

/// A schema as text.
pub fn text(schema: &Schema) -> String {
    let mut text =
        serde_json::to_string_pretty(schema).unwrap_or_else(|error| unreachable!("a schema is plain JSON: {error}"));
    text.push('\n');
    text
}
