//! Something that can be found.

use super::passage::Passage;
use crate::context::PageContext;
use tavle_model::dataset::{Column, DataSet, Row, Value};
use tavle_model::excerpts::Excerpt;
use tavle_model::ids::{DataId, PublicationId, UnitId};
use tavle_schema::ColumnOutput;

/// Something that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SearchRecord<'a> {
    /// Where it is, as a link from any page: the row, the heading, the term itself.
    pub address: String,
    pub title: Passage<'a>,
    /// The number by which it may be asked for.
    pub number: Option<&'a str>,
    /// Who is responsible for it, or what it is a part of.
    pub of: Passage<'a>,
    pub text: Passage<'a>,
    /// What it is: a key of the words for kinds of results.
    pub kind: &'static str,
    /// The units that have a role in it, and those above them.
    pub units: Vec<&'a str>,
    /// The folders of the publications that it belongs to, its primary one first.
    pub publications: Vec<&'a str>,
    /// How far it is, and [`tavle_model::embed::LATE`] where it should have been done.
    pub states: Vec<&'a str>,
    /// What is chosen for it in columns that files define: the id of each column, with the ids of what is chosen.
    pub chosen: Vec<(&'a str, Vec<&'a str>)>,
}

/// The publications that show a data set, by their folders; of those that show a part, the ones whose part is `meant`.
pub fn belongs<'a>(data: DataId, meant: impl Fn(&Excerpt) -> bool, at: PageContext<'a>) -> Vec<&'a str> {
    let site = at.localized.site;
    let shows = |id: &&PublicationId| site.excerpt(**id, data).is_none_or(&meant);
    site.publications_of(data).iter().filter(shows).map(|id| site.publication(*id).folder.as_ref()).collect()
}

/// What is chosen for a row in the columns that its file defines and pages show.
pub fn chosen<'a>(set: &'a DataSet, row: &Row) -> Vec<(&'a str, Vec<&'a str>)> {
    let of_column = |(n, column): (usize, &'a Column)| {
        let own = column.own.as_ref().filter(|_| column.is_shown(ColumnOutput::Page))?;
        let Some(Value::Choices(chosen)) = row.cell(n) else { return None };
        let id = |index: &u16| own.choices.get(usize::from(*index)).map(|choice| &*choice.id);
        Some((&*column.key, chosen.iter().filter_map(id).collect()))
    };
    set.columns.iter().enumerate().filter_map(of_column).collect()
}

/// A unit and those above it, by their names.
pub fn lineage<'a>(unit: UnitId, at: PageContext<'a>) -> Vec<&'a str> {
    let units = &at.localized.site.units;
    units.lineage(unit).map(|id| units.get(id).name.as_ref()).collect()
}
