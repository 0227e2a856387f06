//! The bytes of a value or key, for those who know only the path of keys that leads to it.

use std::ops::Range;

use super::node::Node;
use super::yaml_text::YamlText;
use super::{front_matter, patched};
use tavle_base::{FileId, KeyPath, Part};

/// The places of all keys and values of one file. To read them costs as much as to parse the file, so one who has
/// several paths to look up keeps this.
#[derive(Debug)]
pub struct Places {
    root: Option<Node>,
    /// Where in the file the YAML begins.
    base: usize,
}

impl Places {
    /// The places in a YAML file, or in the front matter of a Markdown file.
    pub fn read(text: &str) -> Self {
        // The diagnostics of this reading were reported when the file was decoded.
        let file = FileId(0);
        let range = match front_matter::split(file, text).value {
            Some(parts) => parts.yaml,
            None if text.starts_with('\u{feff}') => '\u{feff}'.len_utf8()..text.len(),
            None => 0..text.len(),
        };
        let yaml = YamlText { file, text: &text[range.clone()], base: range.start };
        Self { root: patched::read(yaml).tree.root, base: range.start }
    }

    /// The bytes of the value to which `path` leads, or of its key. Where there is no such value, those of the
    /// innermost value around it; `None` if the file has none at all.
    ///
    /// The value of a list or record may span many lines. An element of a list has no key, so its value is given;
    /// so is the key of a value that was left empty.
    pub fn find(&self, path: &KeyPath, part: Part) -> Option<Range<usize>> {
        let (_, span) = self.root.as_ref()?.at(path, part);
        Some(self.base + span.start..self.base + span.end)
    }
}

/// The bytes of one value or key in a YAML file, or in the front matter of a Markdown file. See [`Places::find`].
pub fn locate(text: &str, path: &KeyPath, part: Part) -> Option<Range<usize>> {
    Places::read(text).find(path, part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "kind: matrix\ntitle: { da: Å, en: \"O\" }\nsections:\n  - id: é\n    rows:\n      - task: T\n        note:\n      - task: |\n          to\n          linjer\n\nlast: 1\n";

    #[test]
    fn every_key_and_value_is_found_by_its_path() {
        let sections = KeyPath::top().key("sections");
        let rows = sections.index(0).key("rows");
        for (path, part, expected) in [
            (KeyPath::top().key("kind"), Part::Value, "matrix"),
            (KeyPath::top().key("kind"), Part::Key, "kind"),
            (KeyPath::top().key("title"), Part::Value, "{ da: Å, en: \"O\" }"),
            (KeyPath::top().key("title").key("en"), Part::Value, "\"O\""),
            (KeyPath::top().key("title").key("da"), Part::Key, "da"),
            (sections.index(0).key("id"), Part::Value, "é"),
            (rows.index(0).key("task"), Part::Value, "T"),
            (rows.index(0).key("note"), Part::Value, "note"),
            (rows.index(0), Part::Value, "task: T\n        note"),
            (rows.index(1).key("task"), Part::Value, "to\n          linjer"),
            (KeyPath::top().key("last"), Part::Value, "1"),
            (rows.index(0).key("task").key("en"), Part::Value, "T"),
            (rows.index(0).key("partners").index(3), Part::Value, "task: T\n        note"),
        ] {
            assert_eq!(locate(FILE, &path, part).map(|range| &FILE[range]), Some(expected), "{path}");
        }
    }

    #[test]
    fn places_are_the_same_with_windows_line_ends() {
        let text = FILE.replace('\n', "\r\n");
        let path = KeyPath::top().key("sections").index(0).key("rows").index(1).key("task");
        assert_eq!(locate(&text, &path, Part::Value).map(|range| &text[range]), Some("to\r\n          linjer"));
    }

    #[test]
    fn front_matter_is_looked_up_where_it_stands() {
        let text = "---\ntitle: Åbning\n---\n\nkind: not this\n";
        let title = locate(text, &KeyPath::top().key("title"), Part::Value);
        assert_eq!(title.map(|range| &text[range]), Some("Åbning"));
    }

    #[test]
    fn a_file_without_values_has_no_places() {
        assert_eq!(locate("# only a comment\n", &KeyPath::top().key("title"), Part::Value), None);
    }
}
