//! Which folders may be written to, and which addresses a file below them may have.
//!
//! Nothing is written here; the disk is only asked what a path leads to.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::SaveError;
use tavle_base::{Message, message};

/// Where a site is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveTarget {
    /// The folder that is published. It and the folders above it are made if they are not there.
    pub output: PathBuf,
    /// The folder `.tavle` directly below the site's own folder, or a folder in it. It may be removed while no save is under way.
    pub state: PathBuf,
}

/// Folders of a site that hold what people write, so that no output may be put there.
const SOURCES: [&str; 5] = ["content", "data", "themes", ".git", ".tavle"];

/// How the names of Tavle's own files and folders in the output folder begin, which are there while a save is under way.
const OWN: &str = ".tavle-";

/// How the names of the folders begin in which files are staged.
const STAGE: &str = ".tavle-stage-";

/// The output folder as it really is, with links resolved, if a site may be written there.
///
/// The folder itself may be a link, since somebody asked for it by name.
pub fn output(target: &SaveTarget) -> Result<PathBuf, SaveError> {
    let refused = |why: Message| Err(SaveError::RefusedOutput { path: target.output.clone(), why });
    let output = real(&target.output).map_err(|e| SaveError::io("save.find", &target.output, e))?;
    let root = root(target)?;
    if output == root {
        return refused(message!("save.output.own-folder"));
    }
    if root.starts_with(&output) {
        return refused(message!("save.output.above"));
    }
    if std::env::home_dir().is_some_and(|home| real(&home).is_ok_and(|home| home.starts_with(&output))) {
        return refused(message!("save.output.home"));
    }
    if output.parent().is_none() {
        return refused(message!("save.output.disk"));
    }
    // Not every disk tells `Content` from `content`.
    let first = output.strip_prefix(&root).ok().and_then(|below| below.iter().next());
    if first.is_some_and(|first| SOURCES.iter().any(|name| first.eq_ignore_ascii_case(name))) {
        return refused(message!("save.output.sources"));
    }
    if output.exists() && !output.is_dir() {
        return refused(message!("save.output.file"));
    }
    Ok(output)
}

/// The site's own folder, which the state lies in.
fn root(target: &SaveTarget) -> Result<PathBuf, SaveError> {
    let root = above_state(&target.state);
    real(root).map_err(|e| SaveError::io("save.find", root, e))
}

/// Where what is known of one output folder lies in the state. The folder is called the same when the whole site is moved
/// elsewhere.
pub fn home(target: &SaveTarget, output: &Path) -> Result<PathBuf, SaveError> {
    let root = root(target)?;
    let place = output.strip_prefix(&root).unwrap_or(output);
    let name: String = output
        .file_name()
        .map(|name| name.to_string_lossy().chars().filter(char::is_ascii_alphanumeric).take(20).collect())
        .unwrap_or_default();
    let parts: Vec<_> = place.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let hash = blake3::hash(parts.join("/").as_bytes()).to_hex();
    Ok(target.state.join("output").join(format!("{name}-{}", &hash[..12])))
}

/// A name for a new stage, which no other save has ever given: a journal must not find another's files in its stage.
pub fn new_stage() -> String {
    let hash = blake3::hash(format!("{:?} {}", SystemTime::now(), std::process::id()).as_bytes()).to_hex();
    format!("{STAGE}{}", &hash[..12])
}

/// Whether this is the name of a stage.
pub fn is_stage(name: &str) -> bool {
    let number = name.strip_prefix(STAGE);
    number.is_some_and(|number| number.len() == 12 && number.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The folder that the folders of the state lie in: that of the site, which `.tavle` is directly in.
pub fn above_state(state: &Path) -> &Path {
    let own = state.ancestors().find(|folder| folder.ends_with(".tavle")).unwrap_or(state);
    own.parent().unwrap_or(own)
}

/// A path without links and `..`, of which the end need not exist.
fn real(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    match dunce::canonicalize(&path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => Ok(real(parent)?.join(name)),
            (Some(parent), None) => {
                let mut above = real(parent)?;
                above.pop();
                Ok(above)
            }
            (None, _) => Err(e),
        },
        // Some drives of Windows, as those in memory, do not answer the question.
        Err(_) if path.is_dir() => Ok(path),
        found => found,
    }
}

/// Nothing, if `path` may be the address of a file below the output folder.
pub fn check(path: &str) -> Result<(), SaveError> {
    let why = if path.is_empty() {
        message!("save.path.empty")
    } else if path.starts_with('/') {
        message!("save.path.slash")
    } else if path.contains(['\\', ':']) {
        message!("save.path.sign")
    } else if path.chars().any(char::is_control) {
        message!("save.path.invisible")
    } else if path.split('/').any(|name| matches!(name, "" | "." | "..")) {
        message!("save.path.part")
    } else if path.split('/').any(|name| name.len() > 255) {
        message!("save.path.long")
    } else if path.starts_with(OWN) {
        message!("save.path.reserved")
    } else {
        return Ok(());
    };
    Err(SaveError::BadPath { path: path.to_owned(), why })
}

/// The folders above a file, the nearest first: `a/b`, `a` for `a/b/c.html`.
pub fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_below_the_output_folder() {
        for path in ["index.html", "da/strategi/index.html", "assets/blå…2.svg", ".well-known/security.txt", "..a/b"]
        {
            assert!(check(path).is_ok(), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "a/",
            "./a",
            "a\\..\\b",
            "C:/x",
            "a\0b",
            "a\nb",
            ".tavle-stage-1a2b3c4d5e6f/1",
            ".tavle-lock",
        ] {
            assert!(check(path).is_err(), "{path}");
        }
        assert!(check(&"a".repeat(256)).is_err());
    }

    #[test]
    fn folders_above_a_file_come_nearest_first() {
        assert_eq!(folders("a/b/c.html").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders("index.html").count(), 0);
    }

    #[test]
    fn an_output_folder_among_the_sources_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap().join("site");
        std::fs::create_dir_all(root.join("content")).unwrap();
        std::fs::write(root.join("file"), "").unwrap();
        let judged = |output: PathBuf| super::output(&SaveTarget { output, state: root.join(".tavle") });

        for (output, allowed) in [
            (root.join("public"), true),
            (root.join("not/there/yet"), true),
            (root.join("contents"), true),
            (root.parent().unwrap().join("elsewhere"), true),
            (root.join("content/../public"), true),
            (root.clone(), false),
            (root.join("."), false),
            (root.join("public/.."), false),
            (root.join("not/there/../../../site"), false),
            (root.parent().unwrap().to_owned(), false),
            (root.join("content"), false),
            (root.join("content/public"), false),
            (root.join("Content/public"), false),
            (root.join("public/../data/x"), false),
            (root.join("themes"), false),
            (root.join(".tavle/x"), false),
            (root.join("file"), false),
            (PathBuf::from("/"), false),
            (std::env::home_dir().unwrap(), false),
        ] {
            assert_eq!(judged(output.clone()).is_ok(), allowed, "{}", output.display());
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(root.join("content"), root.join("disguise")).unwrap();
            assert!(judged(root.join("disguise")).is_err());
        }
    }
}
