//! Objectives: areas are groups, objectives are rows.

use super::reader::{Draft, SetReader, items, text};
use crate::model::dataset::{Holds, Item, ItemFact, Value};
use crate::model::text::Way;
use crate::schema::{Indicator, Objectives};

pub fn read<'a>(mut written: Objectives, mut set: SetReader<'a>) -> SetReader<'a> {
    set.columns(&[("objective", Holds::Text), ("criteria", Holds::List), ("indicators", Holds::List)]);
    let title = Some(written.title.clone());
    set.head(written.take_head(title));
    let top = Way::TOP.key("areas");
    for (a, area) in written.areas.into_iter().enumerate() {
        let way = top.index(a);
        set.group(area.id, area.title, None, None, &way);
        let list = way.key("objectives");
        for (o, objective) in area.objectives.into_iter().enumerate() {
            let way = list.index(o);
            let alone = objective.id.is_none() && objective.criteria.is_none() && objective.indicators.is_none();
            let below = way.key("text");
            let criteria = objective.criteria.unwrap_or_default();
            let at = way.key("indicators");
            let indicators = objective.indicators.unwrap_or_default().into_iter().enumerate();
            let cells = vec![
                text(set.texts.text(objective.text, if alone { &way } else { &below })),
                (!criteria.is_empty()).then(|| Value::Texts(set.texts.texts(criteria, &way.key("criteria")))),
                items(indicators.map(|(i, one)| indicator(one, &at.index(i), &mut set)).collect()),
            ];
            set.row(Draft { id: objective.id, cells, ..Draft::default() }, &way);
        }
    }
    set
}

fn indicator(written: Indicator, way: &Way<'_>, set: &mut SetReader<'_>) -> Item {
    let facts = [
        (ItemFact::Target, written.target, "target"),
        (ItemFact::Value, written.value, "value"),
        (ItemFact::Source, written.source, "source"),
    ];
    Item {
        text: Some(set.texts.text(written.text, &way.key("text"))),
        facts: facts
            .into_iter()
            .filter_map(|(fact, text, key)| Some((fact, set.texts.optional(text, &way.key(key))?)))
            .collect(),
        ..Item::default()
    }
}
