//! Indicators as line charts: what was measured, from where it came, how far it is to come, and the line between.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::curves::{Curve, CurveSign, Levels, Lines, Panel};
use super::drawing::{Drawing, Drawn};
use super::time::{Axis, Scale};
use super::words::Words;
use crate::exhibit::anchors::Anchors;
use crate::exhibit::by_unit::row_cells;
use crate::exhibit::context::ExhibitContext;
use crate::exhibit::indicator::{Said, named};
use crate::exhibit::row_name;
use crate::table::{Column, Content, Group, Row, RowFilterKeys, Table, TimeMention};
use tavle_base::Digits;
use tavle_base::line::compare;
use tavle_markup::Phrase;
use tavle_model::dataset::Value;
use tavle_model::figure_column::FigureColumn;
use tavle_model::indicator::{Figure, Indicator, Series, Target, day};
use tavle_model::text::Text;
use tavle_model::verdict::{Because, judge};
use tavle_schema::{Kind, When, fill};

/// How many indicators stand in one drawing, how many figures are drawn, and how many groups of one: more cannot be read.
const MOST_PANELS: usize = 40;
const MOST_FIGURES: usize = 20_000;
const MOST_CURVES: usize = 6;

/// The months of a year.
const MONTHS: i64 = 12;

/// How many figures stand in the table beside a drawing, and how many of each indicator at least.
const MOST_ROWS: usize = 2000;
const LEAST_ROWS: usize = 12;

/// From how many figures on only the newest is said to those who listen.
const MANY: usize = 12;

/// The indicators that have figures to draw, each with what it is called.
fn indicators<'a>(context: &ExhibitContext<'a, '_>) -> Vec<(Phrase<'a>, &'a Indicator)> {
    let (set, at) = (context.set, context.at);
    let mut all = Vec::new();
    for r in context.rows() {
        let row = &set.rows[r];
        let own = row.cells.iter().flatten().find_map(|value| match value {
            Value::Indicator(indicator) => Some(&**indicator),
            _ => None,
        });
        all.extend(own.map(|own| (row_name::own_title(set, row, at), own)));
        for item in row.items() {
            let Some(measured) = item.measured.as_deref() else { continue };
            let title = item.text.as_ref().map(|text| named(at.text(text), Some(measured)));
            all.extend(title.zip(measured.figures.as_deref()));
        }
    }
    all.retain(|(_, one)| one.has(FigureColumn::Value));
    all
}

/// Those that are shown, and how many are left.
fn shown<'a>(context: &ExhibitContext<'a, '_>) -> (Vec<(Phrase<'a>, &'a Indicator)>, usize) {
    let mut all = indicators(context);
    let mut figures = 0;
    let mut fits = |one: &Indicator| {
        figures += one.series.iter().map(|series| series.values.len()).sum::<usize>();
        figures <= MOST_FIGURES
    };
    let count = all.iter().take(MOST_PANELS).take_while(|(_, one)| fits(one)).count();
    // One that has too many by itself is drawn all the same.
    let count = count.max(1).min(all.len());
    let left = all.len() - count;
    all.truncate(count);
    (all, left)
}

pub fn lines<'a>(context: &ExhibitContext<'a, '_>, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let (all, left) = shown(context);
    let localized = context.at.localized;
    let strings = localized.strings();
    let panels: Vec<Panel<'a>> = all.iter().filter_map(|(title, indicator)| panel(title, indicator, context)).collect();
    if panels.is_empty() {
        return None;
    }
    let said = all.iter().map(|(title, indicator)| {
        let title = title.words();
        let slots = [("indicator", title.trim_end_matches('.')), ("figures", &heard(indicator, context))];
        fill(&strings.indicators.line_of, &slots)
    });
    let title = caption.words();
    let mut sentences = vec![format!("{}.", title.trim_end_matches('.'))];
    sentences.extend(said);
    let count = localized.count(left, crate::facts::plural(localized, context.set.spec));
    let not_drawn = (left > 0).then(|| fill(&strings.indicators.not_drawn, &[("count", &count)]));
    let each = rows_each(&all);
    let is_cut = all.iter().flat_map(|(_, one)| &one.series).any(|series| series.values.len() > each);
    let number = localized.locale().integer(each as i64);
    let newest_only = is_cut.then(|| fill(&strings.indicators.newest_only, &[("n", &number)]));
    let notes: Vec<String> = not_drawn.into_iter().chain(newest_only).collect();
    sentences.extend(notes.iter().cloned());
    let key = key(&panels, context);
    let drawing = Drawing::Lines(Lines { panels, key });
    Some(Drawn { drawing, description: sentences.join(" "), notes, moves_with_day: false })
}

/// What an indicator's curves show, for those who listen.
fn heard(indicator: &Indicator, context: &ExhibitContext<'_, '_>) -> String {
    let said = Said::new(indicator, context.at);
    let is_many = indicator.series.iter().map(|series| series.values.len()).sum::<usize>() > MANY;
    let values = if is_many { FigureColumn::Value } else { FigureColumn::Values };
    let columns = [FigureColumn::Baseline, values, FigureColumn::Target];
    let word = |column: FigureColumn| {
        context.at.localized.strings().field(Kind::Indicators, column.word()).unwrap_or(column.word())
    };
    let mut parts: Vec<String> = Vec::new();
    for column in columns {
        let words = said.fact(column);
        if !words.is_empty() {
            parts.push(format!("{}: {words}", word(column)));
        }
    }
    parts.extend(verdicts(indicator, &said));
    parts.join("; ")
}

/// How far it is in a word, each group in a line.
fn verdicts(indicator: &Indicator, said: &Said<'_>) -> Vec<String> {
    indicator.judged().map(|(group, judgement)| said.of_group(group, said.word(judgement.verdict).to_owned())).collect()
}

fn panel<'a>(title: &Phrase<'a>, indicator: &'a Indicator, context: &ExhibitContext<'a, '_>) -> Option<Panel<'a>> {
    let localized = context.at.localized;
    let said = Said::new(indicator, context.at);
    let whens: Vec<&When<Text>> = indicator.series.iter().flat_map(whens).collect();
    let first = whens.iter().filter_map(|when| when.first_day()).min()?;
    let last = whens.iter().map(|when| day(when)).max()?;
    let scale = Scale::around(first, last, false);
    // Years stand in the middle of theirs. Times of several lengths stand at their last days, as they are compared.
    let is_alike = whens.windows(2).all(|pair| length(pair[0]) == length(pair[1]));
    // What is known once a year has no months.
    let is_yearly = whens.iter().all(|when| length(when) >= MONTHS);
    let (mut axes, years): (Vec<Axis>, Vec<Axis>) =
        scale.axes(localized.locale()).into_iter().partition(|axis| !axis.above.is_empty());
    axes.retain(|_| !is_yearly || years.is_empty());
    axes.extend(years);
    let place_of = |when: &When<Text>| {
        let (first, last) = (when.first_day().unwrap_or(day(when)), day(when));
        if is_alike { (scale.at(first) + scale.at(last)) / 2 } else { scale.at(last) }
    };
    let levels = Levels::around(indicator.series.iter().flat_map(numbers));
    let better = indicator.better;
    let curve = |(group, series): (Option<&'a Text>, &'a Series)| {
        let place = |figure: &Figure| (place_of(&figure.when), levels.height(&figure.value));
        let ways = match better.and_then(|better| judge(better, series)).map(|judgement| judgement.because) {
            Some(Because::Line { from, to, .. }) => {
                let end = |number| (place_of(&to.when), levels.height(number));
                match &to.target {
                    Target::Value(value) => vec![[place(from), end(value)]],
                    // What is in the range is to stay: its line is that of the range.
                    Target::Range(low, high) => {
                        let begins = |bound: &Digits, is_outside: bool| match is_outside {
                            true => place(from),
                            false => (place_of(&from.when), levels.height(bound)),
                        };
                        let is = |order, bound| compare(&from.value, bound) == Some(order);
                        vec![
                            [begins(low, is(Ordering::Less, low)), end(low)],
                            [begins(high, is(Ordering::Greater, high)), end(high)],
                        ]
                    }
                }
            }
            _ => Vec::new(),
        };
        Curve {
            title: group.and_then(|group| Words::of(&context.at.text(group))),
            points: series.values.iter().map(place).collect(),
            baseline: series.baseline.as_ref().map(place),
            targets: series
                .targets
                .iter()
                .map(|goal| {
                    let (low, high) = match &goal.target {
                        Target::Value(value) => (value, value),
                        Target::Range(low, high) => (low, high),
                    };
                    (place_of(&goal.when), levels.height(low), levels.height(high))
                })
                .collect(),
            ways,
            newest: series.newest().map(|figure| said.number(&figure.value)),
        }
    };
    Some(Panel {
        title: Words::of(title)?,
        verdicts: verdicts(indicator, &said),
        days: scale.days(),
        axes,
        levels: levels.lines.iter().map(|number| (levels.height(number), said.number(number))).collect(),
        curves: indicator.each().take(MOST_CURVES).map(curve).collect(),
    })
}

/// The times of all that is drawn.
fn whens(series: &Series) -> impl Iterator<Item = &When<Text>> {
    let figures = series.baseline.iter().chain(&series.values).map(|figure| &figure.when);
    figures.chain(series.targets.iter().map(|goal| &goal.when))
}

/// About how many months a time has.
fn length(when: &When<Text>) -> i64 {
    let days = when.first_day().map_or(0, |first| first.duration_until(day(when)).as_hours() / 24 + 1);
    (days + 10) / 30
}

/// The numbers of all that is drawn.
fn numbers(series: &Series) -> impl Iterator<Item = &tavle_base::Digits> {
    let figures = series.baseline.iter().chain(&series.values).map(|figure| &figure.value);
    figures.chain(
        series
            .targets
            .iter()
            .flat_map(|goal| match &goal.target {
                Target::Value(value) => [Some(value), None],
                Target::Range(low, high) => [Some(low), Some(high)],
            })
            .flatten(),
    )
}

/// The signs that are there, each with its word.
fn key<'a>(panels: &[Panel<'a>], context: &ExhibitContext<'a, '_>) -> Vec<(CurveSign, Phrase<'a>)> {
    let words = &context.at.localized.strings().indicators;
    let curves = || panels.iter().flat_map(|panel| &panel.curves);
    let all = [
        (CurveSign::Figures, &words.key_values, true),
        (CurveSign::Baseline, &words.key_baseline, curves().any(|curve| curve.baseline.is_some())),
        (CurveSign::Target, &words.key_target, curves().any(|curve| !curve.targets.is_empty())),
        (CurveSign::Course, &words.key_way, curves().any(|curve| !curve.ways.is_empty())),
    ];
    let there = all.into_iter().filter(|(.., is_there)| *is_there);
    there.map(|(sign, word, _)| (sign, Phrase::plain(&**word))).collect()
}

/// What stands at one time in the table of a line chart.
#[derive(Default)]
struct Line<'a> {
    when: Option<&'a When<Text>>,
    baseline: Option<&'a Figure>,
    value: Option<&'a Figure>,
    target: Option<String>,
}

/// The same figures as a table: a group for each indicator, a row for each time and group. Nothing where nothing is drawn.
pub fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Phrase<'a>) -> Option<Table<'a>> {
    let (all, _) = shown(context);
    if all.is_empty() {
        return None;
    }
    let at = context.at;
    let strings = at.localized.strings();
    let has_groups = all.iter().any(|(_, one)| !one.groups.is_empty());
    let has = |column| all.iter().any(|(_, one)| one.has(column));
    let (has_baseline, has_target) = (has(FigureColumn::Baseline), has(FigureColumn::Target));
    let word =
        |column: FigureColumn| Phrase::plain(strings.field(Kind::Indicators, column.word()).unwrap_or(column.word()));
    let mut own = Anchors::default();
    let mut table = ExhibitContext::new(context.embed, at, String::new(), &mut own).table("figures", Some(caption));
    table.id = context.anchors.take_table(&table.id);
    table.columns.push(Column::new("when", Phrase::plain(&*strings.indicators.time)));
    table.columns.extend(has_groups.then(|| Column::new("group", Phrase::plain(&*strings.indicators.group))));
    table.columns.extend(has_baseline.then(|| Column::new("baseline c-number", word(FigureColumn::Baseline))));
    table.columns.push(Column::new("value c-number", word(FigureColumn::Values)));
    table.columns.extend(has_target.then(|| Column::new("target c-number", word(FigureColumn::Target))));
    let each = rows_each(&all);
    for (title, indicator) in &all {
        let said = Said::new(indicator, at);
        let mut rows = Vec::new();
        for (group, series) in indicator.each() {
            let lines = by_day(series, &said);
            let before = lines.len().saturating_sub(each);
            for line in lines.into_values().skip(before) {
                let Some(when) = line.when else { continue };
                let number = |figure: Option<&Figure>| match figure {
                    Some(figure) => Content::Number(figure.value.clone(), said.number(&figure.value)),
                    None => Content::Empty,
                };
                let time = TimeMention { when, time: at.time(when), was: None, why: None };
                let mut contents = vec![Content::When(time)];
                contents
                    .extend(has_groups.then(|| group.map_or(Content::Empty, |group| Content::Phrase(at.text(group)))));
                contents.extend(has_baseline.then(|| number(line.baseline)));
                contents.push(number(line.value));
                contents.extend(
                    has_target.then(|| line.target.map_or(Content::Empty, |said| Content::Phrase(Phrase::plain(said)))),
                );
                rows.push(Row { id: None, cells: row_cells(contents), filter_keys: RowFilterKeys::default() });
            }
        }
        table.groups.push(Group { title: Some(title.clone()), level: 1, rows, ..Group::default() });
    }
    Some(table)
}

/// How many times of each group of each indicator stand in the table.
fn rows_each(all: &[(Phrase<'_>, &Indicator)]) -> usize {
    let series: usize = all.iter().map(|(_, one)| one.series.len()).sum();
    (MOST_ROWS / series.max(1)).max(LEAST_ROWS)
}

fn by_day<'a>(series: &'a Series, said: &Said<'_>) -> BTreeMap<Date, Line<'a>> {
    let mut lines: BTreeMap<Date, Line<'a>> = BTreeMap::new();
    if let Some(figure) = &series.baseline {
        let line = lines.entry(day(&figure.when)).or_default();
        (line.when, line.baseline) = (Some(&figure.when), Some(figure));
    }
    for figure in &series.values {
        let line = lines.entry(day(&figure.when)).or_default();
        (line.when, line.value) = (Some(&figure.when), Some(figure));
    }
    for goal in &series.targets {
        let line = lines.entry(day(&goal.when)).or_default();
        line.when.get_or_insert(&goal.when);
        line.target = Some(said.target(&goal.target));
    }
    lines
}
