//! What every data file has, and the ten kinds.
//!
//! Lists in records are boxed slices: a large site has very many short ones, and a `Vec` keeps room for more.

use serde::Deserialize;

use super::{
    Actions, ActivityPlan, Day, Glossary, Matrix, Objectives, Process, Roadmap, Table, Text, Timeline, UnitList,
};

/// Defines a data file: its own fields and those that every data file has.
macro_rules! data_file {
    ($(#[$meta:meta])* pub struct $name:ident ($kind:literal) { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            #[schemars(extend("const" = $kind))]
            pub kind: Box<str>,
            $($(#[$field_meta])* pub $field: $type,)*
            pub description: Option<$crate::schema::Text>,
            pub updated: Option<$crate::schema::Day>,
            #[serde(default)]
            pub public: bool,
            #[serde(default)]
            pub draft: bool,
            pub publish: Option<$crate::schema::Day>,
            pub expires: Option<$crate::schema::Day>,
            pub withdrawn: Option<$crate::schema::Text>,
        }

        impl $name {
            /// The fields that every data file has; `title` where the kind has one.
            pub fn take_head(&mut self, title: Option<$crate::schema::Text>) -> $crate::schema::Head {
                $crate::schema::Head {
                    title,
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

/// The kinds of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Units,
    Matrix,
    ActivityPlan,
    Roadmap,
    Timeline,
    Objectives,
    Actions,
    Process,
    Glossary,
    Table,
}

impl Kind {
    /// All kinds, in the order in which they are documented.
    pub const ALL: [Self; 10] = [
        Self::Units,
        Self::Matrix,
        Self::ActivityPlan,
        Self::Roadmap,
        Self::Timeline,
        Self::Objectives,
        Self::Actions,
        Self::Process,
        Self::Glossary,
        Self::Table,
    ];

    /// The word for it in `kind:`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Matrix => "matrix",
            Self::ActivityPlan => "activity-plan",
            Self::Roadmap => "roadmap",
            Self::Timeline => "timeline",
            Self::Objectives => "objectives",
            Self::Actions => "actions",
            Self::Process => "process",
            Self::Glossary => "glossary",
            Self::Table => "table",
        }
    }

    /// The kind with this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The content of one data file.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    Units(UnitList),
    Matrix(Matrix),
    ActivityPlan(ActivityPlan),
    Roadmap(Roadmap),
    Timeline(Timeline),
    Objectives(Objectives),
    Actions(Actions),
    Process(Process),
    Glossary(Glossary),
    Table(Table),
}
