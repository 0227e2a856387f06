//! What a unit has to do when, across all data: one table in the order of time.

use super::anchors::Anchors;
use super::by_time;
use super::by_unit;
use super::context::ExhibitContext;
use crate::context::PageContext;
use crate::facts;
use crate::table::{Column, Content, Group, Row, RowFilterKeys, Table};
use tavle_markup::Phrase;
use tavle_model::dataset::DataId;
use tavle_model::unit::UnitId;
use tavle_model::{Embed, View};
use tavle_schema::Moment;

/// Everything with a day in rows that name the unit, or one below it; nothing where there is no such thing.
pub fn table<'a>(unit: UnitId, sets: &[DataId], at: PageContext<'a>, anchors: &mut Anchors<'a>) -> Option<Table<'a>> {
    let strings = at.localized.strings();
    let mut lines: Vec<(Moment, Row<'a>)> = Vec::new();
    let mut sources = Vec::new();
    for data in sets {
        let set = at.localized.site.set(*data);
        let embed = Embed { unit: Some(unit), ..Embed::whole(*data, View::ByTime) };
        let context = ExhibitContext::new(&embed, at, String::new(), anchors);
        let of = facts::title(at.localized, set);
        let before = lines.len();
        for event in by_time::events(&context, &context.rows()) {
            let moment = by_time::moment(&event);
            if moment == Moment::Undated {
                continue;
            }
            let contents = vec![
                by_time::time(&context, &event),
                by_time::name(&context, &event),
                Content::Phrase(of.clone()),
                by_time::status(&context, &event).map_or(Content::Empty, Content::Status),
            ];
            let mut cells = by_unit::row_cells(contents);
            // The time comes first, but it is what happens that names the row.
            for cell in &mut cells {
                cell.is_header = cell.column == 1;
            }
            lines.push((moment, Row { id: None, cells, filter_keys: RowFilterKeys::default() }));
        }
        sources.extend((lines.len() > before).then_some(set));
    }
    lines.sort_by_key(|(moment, _)| *moment);
    if lines.is_empty() {
        return None;
    }
    let column = |class: &str, title: &'a str| Column::new(class, Phrase::plain(title));
    Some(Table {
        id: anchors.take_table("table-by-date"),
        class: "by-time",
        source: facts::sources(sources.into_iter()),
        caption: Phrase::plain(strings.print.by_date.as_ref()),
        columns: vec![
            column("when", &strings.fields.when),
            column("task", &strings.fields.task),
            column("of", &strings.data.shown_in),
            column("status", &strings.fields.status),
        ],
        totals: Vec::new(),
        groups: vec![Group { level: 1, rows: lines.into_iter().map(|(_, row)| row).collect(), ..Group::default() }],
        legend: Vec::new(),
        legend_title: None,
        marks: Vec::new(),
        choices: None,
        rows_by_day: false,
    })
}
