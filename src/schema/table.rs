//! Any other table: typed columns and rows.

use indexmap::IndexMap;
use serde::de::{self, Deserialize, MapAccess};

use super::{Text, When, data_file::data_file};
use tavle_base::{Checked, FileId, KeyPath};
use tavle_parse::yaml::{self, Recovered, Written};

data_file! {
    pub struct Table("table") by decode {
        pub title: Text,
        pub columns: Box<[Column]>,
        #[schemars(with = "Vec<std::collections::BTreeMap<String, serde_json::Value>>")]
        pub rows: Box<[TableRow]>,
    }
}

/// Reads a table with the digits of its numbers. Where its own columns are not all known, its rows cannot be judged.
fn decode(file: FileId, text: &str) -> Checked<Recovered<Table>> {
    yaml::recover::<Table>(file, text, yaml::whole(text)).map(|mut read| {
        let columns = KeyPath::top().key("columns");
        if read.partial.as_ref().is_some_and(|partial| !partial.is_whole(&columns)) {
            read.value = None;
        }
        read
    })
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub id: Box<str>,
    pub title: Text,
    #[serde(rename = "type")]
    pub holds: ColumnType,
    pub calendar: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnType {
    Text,
    List,
    Unit,
    When,
    Status,
    Number,
}

/// A time in a column: alone, or `{ when, was?, why? }`.
#[derive(Clone, Debug, PartialEq)]
pub struct CellTime {
    pub when: When,
    /// When it was before it was moved.
    pub was: Option<When>,
    pub why: Option<Text>,
}

impl From<When> for CellTime {
    fn from(when: When) -> Self {
        Self { when, was: None, why: None }
    }
}

// A mapping is a record if its first key is one of the record's, else a time.
super::short::short_or_record! {
    CellTime, "wanted.time", |generator| generator.subschema_for::<When>(),
    { when: When; was: When, why: Text } => CellTime { when, was, why },
    {
        fn visit_str<E: de::Error>(self, text: &str) -> Result<CellTime, E> {
            When::deserialize(de::value::StrDeserializer::new(text)).map(CellTime::from)
        }

        fn visit_u64<E: de::Error>(self, year: u64) -> Result<CellTime, E> {
            When::deserialize(de::value::U64Deserializer::new(year)).map(CellTime::from)
        }

        fn visit_i64<E: de::Error>(self, year: i64) -> Result<CellTime, E> {
            When::deserialize(de::value::I64Deserializer::new(year)).map(CellTime::from)
        }

        fn visit_f64<E: de::Error>(self, number: f64) -> Result<CellTime, E> {
            When::deserialize(de::value::F64Deserializer::new(number)).map(CellTime::from)
        }

        fn visit_bool<E: de::Error>(self, value: bool) -> Result<CellTime, E> {
            When::deserialize(de::value::BoolDeserializer::new(value)).map(CellTime::from)
        }

        fn visit_unit<E: de::Error>(self) -> Result<CellTime, E> {
            Err(super::empty_value())
        }

        fn visit_seq<A: de::SeqAccess<'de>>(self, list: A) -> Result<CellTime, A::Error> {
            When::deserialize(de::value::SeqAccessDeserializer::new(list)).map(CellTime::from)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<CellTime, A::Error> {
            let first: Option<Box<str>> = map.next_key()?;
            let is_record = first.as_deref().is_some_and(|key| ["when", "was", "why"].contains(&key));
            let map = super::text::Peeked { first, rest: map };
            if is_record {
                return full(map);
            }
            When::deserialize(de::value::MapAccessDeserializer::new(map)).map(CellTime::from)
        }
    }
}

/// A row, not yet read: what a value must be depends on its column, so `model::table` reads it against the columns.
pub type TableRow = IndexMap<Box<str>, Written>;
