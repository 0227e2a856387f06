use proptest::prelude::*;

use super::*;
use tavle_base::locale::Months;

proptest! {
    #[test]
    fn no_text_differs_from_itself(text in "(\\PC|[0-9 .,:)h/-]|20[0-9]{2}|٣|–|\u{a0}){0,30}", other in "[0-9a-h .,:)-]{0,20}") {
        prop_assert_eq!(differ(&text, &text), None);
        // Whether there is a difference does not depend on which language comes first.
        prop_assert_eq!(differ(&text, &other).is_some(), differ(&other, &text).is_some());
    }
}

#[test]
fn numbers_are_the_same_however_a_language_writes_them() {
    for (a, b) in [
        ("1.250 borgere inden 31. oktober 2026", "1,250 citizens by 31 October 2026"),
        ("kl. 10.30–15", "10:30 to 15"),
        ("ingen tal", "no figures"),
        ("100,000 people", "100 000 personnes"),
        ("100,000 people", "100\u{a0}000 personnes"),
        ("1,250,000 people", "1\u{202f}250\u{202f}000 personnes"),
        ("100 people of 100,000", "100 personnes sur 100 000"),
        ("100 children in week 18", "i uge 18 100 børn"),
        ("12'500 Franken", "12,500 francs"),
        ("the school year 2026-27", "skoleåret 2026-2027"),
        ("2026/27", "2026–2027"),
        ("27 børn i 2026", "in 2026 27 children"),
        ("9.30 am", "9 h 30"),
        ("9.30 am", "9h30"),
        ("kl. 14.30", "2.30 pm"),
        ("kl. 9", "9:00"),
        ("kl. 19", "7 pm"),
        ("kl. 19.00-21.00", "from 7 pm to 9 pm"),
        ("kl. 19-21.30", "7–9.30 p.m."),
        ("kl. 9-15", "9 am–3 pm"),
        ("kl. 12", "12 pm"),
        ("tlf. 12 34 56 78", "+45 12 34 56 78"),
        ("ring på 9999 1234", "call (+45) 99 99 12 34"),
        ("§ 14, stk. 2, i lov nr. 123", "section 14(2) of Act No. 123"),
        ("§§ 14-16", "sections 14–16"),
        ("3. kvartal og 2. fase", "Q3 and the 2nd phase"),
        ("1990'erne", "the 1990s"),
        ("90'erne", "the 1990s"),
        ("vagt 24/7", "on duty around the clock"),
        ("den 31.10.2026", "31 October 2026"),
        ("05.06.25", "5 June 2025"),
        ("1) et 2) to", "(a) one (b) two"),
        ("1. Et 2. To", "a. One b. Two"),
        ("tre skoler", "3 schools"),
        ("C01.1.2 Et spor", "A track"),
        ("4.b.1 Et spor af 10", "A track of 10"),
        ("2 mio. kr.", "DKK 2,000,000"),
        ("1. kvartal 2027", "Q1 2027"),
        ("٢٠٢٦", "2026"),
        ("۱۲ مدرسه", "12 schools"),
        ("CO2 og PM2.5", "carbon dioxide and particles"),
        ("mod 2026, derefter 2026", "towards 2026"),
        ("i 1900-tallet", "in the 20th century"),
        ("2½ mio. kr.", "DKK 2.5 million"),
        ("१२ विद्यालय", "12 schools"),
        ("１２校", "12 schools"),
    ] {
        assert_eq!(differ(a, b), None, "{a} / {b}");
        assert_eq!(differ(b, a), None, "{b} / {a}");
    }
}

#[test]
fn a_number_that_is_another_is_found() {
    for (a, b, only_a, only_b) in [
        ("uge 18", "week 19", &["18"] as &[&str], &["19"] as &[&str]),
        ("inden 2026", "by 2027", &["2026"], &["2027"]),
        ("1.250 borgere", "12,500 citizens", &["1.250"], &["12,500"]),
        ("1.000 kr.", "DKK 10,000", &["1.000"], &["10,000"]),
        ("inden 2027", "soon", &["2027"], &[]),
        ("3 skoler", "4 schools", &["3"], &["4"]),
        ("2021–28", "2021–2029", &["28"], &["2029"]),
        ("den 31.10.2026", "30 October 2026", &["31.10.2026"], &["30"]),
        ("40 timer", "hours", &["40"], &[]),
        ("4 skoler, 4 haver og 5 hjem", "4 schools, 5 gardens and 5 homes", &["4"], &["5"]),
        ("1. og 2. kvartal", "1st and 3rd quarter", &["2"], &["3"]),
        ("kl. 14.30", "2.45 pm", &["14.30"], &["2.45"]),
        ("kl. 19", "8 pm", &["19"], &["8"]),
        ("kl. 7", "7 pm", &["7"], &["7"]),
        ("§ 14", "section 15", &["14"], &["15"]),
        ("vækst på +45 %", "growth of +54%", &["45"], &["54"]),
    ] {
        assert_eq!(differ(a, b), Some((only_a.to_vec(), only_b.to_vec())), "{a} / {b}");
    }
}

/// The figures in which two texts differ, in languages whose months are known.
fn dates<'t>(a: (&str, &'t str), b: (&str, &'t str)) -> Option<Difference<'t>> {
    let read = |(tag, text): (&str, &'t str)| figures(text, Some(&Months::new([tag])));
    compare(&[&read(a)], &[&read(b)])
}

#[test]
fn a_date_is_the_same_however_it_is_written() {
    for (a, b) in [
        (("da", "den 5. juni 2025"), ("en", "5 June 2025")),
        (("da", "den 05.06.25"), ("en", "5 June 2025")),
        (("da", "5.6.2025"), ("en", "June 5, 2025")),
        (("es", "el 5 de junio de 2025"), ("uk", "5 червня 2025")),
        (("da", "efterår 2026"), ("en", "October 2026")),
        (("da", "juni og juli 2026"), ("en", "June and July 2026")),
        (("fr", "1er mars 2026"), ("ar", "1 مارس 2026")),
        (("en", "we may 3 times"), ("da", "vi må 3 gange")),
    ] {
        assert_eq!(dates(a, b), None, "{a:?} / {b:?}");
        assert_eq!(dates(b, a), None, "{b:?} / {a:?}");
    }
    for (a, b, only_a, only_b) in [
        (("da", "den 5. juni 2025"), ("en", "5 July 2025"), "juni", "July"),
        (("da", "den 05.06.25"), ("en", "5 July 2025"), "05.06.25", "July"),
        (("uk", "05.06.25"), ("en", "5 June 2021"), "05.06.25", "2021"),
    ] {
        assert_eq!(dates(a, b), Some((vec![only_a], vec![only_b])), "{a:?} / {b:?}");
    }
}
