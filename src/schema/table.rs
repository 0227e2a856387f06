//! Any other table: the file defines all of its columns itself.

use super::{OwnValues, Text, data_file::data_file};

data_file! {
    pub struct Table("table", rows in [] with &["id", "number"]) {
        pub title: Text,
        #[schemars(with = "Vec<std::collections::BTreeMap<String, serde_json::Value>>")]
        pub rows: Box<[OwnValues]>,
    }
}
