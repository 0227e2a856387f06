//! Who a unit works with: the units that have a role in the same rows, those with most of them around it.

use std::collections::BTreeMap;

use super::drawing::Drawing;
use super::drawing::Figure;
use super::drawing::Labels;
use super::drawing::Node;
use super::process;
use super::words::Words;
use super::words::sentence;
use crate::context::PageContext;
use crate::exhibit::anchors::Anchors;
use crate::exhibit::by_unit::row_cells;
use crate::facts;
use crate::table::{Column, Content, Group, Row, RowFilterKeys, Table};
use tavle_markup::Phrase;
use tavle_model::dataset::{self, DataSet};
use tavle_model::unit::UnitId;
use tavle_schema::fill;

/// How many units can stand around one and still be read.
const LEGIBLE: usize = 10;

/// The figure of a unit and those that it works with; nothing for a unit that does everything alone.
pub fn collaborators<'a>(unit: UnitId, at: PageContext<'a>, anchors: &mut Anchors<'a>) -> Option<Figure<'a>> {
    let localized = at.localized;
    let strings = localized.strings();
    let others = others(unit, at);
    let words = |id: UnitId| Words::of(&localized.name(&localized.site.units.get(id).title));
    let tasks = |count: usize| localized.count(count, &strings.counts.tasks);
    let around: Vec<Node<'a>> = others
        .iter()
        .take(LEGIBLE)
        .filter_map(|(id, count)| {
            let below = Some(Words { text: tasks(*count).into(), lang: None });
            Some(Node { number: None, title: words(*id)?, below })
        })
        .collect();
    let centre = words(unit).filter(|_| !around.is_empty())?;
    let caption = Phrase::plain(strings.units.shared_tasks.as_ref());
    let names = around.iter().map(|node| node.title.text.as_ref());
    let slots = [("centre", centre.text.as_ref()), ("steps", &process::listed(names, &strings.and))];
    let description = sentence(&strings.figures.hub, &caption, &slots);
    let notes = (others.len() > LEGIBLE)
        .then(|| fill(&strings.units.most_shared, &[("n", &localized.locale().integer(LEGIBLE as i64))]))
        .into_iter()
        .collect();
    let source = source(unit, at);
    let id = anchors.take("figure-company");
    let labels = ["narrow", "wide", "broad"].map(|form| Labels {
        title: anchors.take(format!("{id}-{form}-title")),
        description: anchors.take(format!("{id}-{form}-text")),
    });
    Some(Figure {
        table: table(&others, (source.clone(), caption.clone()), at, anchors),
        id,
        labels,
        source,
        caption,
        drawing: Some(Drawing::Hub { centre, around }),
        description,
        is_rtl: localized.locale().is_rtl(),
        notes,
        shows_table: false,
        moves_with_day: false,
    })
}

/// The units that have a role in rows in which this one, or one below it, has a role too, and how many rows that are:
/// those with most rows first.
fn others(unit: UnitId, at: PageContext<'_>) -> Vec<(UnitId, usize)> {
    let site = at.localized.site;
    let is_own = |id: UnitId| site.units.is_within(id, unit);
    let mut shared: BTreeMap<UnitId, usize> = BTreeMap::new();
    for (_, row) in rows(unit, at) {
        let mut named: Vec<UnitId> = row.roles.iter().map(|holder| holder.unit).filter(|id| !is_own(*id)).collect();
        named.sort_unstable();
        named.dedup();
        named.into_iter().for_each(|id| *shared.entry(id).or_default() += 1);
    }
    let mut others: Vec<(UnitId, usize)> = shared.into_iter().collect();
    let name = |id: UnitId| site.units.get(id).title.str(at.localized.lang);
    let locale = at.localized.locale();
    others.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| locale.compare(name(*a), name(*b))));
    others
}

/// The rows in which the unit, or one below it, has a role, each with its data set.
fn rows<'a>(unit: UnitId, at: PageContext<'a>) -> impl Iterator<Item = (&'a DataSet, &'a dataset::Row)> {
    let site = at.localized.site;
    let current = site.mentions.of(unit).iter().filter(|(data, _)| !site.has_ended(*data));
    current.map(|(data, row)| (site.set(*data), &site.set(*data).rows[*row as usize]))
}

/// The files with rows in which the unit, or one below it, has a role beside another.
fn source(unit: UnitId, at: PageContext<'_>) -> String {
    let units = &at.localized.site.units;
    let is_own = |id: UnitId| units.is_within(id, unit);
    let shared = rows(unit, at).filter(|(_, row)| row.names(|id| !is_own(id)));
    let mut sets: Vec<&DataSet> = shared.map(|(set, _)| set).collect();
    sets.dedup_by(|a, b| std::ptr::eq(*a, *b));
    facts::sources(sets.into_iter())
}

/// All of them as a table.
fn table<'a>(
    others: &[(UnitId, usize)],
    (source, caption): (String, Phrase<'a>),
    at: PageContext<'a>,
    anchors: &mut Anchors<'a>,
) -> Table<'a> {
    let localized = at.localized;
    let strings = localized.strings();
    let column = |class: &str, title: &'a str| Column::new(class, Phrase::plain(title));
    let rows = others.iter().map(|(id, count)| {
        let number = Content::Number((*count).into(), localized.locale().integer(*count as i64));
        Row {
            id: None,
            filter_keys: RowFilterKeys::default(),
            cells: row_cells(vec![Content::Phrase(at.unit(*id)), number]),
        }
    });
    Table {
        id: anchors.take_table("table-company"),
        class: "company",
        source,
        caption,
        columns: vec![column("name", &strings.fields.unit), column("tasks c-number", &strings.units.shared_tasks)],
        totals: Vec::new(),
        groups: vec![Group { level: 1, rows: rows.collect(), ..Group::default() }],
        choices: None,
        rows_by_day: false,
        legend: Vec::new(),
        legend_title: None,
        marks: Vec::new(),
    }
}
