//! A roadmap: phases are groups, steps are rows.

use super::reader::{Draft, SetReader, text};
use crate::model::dataset::{Holds, Value};
use crate::model::text::Way;
use crate::schema::Roadmap;

pub fn read<'a>(mut written: Roadmap, mut set: SetReader<'a>) -> SetReader<'a> {
    set.columns(&[
        ("step", Holds::Text),
        ("condition", Holds::Text),
        ("description", Holds::List),
        ("items", Holds::List),
        ("when", Holds::When),
    ]);
    let title = Some(written.title.clone());
    set.head(written.take_head(title));
    let top = Way::TOP.key("phases");
    for (p, phase) in written.phases.into_iter().enumerate() {
        let way = top.index(p);
        set.group(phase.id, phase.title, phase.when, None, &way);
        let steps = way.key("steps");
        for (s, mut step) in phase.steps.into_iter().enumerate() {
            let way = steps.index(s);
            let roles = set.roles(step.take_roles(), &way);
            let cells = vec![
                text(set.texts.text(step.step, &way.key("step"))),
                set.texts.optional(step.condition, &way.key("condition")).map(Value::Text),
                set.list(step.description.0, &way.key("description")),
                (!step.items.is_empty()).then(|| Value::Texts(set.texts.texts(step.items, &way.key("items")))),
            ];
            let when = set.timing(step.when, None, None, "when", &way);
            set.row(Draft { id: step.id, cells, roles, when, ..Draft::default() }, &way);
        }
    }
    set
}
