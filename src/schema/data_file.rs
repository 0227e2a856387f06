//! What every data file has, whatever its kind.
//!
//! Lists in records are boxed slices: a large site has very many short ones, and a `Vec` keeps room for more.

use serde::de::DeserializeOwned;

use super::{Day, Text};
use tavle_base::{Checked, FileId};
use tavle_parse::yaml::{self, Recovered};

/// The content of a data file.
pub trait DataFile: DeserializeOwned {
    /// The word for its kind in `kind:`.
    const WORD: &'static str;

    /// Reads a file of its kind.
    fn decode(file: FileId, text: &str) -> Checked<Recovered<Self>> {
        yaml::recover(file, text, yaml::whole(text))
    }

    /// Takes out the fields that every data file has.
    fn take_head(&mut self) -> Head;
}

/// Defines a data file: its own fields and those that every data file has. `by` names a function that reads it, where it
/// is not read as all others are.
macro_rules! data_file {
    ($(#[$meta:meta])* pub struct $name:ident ($kind:literal) $(by $decode:ident)? { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            #[schemars(extend("const" = $kind))]
            pub kind: Box<str>,
            $($(#[$field_meta])* pub $field: $type,)*
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

            $(fn decode(
                file: tavle_base::FileId,
                text: &str,
            ) -> tavle_base::Checked<tavle_parse::yaml::Recovered<Self>> {
                $decode(file, text)
            })?

            fn take_head(&mut self) -> $crate::Head {
                $crate::Head {
                    title: self.title.clone().into(),
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
    pub description: Option<Text>,
    pub updated: Option<Day>,
    pub public: bool,
    pub draft: bool,
    pub publish: Option<Day>,
    pub expires: Option<Day>,
    pub withdrawn: Option<Text>,
}
