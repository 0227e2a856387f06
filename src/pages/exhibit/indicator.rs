//! What an indicator says in figures, in words: what was measured when, how far it is to come, how far it is and why.

use std::sync::Arc;

use super::amount;
use crate::context::PageContext;
use crate::table::{Content, Item, StatusMention, TimeMention};
use tavle_base::Digits;
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::dataset::Value;
use tavle_model::figure_column::FigureColumn;
use tavle_model::indicator::{Figure, Goal, Indicator, Measured, Series, Target};
use tavle_model::text::Text;
use tavle_model::verdict::{Asked, Because, Judgement, Verdict};
use tavle_schema::{Kind, When, fill};

/// The figures of an indicator as a page says them.
#[derive(Clone)]
pub struct Said<'a> {
    indicator: &'a Indicator,
    at: PageContext<'a>,
    /// How a number is written with what it counts, `{number}` in its place.
    pattern: String,
}

/// What stands in a column of figures.
pub fn content<'a>(value: Option<&'a Value>, column: FigureColumn, at: PageContext<'a>) -> Content<'a> {
    match value {
        Some(Value::Indicator(indicator)) => Said::new(indicator, at).column(column),
        Some(Value::Text(text)) => Content::Phrase(at.text(text)),
        _ => Content::Empty,
    }
}

/// What an indicator of an objective has beside its words: each fact with the word for it.
pub fn facts<'a>(figures: &'a Arc<Indicator>, at: PageContext<'a>) -> Vec<(&'a str, Phrase<'a>)> {
    let said = Said::new(figures, at);
    let columns = [FigureColumn::Baseline, FigureColumn::Value, FigureColumn::Target, FigureColumn::Progress];
    let fact = |column: FigureColumn| {
        let words = said.fact(column);
        (!words.is_empty()).then(|| (column_word(column, at), Phrase::plain(words)))
    };
    columns.into_iter().filter_map(fact).collect()
}

/// What an indicator of an objective is called: with its number, where it has one.
pub fn named<'a>(text: Phrase<'a>, measured: Option<&'a Measured>) -> Phrase<'a> {
    match measured.and_then(|measured| measured.number.as_deref()) {
        Some(number) => Phrase::All(vec![Phrase::plain(format!("{number} ")), text]),
        None => text,
    }
}

/// What a column of figures is called.
fn column_word(column: FigureColumn, at: PageContext<'_>) -> &str {
    at.localized.strings().field(Kind::Indicators, column.word()).unwrap_or(column.word())
}

impl<'a> Said<'a> {
    pub fn new(indicator: &'a Indicator, at: PageContext<'a>) -> Self {
        let measure = indicator.measure.as_ref().map(|measure| measure.str(at.localized.lang));
        Self { indicator, at, pattern: amount::measured(measure, at.localized) }
    }

    /// What stands in a column. What there is once is a value that programs can sort and calculate with.
    fn column(&self, column: FigureColumn) -> Content<'a> {
        match column {
            FigureColumn::Baseline => self.figures(|series| series.baseline.as_slice()),
            FigureColumn::Value => self.figures(|series| series.newest().map(std::slice::from_ref).unwrap_or_default()),
            FigureColumn::Target => match &self.targets()[..] {
                [(None, Goal { target: Target::Value(value), .. })] => {
                    Content::Number(value.clone(), self.fact(FigureColumn::Target))
                }
                _ => phrases(self.lines(FigureColumn::Target)),
            },
            FigureColumn::Progress => self.progress(),
            FigureColumn::BaselineTime => self.time(|series| series.baseline.as_ref().map(|figure| &figure.when)),
            FigureColumn::ValueTime => self.time(|series| series.newest().map(|figure| &figure.when)),
            FigureColumn::TargetTime => match &self.targets()[..] {
                [(None, goal)] => Content::When(self.mention(&goal.when)),
                _ => Content::Empty,
            },
            FigureColumn::Measure => self
                .indicator
                .measure
                .as_ref()
                .map_or(Content::Empty, |text| Content::Phrase(self.at.localized.name(text))),
            FigureColumn::Values => phrases(self.lines(FigureColumn::Values)),
        }
    }

    /// One figure as a number, several as lines.
    fn figures(&self, of: impl Fn(&'a Series) -> &'a [Figure]) -> Content<'a> {
        match (&*self.indicator.groups, &*self.indicator.series) {
            ([], [series]) => match of(series) {
                [figure] => Content::Number(figure.value.clone(), self.figure(figure)),
                _ => Content::Empty,
            },
            _ => {
                let each = self.each();
                phrases(
                    each.flat_map(|(group, series)| of(series).iter().map(move |figure| (group, figure)))
                        .map(|(group, figure)| self.of_group(group, self.figure(figure)))
                        .collect(),
                )
            }
        }
    }

    /// The time of what there is once.
    fn time(&self, of: impl Fn(&'a Series) -> Option<&'a When<Text>>) -> Content<'a> {
        let mut times: Vec<&When<Text>> = self.indicator.series.iter().filter_map(of).collect();
        // Most groups are measured together.
        times.dedup();
        match &times[..] {
            [when] => Content::When(self.mention(when)),
            _ => Content::Empty,
        }
    }

    fn mention(&self, when: &'a When<Text>) -> TimeMention<'a> {
        TimeMention { when, time: self.at.time(when), was: None, why: None }
    }

    /// How far each group is, or all.
    fn progress(&self) -> Content<'a> {
        let mut judged: Vec<_> = self.indicator.judged().collect();
        match judged.len() {
            0 => Content::Empty,
            1 if judged[0].0.is_none() => Content::Status(self.verdict(&judged.remove(0).1)),
            _ => Content::Items(
                judged
                    .iter()
                    .map(|(group, judgement)| Item {
                        text: group.map(|title| self.at.text(title)),
                        status: Some(self.verdict(judgement)),
                        ..Item::default()
                    })
                    .collect(),
            ),
        }
    }

    fn verdict(&self, judgement: &Judgement<'_>) -> StatusMention<'a> {
        StatusMention {
            status: judgement.verdict.named(),
            order: judgement.verdict as usize,
            word: Phrase::plain(self.word(judgement.verdict)),
            note: Some(Phrase::plain(self.rule(judgement))),
            lateness: Lateness::Never,
            late_word: &self.at.localized.strings().late,
            is_derived: true,
            history: None,
        }
    }

    /// The word for a verdict.
    pub fn word(&self, verdict: Verdict) -> &'a str {
        self.at.localized.strings().indicators.verdicts.word(verdict.word())
    }

    /// What is said of a column in one text.
    pub fn fact(&self, column: FigureColumn) -> String {
        self.lines(column).join("; ")
    }

    fn each(&self) -> impl Iterator<Item = (Option<&'a Text>, &'a Series)> + use<'a> {
        self.indicator.each()
    }

    /// The targets with their groups; those that are the same for all groups once, without one.
    fn targets(&self) -> Vec<(Option<&'a Text>, &'a Goal)> {
        let all: Vec<_> = self.each().collect();
        let is_same = all.windows(2).all(|pair| pair[0].1.targets == pair[1].1.targets);
        let shown = if is_same { &all[..all.len().min(1)] } else { &all[..] };
        let goals = shown.iter().flat_map(|(group, series)| series.targets.iter().map(move |goal| (*group, goal)));
        goals.map(|(group, goal)| (group.filter(|_| !is_same), goal)).collect()
    }

    /// What is said of a column, each group in a line.
    fn lines(&self, column: FigureColumn) -> Vec<String> {
        let each = || self.each();
        match column {
            FigureColumn::Target => {
                self.targets().into_iter().map(|(group, goal)| self.of_group(group, self.goal(goal))).collect()
            }
            FigureColumn::Values => each()
                .flat_map(|(group, series)| series.values.iter().map(move |figure| (group, figure)))
                .map(|(group, figure)| self.of_group(group, self.figure(figure)))
                .collect(),
            FigureColumn::Progress => self
                .indicator
                .judged()
                .map(|(group, judgement)| {
                    let said = format!("{} – {}", self.word(judgement.verdict), self.rule(&judgement));
                    self.of_group(group, said)
                })
                .collect(),
            FigureColumn::Baseline => each()
                .filter_map(|(group, series)| Some(self.of_group(group, self.figure(series.baseline.as_ref()?))))
                .collect(),
            FigureColumn::Value => {
                each().filter_map(|(group, series)| Some(self.of_group(group, self.figure(series.newest()?)))).collect()
            }
            FigureColumn::BaselineTime | FigureColumn::ValueTime | FigureColumn::TargetTime | FigureColumn::Measure => {
                Vec::new()
            }
        }
    }

    /// What is said, with its group before it.
    pub fn of_group(&self, group: Option<&Text>, said: String) -> String {
        match group {
            Some(title) => {
                let title = self.at.text(title);
                fill(&self.words().of_group, &[("group", &title.words()), ("said", &said)])
            }
            None => said,
        }
    }

    fn words(&self) -> &'a tavle_schema::IndicatorWords {
        &self.at.localized.strings().indicators
    }

    /// A figure with its time.
    pub fn figure(&self, figure: &Figure) -> String {
        fill(&self.words().at, &[("value", &self.number(&figure.value)), ("time", &self.when(&figure.when))])
    }

    /// A target with its time.
    pub fn goal(&self, goal: &Goal) -> String {
        fill(&self.words().at, &[("value", &self.target(&goal.target)), ("time", &self.when(&goal.when))])
    }

    pub fn target(&self, target: &Target) -> String {
        match target {
            Target::Value(value) => self.number(value),
            Target::Range(low, high) => self.range(low, high),
        }
    }

    fn range(&self, low: &Digits, high: &Digits) -> String {
        let plain = |number| amount::written(number, amount::SLOT, self.at.localized);
        let range = fill(&self.words().range, &[("from", &plain(low)), ("to", &plain(high))]);
        fill(&self.pattern, &[("number", &range)])
    }

    pub fn number(&self, number: &Digits) -> String {
        amount::written(number, &self.pattern, self.at.localized)
    }

    pub fn when(&self, when: &When<Text>) -> String {
        self.at.localized.time(when).words().into_owned()
    }

    /// The rule by which it is judged, with its figures. What is counted may end with a stop itself, as in "kr.".
    pub fn rule(&self, judgement: &Judgement<'_>) -> String {
        self.sentence(judgement).replace("..", ".")
    }

    fn sentence(&self, judgement: &Judgement<'_>) -> String {
        let words = self.words();
        match &judgement.because {
            Because::NothingMeasured => words.nothing_measured.to_string(),
            Because::NothingSince(from) => fill(&words.nothing_since, &[("from", &self.figure(from))]),
            Because::Last(newest, goal) => {
                let pattern = match judgement.verdict {
                    Verdict::Reached => &words.target_met,
                    _ => &words.target_missed,
                };
                fill(pattern, &[("value", &self.figure(newest)), ("target", &self.goal(goal))])
            }
            Because::Line { newest, from, to, asked } => {
                let asked = match asked {
                    Asked::AtLeast(line) => fill(&words.at_least, &[("line", &self.number(line))]),
                    Asked::AtMost(line) => fill(&words.at_most, &[("line", &self.number(line))]),
                    Asked::Between(low, high) => fill(&words.between, &[("line", &self.range(low, high))]),
                };
                let slots = [
                    ("from", self.figure(from)),
                    ("to", self.goal(to)),
                    ("asked", asked),
                    ("time", self.when(&newest.when)),
                    ("value", self.number(&newest.value)),
                ];
                let slots: Vec<(&str, &str)> = slots.iter().map(|(name, said)| (*name, said.as_str())).collect();
                fill(&words.line, &slots)
            }
        }
    }
}

/// Lines; a single one without a list around it.
fn phrases<'a>(mut lines: Vec<String>) -> Content<'a> {
    match lines.len() {
        0 => Content::Empty,
        1 => Content::Phrase(Phrase::plain(lines.remove(0))),
        _ => Content::Phrases(lines.into_iter().map(Phrase::plain).collect()),
    }
}
