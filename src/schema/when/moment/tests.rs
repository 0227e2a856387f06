//! The order of times, and what a day says of them.

use proptest::prelude::*;

use super::*;
use crate::when::tests::any_when;

fn when(yaml: &str) -> When {
    serde_yaml::from_str(yaml).unwrap_or_else(|problem| panic!("{yaml}: {problem}"))
}

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

#[test]
fn times_are_sorted_by_their_first_day_and_deadlines_by_their_last() {
    let written = [
        "ongoing",
        "{ text: after each meeting }",
        "../2026-10-31",
        "late 2026-08",
        "2026-Q4",
        "2027",
        "2026-W18/2026-W21",
        "2026",
        "2026-01-01T19:00",
        "2026-01-01",
        "2026-01-01T09:30/11:00",
        "[2027-03, 2026-06]",
        "{ text: when the school opens, sort: 2026-08 }",
        "{ after: arrival }",
        "{ every: P4Y, from: 2025 }",
        "{ every: P1Y, by: 2026-10-30 }",
        "{ within: P3M, of: arrival }",
        "weekly",
        "2026-winter",
        "2026-autumn",
        "../2026-H1",
    ];
    let mut sorted = written.map(|written| (written, when(written)));
    sorted.sort_by(|(_, a), (_, b)| a.order(b));
    assert_eq!(
        sorted.map(|(written, _)| written),
        [
            "{ every: P4Y, from: 2025 }",
            "2026",
            "2026-01-01",
            "2026-01-01T09:30/11:00",
            "2026-01-01T19:00",
            "2026-W18/2026-W21",
            "[2027-03, 2026-06]",
            "../2026-H1",
            "{ text: when the school opens, sort: 2026-08 }",
            "late 2026-08",
            "2026-autumn",
            "2026-Q4",
            "{ every: P1Y, by: 2026-10-30 }",
            "../2026-10-31",
            "2026-winter",
            "2027",
            "ongoing",
            "{ text: after each meeting }",
            "{ after: arrival }",
            "{ within: P3M, of: arrival }",
            "weekly",
        ]
    );
}

#[test]
fn a_day_says_what_is_now_over_and_late() {
    for (written, as_of, now, over, late) in [
        ("2026-11-22", "2026-11-22", true, false, false),
        ("2026-11-21", "2026-11-22", false, true, true),
        ("2026-11", "2026-11-30", true, false, false),
        ("2026-11", "2026-12-01", false, true, true),
        ("2027", "2026-11-22", false, false, false),
        ("2026-W18/2026-W21", "2026-05-24", true, false, false),
        ("2026-W18/2026-W21", "2026-05-25", false, true, true),
        ("2026/..", "2025-12-31", false, false, false),
        ("2026/..", "2099-01-01", true, false, false),
        ("../2026-10-31", "2026-10-31", true, false, false),
        ("../2026-10-31", "2026-11-01", false, true, true),
        ("[2026-03, 2026-12]", "2026-11-22", false, false, false),
        ("[2026-03, 2026-09]", "2026-11-22", false, true, true),
        ("2026-11-22T09:00", "2026-11-22", true, false, false),
        ("2026-11-21T09:00", "2026-11-22", false, true, true),
        ("{ text: later, sort: 2026-03 }", "2026-11-22", false, false, false),
        ("{ after: arrival }", "2026-11-22", false, false, false),
        ("ongoing", "2026-11-22", true, false, false),
        ("weekly", "2026-11-22", true, false, false),
        ("as needed", "2026-11-22", false, false, false),
        ("{ text: later }", "2026-11-22", false, false, false),
        ("{ every: P1Y, from: 2020, until: 2025 }", "2026-11-22", false, true, false),
        ("{ every: P1Y, by: 2025-10-31 }", "2026-11-22", true, false, false),
    ] {
        let (time, as_of) = (when(written), day(as_of));
        assert_eq!(
            (time.contains(as_of), time.is_over(as_of), time.due().is_some_and(|due| due < as_of)),
            (now, over, late),
            "{written} on {as_of}"
        );
    }
}

#[test]
fn what_comes_again_comes_next() {
    for (written, as_of, next) in [
        ("{ every: P1Y, from: 2026-10-31 }", "2026-11-22", Some("2027-10-31")),
        ("{ every: P1Y, from: 2026-10-31 }", "2026-10-31", Some("2026-10-31")),
        ("{ every: P1Y, from: 2026-10-31 }", "2020-01-01", Some("2026-10-31")),
        ("{ every: P1Y, by: 2026-10-31 }", "2026-11-22", Some("2027-10-31")),
        ("{ every: P1Y, from: 2028, by: 2026-10-31 }", "2026-11-22", Some("2028-10-31")),
        ("{ every: P4Y, from: 2018 }", "2026-11-22", Some("2026")),
        ("{ every: P4Y, from: 2018 }", "2027-01-01", Some("2030")),
        ("{ every: P4Y, from: 2018, until: 2029 }", "2027-01-01", None),
        ("{ every: P1Y, from: 2024-02-29 }", "2026-01-01", Some("2026-02-28")),
        ("{ every: P1Y, from: 2024-02-29 }", "2028-01-01", Some("2028-02-29")),
        ("{ every: P1M, from: 2026-01-31 }", "2026-03-01", Some("2026-03-31")),
        ("{ every: P1D, from: 1000-01-01 }", "9999-12-31", Some("9999-12-31")),
        ("{ every: P2W, from: 2026-W18 }", "2026-12-28", Some("2027-W01")),
        ("{ every: P2W, from: 2026-W18 }", "2027-01-11", Some("2027-W03")),
        ("{ every: P1Y, from: 2026-W53 }", "2027-06-01", Some("2027-W52")),
        ("{ every: P3M, from: 2026-Q2 }", "2027-01-01", Some("2027-Q1")),
        ("{ every: P6M, from: 2026-winter }", "2027-04-01", Some("2027-summer")),
        ("{ every: P3M, from: 2026-winter }", "2027-04-01", Some("2027-spring")),
        ("{ every: P18M, from: late 2026-08 }", "2026-09-01", Some("late 2028-02")),
        ("{ every: P2W, from: 2026-Q2 }", "2026-11-22", None),
        ("{ every: P1M, from: 2026-Q2 }", "2026-11-22", None),
        ("{ every: P9999Y, from: 2026 }", "2027-11-22", None),
        ("{ every: P1Y }", "2026-11-22", None),
        ("yearly", "2026-11-22", None),
        ("2026", "2026-11-22", None),
    ] {
        let found = when(written).next_occurrence(day(as_of)).map(|point| point.to_string());
        assert_eq!(found.as_deref(), next, "{written} on {as_of}");
    }
}

#[test]
fn what_may_lie_within_a_period_is_not_outside() {
    for (written, period, inside) in [
        ("2026-03-19", "2026-H1", true),
        ("2026-07-01", "2026-H1", false),
        ("2026-W27", "2026-H1", true),
        ("2026-W28", "2026-H1", false),
        ("2026", "2026-autumn", true),
        ("2026-05/2026-07", "2026-H1", false),
        ("../2026-12-31", "2026", true),
        ("../2026-12-31", "2027", false),
        ("2026/..", "2026/2030", true),
        ("2031/..", "2026/2030", false),
        ("2025", "2026/..", false),
        ("2099", "2026/..", true),
        ("1999", "../2030", true),
        ("{ every: P1Y, from: 2026, until: 2031 }", "2026/2030", false),
        ("{ every: P1Y, by: 2020-10-31 }", "2026/2030", true),
        ("ongoing", "2026", true),
        ("{ text: later }", "2026", true),
        ("2026", "ongoing", true),
    ] {
        assert_eq!(when(written).lies_within(&when(period)), inside, "{written} in {period}");
    }
}

proptest! {
    #[test]
    fn the_order_is_total(a in any_when(), b in any_when(), c in any_when()) {
        prop_assert_eq!(a.order(&a), Ordering::Equal);
        prop_assert_eq!(a.order(&b), b.order(&a).reverse());
        if a.order(&b) != Ordering::Greater && b.order(&c) != Ordering::Greater {
            prop_assert_ne!(a.order(&c), Ordering::Greater);
        }
        if a.order(&b) == Ordering::Equal {
            prop_assert_eq!(a.order(&c), b.order(&c));
        }
    }

    #[test]
    fn the_days_agree_with_each_other(time in any_when(), year in 1980..2070_i16, ordinal in 1..=365_i16) {
        let as_of = Date::new(year, 1, 1).unwrap().saturating_add(jiff::Span::new().days(ordinal - 1));
        if let (Some(first), Some(last)) = (time.first_day(), time.last_day()) {
            prop_assert!(first <= last);
        }
        prop_assert!(!(time.contains(as_of) && time.is_over(as_of)));
        prop_assert!(time.due().is_none() || time.due() == time.last_day());
        prop_assert!(time.lies_within(&time));
        if let Some(next) = time.next_occurrence(as_of) {
            prop_assert!(next.last_day() >= as_of);
        }
    }
}
