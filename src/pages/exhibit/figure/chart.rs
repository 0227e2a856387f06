//! Activity plans and timelines as a figure: a lane for each row, with marks where something is.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::drawing::Drawing;
use super::drawing::Drawn;
use super::extent::{Edge, Extent, extent, room, wider};
use super::lanes::{Chart, Lane, LaneGroup, Mark, Sign};
use super::process;
use super::time::Scale;
use super::words::Words;
use super::words::sentence;
use crate::exhibit::context::ExhibitContext;
use crate::facts;
use crate::own_names;
use tavle_markup::Phrase;
use tavle_model::dataset::{Item, RecordTarget, Row, Timing};
use tavle_model::text::Text;
use tavle_schema::{When, fill};

/// A time in the data, with what it belongs to.
struct Event<'a> {
    timing: &'a Timing,
    /// The time itself: one of several, where there is a list of them.
    when: &'a When<Text>,
    /// The milestone that it is of, where it is not the row's own.
    part: Option<&'a Item>,
}

/// Bars and points over a line of time. `pattern` is the sentence that says so.
pub fn chart<'a>(context: &ExhibitContext<'a, '_>, pattern: &str, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let localized = context.at.localized;
    let (rows, today) = (context.rows(), context.at.today());
    let whens = rows.iter().flat_map(|r| events(&context.set.rows[*r])).flat_map(|event| times(event.timing));
    let whens: Vec<&When<Text>> = whens.collect();
    let (first, last) = whens.iter().filter_map(|when| room(when, today)).reduce(wider)?;
    let (first, last) = today.map_or((first, last), |today| near(today, first, last));
    // What comes again has room on the line for its next time.
    let comes_again = |day: Date| whens.iter().any(|when| when.next_occurrence(day).is_some());
    let goes_on = whens.iter().any(|when| matches!(when, When::From(_)));
    let scale = Scale::around(first, last, goes_on);
    let groups = groups(context, &rows, &scale);
    let lanes = || groups.iter().flat_map(|group| &group.lanes);
    let may_be_late = lanes().any(|lane| lane.lateness.depends_on_day());
    let (shown, late) = (lanes().count(), lanes().filter(|lane| lane.late.is_some()).count());

    let strings = localized.strings();
    let figures = &strings.figures;
    let plural = facts::plural(localized, context.set.spec);
    let count = |n: usize| localized.count(n, plural);
    let month = |day: Date| localized.locale().month_year(day.year(), day.month());
    let slots = [("count", count(shown)), ("from", month(first)), ("to", month(last))];
    let slots: Vec<(&str, &str)> = slots.iter().map(|(name, words)| (*name, words.as_str())).collect();
    let mut sentences = vec![sentence(pattern, caption, &slots)];
    if late > 0 {
        sentences.push(fill(&figures.late, &[("count", &count(late))]));
    }
    let notes: Vec<String> = (shown < rows.len())
        .then(|| fill(&figures.undated, &[("count", &count(rows.len() - shown))]))
        .into_iter()
        .collect();
    sentences.extend(notes.iter().cloned());
    let key = key(&groups, context);
    let chart = Chart {
        days: scale.days(),
        today: today.filter(|day| scale.contains(*day)).map(|day| (scale.at(day), localized.locale().date(day))),
        axes: scale.axes(localized.locale()),
        groups,
        key,
    };
    let moves_with_day = chart.today.is_some() || today.is_some_and(comes_again) || may_be_late;
    Some(Drawn { drawing: Drawing::Chart(chart), description: sentences.join(" "), notes, moves_with_day })
}

/// Two days, moved so that today lies between them if it was not far away.
fn near(today: Date, first: Date, last: Date) -> (Date, Date) {
    let reach = (first.duration_until(last).as_hours() / 24 / 8).max(7);
    let beyond = |from: Date, to: Date| from.duration_until(to).as_hours() / 24;
    let is_near = beyond(today, first) <= reach && beyond(last, today) <= reach;
    if is_near { (first.min(today), last.max(today)) } else { (first, last) }
}

/// The times of a row: its own, and those of its milestones.
fn events(row: &Row) -> impl Iterator<Item = Event<'_>> {
    let own = row.when.iter().map(|timing| (timing, None));
    let parts = row.items().filter_map(|item| item.timing.as_ref().map(|timing| (timing, Some(item))));
    own.chain(parts).flat_map(|(timing, part)| timing.when.each().iter().map(move |when| Event { timing, when, part }))
}

/// A time, and the one before it was moved.
fn times(timing: &Timing) -> impl Iterator<Item = &When<Text>> {
    [Some(&timing.when), timing.was.as_ref()].into_iter().flatten()
}

/// Whether it is the first of the times that stand in a list.
fn is_first(event: &Event<'_>) -> bool {
    event.timing.when.each().first().is_some_and(|first| std::ptr::eq(first, event.when))
}

/// The groups that have anything to draw, or stand above one that has.
fn groups<'a>(context: &ExhibitContext<'a, '_>, rows: &[usize], scale: &Scale) -> Vec<LaneGroup<'a>> {
    let set = context.set;
    let lanes: Vec<(usize, Vec<Mark>)> = rows
        .iter()
        .map(|r| (*r, marks(context, &set.rows[*r], scale)))
        .filter(|(_, marks)| !marks.is_empty())
        .collect();
    let telling = telling(context);
    let mut groups: Vec<(Option<u32>, LaneGroup<'a>)> = Vec::new();
    let mut headed = HashSet::new();
    let mut before = None;
    for (r, marks) in lanes {
        let row = &set.rows[r];
        let mut above: Vec<u32> = row.group.map(|own| set.lineage(own).collect()).unwrap_or_default();
        above.reverse();
        for group in above.iter().map(|group| Some(*group)) {
            if headed.insert(group) {
                groups.extend(heading(context, group));
            }
        }
        if groups.last().is_none_or(|(shown, _)| *shown != row.group) {
            groups.push((row.group, LaneGroup { title: None, level: 1, lanes: Vec::new() }));
        }
        let lane = lane(context, row, marks, (before != Some(row.task), &telling));
        before = Some(row.task);
        if let Some((_, group)) = groups.last_mut() {
            group.lanes.push(lane);
        }
    }
    let groups = groups.into_iter().map(|(_, group)| group);
    groups.filter(|group| group.title.is_some() || !group.lanes.is_empty()).collect()
}

/// A group with its heading; the caption says what the one group is that was asked for.
fn heading<'a>(context: &ExhibitContext<'a, '_>, group: Option<u32>) -> Option<(Option<u32>, LaneGroup<'a>)> {
    let index = group?;
    let own = &context.set.groups[index as usize];
    let top = match context.embed.only {
        Some(RecordTarget::Group(only)) => context.set.groups[only as usize].level,
        Some(_) => u8::MAX,
        None => 0,
    };
    let is_shown = own.level > top && context.embed.only != Some(RecordTarget::Group(index));
    let title = if is_shown { Words::of(&context.at.text(&own.title)) } else { None };
    Some((group, LaneGroup { title, level: own.level.saturating_sub(top).max(1), lanes: Vec::new() }))
}

fn lane<'a>(
    context: &ExhibitContext<'a, '_>,
    row: &'a Row,
    marks: Vec<Mark>,
    (begins_task, telling): (bool, &HashSet<u32>),
) -> Lane<'a> {
    let localized = context.at.localized;
    let (task, title) = match row.task {
        Some(task) => {
            let words = Words::of(&context.at.text(&context.set.tasks[task as usize].title));
            (words.filter(|_| begins_task), (!telling.contains(&task)).then(|| process::title(context, row)).flatten())
        }
        None => (None, process::title(context, row)),
    };
    let time = row.when.as_ref().map(|timing| localized.time(&timing.when).words().into_owned());
    let lateness = row.lateness(context.at.today());
    let late = lateness.is_late().then(|| localized.strings().late.as_ref());
    Lane { task, title, time, late, lateness, marks }
}

/// The tasks whose titles are enough to know their activities by: each has one only, and no other is called the same.
fn telling(context: &ExhibitContext<'_, '_>) -> HashSet<u32> {
    let (set, lang) = (context.set, context.at.localized.lang);
    let title = |task: u32| set.tasks[task as usize].title.str(lang);
    let (mut activities, mut titles) = (HashMap::new(), HashMap::new());
    for task in set.rows.iter().filter_map(|row| row.task) {
        *activities.entry(task).or_insert(0) += 1;
    }
    for task in 0..set.tasks.len() as u32 {
        *titles.entry(title(task)).or_insert(0) += 1;
    }
    let is_one = |task: &u32| activities[task] == 1 && titles[title(*task)] == 1;
    activities.keys().copied().filter(is_one).collect()
}

fn marks(context: &ExhibitContext<'_, '_>, row: &Row, scale: &Scale) -> Vec<Mark> {
    let today = context.at.today();
    events(row)
        .filter_map(|event| {
            // Milestones are done when the row is, where they do not say more.
            let own = event.part.and_then(|part| part.status.as_ref()).or(row.status.as_ref());
            Some(Mark {
                extent: extent(event.when, scale)?,
                // What was moved is one mark, the first.
                was: event.timing.was.as_ref().filter(|_| is_first(&event)).and_then(|was| extent(was, scale)),
                status: own.map(|status| status.id),
                look: own.map(|status| context.set.statuses.get(status.id).look),
                is_milestone: event.part.is_some(),
                is_late: row.lateness_at(event.part, event.timing, today).is_late(),
            })
        })
        .collect()
}

/// The signs that are there, each with its word.
fn key<'a>(groups: &[LaneGroup<'a>], context: &ExhibitContext<'a, '_>) -> Vec<(Sign, Phrase<'a>)> {
    let localized = context.at.localized;
    let strings = localized.strings();
    let marks: Vec<&Mark> = groups.iter().flat_map(|group| &group.lanes).flat_map(|lane| &lane.marks).collect();
    let has = |is_meant: &dyn Fn(&Mark) -> bool| marks.iter().any(|mark| is_meant(mark));
    let mut key = Vec::new();
    for (id, status) in context.set.statuses.all() {
        if has(&|mark| mark.status == Some(id)) {
            key.push((Sign::Status(Some(status.look)), own_names::status(Some(status), localized)));
        }
    }
    let figures = &strings.figures;
    type Meant<'f> = &'f dyn Fn(&Mark) -> bool;
    let others: [(Sign, &'a str, Meant<'_>); 7] = [
        (Sign::Day, &figures.key_day, &|mark| !mark.is_milestone && matches!(mark.extent, Extent::Day(_))),
        (Sign::Milestone, &figures.key_milestone, &|mark| mark.is_milestone),
        (Sign::About, &figures.key_about, &|mark| mark.has_edge(|edge| matches!(edge, Edge::About(_)))),
        (Sign::Open, &figures.key_open, &|mark| mark.has_edge(|edge| edge == Edge::Open)),
        (Sign::Deadline, &figures.key_deadline, &|mark| {
            matches!(mark.extent, Extent::Deadline(_) | Extent::Recurrence { is_deadline: true, .. })
        }),
        (Sign::Recurrence, &figures.key_again, &|mark| {
            matches!(mark.extent, Extent::Recurrence { is_deadline: false, .. } | Extent::Regularly(..))
        }),
        (Sign::Moved, &figures.key_moved, &|mark| mark.was.is_some()),
    ];
    key.extend(
        others.into_iter().filter(|(_, _, is_meant)| has(is_meant)).map(|(sign, word, _)| (sign, Phrase::plain(word))),
    );
    key
}

impl Mark {
    /// Whether one of the ends of its bar is such.
    fn has_edge(&self, is_meant: impl Fn(Edge) -> bool) -> bool {
        match self.extent {
            Extent::Span(from, to) => is_meant(from) || is_meant(to),
            _ => false,
        }
    }
}
