//! A roadmap as a figure: its phases, each with its steps, numbered through the whole course.

use super::{Drawing, Drawn, Phase, Step, Words, process, sentence};
use crate::model::dataset::Row;
use crate::pages::exhibit::Turning;
use crate::pages::phrase::Phrase;
use crate::schema::fill;

pub fn roadmap<'a>(turning: &Turning<'a, '_>, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let set = turning.set;
    let strings = turning.at.edition.strings();
    let rows = turning.rows();
    let mut phases: Vec<(Option<u32>, Phase<'a>)> = Vec::new();
    for (number, r) in (1..).zip(&rows) {
        let row = &set.rows[*r];
        if phases.last().is_none_or(|(group, _)| *group != row.group) {
            phases.push((row.group, phase(turning, row.group)));
        }
        if let (Some((_, phase)), Some(step)) = (phases.last_mut(), step(turning, row, number)) {
            phase.steps.push(step);
        }
    }
    let phases: Vec<Phase<'a>> = phases.into_iter().map(|(_, phase)| phase).collect();
    let names = phases.iter().filter_map(|phase| phase.title.as_ref()).map(|title| title.text.as_ref());
    let count = turning.at.edition.count(rows.len(), &strings.counts.steps);
    let slots = [("count", count.as_str()), ("phases", &process::listed(names, &strings.and))];
    let description = sentence(&strings.figures.roadmap, caption, &slots);
    (!phases.is_empty()).then(|| Drawn {
        drawing: Drawing::Roadmap(phases),
        description,
        notes: Vec::new(),
        moves_with_day: false,
    })
}

/// A phase without its steps.
fn phase<'a>(turning: &Turning<'a, '_>, group: Option<u32>) -> Phase<'a> {
    let group = group.map(|n| &turning.set.groups[n as usize]);
    Phase {
        title: group.and_then(|group| Words::of(&turning.at.text(&group.title))),
        time: group.and_then(|group| group.when.as_ref()).map(|when| in_words(&turning.at.edition.time(when))),
        steps: Vec::new(),
    }
}

fn step<'a>(turning: &Turning<'a, '_>, row: &'a Row, number: i64) -> Option<Step<'a>> {
    let strings = turning.at.edition.strings();
    let condition = turning.set.text(row, "condition").and_then(|text| Words::of(&turning.at.text(text)));
    let condition = condition.map(|condition| Words {
        text: fill(&strings.only_if, &[("condition", &condition.text)]).into(),
        lang: condition.lang,
    });
    Some(Step {
        number: turning.at.edition.locale().digits(number),
        title: process::title(turning, row)?,
        condition,
        time: row.when.as_ref().map(|timing| in_words(&turning.at.edition.time(&timing.when))),
    })
}

fn in_words(time: &Phrase<'_>) -> String {
    time.words().into_owned()
}
