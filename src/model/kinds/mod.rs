//! The kinds of data, one a file: all that the program must know of it, and how it becomes a data set.

mod column_order;
mod dated_figure;
mod equal_shapes;
mod figures;
mod holders;
mod number;
mod own_cell;
mod own_columns;
mod raw_parts;
mod reader;
mod reported_figures;
mod reports;
mod row;
pub mod unit_columns;
mod values_file;
mod written_figure;

use super::cache::Understood;
use super::spec::Spec;
use super::text_reader::TextReader;
use super::unit::Units;
use super::vocabulary::Vocabulary;
use reader::SetReader;
use tavle_base::FileId;
use tavle_load::Sources;
use tavle_schema::{DataFile, Record, each_kind};

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
            (units, vocabulary): (&Units, &Vocabulary),
            sources: &Sources,
        ) -> Option<Understood> {
            match record {
                $(Record::$list(_) => None,)*
                $(Record::$record(mut written) => {
                    let (mut head, mut texts) = (written.take_head(), texts);
                    let names = (std::mem::take(&mut head.statuses), std::mem::take(&mut head.roles));
                    let own = vocabulary.with(names.0, names.1, Some($set::SPEC.kind), &mut texts);
                    let mut set = SetReader::new(file, path, &$set::SPEC, texts, (units, own), sources);
                    own_columns::define(std::mem::take(&mut head.columns), &mut set);
                    set.head(head);
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
    use crate::dataset::Holds;
    use tavle_schema::{OwnWords, Strings};

    /// What a specification asks for and the theme's strings do not have.
    fn missing(spec: &Spec, strings: &Strings) -> Vec<String> {
        let words = strings.kinds.of(spec.kind);
        let own = |has: fn(&OwnWords) -> bool| words.own().is_some_and(has);
        let has_field = |key: &&str| strings.field(spec.kind, key).is_some();
        let has_scale = |key: &&str| words.rating(key, 1).is_some();
        let fields = spec.columns.iter().map(|(key, _)| *key).chain([spec.group]);
        let scales = spec.columns.iter().filter(|(_, holds)| *holds == Holds::Rating).map(|(key, _)| *key);
        let found = [
            ("by_row", own(|own| own.by_row.is_some()) || strings.aspects.find(spec.by_row).is_some()),
            ("by_group", strings.aspects.find(spec.by_group).is_some()),
            ("result", own(|own| own.row.is_some()) || strings.search.kinds.find(spec.result).is_some()),
            ("counts", own(|own| own.rows.is_some()) || strings.counts.find(spec.counts).is_some()),
            // One that has words of its own has all of them, and no words of other kinds by mistake.
            ("own rows", words.own().is_none() || own(|own| own.rows.is_some())),
            ("own row", words.own().is_none() || own(|own| own.row.is_some()) && spec.result != "row"),
            ("own by_row", words.own().is_none() || !spec.has_aspects || own(|own| own.by_row.is_some())),
        ];
        let words = found.into_iter().filter(|(_, is_there)| !is_there).map(|(what, _)| what.to_owned());
        let fields = fields.filter(|key| !has_field(key)).map(|key| format!("the field {key}"));
        let scales = scales.filter(|key| !has_scale(key)).map(|key| format!("the scale {key}"));
        words.chain(fields).chain(scales).collect()
    }

    #[test]
    fn every_word_that_a_kind_asks_for_is_there() {
        let files = [
            ("da", include_str!("../../../themes/default/strings/da.yaml")),
            ("en", include_str!("../../../themes/default/strings/en.yaml")),
        ];
        for (tag, text) in files {
            let strings = serde_yaml::from_str::<Strings>(text).unwrap();
            for spec in SPECS {
                assert_eq!(missing(spec, &strings), [""; 0], "{tag}.yaml, {}", spec.kind.word());
            }
        }
    }
}
