//! Diagnostics for the browser, laid over the page while a site is served.

use std::path::Path;

use super::human::of_found;
use super::notes::note;
use super::spots::{Found, find};
use tavle_base::{Diagnostic, Severity};
use tavle_load::Sources;
use tavle_serve as serve;
use tavle_serve::live::Problem;

/// How many are shown; more than anybody fixes before the next save.
const SHOWN: usize = 20;

/// The diagnostics in the words that the terminal uses, each with the address that opens its place in an editor.
/// `root` is the site's folder on disk; `editor` is an address with `{file}`, `{line}` and `{column}` in it, or empty.
pub fn overlay(diagnostics: &[Diagnostic], sources: &Sources, root: &Path, editor: &str) -> Vec<Problem> {
    let found = find(diagnostics, sources);
    let problem = |found: &Found<'_>| {
        let text = match found.diagnostic.severity {
            Severity::Note => note(found),
            Severity::Warning | Severity::Error => of_found(std::slice::from_ref(found), false),
        };
        let text = text.trim_end().to_owned();
        let Some(spot) = &found.spot else { return Problem { text, place: None, href: None } };
        let start = spot.text.as_ref().map(|passage| passage.start);
        let (line, column) = start.map_or((1, 1), |start| (start.line, start.column));
        let file = root.join(spot.path);
        let href = address_in_editor(editor, &file.to_string_lossy(), line, column);
        Problem { text, place: Some(format!("{}:{line}:{column}", spot.path)), href }
    };
    found.iter().take(SHOWN).map(problem).collect()
}

/// The address that opens a place in an editor; nothing if none is wanted.
fn address_in_editor(editor: &str, file: &str, line: usize, column: usize) -> Option<String> {
    if editor.is_empty() {
        return None;
    }
    let file = serve::encode(&file.replace('\\', "/").replace('%', "%25"));
    let place = editor.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
    Some(place.replace("{file}", &format!("/{}", file.trim_start_matches('/'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_opens_in_the_editor_that_was_named() {
        for (editor, file, expected) in [
            ("vscode://file{file}:{line}:{column}", "/home/a b/å.yaml", "vscode://file/home/a%20b/%C3%A5.yaml:3:7"),
            ("vscode://file{file}:{line}:{column}", "C:\\site\\a.yaml", "vscode://file/C:/site/a.yaml:3:7"),
            ("idea://open?file={file}&line={line}", "/a/100%.yaml", "idea://open?file=/a/100%25.yaml&line=3"),
        ] {
            assert_eq!(address_in_editor(editor, file, 3, 7).as_deref(), Some(expected));
        }
        assert_eq!(address_in_editor("", "/a", 1, 1), None);
    }
}
