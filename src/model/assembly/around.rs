//! The context in which every file is read while the site is made.

use jiff::tz::TimeZone;

use crate::text_reader::TextReader;
use crate::visibility::Audience;
use tavle_base::{FileId, Languages};
use tavle_load::Sources;
use tavle_schema::{Customs, Missing};

/// What every file is read with.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub languages: &'a Languages,
    pub missing: Missing,
    pub customs: Customs,
    /// That of the hours in its times.
    pub time_zone: Option<&'a TimeZone>,
    pub audience: Audience,
    pub sources: &'a Sources,
}

impl<'a> Around<'a> {
    /// A reader of a file's texts.
    pub fn reader(&self, file: FileId) -> TextReader<'a> {
        TextReader::new(self.languages, self.missing, (self.customs, self.time_zone), file)
    }

    /// The path of a data file below `data/`, without `.yaml`.
    pub fn data_path(&self, file: FileId) -> Box<str> {
        let path = &self.sources.get(file).path;
        let name = path.strip_prefix("data/").and_then(|path| path.strip_suffix(".yaml"));
        name.expect("data is read from the YAML files below data/ only").into()
    }
}
