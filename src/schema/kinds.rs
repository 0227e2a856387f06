//! The kinds of data, and the one list of them.
//!
//! A kind has a file of its name in this room, with what authors may write, and one in `model::kinds`, with how it
//! becomes a data set and all that the program must know of it.

use schemars::{Schema, schema_for};

use super::data_file::DataFile;
use super::{
    Actions, ActivityPlan, Glossary, Indicators, Matrix, Objectives, Process, RiskRegister, Roadmap, Table, Timeline,
    UnitList,
};
use tavle_base::{Checked, FileId};
use tavle_parse::yaml::Recovered;

/// Gives the list of the kinds to the macro `$make`: the file of each, and its record.
#[macro_export]
macro_rules! each_kind {
    ($make:ident) => {
        $make! {
            // Read before all others, since these refer to them.
            units { units: UnitList, }
            // Each file becomes a data set.
            sets {
                matrix: Matrix,
                activity_plan: ActivityPlan,
                roadmap: Roadmap,
                timeline: Timeline,
                objectives: Objectives,
                indicators: Indicators,
                actions: Actions,
                process: Process,
                risk_register: RiskRegister,
                glossary: Glossary,
                table: Table,
            }
        }
    };
}

macro_rules! define {
    (units { $($unit:tt)* } sets { $($set:tt)* }) => { define! { $($unit)* $($set)* } };
    ($($file:ident: $record:ident,)*) => {
        /// A kind of data, named for its record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($record,)* }

        impl Kind {
            /// All kinds, in the order in which they are documented.
            pub const ALL: [Self; [$($record::WORD),*].len()] = [$(Self::$record,)*];

            /// The word for it in `kind:`.
            pub fn word(self) -> &'static str {
                match self { $(Self::$record => $record::WORD,)* }
            }

            /// Its format as a JSON Schema.
            pub fn schema(self) -> Schema {
                match self { $(Self::$record => schema_for!($record),)* }
            }

            /// Reads a file of this kind, in a site that names these roles.
            pub(super) fn decode(self, file: FileId, text: &str, roles: &[Box<str>]) -> Checked<Recovered<Record>> {
                match self { $(Self::$record => decode::<$record>(file, text, roles, Record::$record),)* }
            }

            /// The keys of the fields that its rows have in every file, but for those of the six roles.
            pub fn fields(self) -> &'static [&'static str] {
                match self { $(Self::$record => $record::FIELDS,)* }
            }
        }

        /// The content of one data file.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record { $($record($record),)* }
    };
}
each_kind!(define);

impl Kind {
    /// The kind with this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

fn decode<T: DataFile>(
    file: FileId,
    text: &str,
    roles: &[Box<str>],
    wrap: fn(T) -> Record,
) -> Checked<Recovered<Record>> {
    T::decode(file, text, roles).map(|read| Recovered { value: read.value.map(wrap), partial: read.partial })
}
