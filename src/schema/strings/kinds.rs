//! The words of each kind of data.

use std::collections::BTreeMap;

use super::Plural;
use crate::{Kind, each_kind};

macro_rules! kind_words {
    (units { $($unit:tt)* } sets { $($set:tt)* }) => { kind_words! { $($unit)* $($set)* } };
    ($($file:ident: $record:ident,)*) => {
        /// A word for each kind of data.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub struct KindWords {
            $(pub $file: KindWord,)*
        }

        impl KindWords {
            /// The words of a kind of data.
            pub fn of(&self, kind: Kind) -> &KindWord {
                match kind { $(Kind::$record => &self.$file,)* }
            }
        }
    };
}
each_kind!(kind_words);

/// The name of a kind of data, or its name with words that only it has.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum KindWord {
    Name(Box<str>),
    Own(Box<OwnWords>),
}

/// The words that only one kind of data has. What is left out is said as it is for all kinds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnWords {
    pub name: Box<str>,
    pub rows: Option<Plural>,
    pub row: Option<Box<str>>,
    pub by_row: Option<Box<str>>,
    #[serde(default)]
    pub fields: BTreeMap<Box<str>, Box<str>>,
    #[serde(default)]
    pub ratings: BTreeMap<Box<str>, Box<[Box<str>]>>,
}

impl KindWord {
    /// The name of the kind.
    pub fn name(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::Own(own) => &own.name,
        }
    }

    /// The words that only it has, if there are any.
    pub fn own(&self) -> Option<&OwnWords> {
        match self {
            Self::Name(_) => None,
            Self::Own(own) => Some(own),
        }
    }

    /// The word for a step of the scale in a column, the least being 1.
    pub fn rating(&self, column: &str, step: u8) -> Option<&str> {
        let steps = self.own()?.ratings.get(column)?;
        steps.get(usize::from(step).checked_sub(1)?).map(AsRef::as_ref)
    }
}
