//! Objectives: areas are groups, objectives are rows.

use super::reader::{RawRow, SetReader, cells, items, text};
use super::reports::{self, Reported};
use super::{figures, row};
use crate::cursor::PathCursor;
use crate::dataset::{Held, Holds, Item, Value};
use crate::indicator::Measured;
use crate::roles::RoleId;
use crate::spec::{Diagram, Reporter, Spec};
use tavle_schema::{Indicator, Kind, Objectives, RowCommon, RowNumber};

pub const SPEC: Spec = Spec {
    columns: &[("objective", Holds::Text), ("criteria", Holds::List), ("indicators", Holds::List)],
    fixed: &["text", "objective"],
    is_served: true,
    diagram: Some(Diagram::Lines),
    has_aspects: true,
    reporter: Some(Reporter::Part),
    counts: "objectives",
    result: "objective",
    group: "area",
    by_row: "objective",
    by_group: "area",
    ..Spec::of(Kind::Objectives)
};

pub fn read(written: Objectives, set: &mut SetReader<'_>) {
    set.report_every = written.report_every;
    let top = PathCursor::TOP.key("areas");
    for (a, area) in written.areas.into_iter().enumerate() {
        let cursor = top.index(a);
        set.group(area.id, area.title, None, None, &cursor);
        let list = cursor.key("objectives");
        for (o, mut objective) in area.objectives.into_iter().enumerate() {
            let cursor = list.index(o);
            let common = objective.take_common();
            let alone = objective.id.is_none()
                && objective.criteria.is_none()
                && objective.indicators.is_none()
                && common == RowCommon::default();
            let below = cursor.key("text");
            let criteria = objective.criteria.unwrap_or_default();
            let at = cursor.key("indicators");
            let indicators = objective.indicators.unwrap_or_default().into_iter().enumerate();
            let cells = cells(
                set.spec,
                [
                    ("objective", text(set.texts.text(objective.text, if alone { &cursor } else { &below }))),
                    (
                        "criteria",
                        (!criteria.is_empty())
                            .then(|| Value::Texts(set.texts.texts(criteria, &cursor.key("criteria")))),
                    ),
                    ("indicators", items(indicators.map(|(i, one)| indicator(one, &at.index(i), set)).collect())),
                ],
            );
            let mut raw_row = RawRow { id: objective.id, cells, common, ..RawRow::default() };
            set.add_named_in_parts(&mut raw_row);
            row::add(set, raw_row, &cursor);
        }
    }
}

fn indicator(mut written: Indicator, cursor: &PathCursor<'_>, set: &mut SetReader<'_>) -> Item {
    let (figures, reported) = figures::read(written.take_figures(), &written.reports, cursor, set);
    let of = Reported::Indicator { figures: &reported, is_row: false };
    let reports = reports::read(std::mem::take(&mut written.reports), of, cursor, set);
    let words = figures::in_words((written.value, written.target, written.source), cursor, set);
    let mut responsible = Vec::new();
    let role = Held::Role(RoleId::RESPONSIBLE);
    set.holders(written.responsible.0, role, &cursor.key("responsible"), &mut responsible);
    let number = written.number.map(|RowNumber(number)| number);
    let has_more = number.is_some() || figures.is_some() || !responsible.is_empty();
    Item {
        text: Some(set.texts.text(written.text, &cursor.key("text"))),
        facts: words.into_iter().filter_map(|(fact, text)| Some((fact, text?))).collect(),
        reports,
        measured: has_more.then(|| Box::new(Measured { number, figures, responsible: responsible.into() })),
        ..Item::default()
    }
}
