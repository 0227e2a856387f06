//! How a language writes numbers and dates, and in which order it sorts.
//!
//! All of it comes from Unicode CLDR, compiled into the program: nothing here knows a language. A [`Locale`] is made
//! once for each language and shared by all threads; it loads its data then, so that its use is cheap.

mod alphabet;
mod months;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::fieldsets::{T, YM, YMD};
use icu_datetime::input::Time as IcuTime;
use icu_datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu_datetime::{FixedCalendarDateTimeFormatter as DateFormatter, NoCalendarFormatter};
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale::exemplar_chars::ExemplarCharacters;
use icu_locale::subtags::region;
use icu_locale::{LanguageIdentifier, Locale as IcuLocale, LocaleDirectionality};
pub use icu_plurals::PluralCategory;
use icu_plurals::{PluralRules, PluralRulesOptions};
use jiff::civil::{Date, Time};
use writeable::TryWriteable;

use alphabet::Alphabet;
pub use months::Months;

/// A language as ICU knows it. `Send` and `Sync`; of a few kilobytes, so keep one for each language.
pub struct Locale {
    tag: Box<str>,
    collator: CollatorBorrowed<'static>,
    alphabet: Alphabet,
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
    plurals: PluralRules,
    date: DateFormatter<Gregorian, YMD>,
    month_year: DateFormatter<Gregorian, YM>,
    clock: NoCalendarFormatter<T>,
    months: [Box<str>; 12],
    months_alone: [Box<str>; 12],
    months_short: [Box<str>; 12],
    rtl: bool,
}

impl Locale {
    /// The locale of a BCP 47 tag such as `da` or `en-IE`. A language that CLDR does not have, and a tag that is
    /// none, has the forms of the root: ISO-like dates and the order of Unicode.
    ///
    /// A tag without a region stands for the language as the world writes it, not as its largest country does: `en`
    /// has the day before the month.
    pub fn new(tag: &str) -> Self {
        let locale = icu_locale(tag);
        Self {
            tag: tag.into(),
            collator: load(&locale, |l| Collator::try_new(l.into(), CollatorOptions::default())),
            alphabet: Alphabet::new(
                load(&locale, |l| Collator::try_new(l.into(), alphabet::by_letters())),
                load(&locale, |l| ExemplarCharacters::try_new_index(&l.into())),
            ),
            grouped: decimal_formatter(&locale, GroupingStrategy::Auto),
            plain: decimal_formatter(&locale, GroupingStrategy::Never),
            plurals: load(&locale, |l| PluralRules::try_new(l.into(), PluralRulesOptions::default())),
            date: load(&locale, |l| DateFormatter::try_new(l.into(), YMD::long())),
            month_year: load(&locale, |l| DateFormatter::try_new(l.into(), YM::long())),
            clock: load(&locale, |l| NoCalendarFormatter::try_new(l.into(), T::hm())),
            months: month_names(&locale, "MMMM"),
            months_alone: month_names(&locale, "LLLL"),
            months_short: month_names(&locale, "LLL"),
            rtl: LocaleDirectionality::new_extended().is_right_to_left(&locale.id),
        }
    }

    /// The letters that the language is written with, as CLDR has them; none of one that it does not have.
    pub fn letters(&self) -> Vec<char> {
        let main = load(&icu_locale(&self.tag), |l| ExemplarCharacters::try_new_main(&l.into()));
        main.code_points().iter_chars().collect()
    }

    /// The tag it was made with.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The order of the language's dictionaries. Words that differ in case only are distinguished last.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b)
    }

    /// The letter under which a text stands in an index from A to Z: the language's own letter, so that `Aalborg`
    /// stands under `Å` in Danish; `#` where the text begins with a digit or has no letter.
    pub fn initial(&self, text: &str) -> String {
        self.alphabet.letter(text)
    }

    /// The order of an index from A to Z: that of the dictionary, without the signs before the first letter.
    pub fn index_order(&self, a: &str, b: &str) -> Ordering {
        self.compare(alphabet::without_signs(a), alphabet::without_signs(b)).then_with(|| self.compare(a, b))
    }

    /// Entries, each with its words, in the order of an index and under its letters, each of which is there once.
    pub fn by_letter<T>(&self, mut entries: Vec<(String, T)>) -> Vec<(String, Vec<T>)> {
        entries.sort_by(|(a, _), (b, _)| self.index_order(a, b));
        let mut letters: Vec<(String, Vec<T>)> = Vec::new();
        for (words, entry) in entries {
            let letter = self.initial(&words);
            match letters.iter_mut().rfind(|(known, _)| *known == letter) {
                Some((_, under)) => under.push(entry),
                None => letters.push((letter, vec![entry])),
            }
        }
        letters
    }

    /// A whole number, grouped as the language does: `12.345` in Danish.
    pub fn integer(&self, number: i64) -> String {
        with_minus(&self.grouped.format(&Decimal::from(number)).to_string())
    }

    /// A number that is written with a point and digits only, as in `-12345.60`; all its digits are kept. `None` if
    /// it is not so written.
    pub fn decimal(&self, written: &str) -> Option<String> {
        Decimal::from_str(written).ok().map(|number| with_minus(&self.grouped.format(&number).to_string()))
    }

    /// Whether the language writes a comma before the decimals of a number.
    pub fn writes_decimal_comma(&self) -> bool {
        self.decimal("1.5").is_some_and(|number| number.contains(','))
    }

    /// A number with the language's digits but without groups: for years, weeks and days.
    pub fn digits(&self, number: i64) -> String {
        self.plain.format(&Decimal::from(number)).to_string()
    }

    /// A number with the language's digits, without groups and with at least two of them: `07`.
    pub fn two_digits(&self, number: i64) -> String {
        let mut number = Decimal::from(number);
        number.pad_start(2);
        self.plain.format(&number).to_string()
    }

    /// Which form of a word goes with so many things.
    pub fn plural(&self, number: u64) -> PluralCategory {
        self.plurals.category_for(number)
    }

    /// A month's name as it stands in a date; `month` is from 1 to 12, and all else has no name.
    pub fn month(&self, month: i8) -> &str {
        name(&self.months, month)
    }

    /// A month's name as it stands alone, which in Slavic languages and others is another form.
    pub fn month_alone(&self, month: i8) -> &str {
        name(&self.months_alone, month)
    }

    /// A month's name shortened, as it stands alone on an axis: `mar.`, `Mar`.
    pub fn month_short(&self, month: i8) -> &str {
        name(&self.months_short, month)
    }

    /// A day with its month's name: `1. marts 2026`, `1 March 2026`.
    pub fn date(&self, day: Date) -> String {
        self.date.format(&gregorian(day)).to_string()
    }

    /// A month and its year: `marts 2026`.
    pub fn month_year(&self, year: i16, month: i8) -> String {
        let first = Date::new(year, month, 1).expect("a month has a first day");
        self.month_year.format(&gregorian(first)).to_string()
    }

    /// A time of day, to the minute: `19.00`, `19:00`.
    pub fn clock(&self, time: Time) -> String {
        let time = IcuTime::try_new(time.hour() as u8, time.minute() as u8, 0, 0);
        self.clock.format(&time.expect("a clock shows it")).to_string()
    }

    /// Whether the language is written from right to left.
    pub fn is_rtl(&self) -> bool {
        self.rtl
    }
}

/// The sign before a negative number.
pub const MINUS: &str = "\u{2212}";

/// The direction in which a language is written, as HTML names it: `ltr` or `rtl`. A tag that is none is `ltr`.
pub fn direction(tag: &str) -> &'static str {
    let is_rtl = |tag: LanguageIdentifier| LocaleDirectionality::new_extended().is_right_to_left(&tag);
    match tag.parse().is_ok_and(is_rtl) {
        true => "rtl",
        false => "ltr",
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locale").field("tag", &self.tag).finish_non_exhaustive()
    }
}

/// A tag as ICU knows it: without a region it stands for the language as the world writes it.
fn icu_locale(tag: &str) -> IcuLocale {
    let mut locale = IcuLocale::try_from_str(tag).unwrap_or(IcuLocale::UNKNOWN);
    if locale.id.region.is_none() && !locale.id.language.is_unknown() {
        locale.id.region = Some(region!("001"));
    }
    locale
}

/// Loads what ICU has for a locale, or for the root, whose data is compiled in and so is always there.
fn load<T, E: fmt::Debug>(locale: &IcuLocale, make: impl Fn(&IcuLocale) -> Result<T, E>) -> T {
    make(locale)
        .or_else(|_| make(&IcuLocale::UNKNOWN))
        .unwrap_or_else(|problem| unreachable!("no root data: {problem:?}"))
}

/// A number with a real minus before it, which is as wide as a plus and stands at the height of the digits.
fn with_minus(number: &str) -> String {
    number.replace('-', MINUS)
}

fn decimal_formatter(locale: &IcuLocale, grouping: GroupingStrategy) -> DecimalFormatter {
    load(locale, |l| {
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(grouping);
        DecimalFormatter::try_new(DecimalFormatterPreferences::from(l), options)
    })
}

/// The names of the twelve months by a pattern of UTS 35: `MMMM` within a date, `LLLL` alone, `LLL` shortened.
fn month_names(locale: &IcuLocale, pattern: &str) -> [Box<str>; 12] {
    let names = |l: &IcuLocale| -> Option<[Box<str>; 12]> {
        let pattern: DateTimePattern = pattern.parse().ok()?;
        let mut names = FixedCalendarDateTimeNames::<Gregorian, DateFieldSet>::try_new(l.into()).ok()?;
        let formatter = names.include_for_pattern(&pattern).ok()?;
        Some(std::array::from_fn(|month| {
            let first = gregorian(Date::new(2026, month as i8 + 1, 1).expect("a month has a first day"));
            formatter.format(&first).try_write_to_string().unwrap_or_else(|(_, name)| name).into()
        }))
    };
    load(locale, |l| names(l).ok_or("month names"))
}

fn name(names: &[Box<str>; 12], month: i8) -> &str {
    &names[usize::try_from(month - 1).expect("a month is a number from 1 to 12")]
}

/// ICU's date for the same day; every day that `jiff` has is a day for ICU too.
fn gregorian(day: Date) -> IcuDate<Gregorian> {
    let first = IcuDate::try_new_gregorian(i32::from(day.year()), day.month() as u8, day.day() as u8);
    first.unwrap_or_else(|_| IcuDate::from_rata_die(icu_calendar::types::RataDie::new(1), Gregorian))
}

#[cfg(test)]
mod tests;
