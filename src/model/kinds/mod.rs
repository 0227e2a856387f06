//! How each kind of data becomes a data set, one kind a file.

mod actions;
mod activity_plan;
mod glossary;
mod matrix;
mod objectives;
mod process;
mod reader;
mod roadmap;
mod table;
mod timeline;

use super::cache::Understood;
use super::text::TextReader;
use super::unit::Units;
use crate::base::FileId;
use crate::schema::{Kind, Record};
use reader::SetReader;

/// The data set of a record; nothing for units, which have pages of their own.
pub fn data_set(file: FileId, path: &str, record: Record, texts: TextReader<'_>, units: &Units) -> Option<Understood> {
    let reader = |kind| SetReader::new(file, path, kind, texts, units);
    let reader = match record {
        Record::Units(_) => return None,
        Record::Matrix(written) => matrix::read(written, reader(Kind::Matrix)),
        Record::ActivityPlan(written) => activity_plan::read(written, reader(Kind::ActivityPlan)),
        Record::Roadmap(written) => roadmap::read(written, reader(Kind::Roadmap)),
        Record::Timeline(written) => timeline::read(written, reader(Kind::Timeline)),
        Record::Objectives(written) => objectives::read(written, reader(Kind::Objectives)),
        Record::Actions(written) => actions::read(written, reader(Kind::Actions)),
        Record::Process(written) => process::read(written, reader(Kind::Process)),
        Record::Glossary(written) => glossary::read(written, reader(Kind::Glossary)),
        Record::Table(written) => table::read(written, reader(Kind::Table)),
    };
    Some(reader.finish())
}
