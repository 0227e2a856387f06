//! `tavle schema`: the formats as JSON Schema, for editors.

use super::args::SchemaArgs;
use super::words::catalogue;
use super::{Outcome, say};
use crate::base::diagnostic::did_you_mean;
use crate::schema::formats::{all, text};

pub fn run(args: &SchemaArgs) -> Outcome {
    let all = all();
    if let Some(folder) = &args.all {
        let written = std::fs::create_dir_all(folder).and_then(|()| {
            all.iter().try_for_each(|(name, schema)| std::fs::write(folder.join(format!("{name}.json")), text(schema)))
        });
        return match written {
            Ok(()) => Outcome::Done,
            Err(error) => {
                say::err(format_args!("error: the schemas cannot be written to {}: {error}\n", folder.display()));
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
            let help = did_you_mean(name, all.iter().map(|(name, _)| *name)).expect("there are schemas");
            let help = catalogue().text(&help);
            say::err(format_args!("error: there is no schema `{name}`\n  help: {help}\n"));
            Outcome::Usage
        }
    }
}
