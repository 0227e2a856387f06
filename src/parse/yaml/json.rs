//! A YAML file as JSON: the same keys, values and digits.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use super::node::{Entry, Node, Value};
use super::own_keys::text_under;
use super::scalar::{Plain, digits, plain};
use super::yaml_text::YamlText;
use super::{decode, patched};
use tavle_base::{Digits, FileId, KeyPath};

/// Records of the lists at the top of another file that a file uses, by the key of the list: those with these ids.
#[derive(Clone, Copy, Debug)]
pub struct Borrowed<'b> {
    pub text: &'b str,
    pub lists: &'b [(&'static str, Vec<Box<str>>)],
}

/// How JSON differs from the YAML that it is made from, by the paths of values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JsonForm {
    /// What is left out of lists and records.
    pub left_out: HashSet<KeyPath>,
    /// What is a text though it looks like a number: the number `1.10` of a row is not that of `1.1`.
    pub texts: HashSet<KeyPath>,
    /// The numbers that stand in the place of the name of a file, by time, and by group where there are groups.
    pub numbers: HashMap<KeyPath, Vec<NumbersAt>>,
    /// What is written elsewhere in the file and holds of a record as well: the key that it has there, and where it is written.
    pub carried: HashMap<KeyPath, Vec<(Box<str>, KeyPath)>>,
}

/// A time, and the number or the numbers by group at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumbersAt {
    pub time: String,
    pub all: Vec<(Option<Box<str>>, Digits)>,
}

impl JsonForm {
    /// Whether all is as it is written.
    pub fn is_plain(&self) -> bool {
        self.left_out.is_empty() && self.texts.is_empty() && self.numbers.is_empty() && self.carried.is_empty()
    }
}

/// What a YAML file holds, as JSON (RFC 8259) that is indented as people read it. A record has the texts `first` before its own
/// keys, and not the key `without`. What is `borrowed` stands behind the file's own records. `None` for a file that holds
/// nothing or cannot be read to its end.
pub fn json(
    text: &str,
    first: &[(&str, String)],
    without: &str,
    form: &JsonForm,
    borrowed: Option<Borrowed<'_>>,
) -> Option<String> {
    let mut root = root(text)?;
    if let (Value::Mapping(entries), Some(borrowed)) = (&mut root.value, borrowed) {
        borrow(entries, borrowed);
    }
    let mut json = Json { out: String::with_capacity(text.len() * 2), depth: 0, form, root: &root };
    // Paths are followed only where they say anything.
    let top = (!form.is_plain()).then(KeyPath::top);
    match &root.value {
        Value::Mapping(entries) => {
            let text = |value: &str| Node::new(Value::Scalar { text: value.into(), plain: false }, 0..0);
            let first: Vec<(&str, Node)> = first.iter().map(|(key, value)| (*key, text(value))).collect();
            let own = entries.iter().map(|entry| (&*entry.key, &entry.value)).filter(|(key, _)| *key != without);
            json.record(first.iter().map(|(key, value)| (*key, value)).chain(own), top.as_ref());
        }
        _ => json.value(&root, top.as_ref()),
    }
    Some(json.out)
}

/// The whole of a file; nothing for one that holds nothing or cannot be read to its end.
pub(super) fn root(text: &str) -> Option<Node> {
    let text = &text[decode::whole(text)];
    let tree = patched::read(YamlText { file: FileId(0), text, base: 0 }).tree;
    tree.root.filter(|_| tree.broken.is_none())
}

/// Adds records of another file to the lists of this one, unless they have some with their ids.
fn borrow(entries: &mut Vec<Entry>, Borrowed { text, lists }: Borrowed<'_>) {
    let Some(Node { value: Value::Mapping(others), .. }) = root(text) else { return };
    for (list, ids) in lists {
        let Some(theirs) = others.iter().find(|entry| *entry.key == **list) else { continue };
        let Value::Sequence(records) = &theirs.value.value else { continue };
        let at = entries.iter().position(|entry| *entry.key == **list);
        let own: Vec<Box<str>> = match at.map(|at| &entries[at].value.value) {
            Some(Value::Sequence(own)) => own.iter().filter_map(|record| text_under("id", record)).collect(),
            _ => Vec::new(),
        };
        let is_used =
            |record: &&Node| text_under("id", record).is_some_and(|id| ids.contains(&id) && !own.contains(&id));
        let used: Vec<Node> = records.iter().filter(is_used).cloned().collect();
        match at.map(|at| &mut entries[at].value.value) {
            _ if used.is_empty() => {}
            Some(Value::Sequence(own)) => own.extend(used),
            _ => {
                let value = Node::new(Value::Sequence(used), theirs.value.span.clone());
                entries.push(Entry { key: theirs.key.clone(), key_span: theirs.key_span.clone(), value });
            }
        }
    }
}

/// JSON while it is written.
struct Json<'a> {
    out: String,
    depth: usize,
    form: &'a JsonForm,
    root: &'a Node,
}

impl Json<'_> {
    fn value(&mut self, node: &Node, at: Option<&KeyPath>) {
        if let Some(numbers) = at.and_then(|at| self.form.numbers.get(at)) {
            return self.numbers(numbers);
        }
        match &node.value {
            Value::Scalar { text, plain: false } => self.text(text),
            Value::Scalar { text, .. } if at.is_some_and(|at| self.form.texts.contains(at)) => self.text(text),
            Value::Scalar { text, plain: true } => match plain(text) {
                Plain::Empty => self.out.push_str("null"),
                Plain::Bool(value) => self.out.push_str(if value { "true" } else { "false" }),
                Plain::Text(text) => self.text(text),
                Plain::Whole(_) | Plain::Negative(_) | Plain::Decimal(_) => match digits(text) {
                    Some(digits) => self.out.push_str(digits.as_str()),
                    // `.inf` is a number for YAML and none for JSON.
                    None => self.text(text),
                },
            },
            Value::Sequence(items) => {
                let left_out = &self.form.left_out;
                let items = items.iter().enumerate().map(|(n, item)| (item, at.map(|at| at.index(n))));
                let kept = items.filter(|(_, at)| at.as_ref().is_none_or(|at| !left_out.contains(at)));
                self.pieces(['[', ']'], kept, |json, (item, at)| json.value(item, at.as_ref()));
            }
            Value::Mapping(entries) => self.record(entries.iter().map(|entry| (&*entry.key, &entry.value)), at),
            Value::StandIn(_) => self.out.push_str("null"),
        }
    }

    fn record<'n>(&mut self, entries: impl Iterator<Item = (&'n str, &'n Node)>, at: Option<&KeyPath>) {
        let left_out = &self.form.left_out;
        let entries = entries.map(|(key, value)| (key, value, at.map(|at| at.key(key))));
        let mut kept: Vec<_> = entries.filter(|(.., at)| at.as_ref().is_none_or(|at| !left_out.contains(at))).collect();
        for (key, from) in at.and_then(|at| self.form.carried.get(at)).into_iter().flatten() {
            let is_written = kept.iter().any(|(known, ..)| **known == **key);
            let value = self.root.find(from).filter(|_| !is_written);
            kept.extend(value.map(|value| (&**key, value, Some(from.clone()))));
        }
        self.pieces(['{', '}'], kept.into_iter(), |json, (key, value, at)| {
            json.text(key);
            json.out.push_str(": ");
            json.value(value, at.as_ref());
        });
    }

    /// Numbers by time.
    fn numbers(&mut self, numbers: &[NumbersAt]) {
        self.pieces(['{', '}'], numbers.iter(), |json, NumbersAt { time, all }| {
            json.text(time);
            json.out.push_str(": ");
            match &all[..] {
                [(None, number)] => json.out.push_str(number.as_str()),
                all => json.pieces(['{', '}'], all.iter(), |json, (group, number)| {
                    json.text(group.as_deref().unwrap_or_default());
                    json.out.push_str(": ");
                    json.out.push_str(number.as_str());
                }),
            }
        });
    }

    /// A list or record, each piece on a line of its own.
    fn pieces<T>(&mut self, [open, close]: [char; 2], all: impl Iterator<Item = T>, one: impl Fn(&mut Self, T)) {
        self.out.push(open);
        self.depth += 1;
        let mut is_empty = true;
        for piece in all {
            self.out.push_str(if is_empty { "" } else { "," });
            self.new_line();
            one(self, piece);
            is_empty = false;
        }
        self.depth -= 1;
        if !is_empty {
            self.new_line();
        }
        self.out.push(close);
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }

    fn text(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\t' => self.out.push_str("\\t"),
                // Writing to a string does not fail.
                c if c.is_control() => _ = write!(self.out, "\\u{:04x}", u32::from(c)),
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_stands_in_json_as_in_yaml() {
        for (yaml, expected) in [
            ("a: 1250000.50\nb: 9007199254740993\nc: +.50\n", r#"{"a":1250000.50,"b":9007199254740993,"c":0.50}"#),
            ("a: 007\nb: \"1.10\"\nc: true\nd: no\n", r#"{"a":"007","b":"1.10","c":true,"d":"no"}"#),
            ("x: 1\ny: { a: 2 }\nz: { y: 3 }\n", r#"{"x":1,"z":{"y":3}}"#),
            ("z:\n  -\ta: x\n", r#"{"z":[{"a":"x"}]}"#),
            ("a: one\u{2028}two\n", "{\"a\":\"one\u{2028}two\"}"),
            ("\u{feff}a: |\r\n  one\r\n  two\r\n", r#"{"a":"one\ntwo\n"}"#),
            ("a: \"q \\\" \\\\ \\t\"\nb: []\nc: {}\nd: .inf\n", r#"{"a":"q \" \\ \t","b":[],"c":{},"d":".inf"}"#),
        ] {
            let json = json(yaml, &[], "y", &JsonForm::default(), None).unwrap_or_default();
            assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");
            // Without the blanks around, but not those inside texts.
            let flat: String = json.lines().map(str::trim_start).collect::<String>().replace("\": ", "\":");
            assert_eq!(flat, expected, "{yaml}");
        }
        assert_eq!(json("a: [", &[], "", &JsonForm::default(), None), None);
    }

    #[test]
    fn what_is_borrowed_stands_behind_the_own_records() {
        let lists = [("s", vec!["a".into(), "b".into()]), ("r", vec!["c".into()])];
        let text = "s: [{ id: a, x: 1 }, { id: b, x: 2 }, { id: d }]\nr: [{ id: c }]\n";
        for (yaml, expected) in [
            ("k: 1\n", r#"{"k":1,"s":[{"id":"a","x":1},{"id":"b","x":2}],"r":[{"id":"c"}]}"#),
            ("s: [{ id: b, x: 3 }]\n", r#"{"s":[{"id":"b","x":3},{"id":"a","x":1}],"r":[{"id":"c"}]}"#),
        ] {
            let json = json(yaml, &[], "", &JsonForm::default(), Some(Borrowed { text, lists: &lists }));
            assert_eq!(json.unwrap_or_default().split_whitespace().collect::<String>(), expected, "{yaml}");
        }
    }

    #[test]
    fn some_values_are_left_out_and_some_are_texts() {
        let path = |key: &str| KeyPath::top().key("rows").index(0).key(key);
        let form = JsonForm { left_out: [path("b")].into(), texts: [path("a")].into(), ..JsonForm::default() };
        let json = json("rows:\n- a: 1.10\n  b: 2\n  c: 3\n", &[], "", &form, None).unwrap_or_default();
        assert_eq!(json.split_whitespace().collect::<String>(), r#"{"rows":[{"a":"1.10","c":3}]}"#);
    }

    #[test]
    fn what_is_written_elsewhere_is_carried_into_a_record_that_lacks_it() {
        let row = |n| KeyPath::top().key("rows").index(n);
        let from = |n: usize| ("s".into(), row(n).key("list").index(1).key("s"));
        let carried = HashMap::from([(row(0), vec![from(0)]), (row(1), vec![from(1)]), (row(2), vec![from(2)])]);
        let form = JsonForm { carried, ..JsonForm::default() };
        let yaml = "rows:\n- list: [{ s: a }, { s: { b: 1 } }]\n- s: c\n  list: [1, { s: d }]\n- list: []\n";
        let json = json(yaml, &[], "", &form, None).unwrap_or_default();
        let expected =
            r#"{"rows":[{"list":[{"s":"a"},{"s":{"b":1}}],"s":{"b":1}},{"s":"c","list":[1,{"s":"d"}]},{"list":[]}]}"#;
        assert_eq!(json.split_whitespace().collect::<String>(), expected);
    }

    #[test]
    fn what_is_left_out_is_named_by_its_path() {
        let path = |list: &str, n: usize| KeyPath::top().key(list).index(n);
        let left_out = HashSet::from([path("a", 1), path("b", 0).key("c").index(0), path("b", 0).key("d")]);
        let form = JsonForm { left_out, ..JsonForm::default() };
        let json = json("a: [1, 2, 3]\nb:\n  - c: [4]\n    d: 5\n", &[], "", &form, None).unwrap_or_default();
        let flat: String = json.split_whitespace().collect();
        assert_eq!(flat, r#"{"a":[1,3],"b":[{"c":[]}]}"#);
    }
}
