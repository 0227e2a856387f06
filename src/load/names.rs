//! Names that not every system can hold, and names that some systems hold to be one.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::found::Found;
use super::trouble::Trouble;
use tavle_base::slug::is_kept_by_windows;
use tavle_base::{Diagnostic, FileId, Place, message};

/// The name with its accents composed (NFC), as all systems but the Mac's older ones write them.
pub(super) fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return name.into();
    }
    name.nfc().collect()
}

/// Whether a file or folder is none of the site's: hidden, or left behind by an editor or the system.
pub(super) fn is_left_behind(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || name.rsplit_once('.').is_some_and(|(_, ending)| is_one_of(ending, &["swp", "swo"]))
        || is_one_of(name, &["thumbs.db", "desktop.ini", "icon\r"])
}

/// Whether a name is one of these, however its capitals are written.
fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|one| name.eq_ignore_ascii_case(one))
}

/// What is wrong with the name of a file or folder, if anything.
pub(super) fn problem(name: &str) -> Option<Trouble> {
    let proposed = without_bad_signs(name);
    if let Some(sign) =
        name.chars().find(|c| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\') || c.is_control())
    {
        let character = if sign.is_control() { format!("U+{:04X}", u32::from(sign)) } else { sign.to_string() };
        return Some(Trouble::new(message!("bad-name.character", name = visible(name), character, proposed)));
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Some(Trouble::new(message!("bad-name.ends", name, proposed)));
    }
    if is_kept_by_windows(name) {
        let stem = name.split('.').next().unwrap_or(name).trim_end();
        let proposed = format!("{stem}-1{}", &name[stem.len()..]);
        return Some(Trouble::new(message!("bad-name.reserved", name = stem, proposed)));
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let right = match ending {
        _ if is_one_of(ending, &["yml", "yaml"]) => "yaml",
        _ if is_one_of(ending, &["md", "markdown"]) => "md",
        _ => return None,
    };
    if right == ending {
        return None;
    }
    let proposed = format!("{}.{right}", &name[..name.len() - ending.len() - 1]);
    Some(Trouble::new(message!("file-ending", ending, right, proposed)))
}

/// A name that every system can hold, near to `name`.
fn without_bad_signs(name: &str) -> String {
    let fine =
        |c: char| if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\') || c.is_control() { '-' } else { c };
    name.trim().trim_end_matches(['.', ' ']).chars().map(fine).collect()
}

fn visible(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Files and folders whose names differ only in capitals, or only in how their accents are stored. Each pair is reported
/// once, on the second file, with the first beside it. `files` are in the order of their paths.
pub(super) fn clashes(files: &[Found]) -> Vec<Diagnostic> {
    let mut known: BTreeMap<String, (&str, FileId)> = BTreeMap::new();
    let mut reported = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for (id, found) in (0..).map(FileId).zip(files) {
        let path = found.path.as_ref();
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        for prefix in ends.map(|end| &path[..end]) {
            let (first, first_id) = *known.entry(prefix.to_lowercase()).or_insert((prefix, id));
            let whole = prefix.len() == path.len();
            let message = if first != prefix {
                message!("same-name.capitals", first, second = prefix)
            } else if whole && first_id != id {
                message!("same-name.accents", name = path)
            } else {
                continue;
            };
            if reported.insert((first, prefix)) || first == prefix {
                let other = (Place::whole(first_id), message!("note.other-file"));
                diagnostics.push(Diagnostic::error(Place::whole(id), message).related(other.0, other.1));
            }
            break;
        }
    }
    diagnostics
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_base::Catalogue;

    #[test]
    fn names_that_some_system_cannot_hold_are_refused_with_a_way_out() {
        for (name, expected) in [
            ("overview.yaml", None),
            ("Plan og strategi 2026.da.md", None),
            ("blå-grøn.svg", None),
            ("console.md", None),
            ("com10.md", None),
            ("con.md", Some(("bad-name", "rename it, as in `con-1.md`"))),
            ("Aux", Some(("bad-name", "rename it, as in `Aux-1`"))),
            ("LPT1.da.md", Some(("bad-name", "rename it, as in `LPT1-1.da.md`"))),
            ("what?.md", Some(("bad-name", "rename it, as in `what-.md`"))),
            ("a:b.yaml", Some(("bad-name", "rename it, as in `a-b.yaml`"))),
            ("plan. ", Some(("bad-name", "rename it to `plan`"))),
            ("plan.", Some(("bad-name", "rename it to `plan`"))),
            (" plan.md", Some(("bad-name", "rename it to `plan.md`"))),
            ("a\nb.md", Some(("bad-name", "rename it, as in `a-b.md`"))),
            ("overview.yml", Some(("file-ending", "rename it to `overview.yaml`"))),
            ("OVERVIEW.YAML", Some(("file-ending", "rename it to `OVERVIEW.yaml`"))),
            ("a.Md", Some(("file-ending", "rename it to `a.md`"))),
            ("LOGO.SVG", None),
        ] {
            let problem = problem(name);
            let help = problem.as_ref().and_then(|trouble| Catalogue::of("en").help(&trouble.message));
            let found = problem.as_ref().map(|trouble| trouble.message.code()).zip(help.as_deref());
            assert_eq!(found, expected, "{name:?}");
        }
    }

    #[test]
    fn what_editors_and_systems_leave_behind_is_passed_over() {
        for (name, expected) in [
            (".DS_Store", true),
            (".~lock.plan.odt#", true),
            ("~$plan.docx", true),
            ("plan.md~", true),
            (".plan.md.swp", true),
            ("#plan.md#", true),
            ("Thumbs.db", true),
            ("desktop.ini", true),
            ("plan.md", false),
            ("#", false),
        ] {
            assert_eq!(is_left_behind(name), expected, "{name}");
        }
    }
}
