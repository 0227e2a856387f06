//! All forms of time, with their days and their words in the languages of the default theme.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use tavle_schema::{Rhythm, Text};

struct Language {
    tag: &'static str,
    locale: Locale,
    strings: WhenStrings,
}

static DANISH: LazyLock<Language> =
    LazyLock::new(|| language("da", include_str!("../../../themes/default/strings/da.yaml")));
static ENGLISH: LazyLock<Language> =
    LazyLock::new(|| language("en", include_str!("../../../themes/default/strings/en.yaml")));

/// A language of which only the words for times are read.
fn language(tag: &'static str, yaml: &str) -> Language {
    let all: serde_yaml::Value = serde_yaml::from_str(yaml).unwrap_or_else(|problem| panic!("{tag}: {problem}"));
    let strings = serde_yaml::from_value(all["when"].clone()).unwrap_or_else(|problem| panic!("{tag}: {problem}"));
    Language { tag, locale: Locale::new(tag), strings }
}

fn said(when: &When, language: &Language) -> String {
    words(when, &language.locale, &language.strings, |text| match text {
        Text::Plain(text) => text.to_string(),
        Text::Tagged(texts) => texts.get(language.tag).unwrap_or_else(|| text.first()).to_string(),
    })
}

#[test]
fn every_form_has_its_days_and_its_words_in_both_languages() {
    // What is written, its first day, its last day, in Danish, in English.
    for (written, first, last, danish, english) in [
        ("2026-03-19", "2026-03-19", "2026-03-19", "19. marts 2026", "19 March 2026"),
        ("2026-03-01", "2026-03-01", "2026-03-01", "1. marts 2026", "1 March 2026"),
        ("2026-W18", "2026-04-27", "2026-05-03", "uge 18, 2026", "week 18, 2026"),
        ("2026-W01", "2025-12-29", "2026-01-04", "uge 1, 2026", "week 1, 2026"),
        ("2026-03", "2026-03-01", "2026-03-31", "marts 2026", "March 2026"),
        ("2026-Q2", "2026-04-01", "2026-06-30", "2. kvartal 2026", "second quarter of 2026"),
        ("2026-H1", "2026-01-01", "2026-06-30", "1. halvår 2026", "first half of 2026"),
        ("2026-spring", "2026-03-01", "2026-05-31", "foråret 2026", "spring 2026"),
        ("2026-summer", "2026-06-01", "2026-08-31", "sommeren 2026", "summer 2026"),
        ("2026-autumn", "2026-09-01", "2026-11-30", "efteråret 2026", "autumn 2026"),
        ("2026-winter", "2026-12-01", "2027-02-28", "vinteren 2026–27", "winter 2026–27"),
        ("1999-winter", "1999-12-01", "2000-02-29", "vinteren 1999–2000", "winter 1999–2000"),
        ("2026", "2026-01-01", "2026-12-31", "2026", "2026"),
        ("early 2026-09", "2026-09-01", "2026-09-10", "primo september 2026", "early September 2026"),
        ("mid 2026-09", "2026-09-11", "2026-09-20", "medio september 2026", "mid-September 2026"),
        ("late 2026-09", "2026-09-21", "2026-09-30", "ultimo september 2026", "late September 2026"),
        ("early 2026-Q2", "2026-04-01", "2026-04-30", "først i 2. kvartal 2026", "early in the second quarter of 2026"),
        ("mid 2026-H2", "2026-09-01", "2026-10-31", "midt i 2. halvår 2026", "midway through the second half of 2026"),
        ("late 2026-autumn", "2026-11-01", "2026-11-30", "sidst på efteråret 2026", "late autumn 2026"),
        ("mid 2026-winter", "2027-01-01", "2027-01-31", "midt på vinteren 2026–27", "mid-winter 2026–27"),
        ("early 2026", "2026-01-01", "2026-04-30", "primo 2026", "early 2026"),
        ("mid 2026", "2026-05-01", "2026-08-31", "medio 2026", "mid-2026"),
        ("2026-03-01/2026-03-05", "2026-03-01", "2026-03-05", "1.–5. marts 2026", "1–5 March 2026"),
        ("2026-03-28/2026-04-03", "2026-03-28", "2026-04-03", "28. marts – 3. april 2026", "28 March – 3 April 2026"),
        (
            "2026-12-28/2027-01-03",
            "2026-12-28",
            "2027-01-03",
            "28. december 2026 – 3. januar 2027",
            "28 December 2026 – 3 January 2027",
        ),
        ("2026-03-05/2026-03-05", "2026-03-05", "2026-03-05", "5. marts 2026", "5 March 2026"),
        ("2026-W18/2026-W21", "2026-04-27", "2026-05-24", "uge 18–21, 2026", "weeks 18–21, 2026"),
        ("2026-W51/2027-W02", "2026-12-14", "2027-01-17", "uge 51, 2026 – uge 2, 2027", "week 51, 2026 – week 2, 2027"),
        ("2026-03/2026-05", "2026-03-01", "2026-05-31", "marts–maj 2026", "March–May 2026"),
        (
            "2026-11/2027-02",
            "2026-11-01",
            "2027-02-28",
            "november 2026 – februar 2027",
            "November 2026 – February 2027",
        ),
        ("2026-Q2/2026-Q3", "2026-04-01", "2026-09-30", "2.–3. kvartal 2026", "second to third quarter of 2026"),
        (
            "2026-Q4/2027-Q1",
            "2026-10-01",
            "2027-03-31",
            "4. kvartal 2026 – 1. kvartal 2027",
            "fourth quarter of 2026 – first quarter of 2027",
        ),
        ("2026-H1/2026-H2", "2026-01-01", "2026-12-31", "1.–2. halvår 2026", "first to second half of 2026"),
        ("2026-spring/2026-autumn", "2026-03-01", "2026-11-30", "foråret – efteråret 2026", "spring – autumn 2026"),
        (
            "2026-winter/2027-spring",
            "2026-12-01",
            "2027-05-31",
            "vinteren 2026–27 – foråret 2027",
            "winter 2026–27 – spring 2027",
        ),
        ("2027/2030", "2027-01-01", "2030-12-31", "2027–2030", "2027–2030"),
        (
            "early 2026-08/mid 2026-09",
            "2026-08-01",
            "2026-09-20",
            "primo august – medio september 2026",
            "early August – mid-September 2026",
        ),
        ("2026-03-15/2026-05", "2026-03-15", "2026-05-31", "15. marts – maj 2026", "15 March – May 2026"),
        ("2026-03-15/2027", "2026-03-15", "2027-12-31", "15. marts 2026 – 2027", "15 March 2026 – 2027"),
        ("2026-03/2026", "2026-03-01", "2026-12-31", "marts 2026 – 2026", "March 2026 – 2026"),
        ("2026/..", "2026-01-01", "", "fra 2026", "from 2026"),
        ("2026-03-01/..", "2026-03-01", "", "fra 1. marts 2026", "from 1 March 2026"),
        ("2026-Q2/..", "2026-04-01", "", "fra 2. kvartal 2026", "from the second quarter of 2026"),
        ("early 2026-09/..", "2026-09-01", "", "fra primo september 2026", "from early September 2026"),
        ("../2026-10-31", "", "2026-10-31", "senest 31. oktober 2026", "by 31 October 2026"),
        ("../2026-10", "", "2026-10-31", "senest i oktober 2026", "by the end of October 2026"),
        ("../2026-W18", "", "2026-05-03", "senest i uge 18, 2026", "by the end of week 18, 2026"),
        ("../2026-Q2", "", "2026-06-30", "senest i 2. kvartal 2026", "by the end of the second quarter of 2026"),
        ("../2026-H1", "", "2026-06-30", "senest i 1. halvår 2026", "by the end of the first half of 2026"),
        ("../2026-autumn", "", "2026-11-30", "senest i efteråret 2026", "by the end of autumn 2026"),
        ("../2026", "", "2026-12-31", "senest i 2026", "by the end of 2026"),
        ("../late 2026-09", "", "2026-09-30", "senest ultimo september 2026", "by late September 2026"),
        ("ongoing", "", "", "løbende", "ongoing"),
        ("as needed", "", "", "efter behov", "as needed"),
        ("weekly", "", "", "ugentligt", "weekly"),
        ("monthly", "", "", "månedligt", "monthly"),
        ("quarterly", "", "", "kvartalsvis", "quarterly"),
        ("yearly", "", "", "årligt", "yearly"),
        ("{ every: P1D }", "", "", "hver dag", "every day"),
        ("{ every: P1W }", "", "", "hver uge", "every week"),
        ("{ every: P2W }", "", "", "hver 2. uge", "every 2 weeks"),
        ("{ every: P6M }", "", "", "hver 6. måned", "every 6 months"),
        ("{ every: P4Y }", "", "", "hvert 4. år", "every 4 years"),
        ("{ every: P4Y, from: 2026 }", "2026-01-01", "", "hvert 4. år fra 2026", "every 4 years from 2026"),
        (
            "{ every: P4Y, from: 2026, until: 2038 }",
            "2026-01-01",
            "2038-12-31",
            "hvert 4. år fra 2026 til og med 2038",
            "every 4 years from 2026 until 2038",
        ),
        ("{ every: P1Y, by: 2026-10-31 }", "", "", "hvert år senest 31. oktober", "every year by 31 October"),
        ("{ every: P1Y, by: 2026-10 }", "", "", "hvert år senest i oktober", "every year by the end of October"),
        (
            "{ every: P1Y, by: 2026-Q1 }",
            "",
            "",
            "hvert år senest i 1. kvartal",
            "every year by the end of the first quarter",
        ),
        ("{ every: P1Y, by: 2026-winter }", "", "", "hvert år senest i vinteren", "every year by the end of winter"),
        ("{ every: P1Y, by: early 2026-03 }", "", "", "hvert år senest primo marts", "every year by early March"),
        ("{ every: P1Y, by: 2026-W40 }", "", "", "hvert år senest i uge 40", "every year by the end of week 40"),
        (
            "{ every: P1Y, by: 2026 }",
            "",
            "",
            "hvert år, første gang senest i 2026",
            "every year, first by the end of 2026",
        ),
        (
            "{ every: P4Y, by: 2027-10-31 }",
            "",
            "",
            "hvert 4. år, første gang senest 31. oktober 2027",
            "every 4 years, first by 31 October 2027",
        ),
        (
            "{ every: P1Y, from: 2027, by: 2027-10-31 }",
            "2027-01-01",
            "",
            "hvert år senest 31. oktober fra 2027",
            "every year by 31 October from 2027",
        ),
        (
            "{ within: P3M, of: { da: \"ankomsten\", en: \"arrival\" } }",
            "",
            "",
            "inden for 3 måneder efter ankomsten",
            "within 3 months of arrival",
        ),
        (
            "{ within: P1D, of: { da: \"ankomsten\", en: \"arrival\" } }",
            "",
            "",
            "inden for 1 dag efter ankomsten",
            "within 1 day of arrival",
        ),
        (
            "{ text: { da: \"efter hvert møde\", en: \"after each meeting\" } }",
            "",
            "",
            "efter hvert møde",
            "after each meeting",
        ),
    ] {
        let when: When = serde_yaml::from_str(written).unwrap_or_else(|problem| panic!("{written}: {problem}"));
        let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
        assert_eq!(when.to_string(), written);
        assert_eq!((day(when.first_day()).as_str(), day(when.last_day()).as_str()), (first, last), "{written}");
        assert_eq!(said(&when, &DANISH), danish, "{written}");
        assert_eq!(said(&when, &ENGLISH), english, "{written}");
    }
}

#[test]
fn html_gets_what_it_can_say() {
    for (written, expected) in [
        ("2026-03-19", Some("2026-03-19")),
        ("2026-W18", Some("2026-W18")),
        ("2026-03", Some("2026-03")),
        ("2026", Some("2026")),
        ("2026-Q2", None),
        ("2026-H1", None),
        ("2026-autumn", None),
        ("early 2026-03", None),
        ("2026-03/2026-05", None),
        ("../2026-10-31", None),
        ("ongoing", None),
    ] {
        assert_eq!(iso(&When::parse(written).expect(written)).as_deref(), expected, "{written}");
    }
}

/// A language with another order and forms of its own needs words only.
#[test]
fn a_third_language_needs_no_code() {
    let yaml = include_str!("../../../themes/default/strings/en.yaml")
        .replace("range_in_year: \"{first_bare} – {last}\"", "range_in_year: \"{first} – {last_bare}\"")
        .replace("bare: \"{day} {month}\"", "bare: \"{month} {day}.\"")
        .replace(
            "years: { other: \"every {n} years\" }",
            "years: { few: \"co {n} lata\", many: \"co {n} lat\", other: \"co {n} roku\" }",
        );
    let (hungarian, polish) = (language("hu", &yaml), language("pl", &yaml));
    let when = |written: &str| serde_yaml::from_str::<When>(written).expect("a time");
    assert_eq!(said(&when("2026-03-28/2026-04-03"), &hungarian), "2026. március 28. – április 3.");
    assert_eq!(said(&when("{ every: P4Y }"), &polish), "co 4 lata");
    assert_eq!(said(&when("{ every: P5Y }"), &polish), "co 5 lat");
    assert_eq!(said(&when("2026-03"), &polish), "marzec 2026");
}

/// Any time at all, as it is written.
fn any_when() -> impl Strategy<Value = When> {
    const POINT: &str = "(early |mid |late )?20[0-5][0-9](-(0[1-9]|1[0-2]|Q[1-4]|H[12]|spring|summer|autumn|winter))?\
                         |20[0-5][0-9]-(W0[1-9]|W[1-4][0-9]|(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8]))";
    let every =
        ("P[1-9][0-9]?[DWMY]", POINT).prop_map(|(duration, from)| format!("{{ every: {duration}, from: {from} }}"));
    let within = "P[1-9][0-9]?[DWMY]".prop_map(|duration| format!("{{ within: {duration}, of: a decision }}"));
    let written = prop_oneof![
        3 => POINT.prop_map(|point| point),
        2 => (POINT, POINT).prop_map(|(first, last)| format!("{first}/{last}")),
        1 => POINT.prop_map(|point| format!("{point}/..")),
        1 => POINT.prop_map(|point| format!("../{point}")),
        1 => Just("ongoing".to_owned()),
        1 => Just("as needed".to_owned()),
        1 => prop::sample::select(Rhythm::ALL.map(Rhythm::word).to_vec()).prop_map(str::to_owned),
        1 => every,
        1 => within,
        1 => Just("{ text: when the council says so }".to_owned()),
    ];
    written.prop_filter_map("ends before it begins", |written| serde_yaml::from_str(&written).ok())
}

proptest! {
    #[test]
    fn every_time_has_words_without_open_slots(when in any_when()) {
        for language in [&*DANISH, &*ENGLISH] {
            let said = words(&when, &language.locale, &language.strings, |_| "text".to_owned());
            prop_assert!(!said.is_empty() && !said.contains(['{', '}']), "{}: {}", when, said);
        }
    }
}

#[test]
fn what_a_site_says_of_its_times_is_in_their_words() {
    let yaml = "{ name: A, base_url: 'https://a.example', languages: [da], winter: ends, fiscal_year: 04-01, time_zone: Europe/Copenhagen }";
    let site: tavle_schema::SiteFile = serde_yaml::from_str(yaml).unwrap_or_else(|problem| panic!("{problem}"));
    for (written, danish, english) in [
        ("FY2026", "2026–27", "2026–27"),
        ("FY1999", "1999–2000", "1999–2000"),
        ("../FY2026", "senest i 2026–27", "by the end of 2026–27"),
        ("FY2026/FY2028", "2026–27 – 2028–29", "2026–27 – 2028–29"),
        ("FY2026-Q1", "1. kvartal 2026–27", "first quarter of 2026–27"),
        ("FY2026-Q1/..", "fra 1. kvartal 2026–27", "from the first quarter of 2026–27"),
        ("early FY2026-Q1", "først i 1. kvartal 2026–27", "early in the first quarter of 2026–27"),
        ("2026-winter", "vinteren 2025–26", "winter 2025–26"),
        ("2026-winter/2026-summer", "vinteren 2025–26 – sommeren 2026", "winter 2025–26 – summer 2026"),
        ("2025-autumn/2026-winter", "efteråret 2025 – vinteren 2025–26", "autumn 2025 – winter 2025–26"),
        ("2026-09-03T19:00", "3. september 2026 kl. 19.00", "3 September 2026, 7:00 pm"),
        ("2026-09-03T09:05/11:30", "3. september 2026 kl. 09.05–11.30", "3 September 2026, 9:05 am to 11:30 am"),
        (
            "2026-09-03T19:00/2026-09-04T12:00",
            "3. september 2026 kl. 19.00 – 4. september 2026 kl. 12.00",
            "3 September 2026, 7:00 pm – 4 September 2026, 12:00 pm",
        ),
        ("../2026-09-03T12:00", "senest 3. september 2026 kl. 12.00", "by 3 September 2026, 12:00 pm"),
        ("[2026-03, 2026-09]", "marts og september 2026", "March and September 2026"),
        ("[2026-09, 2026-03, 2026-05]", "marts, maj og september 2026", "March, May and September 2026"),
        ("[2026-03-01, 2026-09-15]", "1. marts og 15. september 2026", "1 March and 15 September 2026"),
        ("[2026-03, 2027-03]", "marts 2026 og marts 2027", "March 2026 and March 2027"),
        ("[2026, 2028]", "2026 og 2028", "2026 and 2028"),
        ("[2026-W18, 2026-W20]", "uge 18 og uge 20, 2026", "week 18 and week 20, 2026"),
        (
            "[2026-03/2026-04, ../2026-10-31]",
            "marts–april 2026 og senest 31. oktober 2026",
            "March–April 2026 and by 31 October 2026",
        ),
        ("{ after: ankomsten }", "efter ankomsten", "after ankomsten"),
        ("{ text: når skolen åbner, sort: 2027-08 }", "når skolen åbner", "når skolen åbner"),
    ] {
        let mut when: When = serde_yaml::from_str(written).unwrap_or_else(|problem| panic!("{written}: {problem}"));
        assert_eq!(when.settle(&site.customs()), None, "{written}");
        let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(plain(said(&when, &DANISH)), danish, "{written}");
        assert_eq!(plain(said(&when, &ENGLISH)), english, "{written}");
    }
}
