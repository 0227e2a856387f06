//! The data sets that records became before, for those who read a site again and again.
//!
//! An entry never changes. It is found again only for the very same record in the same place, in a site of the same
//! units, languages, names of statuses and roles, way with missing translations, way to count times and files of values: that
//! is all a data set is made from.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::dataset::DataSet;
use super::markup::TextLink;
use super::relations::WrittenReference;
use super::text_reader::{Coverage, Notice};
use tavle_base::{Diagnostic, FileId, Languages};
use tavle_load::{Content, Sources};
use tavle_schema::{Customs, Head, Missing, OwnRole, OwnStatus, Record};

/// A data set, with its diagnostics.
#[derive(Clone, Debug)]
pub struct Understood {
    pub set: Arc<DataSet>,
    pub head: Head,
    /// The notice that is shown once it has expired.
    pub withdrawn: Option<Notice>,
    /// The links in its texts. Where they lead depends on the whole site, so it is found each time and stands beside.
    pub links: Vec<TextLink>,
    /// What its rows serve and are related to, of which the same holds.
    pub references: Vec<WrittenReference>,
    pub diagnostics: Vec<Diagnostic>,
    pub coverage: Vec<Coverage>,
    /// The files of values that it is made from too.
    pub values_files: Vec<FileId>,
}

/// The data sets of one site as they were understood last.
#[derive(Debug, Default)]
pub struct Cache {
    surroundings: Option<Surroundings>,
    /// In the order of their files.
    sets: Vec<(FileId, Arc<Record>, Understood)>,
}

/// The way with missing translations, and with times and their hours.
pub(super) type Ways = (Missing, Customs, Option<TimeZone>);

/// The statuses and roles that a site names.
pub(super) type Names = (Box<[OwnStatus]>, Box<[OwnRole]>);

/// Files of values, with their paths.
type ValuesFiles = Vec<(Arc<str>, Content)>;

/// The files of values of a site.
pub(super) fn values_files(sources: &Sources) -> ValuesFiles {
    let all = sources.all().filter(|(_, source)| source.path.starts_with("data/") && source.path.ends_with(".csv"));
    all.map(|(_, source)| (source.path.clone(), source.content.clone())).collect()
}

/// What all data sets of a site are made from beside their own records.
#[derive(Debug)]
struct Surroundings {
    units: Vec<(FileId, Arc<Record>)>,
    /// Whether not all units are known.
    is_broken: bool,
    languages: Languages,
    /// What the site names itself.
    names: Names,
    ways: Ways,
    /// What stands in the files of values, any of which a data set may name.
    values_files: ValuesFiles,
}

impl Cache {
    /// Forgets what was understood on another basis.
    pub(super) fn begin(
        &mut self,
        units: Vec<(FileId, Arc<Record>)>,
        is_broken: bool,
        languages: &Languages,
        names: Names,
        (ways, values_files): (Ways, ValuesFiles),
    ) {
        let is_same = self.surroundings.as_ref().is_some_and(|surroundings| {
            surroundings.languages == *languages
                && surroundings.names == names
                && surroundings.ways == ways
                && surroundings.values_files == values_files
                && surroundings.is_broken == is_broken
                && surroundings.units.len() == units.len()
                && surroundings.units.iter().zip(&units).all(|(a, b)| a.0 == b.0 && Arc::ptr_eq(&a.1, &b.1))
        });
        if !is_same {
            self.sets.clear();
        }
        self.surroundings =
            Some(Surroundings { units, is_broken, languages: languages.clone(), names, ways, values_files });
    }

    /// What this very record became.
    pub(super) fn find(&self, file: FileId, record: &Arc<Record>) -> Option<Understood> {
        let n = self.sets.binary_search_by_key(&file, |(file, ..)| *file).ok()?;
        let (_, known, understood) = &self.sets[n];
        Arc::ptr_eq(known, record).then(|| understood.clone())
    }

    /// Keeps what the records became, and nothing else.
    pub(super) fn keep(&mut self, all: Vec<(FileId, Arc<Record>, Understood)>) {
        self.sets = all;
    }
}
