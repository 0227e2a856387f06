//! `tavle schema`: the formats as JSON Schema, for editors.

use super::args::SchemaArgs;
use super::{Outcome, say};
use tavle_base::diagnostic::did_you_mean;
use tavle_base::message;
use tavle_save::write_document;
use tavle_schema::formats::{all, text};

pub fn run(args: &SchemaArgs) -> Outcome {
    let all = all();
    if let Some(folder) = &args.all {
        let written = all.iter().try_for_each(|(name, schema)| {
            write_document(folder, &format!("{name}.json"), text(schema).as_bytes(), is_schema)
        });
        return match written {
            Ok(()) => Outcome::Done,
            Err(error) => {
                say::error(&error.message());
                Outcome::Machine
            }
        };
    }
    let Some(name) = &args.name else {
        let names: String = all.iter().map(|(name, _)| format!("{name}\n")).collect();
        return say::out(names);
    };
    match all.iter().find(|(known, _)| known == name) {
        Some((_, schema)) => say::out(text(schema)),
        None => {
            let help = did_you_mean(name, all.iter().map(|(name, _)| *name));
            say::error(&message!("schema.unknown", name).help(help));
            Outcome::Usage
        }
    }
}

/// Whether a file is a JSON Schema, of this version or another: nobody else keeps one under the name of a format.
fn is_schema(held: &[u8]) -> bool {
    serde_json::from_slice(held).is_ok_and(|schema: serde_json::Value| schema.get("$schema").is_some())
}
