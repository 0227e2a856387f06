//! `tavle schema`: the formats as JSON Schema, for editors.

use schemars::{Schema, schema_for};

use super::Outcome;
use super::args::SchemaArgs;
use crate::base::diagnostic::did_you_mean;
use crate::schema;

/// Every schema by its name.
pub fn all() -> Vec<(&'static str, Schema)> {
    vec![
        ("site", schema_for!(schema::SiteFile)),
        ("publication", schema_for!(schema::Publication)),
        ("front-matter", schema_for!(schema::FrontMatter)),
        ("units", schema_for!(schema::UnitList)),
        ("matrix", schema_for!(schema::Matrix)),
        ("activity-plan", schema_for!(schema::ActivityPlan)),
        ("roadmap", schema_for!(schema::Roadmap)),
        ("timeline", schema_for!(schema::Timeline)),
        ("objectives", schema_for!(schema::Objectives)),
        ("actions", schema_for!(schema::Actions)),
        ("process", schema_for!(schema::Process)),
        ("glossary", schema_for!(schema::Glossary)),
        ("table", schema_for!(schema::Table)),
        ("data", any_kind()),
        ("theme", schema_for!(schema::Tokens)),
        ("strings", schema_for!(schema::Strings)),
    ]
}

/// A data file of any kind: which one it is follows from `kind:`.
fn any_kind() -> Schema {
    let branch = |kind: schema::Kind| {
        serde_json::json!({
            "if": { "properties": { "kind": { "const": kind.word() } }, "required": ["kind"] },
            "then": { "$ref": format!("{}.json", kind.word()) }
        })
    };
    let words: Vec<&str> = schema::Kind::ALL.into_iter().map(schema::Kind::word).collect();
    schemars::json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Data",
        "description": "A data file. `kind` says what it holds.",
        "type": "object",
        "properties": { "kind": { "enum": words } },
        "required": ["kind"],
        "allOf": schema::Kind::ALL.map(branch)
    })
}

/// A schema as text.
pub fn text(schema: &Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}

pub fn run(args: &SchemaArgs) -> Outcome {
    let all = all();
    if let Some(folder) = &args.all {
        let written = std::fs::create_dir_all(folder).and_then(|()| {
            all.iter().try_for_each(|(name, schema)| std::fs::write(folder.join(format!("{name}.json")), text(schema)))
        });
        return match written {
            Ok(()) => Outcome::Done,
            Err(error) => {
                eprintln!("error: the schemas cannot be written to {}: {error}", folder.display());
                Outcome::Machine
            }
        };
    }
    let Some(name) = &args.name else {
        let names: String = all.iter().map(|(name, _)| format!("{name}\n")).collect();
        return super::print(&names);
    };
    match all.iter().find(|(known, _)| known == name) {
        Some((_, schema)) => super::print(&text(schema)),
        None => {
            let help = did_you_mean(name, all.iter().map(|(name, _)| *name)).unwrap_or_default();
            eprintln!("error: there is no schema `{name}`\n  help: {help}");
            Outcome::Usage
        }
    }
}
