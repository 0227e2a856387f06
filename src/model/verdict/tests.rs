//! How far indicators are, at the edges of the rule.

use super::*;
use tavle_schema::When as WrittenWhen;

fn when(written: &str) -> tavle_schema::When<crate::text::Text> {
    let when = WrittenWhen::parse(written).unwrap_or_else(|_| panic!("{written} is a time"));
    when.map_text(|_| unreachable!("a point in time has no words"))
}

fn number(written: &str) -> Digits {
    Digits::read(written).unwrap_or_else(|| panic!("{written} is a number"))
}

/// Figures as they are written: `2024: 5, 2025: 6`.
fn figures(written: &str) -> Vec<Figure> {
    let parts = written.split(", ").filter_map(|part| part.split_once(": "));
    parts.map(|(time, value)| Figure { when: when(time), value: number(value) }).collect()
}

/// Targets as they are written: `2026: 50` or `2026: 20..25`.
fn goals(written: &str) -> Box<[Goal]> {
    let target = |value: &str| match value.split_once("..") {
        Some((low, high)) => Target::Range(number(low), number(high)),
        None => Target::Value(number(value)),
    };
    let parts = written.split(", ").filter_map(|part| part.split_once(": "));
    parts.map(|(time, value)| Goal { when: when(time), target: target(value) }).collect()
}

fn series(baseline: &str, values: &str, targets: &str) -> Series {
    Series { baseline: figures(baseline).pop(), values: figures(values).into(), targets: goals(targets) }
}

/// The verdict in a word, with what the line asks for.
fn said(better: Better, series: &Series) -> String {
    let Some(Judgement { verdict, because }) = judge(better, series) else { return "nothing".to_owned() };
    let why = match because {
        Because::NothingMeasured => "nothing measured".to_owned(),
        Because::NothingSince(figure) => format!("nothing since {}", figure.value),
        Because::Last(figure, _) => format!("last target, {}", figure.value),
        Because::Line { asked: Asked::AtLeast(line), .. } => format!(">= {line}"),
        Because::Line { asked: Asked::AtMost(line), .. } => format!("<= {line}"),
        Because::Line { asked: Asked::Between(low, high), .. } => format!("{low} to {high}"),
    };
    format!("{}: {why}", verdict.word())
}

fn hold(better: Better, cases: &[(&str, &str, &str, &str)]) {
    for (baseline, values, targets, expected) in cases {
        let found = said(better, &series(baseline, values, targets));
        assert_eq!(found, *expected, "{baseline} | {values} | {targets}");
    }
}

#[test]
fn higher_is_on_track_on_the_line_and_above_it() {
    hold(
        Better::Higher,
        &[
            // Years are equally long, also those with a day more.
            ("2022: 40", "2024: 46", "2026: 50", "on-track: >= 45"),
            ("2022: 40", "2024: 45", "2026: 50", "on-track: >= 45"),
            ("2022: 40", "2024: 44.9", "2026: 50", "off-track: >= 45"),
            ("2022: 40", "2024: 44.99", "2026: 50", "off-track: >= 45"),
            // What is asked for between two numbers is the next that is on the line.
            ("2021: 40", "2022: 43", "2024: 50", "off-track: >= 43.4"),
            ("2021: 40", "2022: 43.33", "2024: 50", "off-track: >= 43.334"),
            ("2021: 40", "2022: 43.34", "2024: 50", "on-track: >= 43.334"),
            ("2021: 40", "2022: 40", "2023: 41, 2024: 40.5", "off-track: >= 40.5"),
            // A baseline of nothing, and one below.
            ("2021: 0", "2022: 5", "2023: 10", "on-track: >= 5"),
            ("2021: -10", "2022: 0", "2023: 10", "on-track: >= 0"),
            ("2021: 0", "2022: 0", "2023: 0", "reached: last target, 0"),
        ],
    );
}

#[test]
fn the_last_target_decides_what_is_reached_and_the_next_one_what_is_on_track() {
    hold(
        Better::Higher,
        &[
            ("2022: 40", "2024: 51", "2025: 45, 2030: 50", "reached: last target, 51"),
            ("2022: 40", "2024: 50.0", "2030: 50", "reached: last target, 50.0"),
            // The next target is met before its time, and the last is not.
            ("2022: 40", "2024: 46", "2025: 45, 2030: 50", "on-track: >= 43.4"),
            // At the time of a target, that target is asked for; after it, the next.
            ("2022: 40", "2025: 45", "2025: 45, 2030: 50", "on-track: >= 45"),
            ("2022: 40", "2025: 44", "2025: 45, 2030: 50", "off-track: >= 45"),
            ("2022: 40", "2026: 46", "2025: 45, 2030: 50", "on-track: >= 45"),
            ("2022: 40", "2026: 44", "2025: 45, 2030: 50", "off-track: >= 45"),
            // After the last target nothing is asked for but that.
            ("2022: 40", "2031: 49", "2025: 45, 2030: 50", "off-track: last target, 49"),
            ("2022: 40", "2031: 50", "2025: 45, 2030: 50", "reached: last target, 50"),
        ],
    );
}

#[test]
fn lower_is_on_track_on_the_line_and_below_it() {
    hold(
        Better::Lower,
        &[
            ("2021: 50", "2022: 45", "2023: 40", "on-track: <= 45"),
            ("2021: 50", "2022: 45.1", "2023: 40", "off-track: <= 45"),
            ("2021: 50", "2022: 44", "2023: 40", "on-track: <= 45"),
            ("2021: 50", "2022: 40", "2023: 40", "reached: last target, 40"),
            ("2022: 40", "2024: 35", "2026: 30", "on-track: <= 35"),
            ("2021: 50", "2022: 46", "2024: 40", "on-track: <= 46.6"),
            ("2021: 50", "2022: 47", "2024: 40", "off-track: <= 46.6"),
            ("2021: 10", "2022: 0", "2023: -10", "on-track: <= 0"),
        ],
    );
}

#[test]
fn within_comes_to_a_range_from_either_side_and_stays_in_it() {
    hold(
        Better::Within,
        &[
            ("2021: 10", "2022: 15", "2023: 20..25", "on-track: 15 to 25"),
            ("2021: 10", "2022: 14", "2023: 20..25", "off-track: 15 to 25"),
            ("2021: 10", "2022: 26", "2023: 20..25", "off-track: 15 to 25"),
            ("2021: 35", "2022: 30", "2023: 20..25", "on-track: 20 to 30"),
            ("2021: 35", "2022: 31", "2023: 20..25", "off-track: 20 to 30"),
            ("2021: 22", "2022: 20", "2023: 20..25", "reached: last target, 20"),
            ("2021: 22", "2022: 25.0", "2023: 20..25", "reached: last target, 25.0"),
            ("2021: 22", "2022: 25.1", "2023: 20..25", "off-track: 20 to 25"),
            ("2021: 22", "2022: 19", "2023: 15..30, 2024: 20..25", "on-track: 15 to 30"),
            ("2021: 22", "2025: 19", "2023: 15..30, 2024: 20..25", "off-track: last target, 19"),
        ],
    );
}

#[test]
fn without_figures_to_judge_by_nothing_is_judged() {
    hold(
        Better::Higher,
        &[
            ("2022: 40", "", "2026: 50", "no-figures: nothing measured"),
            ("", "", "2026: 50", "no-figures: nothing measured"),
            ("2022: 40", "2024: 46", "", "nothing"),
            // Older than the baseline, or as old.
            ("2022: 40", "2020: 39, 2021: 41", "2026: 50", "no-figures: nothing since 40"),
            ("2022: 40", "2022: 40", "2026: 50", "no-figures: nothing since 40"),
            ("2022: 40", "2020: 55", "2026: 50", "reached: last target, 55"),
            // Without a baseline the line begins at what was measured first.
            ("", "2021: 40, 2022: 45", "2023: 50", "on-track: >= 45"),
            ("", "2021: 40, 2022: 44", "2023: 50", "off-track: >= 45"),
            ("", "2022: 44", "2023: 50", "no-figures: nothing since 44"),
        ],
    );
}

#[test]
fn times_of_different_lengths_stand_at_their_last_days() {
    hold(
        Better::Higher,
        &[
            // A year, its last quarter, its last month and its last day are one day.
            ("2021: 40", "2022-Q4: 45", "2023: 50", "on-track: >= 45"),
            ("2021-12: 40", "2022-12-31: 45", "2023-H2: 50", "on-track: >= 45"),
            ("2021: 40", "2022-06: 42", "2023: 50", "off-track: >= 42.5"),
            ("2021: 40", "2022-06: 43", "2023: 50", "on-track: >= 42.5"),
            ("2021: 40", "2023-12: 49", "2023: 50", "off-track: >= 50"),
            // What does not end with a month is counted by days.
            ("2021-W52: 0", "2022-W01: 1", "2022-W02: 2", "on-track: >= 1"),
            ("2022-01-01: 0", "2022-01-02: 1", "2022-01-04: 3", "on-track: >= 1"),
            ("2022-01-01: 0", "2022-01-02: 1", "2022-01-31: 60", "off-track: >= 2"),
        ],
    );
}

#[test]
fn every_group_is_judged_by_itself() {
    let all =
        [series("2021: 40", "2022: 45", "2023: 50"), series("2021: 40", "2022: 44", "2023: 50"), Series::default()];
    let said: Vec<String> = all.iter().map(|one| said(Better::Higher, one)).collect();
    assert_eq!(said, ["on-track: >= 45", "off-track: >= 45", "nothing"]);
}
