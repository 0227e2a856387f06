//! The texts of the command's help: they are in the catalogue of messages, and are put on clap's commands only when somebody
//! asks for them (help, manual page, completions), since reading them takes longer than reading what was typed.

use std::collections::BTreeMap;

use clap::builder::{PossibleValue, PossibleValuesParser, Resettable, StyledStr};
use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory, Parser};

use super::args::Cli;

/// Texts by command and by what they are of: `about`, `after`, an argument or `argument=value`.
type Texts = BTreeMap<String, BTreeMap<String, String>>;

/// Where the texts stand that several commands share.
const SHARED: &str = "*";

/// What was typed. Ends the process where that was a request for help, or wrong.
pub fn parse() -> Cli {
    Cli::try_parse().unwrap_or_else(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            command().try_get_matches().err().unwrap_or(error).exit()
        }
        _ => error.exit(),
    })
}

/// The command with its texts.
pub fn command() -> Command {
    describe(Cli::command(), &texts())
}

fn texts() -> Texts {
    let texts = serde_yaml::from_str(include_str!("../messages/en/help.yaml"));
    texts.unwrap_or_else(|error| unreachable!("the help is plain YAML: {error}"))
}

fn describe(command: Command, texts: &Texts) -> Command {
    let name = command.get_name().to_owned();
    let find = |key: &str| [name.as_str(), SHARED].iter().find_map(|part| texts.get(*part)?.get(key));
    let command = match find("about") {
        Some(about) => command.about(short(about)).long_about(long(about)),
        None => command,
    };
    let command = match find("after") {
        Some(text) => command.after_help(text),
        None => command,
    };
    command.mut_args(|arg| describe_argument(arg, &find)).mut_subcommands(|command| describe(command, texts))
}

fn describe_argument<'t>(arg: Arg, find: &dyn Fn(&str) -> Option<&'t String>) -> Arg {
    let key = arg.get_long().map_or_else(|| arg.get_id().to_string(), |long| format!("--{long}"));
    let values: Vec<PossibleValue> = arg
        .get_possible_values()
        .into_iter()
        .filter_map(|value| {
            let help = find(&format!("{key}={}", value.get_name()))?;
            Some(value.help(help))
        })
        .collect();
    let arg = match find(&key) {
        Some(help) => arg.help(short(help)).long_help(long(help)),
        None => arg,
    };
    // Nothing is read with these commands, so it does not matter that the values are only words to them.
    if values.is_empty() { arg } else { arg.value_parser(PossibleValuesParser::new(values)) }
}

/// The first paragraph.
fn short(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// All paragraphs, where there are several.
fn long(text: &str) -> Resettable<StyledStr> {
    let paragraphs = text.contains('\n').then(|| StyledStr::from(text.trim_end().replace('\n', "\n\n")));
    paragraphs.map_or(Resettable::Reset, Resettable::Value)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_command_argument_and_value_has_its_text_and_none_is_left_over() {
        let texts = texts();
        // Texts that are their own keys, so that the commands show where each of them is used.
        let key = |command: &str, key: &str| format!("{command} {key}");
        let keys: Texts = texts
            .iter()
            .map(|(command, texts)| {
                (command.clone(), texts.keys().map(|own| (own.clone(), key(command, own))).collect())
            })
            .collect();
        let root = describe(Cli::command(), &keys);
        let mut used = BTreeSet::new();
        for command in std::iter::once(&root).chain(root.get_subcommands()) {
            let name = command.get_name();
            used.insert(command.get_about().unwrap_or_else(|| panic!("{name} has no text")).to_string());
            used.extend(command.get_after_help().map(ToString::to_string));
            for arg in command.get_arguments() {
                let id = arg.get_id();
                used.insert(arg.get_help().unwrap_or_else(|| panic!("{name} {id} has no text")).to_string());
                for value in arg.get_possible_values().into_iter().filter(|_| arg.get_action().takes_values()) {
                    // The names of shells are names.
                    let help = value.get_help().map(ToString::to_string);
                    assert!(help.is_some() || id == "shell", "{name} {id}={} has no text", value.get_name());
                    used.extend(help);
                }
            }
        }
        let all: BTreeSet<String> = keys.into_values().flat_map(BTreeMap::into_values).collect();
        assert_eq!(all.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "these texts are of nothing");
    }
}
