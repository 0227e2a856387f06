//! What is reported about dates as people write them.

use super::*;
use tavle_base::Catalogue;

fn help(text: &str) -> String {
    match When::parse(text) {
        Ok(when) => panic!("{text} is read as {when}"),
        Err(problem) => {
            assert_eq!(problem.code(), "bad-date", "{text}");
            Catalogue::of("en").help(&problem).expect("a help")
        }
    }
}

#[test]
fn a_date_in_other_forms_is_given_back_in_the_right_one() {
    for (written, meant) in [
        // Days, as in the activity plans of Danish municipalities.
        ("19.03.15", "2015-03-19"),
        ("19.03.2015", "2015-03-19"),
        ("19.03.69", "2069-03-19"),
        ("19.03.70", "1970-03-19"),
        ("19/3 2015", "2015-03-19"),
        ("19-3-2015", "2015-03-19"),
        ("3/19/2015", "2015-03-19"),
        ("2026-3-9", "2026-03-09"),
        ("2026-19-03", "2026-03-19"),
        ("fy2026", "FY2026"),
        ("fy2026-q1", "FY2026-Q1"),
        ("2026/03/19", "2026-03-19"),
        ("20260319", "2026-03-19"),
        ("2026-03-19T00:00:00", "2026-03-19"),
        ("2026-03-19 00:00", "2026-03-19"),
        // Hours.
        ("2026-03-19 10:00:00", "2026-03-19T10:00"),
        ("2026-03-19T9:30", "2026-03-19T09:30"),
        ("2026-03-19T19:00-21:00", "2026-03-19T19:00/21:00"),
        ("2026-03-19 kl. 19.00-21.30", "2026-03-19T19:00/21:30"),
        ("3. september 2026 kl. 19-21", "2026-09-03T19:00/21:00"),
        ("2026-03-19 19.00 – 21.00", "2026-03-19T19:00/21:00"),
        ("19 March 2026, 7:00 pm to 9:00 pm", "2026-03-19T19:00/21:00"),
        ("19 March 2026, 7-9 pm", "2026-03-19T19:00/21:00"),
        ("2026-03-19 kl. 19.00", "2026-03-19T19:00"),
        ("19. marts 2026 kl. 19", "2026-03-19T19:00"),
        ("2026-03-19 19.30", "2026-03-19T19:30"),
        ("19. marts 2026", "2026-03-19"),
        ("d. 19. mar. 2026", "2026-03-19"),
        ("torsdag den 19. marts 2026", "2026-03-19"),
        ("March 19, 2026", "2026-03-19"),
        ("1st of March 2026", "2026-03-01"),
        // Weeks.
        ("uge 18, 2026", "2026-W18"),
        ("uge 18 2026", "2026-W18"),
        ("week 18 of 2026", "2026-W18"),
        ("2026-w18", "2026-W18"),
        ("2026 W18", "2026-W18"),
        ("uge 18-21 2026", "2026-W18/2026-W21"),
        ("uge 18, 19, 20 og 21, 2026", "2026-W18/2026-W21"),
        // Months and what is longer.
        ("august 2026", "2026-08"),
        ("2026-8", "2026-08"),
        ("3/2026", "2026-03"),
        ("primo august 2026", "early 2026-08"),
        ("medio august 2026", "mid 2026-08"),
        ("ultimo 2026", "late 2026"),
        ("slutningen af august 2026", "late 2026-08"),
        ("mid-September 2026", "mid 2026-09"),
        ("early-2026-08", "early 2026-08"),
        ("Q2 2026", "2026-Q2"),
        ("2026Q2", "2026-Q2"),
        ("2. kvartal 2026", "2026-Q2"),
        ("second quarter of 2026", "2026-Q2"),
        ("1. halvår 2026", "2026-H1"),
        ("første halvår 2026", "2026-H1"),
        ("forår 2026", "2026-spring"),
        ("efteråret 2026", "2026-autumn"),
        ("sommer 26", "2026-summer"),
        // Ranges.
        ("2026-2027", "2026/2027"),
        ("2026 - 2027", "2026/2027"),
        ("2026-03 / 2026-05", "2026-03/2026-05"),
        ("2026-03-01/05", "2026-03-01/2026-03-05"),
        ("2026-W18/21", "2026-W18/2026-W21"),
        ("2026-Q1-Q2", "2026-Q1/2026-Q2"),
        ("marts til maj 2026", "2026-03/2026-05"),
        ("marts–maj 2026", "2026-03/2026-05"),
        ("1.-5. marts 2026", "2026-03-01/2026-03-05"),
        ("28. marts – 3. april 2026", "2026-03-28/2026-04-03"),
        ("november 2026 - januar 2027", "2026-11/2027-01"),
        ("senest 31. oktober 2026", "../2026-10-31"),
        ("by 31 October 2026", "../2026-10-31"),
        ("fra 2026", "2026/.."),
        ("from March 2026", "2026-03/.."),
        ("fra 2027 til 2029", "2027/2029"),
        ("2027 og frem", "2027/.."),
        ("2027-", "2027/.."),
        ("from March 2027 onwards", "2027-03/.."),
        ("2026/...", "2026/.."),
        ("løbende i 2027", "2027"),
        // Without a date.
        ("efter mødet i Byrådet", "{ after: mødet i Byrådet }"),
        ("after the meeting", "{ after: the meeting }"),
        ("Ongoing", "ongoing"),
        ("Løbende", "ongoing"),
        ("efter behov", "as needed"),
        ("as-needed", "as needed"),
        ("hver uge", "weekly"),
        ("månedligt", "monthly"),
        ("hvert kvartal", "quarterly"),
        ("Hvert år", "yearly"),
        ("hvert 4. år", "{ every: P4Y }"),
        ("hvert fjerde år", "{ every: P4Y }"),
        ("hvert andet år", "{ every: P2Y }"),
        ("every 2 weeks", "{ every: P2W }"),
    ] {
        assert_eq!(help(written), format!("did you mean `{meant}`?"), "{written}");
    }
}

#[test]
fn what_the_calendar_does_not_have_is_explained() {
    for (written, why) in [
        ("2026-02-30", "the month `2026-02` has 28 days"),
        ("2026-02-29", "the month `2026-02` has 28 days"),
        ("2026-04-31", "the month `2026-04` has 30 days"),
        ("30.02.26", "the month `2026-02` has 28 days"),
        ("31. februar 2026", "the month `2026-02` has 28 days"),
        ("2026-03-00", "the month `2026-03` has 31 days"),
        ("2026-13", "a year has 12 months, `01` to `12`"),
        ("32.13.2026", "a year has 12 months, `01` to `12`"),
        ("2026-00-31", "a year has 12 months, `01` to `12`"),
        ("2025-W53", "2025 has 52 weeks"),
        ("2026-W54", "2026 has 53 weeks"),
        ("2026-Q5", "a year has four quarters, `Q1` to `Q4`"),
        ("2026-H3", "a year has two halves, `H1` and `H2`"),
        ("2023-24", "write a fiscal year as `FY2023`, and two years as `2023/2024`"),
        ("2023/24", "write a fiscal year as `FY2023`, and two years as `2023/2024`"),
        ("FY 2023/2024", "write a fiscal year as `FY2023`, and two years as `2023/2024`"),
        ("regnskabsåret 2011/12", "write a fiscal year as `FY2011`, and two years as `2011/2012`"),
        ("early 2026-03-19", "`early`, `mid` and `late` stand before a month, quarter, half, season or year"),
        ("mid 2026-W18", "`early`, `mid` and `late` stand before a month, quarter, half, season or year"),
    ] {
        assert_eq!(help(written), why, "{written}");
    }
}

#[test]
fn where_the_year_is_missing_it_is_asked_for() {
    for (written, ask) in [
        ("uge 18", "write the year and the week, as in `2026-W18`"),
        ("uge 18, 19, 20 og 21", "write the year and the week, as in `2026-W18/2026-W21`"),
        ("marts", "write the year and the month, as in `2026-03`"),
        ("primo september", "write the year and the month, as in `early 2026-09`"),
        ("senest 31. oktober", "write the year, the month and the day, as in `../2026-10-31`"),
        ("Q2", "write the year and the quarter, as in `2026-Q2`"),
        ("efteråret", "write the year and the season, as in `2026-autumn`"),
        ("19/3", "write the year too, as in `2026-03-19`"),
        ("19:00-21:00", "write the day too, as in `2026-09-03T19:00/21:00`"),
        ("kl. 19", "write the day too, as in `2026-09-03T19:00`"),
        ("torsdag kl. 19", "write the day too, as in `2026-09-03T19:00`"),
        ("7:30 pm", "write the day too, as in `2026-09-03T19:30`"),
        ("vinteren 2026-27", "write `2026-winter`, or `2027-winter` where `site.yaml` has `winter: ends`"),
        ("vinter 2026/2027", "write `2026-winter`, or `2027-winter` where `site.yaml` has `winter: ends`"),
    ] {
        assert_eq!(help(written), ask, "{written}");
    }
}

#[test]
fn where_nothing_can_be_guessed_the_forms_are_shown() {
    for written in [
        "juli primo august",
        "0026",
        "3026-Q9-1",
        "/",
        "../..",
        "early",
        "early ",
        "2026/2025/2024",
        "marts marts april",
        "primo uge 18 2026",
        "hvert 4. år måneder",
        "æøå",
        "é\u{301}2026",
        "٢٠٢٦",
    ] {
        assert!(help(written).starts_with("write a day as"), "{written}: {}", help(written));
    }
}

#[test]
fn a_long_text_with_line_breaks_is_shown_in_one_short_line() {
    let problem = When::parse(&"a\nb".repeat(100_000)).expect_err("a problem");
    let said = Catalogue::of("en").text(&problem);
    assert!(said.chars().count() < 120 && !said.contains('\n'), "{said}");
}

#[test]
fn for_a_day_only_days_are_suggested() {
    for (written, expected) in [
        ("19.03.15", Some("did you mean `2015-03-19`?")),
        ("2026-02-30", Some("the month `2026-02` has 28 days")),
        ("august 2026", None),
        ("løbende", None),
        ("2026-03", None),
    ] {
        assert_eq!(suggestion(written).map(|help| Catalogue::of("en").text(&help)).as_deref(), expected, "{written}");
    }
}
