//! Every form, read from YAML and written back.

use proptest::prelude::*;

use super::*;
use crate::Text;
use tavle_base::{Catalogue, Message};

fn read(yaml: &str) -> Result<When, String> {
    serde_yaml::from_str(yaml).map_err(|refusal| {
        let refusal = refusal.to_string();
        // The key stands before the message, and its place after it.
        let start = refusal.find("{\"key\"").unwrap_or(0);
        let mut all = serde_json::Deserializer::from_str(&refusal[start..]).into_iter::<Message>();
        let Some(Ok(message)) = all.next() else { return refusal };
        let words = Catalogue::of("en");
        let help = words.help(&message).unwrap_or_default();
        format!("{}\n{}\n{help}", message.code(), words.text(&message))
    })
}

#[test]
fn a_time_is_small() {
    assert!(size_of::<When>() <= 24, "{}", size_of::<When>());
}

#[test]
fn what_is_written_as_documented_comes_out_the_same() {
    for written in [
        "2026-03-19",
        "2026-W18",
        "2026-W53",
        "2026-03",
        "2026-Q2",
        "2026-H1",
        "2026-spring",
        "2026-summer",
        "2026-autumn",
        "2026-winter",
        "2026",
        "9999",
        "9999-winter",
        "early 2026-08",
        "mid 2026-Q2",
        "late 2026-H1",
        "early 2026-winter",
        "mid 2026",
        "FY2026",
        "FY2026-Q4",
        "early FY2026",
        "2026-09-03T19:00",
        "2026-09-03T19:00/21:00",
        "2026-09-03T19:00/2026-09-04T12:00",
        "2026-09-03T19:00/..",
        "../2026-09-03T12:00",
        "[2026-03, 2026-09]",
        "[2026-03-01/2026-03-05, ../2026-09-30, 2027]",
        "{ after: \"the guidance is issued\" }",
        "{ text: { da: \"når skolen åbner\" }, sort: late 2027-08 }",
        "2026-W18/2026-W21",
        "early 2026-08/mid 2026-09",
        "2026-03/2026-03",
        "2026/..",
        "../2026-10-31",
        "../late 2026",
        "ongoing",
        "as needed",
        "weekly",
        "monthly",
        "quarterly",
        "yearly",
        "{ every: P4Y }",
        "{ every: P1Y, from: 2026, until: 2030, by: 2026-10-31 }",
        "{ every: P2W, from: 2026-W18 }",
        "{ within: P3M, of: \"the family's arrival\" }",
        "{ within: P10D, of: { da: \"ankomsten\", en: \"arrival\" } }",
        "{ text: \"after each council meeting\" }",
        "{ text: { \"*\": \"\\\"A\\\" \\\\ \\u000a\\u2028\" } }",
    ] {
        assert_eq!(read(written).map(|when| when.to_string()).as_deref(), Ok(written));
    }
}

#[test]
fn periods_are_counted_in_one_unit() {
    for (written, canonical) in [
        ("P1Y6M", Some("P18M")),
        ("P2W1D", Some("P15D")),
        ("P0Y", None),
        ("P1M15D", None),
        ("PT1H", None),
        ("P", None),
        ("P1M1Y", None),
        ("P1Y1Y", None),
        ("P99999D", None),
        ("4Y", None),
        ("PY", None),
        ("P1Yæ", None),
    ] {
        assert_eq!(Duration::parse(written).map(|duration| duration.to_string()).as_deref(), canonical, "{written}");
    }
}

#[test]
fn the_days_of_each_third_are_fixed() {
    for (written, first, last) in [
        ("early 2026-02", "2026-02-01", "2026-02-10"),
        ("mid 2026-02", "2026-02-11", "2026-02-20"),
        ("late 2026-02", "2026-02-21", "2026-02-28"),
        ("late 2026-10", "2026-10-21", "2026-10-31"),
        ("mid 2026-Q2", "2026-05-01", "2026-05-31"),
        ("late 2026-H1", "2026-05-01", "2026-06-30"),
        ("mid 2026", "2026-05-01", "2026-08-31"),
        ("mid 2026-winter", "2027-01-01", "2027-01-31"),
        ("2026-winter", "2026-12-01", "2027-02-28"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("9999-winter", "9999-12-01", "9999-12-31"),
        ("9999-W52", "9999-12-27", "9999-12-31"),
    ] {
        let point = Point::parse(written).unwrap_or_else(|| panic!("{written}"));
        assert_eq!(
            (point.first_day().to_string(), point.last_day().to_string()),
            (first.into(), last.into()),
            "{written}"
        );
    }
}

#[test]
fn problems_have_a_code_a_message_and_a_way_out() {
    for (yaml, expected) in [
        ("2026-02-30", "bad-date\n`2026-02-30` is not in the calendar\nthe month `2026-02` has 28 days"),
        ("19.03.15", "bad-date\n`19.03.15` is not a way to write a time\ndid you mean `2015-03-19`?"),
        ("20260319", "bad-date\n`20260319` is not a way to write a time\ndid you mean `2026-03-19`?"),
        ("2026.10", "bad-date\n`2026.1` is read as a number, not as a time\nwrite a month as `2026-03`"),
        ("2026-05/2026-03", "range-reversed\n`2026-05/2026-03` ends before it starts\ndid you mean `2026-03/2026-05`?"),
        ("", "empty-value\n"),
        ("FY2023-Q5", "bad-date\n`FY2023-Q5` is not a way to write a time\n"),
        ("{}", "empty-value\n"),
        ("{ every: }", "empty-value\n"),
        ("{ every: P1Y, until: }", "empty-value\n"),
        ("{ text: }", "empty-value\n"),
        ("{ every: 4 år }", "bad-date\n`4 år` is not a length of time\ndid you mean `P4Y`?"),
        ("{ every: 4 }", "bad-date\n`4` is not a length of time\nwrite `P` for period"),
        ("{ every: P1Y, from: 19.03.15 }", "bad-date\n`19.03.15` is not one point in time\ndid you mean `2015-03-19`?"),
        (
            "{ every: P1Y, by: ../2026-10-31 }",
            "bad-date\n`../2026-10-31` is not one point in time\ndid you mean `2026-10-31`?",
        ),
        ("{ every: P1Y, by: 2026-02-30 }", "bad-date\n`2026-02-30` is not in the calendar\n"),
        ("{ every: P1Y, by: løbende }", "bad-date\n`løbende` is not one point in time\nwrite a day as"),
        (
            "{ every: P1Y, from: 2030, until: 2026 }",
            "range-reversed\n`from: 2030, until: 2026` ends before it starts\n",
        ),
        ("{ from: 2026, until: 2030 }", "bad-date\nnothing says how often\nwrite `2026/2030`, or add `every`"),
        ("{ by: 2030 }", "bad-date\nnothing says how often\nwrite `../2030`, or add `every`"),
        ("{ within: P3M }", "bad-date\n`within` needs to know what it is counted from\n"),
        ("{ of: ankomsten }", "bad-date\n`of` needs to know how long\n"),
        ("{ text: a, every: P1Y }", "bad-date\nthese keys do not belong together\n"),
        ("{ da: løbende, en: ongoing }", "bad-date\na text is not a time\nput the text under `text`"),
        ("{ evry: P1Y }", "unknown field `evry`"),
        ("[2026, ongoing]", "bad-date\n`ongoing` cannot stand in a list of times\n"),
        ("[2026, { text: senere }]", "bad-date\n`{ text: \"senere\" }` cannot stand in a list of times\n"),
        ("[2026, 2026]", "bad-date\n`2026` stands in the list twice\n"),
        ("[]", "empty-value\n"),
        ("[2026, uge 18]", "bad-date\n`uge 18` is not a way to write a time\n"),
        ("2026-09-03T25:00", "bad-date\n`2026-09-03T25:00` is not a way to write a time\n"),
        ("2026-09-03T19:00/2026-09-05", "bad-date\na range from an hour goes to an hour\n"),
        ("2026-09-03T19:00/18:00", "range-reversed\n"),
        ("{ every: P1M, from: 2026-09-03T19:00 }", "bad-date\nan hour cannot come again\n"),
        ("{ sort: 2027-03 }", "bad-date\n`sort` says where words stand, and there are none\n"),
        ("{ text: a, after: b }", "bad-date\nthese keys do not belong together\n"),
        ("true", "bad-date\n`true` is not a way to write a time\n"),
        ("-2026", "bad-date\n`-2026` is not a way to write a time\n"),
        ("26", "bad-date\n`26` is not a way to write a time\n"),
    ] {
        let problem = read(yaml).expect_err(yaml);
        assert!(problem.contains(expected), "{yaml}: {problem}");
    }
}

#[test]
fn another_deserializer_reads_the_same() {
    let json = r#"["2026-W18", 2026, {"every":"P4Y","from":2026}, {"text":{"da":"a"}}]"#;
    let times: Vec<When> = serde_json::from_str(json).expect("times");
    let written: Vec<String> = times.iter().map(When::to_string).collect();
    assert_eq!(written, ["2026-W18", "2026", "{ every: P4Y, from: 2026 }", "{ text: { da: \"a\" } }"]);
}

#[test]
fn the_schema_describes_what_is_read() {
    let schema = schemars::schema_for!(When).to_value();
    for example in schema["examples"].as_array().expect("examples") {
        let when: When =
            serde_json::from_value(example.clone()).unwrap_or_else(|problem| panic!("{example}: {problem}"));
        assert!(!when.to_string().is_empty());
    }
}

/// Any point, season or third of the years that are likely.
pub fn any_point() -> impl Strategy<Value = Point> {
    let year = 1990..2060_i16;
    let unit = prop_oneof![
        (1..=12_i8).prop_map(SpanUnit::Month),
        (1..=4_i8).prop_map(SpanUnit::Quarter),
        (1..=2_i8).prop_map(SpanUnit::Half),
        prop::sample::select(&Season::ALL[..]).prop_map(SpanUnit::Season),
        Just(SpanUnit::Year),
        Just(SpanUnit::FiscalYear(YearStart::JANUARY)),
        (1..=4_i8).prop_map(|n| SpanUnit::FiscalQuarter(YearStart::JANUARY, n)),
    ];
    let span = (year.clone(), unit).prop_filter_map("a span", |(year, unit)| Span::new(year, unit));
    prop_oneof![
        (year.clone(), 1..=12_i8, 1..=28_i8)
            .prop_filter_map("a day", |(y, m, d)| jiff::civil::Date::new(y, m, d).ok().map(Point::Day)),
        (year, 1..=53_i8).prop_filter_map("a week", |(year, week)| Week::new(year, week).map(Point::Week)),
        span.clone().prop_map(Point::Span),
        (prop::sample::select(&Third::ALL[..]), span).prop_map(|(third, span)| Point::Third(third, span)),
    ]
}

/// Any hour of the years that are likely.
fn any_hour() -> impl Strategy<Value = Hour> {
    (1990..2060_i16, 1..=12_i8, 1..=28_i8, 0..24_i8, 0..60_i8).prop_filter_map("an hour", |(y, m, d, hour, minute)| {
        Hour::at(jiff::civil::Date::new(y, m, d).ok()?, &format!("{hour:02}:{minute:02}"))
    })
}

/// A time of a list.
fn any_of_several() -> impl Strategy<Value = When> {
    prop_oneof![
        any_point().prop_map(When::At),
        any_hour().prop_map(|hour| When::At(Point::Hour(hour))),
        any_point().prop_map(When::By),
    ]
}

fn any_text() -> impl Strategy<Value = Text> {
    prop_oneof![
        "\\PC*[a-zæøå]\\PC*".prop_map(|text| Text::Plain(text.into())),
        ("[ -~\\n\\t\u{80}-\u{2fff}]*a", "no|da|en-IE").prop_map(|(text, tag)| {
            Text::Tagged([(&*tag, &*text), ("*", "ja: \"nej\" # 'x'")].into_iter().collect())
        }),
    ]
}

fn any_duration() -> impl Strategy<Value = Duration> {
    let unit = [DurationUnit::Day, DurationUnit::Week, DurationUnit::Month, DurationUnit::Year];
    (1..=120_u16, prop::sample::select(unit.to_vec()))
        .prop_filter_map("a duration", |(count, unit)| Duration::new(count, unit))
}

/// Any time at all.
pub fn any_when() -> impl Strategy<Value = When> {
    let every =
        (any_duration(), prop::option::of(any_point()), prop::option::of(any_point()), prop::option::of(any_point()))
            .prop_map(|(duration, from, until, by)| {
                let until = until.filter(|last| from.is_none_or(|first| first.first_day() <= last.last_day()));
                When::Every(Box::new(Every { duration, from, until, by }))
            });
    prop_oneof![
        4 => any_point().prop_map(When::At),
        2 => (any_point(), any_point()).prop_map(|(a, b)| match b.last_day() < a.first_day() {
            true => When::Range(b, a),
            false => When::Range(a, b),
        }),
        1 => any_point().prop_map(When::From),
        1 => any_point().prop_map(When::By),
        1 => Just(When::Ongoing),
        1 => Just(When::AsNeeded),
        1 => prop::sample::select(&Rhythm::ALL[..]).prop_map(When::Regularly),
        1 => every,
        1 => (any_duration(), any_text()).prop_map(|(duration, of)| When::Within(Box::new(Within { duration, of }))),
        1 => any_text().prop_map(|text| When::Free(Box::new(text))),
        1 => any_text().prop_map(|text| When::After(Box::new(text))),
        1 => (any_text(), any_point()).prop_map(|(text, sort)| When::Placed(Box::new(Placed { text, sort }))),
        1 => any_hour().prop_map(|hour| When::At(Point::Hour(hour))),
        1 => (any_hour(), any_hour()).prop_map(|(a, b)| When::Range(Point::Hour(a.min(b)), Point::Hour(a.max(b)))),
        1 => prop::collection::vec(any_of_several(), 2..5).prop_filter_map("times that differ", |all| {
            let differ = all.iter().enumerate().all(|(n, one)| !all[..n].contains(one));
            let mut when = When::Several(all.into());
            when.settle(&Customs { has_time_zone: true, ..Customs::default() });
            differ.then_some(when)
        }),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same(when in any_when()) {
        let written = when.to_string();
        prop_assert_eq!(read(&written), Ok(when), "{}", written);
    }

    #[test]
    fn a_point_is_not_empty(point in any_point()) {
        prop_assert!(point.first_day() <= point.last_day());
        prop_assert_eq!(Point::parse(&point.to_string()), Some(point));
    }

    #[test]
    fn any_text_at_all_is_read_or_refused(text in "\\PC{0,70}|[0-9./ –-]{1,14}|(uge|primo|Q|hvert|19|2026|marts|til|[ .,/-]){1,7}") {
        if let Ok(when) = When::parse(&text) {
            prop_assert_eq!(when.to_string(), text.clone());
        }
        let _ = suggestion(&text);
    }
}

#[test]
fn the_exact_value_is_marked_and_one_problem_hides_no_other() {
    let text = "kind: timeline
title: Plan
entries:
  - when: uge 18
  - when: { every: 4 år, by: 2026-13 }
  - when: { evry: P1Y }
  - when: { da: løbende }
  - when: { every: P1Y, until: }
";
    let checked = tavle_parse::yaml::decode::<crate::Timeline>(tavle_base::FileId(0), text);
    let reported: Vec<(&str, &str)> = checked
        .diagnostics
        .iter()
        .map(|problem| match &problem.place {
            Some(tavle_base::Place { at: tavle_base::At::Bytes(range), .. }) => (problem.code(), &text[range.clone()]),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        reported,
        [
            ("bad-date", "uge 18"),
            ("bad-date", "4 år"),
            ("bad-date", "2026-13"),
            ("unknown-key", "evry"),
            ("bad-date", "da"),
            ("empty-value", "until"),
        ]
    );
}
