//! What every data file has, whatever its kind.
//!
//! Lists in records are boxed slices: a large site has very many short ones, and a `Vec` keeps room for more.

use serde::de::DeserializeOwned;

use super::{Column, Day, OwnRole, OwnStatus, Role, Text};
use tavle_base::{Checked, FileId, KeyPath};
use tavle_parse::yaml::{self, OwnKeys, Partial, Recovered};

/// The content of a data file.
pub trait DataFile: DeserializeOwned {
    /// The word for its kind in `kind:`.
    const WORD: &'static str;

    /// The keys of the lists whose records are the rows of its table, and have values in the file's own columns.
    const ROWS: &'static [&'static str];

    /// The keys of the fields that these records have in every file of the kind, but for those of the six roles.
    const FIELDS: &'static [&'static str];

    /// Reads a file of its kind in a site that names these roles. Where the file's own columns, statuses and roles are not
    /// all known, its rows cannot be judged.
    fn decode(file: FileId, text: &str, roles: &[Box<str>]) -> Checked<Recovered<Self>> {
        let is_role = |key: &str| !Self::FIELDS.contains(&key) && Role::find(key).is_none();
        let own = OwnKeys {
            named_in: &[("columns", &|_| true), ("roles", &is_role)],
            others: roles.iter().filter(|role| is_role(role)).cloned().collect(),
            name: "id",
            lists: Self::ROWS,
        };
        yaml::recover_with::<Self>(file, text, yaml::whole(text), Some(&own)).map(|mut read| {
            let is_whole = |partial: &Partial| {
                ["columns", "statuses", "roles"].iter().all(|key| partial.is_whole(&KeyPath::top().key(key)))
            };
            if !read.partial.as_ref().is_none_or(is_whole) {
                read.value = None;
            }
            read
        })
    }

    /// Takes out the fields that every data file has.
    fn take_head(&mut self) -> Head;
}

/// Defines a data file: its own fields and those that every data file has, the keys of the lists that hold its rows, and those
/// of the fields of a row.
macro_rules! data_file {
    (
        $(#[$meta:meta])*
        pub struct $name:ident ($kind:literal, rows in [$($rows:literal),*] with $fields:expr) {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            #[schemars(extend("const" = $kind))]
            pub kind: Box<str>,
            $($(#[$field_meta])* pub $field: $type,)*
            #[serde(default)]
            pub columns: Box<[$crate::Column]>,
            #[serde(default)]
            pub statuses: Box<[$crate::OwnStatus]>,
            #[serde(default)]
            pub roles: Box<[$crate::OwnRole]>,
            pub description: Option<$crate::Text>,
            pub updated: Option<$crate::Day>,
            #[serde(default)]
            pub public: bool,
            #[serde(default)]
            pub draft: bool,
            pub publish: Option<$crate::Day>,
            pub expires: Option<$crate::Day>,
            pub withdrawn: Option<$crate::Text>,
        }

        impl $crate::DataFile for $name {
            const WORD: &'static str = $kind;
            const ROWS: &'static [&'static str] = &[$($rows),*];
            const FIELDS: &'static [&'static str] = $fields;

            fn take_head(&mut self) -> $crate::Head {
                $crate::Head {
                    title: self.title.clone().into(),
                    columns: std::mem::take(&mut self.columns),
                    statuses: std::mem::take(&mut self.statuses),
                    roles: std::mem::take(&mut self.roles),
                    description: self.description.take(),
                    updated: self.updated,
                    public: self.public,
                    draft: self.draft,
                    publish: self.publish,
                    expires: self.expires,
                    withdrawn: self.withdrawn.take(),
                }
            }
        }
    };
}
pub(crate) use data_file;

/// The fields that every data file has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    pub title: Option<Text>,
    pub columns: Box<[Column]>,
    pub statuses: Box<[OwnStatus]>,
    pub roles: Box<[OwnRole]>,
    pub description: Option<Text>,
    pub updated: Option<Day>,
    pub public: bool,
    pub draft: bool,
    pub publish: Option<Day>,
    pub expires: Option<Day>,
    pub withdrawn: Option<Text>,
}
