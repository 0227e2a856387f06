//! What a YAML file says, apart from how it is written: the same text for the same values, whatever their quotes, comments,
//! line ends and the order of keys. Checksums of it stay when only these change.
//!
//! What is written here must never change: checksums that are kept in sites are made of it.

use std::collections::HashMap;
use std::fmt::Write;

use super::json::root;
use super::node::{Node, Value};
use tavle_base::KeyPath;

/// A file of which the wording is asked for.
#[derive(Debug)]
pub struct Wording {
    root: Node,
}

/// How a wording is made.
#[derive(Clone, Copy, Debug)]
pub struct WordingForm<'a> {
    /// The tags of the site's languages, the first first.
    pub tags: &'a [&'a str],
    /// Which of them is meant.
    pub tag: &'a str,
    /// The keys that are left out wherever they stand.
    pub without: &'a [&'a str],
}

impl WordingForm<'_> {
    fn is_first(&self) -> bool {
        self.tags.first() == Some(&self.tag)
    }

    /// Whether a record is a text in several languages: its keys are languages of the site.
    fn is_text(&self, value: &Value) -> bool {
        match value {
            Value::Mapping(entries) => {
                let is_tag = |key: &str| key == "*" || self.tags.contains(&key);
                !entries.is_empty() && entries.iter().all(|entry| is_tag(&entry.key))
            }
            _ => false,
        }
    }
}

impl Wording {
    /// The wording of a file; nothing for one that cannot be read to its end.
    pub fn read(text: &str) -> Option<Self> {
        root(text).map(|root| Self { root })
    }

    /// The keys of the file, where it is a record.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let entries = match &self.root.value {
            Value::Mapping(entries) => &entries[..],
            _ => &[],
        };
        entries.iter().map(|entry| &*entry.key)
    }

    fn find(&self, at: &KeyPath) -> Option<&Node> {
        at.steps().try_fold(&self.root, |node, step| match &node.value {
            Value::Sequence(items) => items.get(step.parse::<usize>().ok()?),
            Value::Mapping(entries) => entries.iter().find(|entry| *entry.key == *step).map(|entry| &entry.value),
            Value::Scalar { .. } | Value::StandIn(_) => None,
        })
    }

    /// A value of the file; nothing where there is none. In the first language it is all of the value, with the texts in that language; in another one it
    /// is the texts in that language alone, each with where it stands, and nothing where there are none. In the place of the
    /// values at `named` stand these names.
    pub fn of(&self, at: &KeyPath, form: &WordingForm<'_>, named: &HashMap<KeyPath, &str>) -> Option<String> {
        let node = self.find(at)?;
        let mut out = String::new();
        if form.is_first() {
            whole(node, at, form, named, &mut out);
        } else {
            texts(node, at, form, named, &mut out);
        }
        (!out.is_empty()).then_some(out)
    }
}

/// A value with its texts in the first language. Keys stand in the order of their bytes.
fn whole(node: &Node, at: &KeyPath, form: &WordingForm<'_>, named: &HashMap<KeyPath, &str>, out: &mut String) {
    if let Some(name) = named.get(at) {
        return quoted(name, out);
    }
    match &node.value {
        Value::Scalar { text, .. } => quoted(text, out),
        // Where several can stand, one may stand without a list.
        Value::Sequence(items) if items.len() == 1 => whole(&items[0], &at.index(0), form, named, out),
        Value::Sequence(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                whole(item, &at.index(n), form, named, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Mapping(entries) if form.is_text(&node.value) => {
            let own = entries.iter().find(|entry| *entry.key == *form.tag || &*entry.key == "*");
            match own {
                Some(entry) => whole(&entry.value, &at.key(&entry.key), form, named, out),
                None => out.push_str("null"),
            }
        }
        Value::Mapping(entries) => {
            let mut kept: Vec<_> = entries.iter().filter(|entry| !form.without.contains(&&*entry.key)).collect();
            kept.sort_by(|a, b| a.key.cmp(&b.key));
            out.push('{');
            for entry in kept {
                quoted(&entry.key, out);
                out.push(':');
                whole(&entry.value, &at.key(&entry.key), form, named, out);
                out.push(',');
            }
            out.push('}');
        }
        Value::StandIn(_) => {}
    }
}

/// The texts in another language, each after the way to it from the value that is asked for.
fn texts(node: &Node, at: &KeyPath, form: &WordingForm<'_>, named: &HashMap<KeyPath, &str>, out: &mut String) {
    if named.contains_key(at) {
        return;
    }
    match &node.value {
        Value::Sequence(items) => {
            for (n, item) in items.iter().enumerate() {
                texts(item, &at.index(n), form, named, out);
            }
        }
        Value::Mapping(entries) if form.is_text(&node.value) => {
            let own = entries.iter().find(|entry| *entry.key == *form.tag);
            if let Some(Value::Scalar { text, .. }) = own.map(|entry| &entry.value.value) {
                quoted(text, out);
                out.push(',');
            }
        }
        Value::Mapping(entries) => {
            let mut kept: Vec<_> = entries.iter().filter(|entry| !form.without.contains(&&*entry.key)).collect();
            kept.sort_by(|a, b| a.key.cmp(&b.key));
            for entry in kept {
                let before = out.len();
                texts(&entry.value, &at.key(&entry.key), form, named, out);
                if out.len() > before {
                    let _ = write!(out, "{}:", entry.key);
                }
            }
        }
        Value::Scalar { .. } | Value::StandIn(_) => {}
    }
}

/// A text in quotes, without the blanks and line ends around it: one that ends its lines otherwise is the same.
fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.trim().chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\r' => {}
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    const DA: WordingForm<'_> = WordingForm { tags: &["da", "en"], tag: "da", without: &["status"] };
    const EN: WordingForm<'_> = WordingForm { tag: "en", ..DA };

    fn wording(yaml: &str, form: &WordingForm<'_>) -> Option<String> {
        Wording::read(yaml).unwrap().of(&KeyPath::top(), form, &HashMap::new())
    }

    #[test]
    fn the_same_values_have_the_same_wording_however_they_are_written() {
        let written = "# Noter\ntask: { da: Bolig, en: Housing }\nid: a\nnumber: 1.10\n";
        for same in [
            "id: 'a'\nnumber: \"1.10\"\ntask:\n  da: |\n    Bolig\n  en: Housing\n",
            "id: a\r\nnumber: 1.10\r\ntask: Bolig\r\n",
            "id: a\nnumber: 1.10\ntask: Bolig\nstatus: completed\n",
            "id: [a]\nnumber: 1.10\ntask: Bolig\n",
        ] {
            assert_eq!(wording(same, &DA), wording(written, &DA), "{same}");
        }
    }

    #[test]
    fn another_value_has_another_wording() {
        let written = wording("a: [1, 2]\nb: { da: Et, en: One }\n", &DA);
        for other in [
            "a: [2, 1]\nb: { da: Et, en: One }\n",
            "a: [1, 2]\nb: { da: To, en: One }\n",
            "a: [12]\nb: { da: Et, en: One }\n",
            "a: [1, 2]\nc: { da: Et, en: One }\n",
            "a: '1,2'\nb: { da: Et, en: One }\n",
        ] {
            assert_ne!(wording(other, &DA), written, "{other}");
        }
    }

    #[test]
    fn another_language_has_its_texts_only() {
        let written = "a: 1\nb: { da: Et, en: One }\nc: Kun dansk\n";
        assert_eq!(wording(written, &EN), wording("a: 2\nb: { da: To, en: One }\n", &EN));
        assert_ne!(wording(written, &EN), wording("b: { da: Et, en: Two }\n", &EN));
        assert_ne!(wording(written, &EN), wording("x: { da: Et, en: One }\n", &EN));
        assert_eq!(wording("a: 1\nc: Kun dansk\n", &EN), None);
    }

    #[test]
    fn a_name_stands_in_the_place_of_a_value() {
        let wording = Wording::read("rows:\n  - { id: a, text: Et }\n  - { id: b, text: To }\n").unwrap();
        let rows = KeyPath::top().key("rows");
        let named = [(rows.index(0), "a"), (rows.index(1), "b")].into_iter().collect();
        assert_eq!(wording.of(&KeyPath::top(), &DA, &named).as_deref(), Some(r#"{"rows":["a","b",],}"#));
        assert_eq!(wording.of(&rows.index(1), &DA, &named).as_deref(), Some("\"b\""), "what is named itself");
    }
}
