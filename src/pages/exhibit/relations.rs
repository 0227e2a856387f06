//! How a row hangs together with others, as it stands in a cell: what it serves, what serves it, what it is related to.

use super::balance::{Balance, target};
use super::row_name;
use crate::context::{Medium, PageContext};
use crate::facts;
use crate::table::{Content, Work};
use tavle_markup::Phrase;
use tavle_model::Site;
use tavle_model::dataset::{DataSet, RecordTarget, RelationColumn, Row};
use tavle_model::relations::{Contributor, RowId};
use tavle_routes::OutputKind;
use tavle_schema::fill;

/// How many rows are named in a cell. Files name all.
const SHOWN: usize = 10;

/// What stands in a column of how a row hangs together with others.
pub fn content<'a>(set: &'a DataSet, row: &Row, column: RelationColumn, at: PageContext<'a>) -> Content<'a> {
    let Some(id) = row_id(set, row, at) else { return Content::Empty };
    let relations = &at.localized.site.relations;
    let mut phrases = match column {
        RelationColumn::Serves => {
            let named = served(Contributor::Row(id.0, id.1), at);
            shown(named.into_iter(), None, at)
        }
        RelationColumn::ServedBy => {
            let balance = Balance::of(id, |_| true, at);
            let said: Vec<Phrase<'a>> = balance.said(at).into_iter().map(Phrase::plain).collect();
            let names = shown(relations.served_by(id).iter().map(|one| name(*one, at)), branch(id, at), at);
            return match said.is_empty() && names.is_empty() {
                true => Content::Empty,
                false => {
                    let sums = balance.sums();
                    Content::Work(Box::new(Work { counts: balance.counts, sums, said, names }))
                }
            };
        }
        RelationColumn::Related => {
            let words = &at.localized.strings().relations;
            let related = relations.related(id).iter();
            shown(related.map(|(kind, other)| said(words.word(*kind), row_name(*other, at))), None, at)
        }
    };
    match phrases.len() {
        0 => Content::Empty,
        1 => Content::Phrase(phrases.remove(0)),
        _ => Content::Phrases(phrases),
    }
}

/// The row as a part of the site.
fn row_id(set: &DataSet, row: &Row, at: PageContext<'_>) -> Option<RowId> {
    let data = at.localized.site.paths.data.get(&set.path)?;
    match set.find(&row.id)? {
        RecordTarget::Row(row) => Some((*data, row)),
        _ => None,
    }
}

/// The objectives that a row or phase serves.
pub fn served<'a>(contributor: Contributor, at: PageContext<'a>) -> Vec<Phrase<'a>> {
    let objectives = at.localized.site.relations.serves(contributor).iter();
    objectives.map(|objective| row_name(*objective, at)).collect()
}

/// What a row is to this one, and which.
fn said<'a>(word: &'a str, name: Phrase<'a>) -> Phrase<'a> {
    Phrase::All(vec![Phrase::plain(word), Phrase::plain(" "), name])
}

/// The first of many, and how many more there are, as a link to where all of them stand.
fn shown<'a>(
    all: impl ExactSizeIterator<Item = Phrase<'a>>,
    place: Option<String>,
    at: PageContext<'a>,
) -> Vec<Phrase<'a>> {
    let most = if at.medium == Medium::File { usize::MAX } else { SHOWN };
    let left = all.len().saturating_sub(most);
    let more = (left > 0).then(|| Phrase::plain(more(left, at)).linked(place));
    all.take(most).chain(more).collect()
}

/// Where an objective stands with all that serves it: in the tree of the whole site.
fn branch(objective: RowId, at: PageContext<'_>) -> Option<String> {
    let tree = at.to(&OutputKind::Connections(None, at.localized.lang))?;
    Some(format!("{tree}#{}", branch_id(objective, at.localized.site)))
}

/// The anchor of an objective in a tree.
pub fn branch_id((data, row): RowId, site: &Site) -> String {
    let set = site.set(data);
    format!("{}{}", set.anchor_prefix(), set.rows[row as usize].id)
}

/// That there are more, in words.
pub fn more(left: usize, at: PageContext<'_>) -> String {
    let n = at.localized.locale().integer(left as i64);
    fill(&at.localized.strings().connections.more, &[("n", &n)])
}

/// What a row is called, as a link to it.
fn row_name<'a>(row: RowId, at: PageContext<'a>) -> Phrase<'a> {
    name(Contributor::Row(row.0, row.1), at)
}

/// What a row, a phase or a publication is called, as a link to it.
pub fn name<'a>(contributor: Contributor, at: PageContext<'a>) -> Phrase<'a> {
    let href = target(contributor).and_then(|(data, target)| at.row(data, target)).map(|address| at.link(&address));
    match contributor {
        Contributor::Publication(id) => at.publication(id),
        Contributor::Group(data, group) => {
            let at = PageContext { data: Some(data), ..at };
            at.text(&at.localized.site.set(data).groups[group as usize].title).linked(href)
        }
        Contributor::Row(data, row) => {
            let at = PageContext { data: Some(data), ..at };
            let set = at.localized.site.set(data);
            row_name::title(set, &set.rows[row as usize], at).linked(href)
        }
    }
}

/// The data set or publication that something stands in, as a link to it; nothing for a publication itself.
pub fn home<'a>(contributor: Contributor, at: PageContext<'a>) -> Option<Phrase<'a>> {
    let (data, _) = target(contributor)?;
    let localized = at.localized;
    let title = facts::title(localized, localized.site.set(data));
    Some(title.linked(at.to(&OutputKind::DataSet(data, localized.lang))))
}
