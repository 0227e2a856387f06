//! What ICU says of the languages that are likely in a Danish municipality.

use super::*;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

#[test]
fn a_locale_is_shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Locale>();
}

#[test]
fn danish_sorts_ae_oe_aa_last_and_aa_as_aa_with_ring() {
    let danish = Locale::new("da");
    let mut words = ["Ålborg", "Zebra", "Aabenraa", "Østerbro", "Ærø", "Amager", "amager", "Bo"];
    words.sort_by(|a, b| danish.compare(a, b));
    assert_eq!(words, ["Amager", "amager", "Bo", "Zebra", "Ærø", "Østerbro", "Aabenraa", "Ålborg"]);
}

#[test]
fn dates_and_numbers_are_written_as_in_the_language() {
    for (tag, date, month, integer, decimal) in [
        ("da", "1. marts 2026", "marts 2026", "12.345", "−1.234,50"),
        ("en", "1 March 2026", "March 2026", "12,345", "−1,234.50"),
        ("en-US", "March 1, 2026", "March 2026", "12,345", "−1,234.50"),
        ("de", "1. März 2026", "März 2026", "12.345", "−1.234,50"),
        ("pl", "1 marca 2026", "marzec 2026", "12 345", "−1234,50"),
        ("hu", "2026. március 1.", "2026. március", "12 345", "−1234,50"),
    ] {
        let locale = Locale::new(tag);
        let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(locale.date(day("2026-03-01")), date, "{tag}");
        assert_eq!(locale.month_year(2026, 3), month, "{tag}");
        assert_eq!(plain(locale.integer(12345)), integer, "{tag}");
        assert_eq!(locale.decimal("-1234.50").map(plain).as_deref(), Some(decimal), "{tag}");
    }
}

#[test]
fn a_month_alone_can_have_another_name_than_in_a_date() {
    for (tag, alone, in_date) in [("da", "marts", "marts"), ("pl", "marzec", "marca"), ("uk", "березень", "березня")]
    {
        let locale = Locale::new(tag);
        assert_eq!((locale.month_alone(3), locale.month(3)), (alone, in_date), "{tag}");
    }
}

#[test]
fn the_names_of_months_can_be_short() {
    for (tag, march, may) in [("da", "mar.", "maj"), ("en", "Mar", "May"), ("de", "Mär", "Mai"), ("pl", "mar", "maj")]
    {
        let locale = Locale::new(tag);
        assert_eq!((locale.month_short(3), locale.month_short(5)), (march, may), "{tag}");
    }
}

#[test]
fn the_index_has_the_letters_of_the_language() {
    for (tag, text, letter) in [
        ("da", "aktivitet", "A"),
        ("da", "Aabenraa", "Å"),
        ("da", "AABENRAA", "Å"),
        ("da", "ålegræs", "Å"),
        ("da", "A\u{30a}l", "Å"),
        ("da", "Ærø", "Æ"),
        ("da", "Öland", "Ø"),
        ("da", "»Énten«", "E"),
        ("da", "3 måneder", "#"),
        ("da", "–", "#"),
        ("da", "Ωmega", "Ω"),
        ("en", "Aabenraa", "A"),
        ("en", "Åland", "A"),
        ("en", "zoo", "Z"),
        ("sv", "Öland", "Ö"),
        ("cs", "chata", "CH"),
        ("uk", "школа", "Ш"),
    ] {
        assert_eq!(Locale::new(tag).initial(text), letter, "{text} in {tag}");
    }
}

#[test]
fn plurals_follow_the_language() {
    use PluralCategory::{Few, Many, One, Other};
    for (tag, number, expected) in
        [("da", 1, One), ("da", 21, Other), ("pl", 2, Few), ("pl", 5, Many), ("uk", 21, One), ("ja", 1, Other)]
    {
        assert_eq!(Locale::new(tag).plural(number), expected, "{number} in {tag}");
    }
}

#[test]
fn what_is_not_a_language_has_the_forms_of_the_root() {
    for tag in ["", "x", "not a tag", "qaa", "tlh"] {
        let locale = Locale::new(tag);
        assert_eq!(locale.tag(), tag);
        assert!(locale.date(day("2026-03-01")).contains("2026"), "{tag}");
        assert_eq!(locale.compare("a", "b"), Ordering::Less);
    }
}

#[test]
fn some_languages_run_from_right_to_left() {
    for (tag, rtl) in [("da", false), ("ar", true), ("fa", true), ("ku-Arab", true), ("ku", false)] {
        assert_eq!(Locale::new(tag).is_rtl(), rtl, "{tag}");
        assert_eq!(direction(tag), if rtl { "rtl" } else { "ltr" }, "{tag}");
    }
}

#[test]
fn years_are_not_grouped_and_short_years_have_two_digits() {
    let locale = Locale::new("en");
    assert_eq!((locale.digits(2026), locale.two_digits(7)), ("2026".to_owned(), "07".to_owned()));
}
