//! A roadmap as a figure: its phases, each with its steps, numbered through the whole course.

use super::drawing::Drawing;
use super::drawing::Drawn;
use super::drawing::Phase;
use super::drawing::Step;
use super::process;
use super::words::Words;
use super::words::sentence;
use crate::exhibit::cells;
use crate::exhibit::context::ExhibitContext;
use crate::exhibit::relations;
use crate::facts;
use tavle_markup::Phrase;
use tavle_model::dataset::{Row, Timing};
use tavle_model::relations::Contributor;
use tavle_schema::fill;

/// The steps of phases. What a step depends on is in the column with the key `condition`.
pub fn roadmap<'a>(context: &ExhibitContext<'a, '_>, condition: &str, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let set = context.set;
    let strings = context.at.localized.strings();
    let rows = context.rows();
    let mut phases: Vec<(Option<u32>, Phase<'a>)> = Vec::new();
    for (number, r) in (1..).zip(&rows) {
        let row = &set.rows[*r];
        if phases.last().is_none_or(|(group, _)| *group != row.group) {
            phases.push((row.group, phase(context, row.group)));
        }
        if let (Some((_, phase)), Some(step)) = (phases.last_mut(), step(context, (row, condition), number)) {
            phase.steps.push(step);
        }
    }
    let phases: Vec<Phase<'a>> = phases.into_iter().map(|(_, phase)| phase).collect();
    let names = phases.iter().filter_map(|phase| phase.title.as_ref()).map(|title| title.text.as_ref());
    let count = context.at.localized.count(rows.len(), facts::plural(context.at.localized, set.spec));
    let slots = [("count", count.as_str()), ("phases", &process::listed(names, &strings.and))];
    let description = sentence(&strings.figures.roadmap, caption, &slots);
    let description = std::iter::once(description).chain(moved(context, &rows)).collect::<Vec<_>>().join(" ");
    (!phases.is_empty()).then(|| Drawn {
        drawing: Drawing::Roadmap(phases),
        description,
        notes: Vec::new(),
        moves_with_day: false,
    })
}

/// A phase without its steps.
fn phase<'a>(context: &ExhibitContext<'a, '_>, group: Option<u32>) -> Phase<'a> {
    let served = group.map(|n| relations::served(Contributor::Group(context.embed.data, n), context.at));
    let group = group.map(|n| &context.set.groups[n as usize]);
    Phase {
        title: group.and_then(|group| Words::of(&context.at.text(&group.title))),
        time: group.and_then(|group| group.when.as_ref()).map(|timing| time(timing, context)),
        serves: served.filter(|objectives| !objectives.is_empty()).map(|objectives| {
            let names: Vec<String> = objectives.iter().map(|one| one.words().into_owned()).collect();
            let words = format!("{}: {}", context.at.localized.strings().fields.serves, names.join("; "));
            Words { text: words.into(), lang: None }
        }),
        steps: Vec::new(),
    }
}

fn step<'a>(context: &ExhibitContext<'a, '_>, (row, condition): (&'a Row, &str), number: i64) -> Option<Step<'a>> {
    let strings = context.at.localized.strings();
    let condition = context.set.text(row, condition).and_then(|text| Words::of(&context.at.text(text)));
    let condition = condition.map(|condition| Words {
        text: fill(&strings.only_if, &[("condition", &condition.text)]).into(),
        lang: condition.lang,
    });
    Some(Step {
        number: context.at.localized.locale().digits(number),
        title: process::title(context, row)?,
        condition,
        time: row.when.as_ref().map(|timing| time(timing, context)),
    })
}

/// A time in words, with what it was before it was moved.
fn time(timing: &Timing, context: &ExhibitContext<'_, '_>) -> String {
    let localized = context.at.localized;
    let time = localized.time(&timing.when);
    match &timing.was {
        None => time.words().into_owned(),
        Some(was) => {
            let moved = fill(&localized.strings().moved, &[("date", &localized.time(was).words())]);
            format!("{} ({moved})", time.words())
        }
    }
}

/// For each phase and step that was moved: a sentence that says so, and why.
fn moved(context: &ExhibitContext<'_, '_>, rows: &[usize]) -> Vec<String> {
    let (set, at) = (context.set, context.at);
    let mut last = None;
    let mut said = Vec::new();
    for row in rows.iter().map(|row| &set.rows[*row]) {
        let phase = row.group.filter(|group| last.replace(*group) != Some(*group));
        let phase = phase
            .map(|group| &set.groups[group as usize])
            .and_then(|group| Some((at.text(&group.title), group.when.as_ref()?)));
        let step = row.when.as_ref().and_then(|timing| Some((process::title(context, row)?.text.into(), timing)));
        let step = step.map(|(title, timing): (String, _)| (Phrase::plain(title), timing));
        for (title, timing) in phase.into_iter().chain(step) {
            let time = cells::time(timing, at);
            if let Some(moved) = time.moved(at.localized) {
                let title = title.words();
                said.push(format!(
                    "{}: {} ({}).",
                    title.trim_end_matches('.'),
                    time.words(),
                    moved.trim_end_matches('.')
                ));
            }
        }
    }
    said
}
