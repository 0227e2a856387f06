//! What is written in the data files, read without any of the program's own code: which rows there are, what they say,
//! and which of their times have a day.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use serde_yaml::Value;

use super::key;

/// A data file.
pub struct Set {
    /// The path below `data/` without `.yaml`.
    pub path: String,
    pub kind: String,
    pub yaml: Value,
    pub rows: Vec<Row>,
}

/// A row as it is written.
pub struct Row {
    kind: String,
    yaml: Value,
    /// What the columns of a table hold, by id.
    columns: BTreeMap<String, String>,
}

/// Every data file but those of units, sorted by path.
pub fn sets(root: &Path) -> Vec<Set> {
    let data = root.join("data");
    let files = walkdir::WalkDir::new(&data).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|file| file.path().extension().is_some_and(|end| end == "yaml"));
    let read = files.map(|file| {
        let yaml: Value = serde_yaml::from_str(&fs::read_to_string(file.path()).expect("a file")).expect("YAML");
        let path = file.path().strip_prefix(&data).expect("within").with_extension("");
        let kind = key(&yaml, "kind").and_then(Value::as_str).expect("a kind").to_owned();
        let columns: BTreeMap<String, String> = list(&yaml, "columns")
            .iter()
            .filter_map(|column| Some((string(column, "id")?, string(column, "type")?)))
            .collect();
        let mut rows = Vec::new();
        inside(&yaml, &kind, &mut rows);
        let row = |yaml: &&Value| Row { kind: kind.clone(), yaml: (*yaml).clone(), columns: columns.clone() };
        let rows = rows.iter().map(row).collect();
        Set { path: path.to_string_lossy().replace('\\', "/"), kind, yaml, rows }
    });
    read.filter(|set| set.kind != "units").collect()
}

/// The rows within a part of a data file: each kind has them under a key of its own, in parts that may stand in others.
fn inside<'a>(part: &'a Value, kind: &str, rows: &mut Vec<&'a Value>) {
    let own = match kind {
        "matrix" | "actions" | "table" => "rows",
        "activity-plan" => "activities",
        "roadmap" | "process" => "steps",
        "timeline" => "entries",
        "objectives" => "objectives",
        "risk-register" => "risks",
        "indicators" => "indicators",
        "glossary" => "terms",
        "units" => return,
        other => panic!("a new kind: {other}"),
    };
    rows.extend(list(part, own));
    for parts in ["tasks", "sections", "groups", "phases", "periods", "areas"] {
        list(part, parts).iter().for_each(|one| inside(one, kind, rows));
    }
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    key(value, name).and_then(Value::as_sequence).map_or(&[], Vec::as_slice)
}

fn string(value: &Value, name: &str) -> Option<String> {
    key(value, name).and_then(Value::as_str).map(str::to_owned)
}

/// A text in one language, as it stands in a table: Markdown has links and emphasis, so only plain texts are compared.
fn text(value: &Value, tag: &str) -> Option<String> {
    let text = match value {
        Value::Mapping(map) => map.get(tag).or_else(|| map.get("*"))?.as_str()?,
        _ => return None,
    };
    (!text.contains(['*', '[', '`', '_'])).then(|| text.to_owned())
}

/// The keys under which units are named.
const ROLES: [&str; 7] = ["responsible", "coordinator", "decides", "partners", "consulted", "informed", "unit"];

impl Row {
    /// The id that is given to it.
    pub fn id(&self) -> Option<&str> {
        key(&self.yaml, "id").and_then(Value::as_str)
    }

    /// What it is called, with its number before it, or the action with an id in it.
    pub fn name(&self, tag: &str, id: Option<&str>) -> Option<String> {
        let name = self.bare_name(tag, id)?;
        let number = key(&self.yaml, "number").and_then(Value::as_str);
        Some(number.map_or(name.clone(), |number| format!("{number} {name}")))
    }

    fn bare_name(&self, tag: &str, id: Option<&str>) -> Option<String> {
        let named = match self.kind.as_str() {
            "activity-plan" => "activity",
            "matrix" => "task",
            "roadmap" => "step",
            "objectives" | "indicators" => "text",
            "risk-register" => "risk",
            "glossary" => "term",
            "timeline" | "process" => "title",
            "actions" => {
                let is_meant = |one: &&Value| key(one, "id").and_then(Value::as_str) == id;
                let action = list(&self.yaml, "actions").iter().find(is_meant)?;
                return text(key(action, "text")?, tag);
            }
            _ => {
                let mut columns = self.yaml.as_mapping()?.iter();
                let is_text =
                    |name: &Value| name.as_str().and_then(|name| self.columns.get(name)).is_some_and(|is| is == "text");
                return columns.find(|(name, _)| is_text(name)).and_then(|(_, value)| text(value, tag));
            }
        };
        text(key(&self.yaml, named)?, tag)
    }

    /// Every text in it in one language, and the names of the units that are named in it.
    pub fn texts(&self, tag: &str, root: &Path) -> Vec<String> {
        let units: Value =
            serde_yaml::from_str(&fs::read_to_string(root.join("data/units.yaml")).expect("units")).expect("YAML");
        let names: BTreeMap<String, String> = list(&units, "units")
            .iter()
            .filter_map(|unit| Some((string(unit, "id")?, text(key(unit, "name")?, tag)?)))
            .collect();
        let mut all = Vec::new();
        collect(&self.yaml, tag, &names, &mut all);
        all
    }

    /// The days that stand in a column by themselves.
    pub fn days(&self) -> Vec<Date> {
        let own = self.yaml.as_mapping().into_iter().flatten().filter(|(name, _)| {
            let name = name.as_str().unwrap_or_default();
            name == "when" || self.columns.get(name).is_some_and(|is| is == "when")
        });
        own.filter_map(|(_, value)| value.as_str()?.parse().ok()).collect()
    }

    pub fn numbers(&self) -> Vec<f64> {
        let map = self.yaml.as_mapping().into_iter().flatten();
        let own = map
            .filter(|(name, _)| name.as_str().and_then(|name| self.columns.get(name)).is_some_and(|is| is == "number"));
        own.filter_map(|(_, value)| value.as_f64()).collect()
    }
}

fn collect(value: &Value, tag: &str, units: &BTreeMap<String, String>, all: &mut Vec<String>) {
    match value {
        Value::Mapping(map) if map.contains_key(tag) || map.contains_key("*") => all.extend(text(value, tag)),
        Value::Mapping(map) => {
            for (name, value) in map {
                let name = name.as_str().unwrap_or_default();
                let named = match value {
                    Value::Sequence(all) => all.iter().collect(),
                    one => vec![one],
                };
                // Times are put in words, so what is written does not stand there as it is. Committees that treat a
                // milestone stand there in short.
                match name {
                    "when" | "was" | "due" | "body" => {}
                    _ if ROLES.contains(&name) => {
                        let ids =
                            named.iter().filter_map(|one| one.as_str().or(key(one, "unit").and_then(Value::as_str)));
                        all.extend(ids.filter_map(|id| units.get(id).cloned()));
                        named.iter().filter_map(|one| key(one, "note")).for_each(|note| collect(note, tag, units, all));
                    }
                    _ => collect(value, tag, units, all),
                }
            }
        }
        Value::Sequence(list) => list.iter().for_each(|one| collect(one, tag, units, all)),
        _ => {}
    }
}

/// For each time in a row that has a day, the id of what it is of, as far as it is given: the row itself, then its parts.
pub fn dated(row: &Row) -> Vec<Option<&str>> {
    let mut all = Vec::new();
    let when = |value: &Value, name: &str| key(value, name).is_some_and(has_day);
    let columns = row.columns.iter().filter(|(_, holds)| holds.as_str() == "when");
    let in_column = columns.into_iter().any(|(name, _)| when(&row.yaml, name));
    if when(&row.yaml, "when") || in_column {
        all.push(row.id());
    }
    for parts in ["milestones", "items", "actions"] {
        for part in list(&row.yaml, parts) {
            if when(part, "when") || when(part, "due") {
                all.push(key(part, "id").and_then(Value::as_str));
            }
        }
    }
    all
}

/// Whether a time has a day, by how it is written.
fn has_day(when: &Value) -> bool {
    match when {
        Value::Number(_) => true,
        Value::String(text) => {
            text.starts_with(|c: char| c.is_ascii_digit())
                || ["early ", "mid ", "late ", "../"].iter().any(|start| text.starts_with(start))
        }
        Value::Mapping(map) => map.contains_key("every") && (map.contains_key("from") || map.contains_key("by")),
        _ => false,
    }
}
