//! `tavle init`: a small, complete site to begin with, and what an editor needs to help with it.
//!
//! Nothing that is there is ever overwritten: the folder must be empty, and each file is made only if it is not there.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::args::InitArgs;
use super::words::catalogue;
use super::{Outcome, say};
use tavle_base::{Arg, Message, message};
use tavle_schema::formats;

/// The files of `src/cli/starter/`, by their paths in it.
macro_rules! starter {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("starter/", $path)))),*]
    };
}

/// The site. A name that begins with a dot is without it in the source, where it would mean something to git.
const SITE: &[(&str, &str)] = starter![
    "content/cycling-plan/actions.da.md",
    "content/cycling-plan/actions.en.md",
    "content/cycling-plan/goals.da.md",
    "content/cycling-plan/goals.en.md",
    "content/cycling-plan/publication.yaml",
    "content/index.da.md",
    "content/index.en.md",
    "data/cycling/activities.yaml",
    "data/cycling/indicators.yaml",
    "data/cycling/who-does-what.yaml",
    "data/glossary.yaml",
    "data/units.yaml",
    "gitignore",
    "site.yaml",
    "vscode/extensions.json",
    "vscode/settings.json",
];

/// Where the schemas lie, as `vscode/settings.json` says.
const SCHEMAS: &str = ".vscode/schemas";

pub fn run(args: &InitArgs) -> Outcome {
    let folder = &args.folder;
    let shown = folder.display().to_string();
    let written = match refusal(folder) {
        Ok(None) => write(folder),
        Ok(Some(why)) => {
            say::error(&Message::new(why).with("folder", shown));
            return Outcome::Usage;
        }
        Err(error) => Err(error),
    };
    if let Err(error) = written {
        say::error(&message!("init.not-written", folder = shown, error = error.to_string()));
        return Outcome::Machine;
    }
    let enter = match folder == Path::new(".") {
        true => Arg::from(""),
        false => message!("init.enter", folder = for_shell(&shown).as_ref()).into(),
    };
    say::out(catalogue().text(&message!("init.done", folder = shown, enter)))
}

/// A path as it is typed after a command: in quotation marks, which every shell knows, where it has a space or a sign that
/// may mean something else.
fn for_shell(path: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./\\:".contains(c);
    match path.chars().all(is_plain) {
        true => path.into(),
        false => format!("\"{path}\"").into(),
    }
}

/// What a folder may hold that is as good as empty: a git repository's own files, and what a system leaves in every
/// folder that is looked at.
const NOTHING: [&str; 4] = [".git", ".DS_Store", "desktop.ini", "Thumbs.db"];

/// Why no site can be made in a folder: the key of the message.
fn refusal(folder: &Path) -> io::Result<Option<&'static str>> {
    match fs::metadata(folder) {
        Ok(found) if !found.is_dir() => return Ok(Some("init.is-file")),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if !NOTHING.iter().any(|nothing| name.eq_ignore_ascii_case(nothing)) {
            return Ok(Some("init.not-empty"));
        }
    }
    Ok(None)
}

fn write(folder: &Path) -> io::Result<()> {
    for (path, text) in SITE {
        write_new(&folder.join(path_on_disk(path)), text)?;
    }
    for (name, schema) in formats::all() {
        write_new(&folder.join(SCHEMAS).join(format!("{name}.json")), &formats::text(&schema))?;
    }
    Ok(())
}

/// Where a file of the source lies in the site.
fn path_on_disk(path: &str) -> String {
    let is_hidden = path == "gitignore" || path.starts_with("vscode/");
    if is_hidden { format!(".{path}") } else { path.to_owned() }
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_starter_site_is_built_in() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("starter");
        let mut there: Vec<String> = walkdir::WalkDir::new(&root)
            .into_iter()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"))
            .collect();
        there.sort();
        assert_eq!(there, SITE.iter().map(|(path, _)| *path).collect::<Vec<_>>());
    }

    #[test]
    fn the_editor_is_sent_to_schemas_that_there_are() {
        let settings = SITE.iter().find(|(path, _)| *path == "vscode/settings.json").unwrap().1;
        let settings: serde_json::Value = serde_json::from_str(settings).unwrap();
        let names: Vec<&str> = formats::all().into_iter().map(|(name, _)| name).collect();
        for path in settings["yaml.schemas"].as_object().unwrap().keys() {
            let name = path.strip_prefix(&format!("./{SCHEMAS}/")).and_then(|file| file.strip_suffix(".json")).unwrap();
            assert!(names.contains(&name), "{path}");
        }
    }
}
