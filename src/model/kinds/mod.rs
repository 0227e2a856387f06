//! The kinds of data, one a file: all that the program must know of it, and how it becomes a data set.

mod drafts;
mod reader;

use super::cache::Understood;
use super::spec::Spec;
use super::text_reader::TextReader;
use super::unit::Units;
use crate::base::FileId;
use crate::schema::{DataFile, Record, each_kind};
use reader::SetReader;

macro_rules! define {
    (units { $($unit:ident: $list:ident,)* } sets { $($set:ident: $record:ident,)* }) => {
        $(mod $set;)*

        /// What there is to know of each kind that becomes a data set.
        pub const SPECS: &[&Spec] = &[$(&$set::SPEC),*];

        /// The data set of a record; nothing for units, which have pages of their own.
        pub fn data_set(
            file: FileId,
            path: &str,
            record: Record,
            texts: TextReader<'_>,
            units: &Units,
        ) -> Option<Understood> {
            match record {
                $(Record::$list(_) => None,)*
                $(Record::$record(mut written) => {
                    let mut set = SetReader::new(file, path, &$set::SPEC, texts, units);
                    set.head(written.take_head());
                    $set::read(written, &mut set);
                    Some(set.finish())
                })*
            }
        }
    };
}
each_kind!(define);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::Holds;
    use crate::schema::{OwnWords, Strings};

    #[test]
    fn every_word_that_a_kind_asks_for_is_there() {
        let files = [
            include_str!("../../../themes/default/strings/da.yaml"),
            include_str!("../../../themes/default/strings/en.yaml"),
        ];
        for strings in files.map(|text| serde_yaml::from_str::<Strings>(text).unwrap()) {
            for spec in SPECS {
                let words = strings.kinds.of(spec.kind);
                let own = |has: fn(&OwnWords) -> bool| words.own().is_some_and(has);
                assert!(
                    own(|own| own.by_row.is_some()) || strings.aspects.find(spec.by_row).is_some(),
                    "{:?}",
                    spec.kind
                );
                assert!(strings.aspects.find(spec.by_group).is_some(), "{:?}", spec.kind);
                assert!(
                    own(|own| own.row.is_some()) || strings.search.kinds.find(spec.result).is_some(),
                    "{:?}",
                    spec.kind
                );
                assert!(own(|own| own.rows.is_some()) || strings.counts.find(spec.counts).is_some(), "{:?}", spec.kind);
                let scales = spec.columns.iter().filter(|(_, holds)| *holds == Holds::Rating);
                let unknown: Vec<&str> =
                    scales.map(|(key, _)| *key).filter(|key| words.rating(key, 1).is_none()).collect();
                assert!(unknown.is_empty(), "{:?}: {unknown:?}", spec.kind);
                let fields = spec.columns.iter().map(|(key, _)| *key).chain([spec.group]);
                let unknown: Vec<&str> = fields.filter(|key| strings.field(spec.kind, key).is_none()).collect();
                assert!(unknown.is_empty(), "{:?}: {unknown:?}", spec.kind);
            }
        }
    }
}
