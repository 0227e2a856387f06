//! A risk register: areas are groups, risks are rows, and the level of a risk follows from its likelihood and consequence.

use super::reader::{RawRow, SetReader, cells, text};
use super::row;
use crate::cursor::PathCursor;
use crate::dataset::{Holds, Value};
use crate::spec::{Axes, Diagram, Rated, Spec};
use tavle_schema::{Kind, RiskRegister};

pub const SPEC: Spec = Spec {
    columns: &[
        ("number", Holds::Number),
        ("risk", Holds::Text),
        ("cause", Holds::Text),
        ("likelihood", Holds::Rating),
        ("consequence", Holds::Rating),
        ("level", Holds::Rating),
        ("mitigation", Holds::List),
        ("status", Holds::Status),
    ],
    fixed: &["number", "risk", "likelihood", "consequence", "level"],
    has_aspects: true,
    diagram: Some(Diagram::Grid(&MAP)),
    begins_with_diagram: true,
    result: "risk",
    group: "area",
    by_group: "area",
    ..Spec::of(Kind::RiskRegister)
};

const MAP: Axes = Axes { across: "consequence", up: "likelihood", level: "level", rate: level };

/// The product of both: low up to 4, high from 15.
fn level(likelihood: u8, consequence: u8) -> Rated {
    let value = likelihood * consequence;
    let step = match value {
        ..=4 => 1,
        5..=14 => 2,
        15.. => 3,
    };
    Rated { value, step }
}

pub fn read(written: RiskRegister, set: &mut SetReader<'_>) {
    let top = PathCursor::TOP.key("areas");
    let mut number = 0usize;
    // They are numbered as they stand, unless somebody has given them numbers.
    let is_numbered = written.areas.iter().flat_map(|area| &area.risks).any(|risk| risk.number.is_some());
    for (a, area) in written.areas.into_iter().enumerate() {
        let cursor = top.index(a);
        set.group(area.id, area.title, None, None, &cursor);
        let list = cursor.key("risks");
        for (r, mut risk) in area.risks.into_iter().enumerate() {
            let cursor = list.index(r);
            let roles = set.roles(risk.take_roles(), &cursor);
            let common = risk.take_common();
            number += 1;
            let cells = cells(
                set.spec,
                [
                    ("number", (!is_numbered).then(|| Value::Number(number.into()))),
                    ("risk", text(set.texts.text(risk.risk, &cursor.key("risk")))),
                    ("cause", set.texts.optional(risk.cause, &cursor.key("cause")).map(Value::Text)),
                    ("likelihood", Some(Value::Rating(risk.likelihood.into()))),
                    ("consequence", Some(Value::Rating(risk.consequence.into()))),
                    ("level", Some(Value::Rating(level(risk.likelihood.0, risk.consequence.0)))),
                    ("mitigation", set.list(risk.mitigation.0, &cursor.key("mitigation"))),
                ],
            );
            let status = set.status(risk.status, &cursor);
            row::add(set, RawRow { id: risk.id, cells, roles, status, common, ..RawRow::default() }, &cursor);
        }
    }
}
