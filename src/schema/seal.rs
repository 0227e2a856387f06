//! `content/<publication>/sealed.yaml`: what was adopted, as checksums. `tavle seal` writes it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Day, Text};

/// The name of the file, in the publication's folder.
pub const SEAL_FILE: &str = "sealed.yaml";

/// A checksum for each language in which there is something, by its tag.
pub type Checksums = BTreeMap<Box<str>, Box<str>>;

/// A checksum of what stands under each key of a file.
pub type ByKey = BTreeMap<Box<str>, Checksums>;

/// What was adopted, as checksums of its wording.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// The version that was sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Box<str>>,
    /// A checksum of each correction.
    pub corrections: BTreeSet<Box<str>>,
    /// What stands in `publication.yaml`.
    pub publication: ByKey,
    /// The chapters, by their names.
    pub chapters: ByKey,
    /// The data that chapters show, by its path below `data/`, without `.yaml`.
    pub data: BTreeMap<Box<str>, SealedData>,
}

/// The wording of a data set.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedData {
    /// All but what stands in the rows: titles, columns and groups, and which rows stand where.
    pub file: ByKey,
    /// The rows, by their ids.
    pub rows: ByKey,
    /// What stands in them in columns of their own whose values can be reported, by the same ids.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<Box<str>, ByKey>,
}

/// What was corrected after the adoption, and when.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    pub day: Day,
    pub text: Text,
}

impl Seal {
    /// The seal as YAML.
    pub fn yaml(&self) -> String {
        serde_yaml::to_string(self).expect("texts and numbers can be written")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_base::FileId;

    #[test]
    fn a_seal_is_read_as_it_was_written() {
        let sums = |sum: &str| -> Checksums { [("da".into(), sum.into())].into() };
        let file: ByKey = [("title".into(), sums("00ff"))].into();
        let rows = [("1.10".into(), sums("12")), ("2026".into(), sums("1e5"))].into();
        let columns = [("2026".into(), file.clone())].into();
        let seal = Seal {
            version: Some("1.0".into()),
            corrections: ["0".into(), "00".into()].into(),
            publication: file.clone(),
            chapters: [("no".into(), sums("77"))].into(),
            data: [("a/b.c".into(), SealedData { file, rows, columns })].into(),
        };
        let file = seal.yaml();
        let read = tavle_parse::yaml::decode::<Seal>(FileId(0), &file);
        assert_eq!((read.value, read.diagnostics), (Some(seal), Vec::new()), "{file}");
    }
}
