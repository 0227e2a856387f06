//! Indicators: areas are groups, indicators are rows, and how far each is follows from its figures.

use super::reader::{RawRow, SetReader, cells, text};
use super::reports::{self, Reported};
use super::{figures, row};
use crate::cursor::PathCursor;
use crate::dataset::{Holds, Value};
use crate::figure_column::FigureColumn;
use crate::spec::{Diagram, Reporter, Spec};
use tavle_schema::{Indicators, Kind};

pub const SPEC: Spec = Spec {
    columns: &[
        ("indicator", Holds::Text),
        ("baseline", Holds::Figures(FigureColumn::Baseline)),
        ("baseline-time", Holds::Figures(FigureColumn::BaselineTime)),
        ("value", Holds::Figures(FigureColumn::Value)),
        ("value-time", Holds::Figures(FigureColumn::ValueTime)),
        ("target", Holds::Figures(FigureColumn::Target)),
        ("target-time", Holds::Figures(FigureColumn::TargetTime)),
        ("measure", Holds::Figures(FigureColumn::Measure)),
        ("progress", Holds::Figures(FigureColumn::Progress)),
        ("values", Holds::Figures(FigureColumn::Values)),
        ("source", Holds::Text),
        ("reports", Holds::Reports),
    ],
    fixed: &[
        "text",
        "indicator",
        "measure",
        "better",
        "by",
        "baseline",
        "value",
        "values",
        "target",
        "targets",
        "baseline-time",
        "value-time",
        "target-time",
        "progress",
    ],
    has_aspects: true,
    reporter: Some(Reporter::Row),
    diagram: Some(Diagram::Lines),
    begins_with_diagram: true,
    result: "indicator",
    group: "area",
    by_group: "area",
    ..Spec::of(Kind::Indicators)
};

pub fn read(written: Indicators, set: &mut SetReader<'_>) {
    set.report_every = written.report_every;
    let top = PathCursor::TOP.key("areas");
    for (a, area) in written.areas.into_iter().enumerate() {
        let cursor = top.index(a);
        set.group(area.id, area.title, None, None, &cursor);
        let list = cursor.key("indicators");
        for (i, mut indicator) in area.indicators.into_iter().enumerate() {
            let cursor = list.index(i);
            let roles = set.roles(indicator.take_roles(), &cursor);
            let common = indicator.take_common();
            let (figures, reported) = figures::read(indicator.take_figures(), &indicator.reports, &cursor, set);
            let of = Reported::Indicator { figures: &reported, is_row: true };
            let reports = reports::read(std::mem::take(&mut indicator.reports), of, &cursor, set);
            let words = (indicator.value, indicator.target, indicator.source);
            let [target, value, source] = figures::in_words(words, &cursor, set).map(|(_, text)| text.map(Value::Text));
            let figure = |column| {
                let figures = figures.as_ref().filter(|figures| figures.has(column));
                figures.map(|figures| Value::Indicator(figures.clone()))
            };
            let mut cells = cells(
                set.spec,
                [
                    ("indicator", text(set.texts.text(indicator.text, &cursor.key("text")))),
                    ("value", value),
                    ("target", target),
                    ("source", source),
                ],
            );
            for (cell, (_, holds)) in cells.iter_mut().zip(set.spec.columns) {
                if let (None, Holds::Figures(column)) = (&cell, holds) {
                    *cell = figure(*column);
                }
            }
            row::add(set, RawRow { id: indicator.id, cells, roles, reports, common, ..RawRow::default() }, &cursor);
        }
    }
}
