//! `tavle schema`: the formats as JSON Schema, for editors.

use super::args::SchemaArgs;
use super::{Outcome, say};
use tavle_base::diagnostic::did_you_mean;
use tavle_base::message;
use tavle_schema::formats::{all, text};

pub fn run(args: &SchemaArgs) -> Outcome {
    let all = all();
    if let Some(folder) = &args.all {
        let written = std::fs::create_dir_all(folder).and_then(|()| {
            all.iter().try_for_each(|(name, schema)| std::fs::write(folder.join(format!("{name}.json")), text(schema)))
        });
        return match written {
            Ok(()) => Outcome::Done,
            Err(error) => {
                let folder = folder.display().to_string();
                say::error(&message!("schema.not-written", folder, error = error.to_string()));
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
