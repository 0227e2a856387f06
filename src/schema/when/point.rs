//! One time of the calendar: a day, or a span of days that has a name.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};

use super::{Hour, YearStart};
use tavle_base::keywords;

/// One time of the calendar, from the year 1000 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// `2026-03-19`.
    Day(Date),
    /// `2026-09-03T19:00`.
    Hour(Hour),
    /// `2026-W18`.
    Week(Week),
    /// `2026-03`, `2026-Q2`, `2026-H1`, `2026-autumn`, `2026`, `FY2026`, `FY2026-Q1`.
    Span(Span),
    /// `early 2026-08`.
    Third(Third, Span),
}

/// A week by ISO 8601, from Monday to Sunday; week 1 has the year's first Thursday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Week {
    year: i16,
    week: i8,
}

/// Whole months of which one can say early, mid and late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    year: i16,
    unit: SpanUnit,
}

/// What a span is; the numbers are from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanUnit {
    Month(i8),
    Quarter(i8),
    Half(i8),
    Season(Season),
    /// A winter that bears the year in which it ends, in a site that counts so.
    WinterByEnd,
    Year,
    /// The year of accounts that begins in the year it bears.
    FiscalYear(YearStart),
    FiscalQuarter(YearStart, i8),
}

keywords! {
    /// The seasons as the weather services count them: whole months, spring from March to May.
    pub enum Season {
        Spring = "spring",
        Summer = "summer",
        Autumn = "autumn",
        /// From December of the year it bears to February of the next.
        Winter = "winter",
    }
}

keywords! {
    /// A third of a span. Of a month, the days 1 to 10, 11 to 20, and 21 to the last (*primo*, *medio*, *ultimo*); of a
    /// quarter or season, one of its three months; of a half, two months; of a year, four months.
    pub enum Third {
        Early = "early",
        Mid = "mid",
        Late = "late",
    }
}

impl Week {
    /// A week that the year has: most have 52, some 53.
    pub fn new(year: i16, week: i8) -> Option<Self> {
        let known = written_year(year) && ISOWeekDate::new(year, week, Weekday::Monday).is_ok();
        known.then_some(Self { year, week })
    }

    pub fn year(self) -> i16 {
        self.year
    }

    /// From 1.
    pub fn week(self) -> i8 {
        self.week
    }

    fn monday(self) -> Date {
        ISOWeekDate::new(self.year, self.week, Weekday::Monday).map_or(Date::MAX, ISOWeekDate::date)
    }
}

impl Span {
    /// A span that the year has.
    pub fn new(year: i16, unit: SpanUnit) -> Option<Self> {
        let known = match unit {
            SpanUnit::Month(n) => (1..=12).contains(&n),
            SpanUnit::Quarter(n) | SpanUnit::FiscalQuarter(_, n) => (1..=4).contains(&n),
            SpanUnit::Half(n) => (1..=2).contains(&n),
            SpanUnit::Season(_) | SpanUnit::WinterByEnd | SpanUnit::Year | SpanUnit::FiscalYear(_) => true,
        };
        (known && written_year(year)).then_some(Self { year, unit })
    }

    /// The year it bears.
    pub fn year(self) -> i16 {
        self.year
    }

    pub fn unit(self) -> SpanUnit {
        self.unit
    }

    /// The year in which it begins.
    pub fn begins_in(self) -> i16 {
        if self.unit == SpanUnit::WinterByEnd { self.year - 1 } else { self.year }
    }

    /// The same year as another kind of span.
    pub(super) fn of(self, unit: SpanUnit) -> Self {
        Self { unit, ..self }
    }

    /// Its first day, and how many months it has.
    fn months(self) -> (Date, i16) {
        let of_year = |after: i16, count| (self.month(after), count);
        match self.unit {
            SpanUnit::Month(n) => of_year(i16::from(n) - 1, 1),
            SpanUnit::Quarter(n) => of_year(i16::from(n) * 3 - 3, 3),
            SpanUnit::Half(n) => of_year(i16::from(n) * 6 - 6, 6),
            SpanUnit::Season(season) => of_year(season.first_month() - 1, 3),
            SpanUnit::WinterByEnd => of_year(-1, 3),
            SpanUnit::Year => of_year(0, 12),
            SpanUnit::FiscalYear(start) => (start.in_year(self.year), 12),
            SpanUnit::FiscalQuarter(start, n) => (after(start.in_year(self.year), i16::from(n) * 3 - 3), 3),
        }
    }

    fn first_of(self, third: Third) -> Date {
        match (self.months(), third.index()) {
            ((first, 1), third) => first.saturating_add((third * 10).days()),
            ((first, count), third) => after(first, third * (count / 3)),
        }
    }

    fn last_of(self, third: Third) -> Date {
        match (self.months(), third.index()) {
            ((first, 1), 2) => last_before(first, 1),
            ((first, 1), third) => first.saturating_add((third * 10 + 9).days()),
            ((first, count), third) => last_before(first, (third + 1) * (count / 3)),
        }
    }

    /// The first day of the month that comes so many months after January of the span's year.
    fn month(self, after: i16) -> Date {
        let year = self.year + after.div_euclid(12);
        Date::new(year, after.rem_euclid(12) as i8 + 1, 1).unwrap_or(Date::MAX)
    }
}

/// The day that comes so many months after another.
fn after(day: Date, months: i16) -> Date {
    day.checked_add(months.months()).unwrap_or(Date::MAX)
}

/// The last day before the one that comes so many months after another; the calendar's last where it goes no further.
fn last_before(day: Date, months: i16) -> Date {
    day.checked_add(months.months()).and_then(Date::yesterday).unwrap_or(Date::MAX)
}

impl Season {
    fn first_month(self) -> i16 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl Third {
    fn index(self) -> i16 {
        match self {
            Self::Early => 0,
            Self::Mid => 1,
            Self::Late => 2,
        }
    }
}

impl Point {
    /// The first of its days.
    pub fn first_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Hour(hour) => hour.day(),
            Self::Week(week) => week.monday(),
            Self::Span(span) => span.first_of(Third::Early),
            Self::Third(third, span) => span.first_of(third),
        }
    }

    /// The last of its days.
    pub fn last_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Hour(hour) => hour.day(),
            Self::Week(week) => week.monday().saturating_add(6.days()),
            Self::Span(span) => span.last_of(Third::Late),
            Self::Third(third, span) => span.last_of(third),
        }
    }

    /// When it begins, by the clock where it has an hour.
    pub fn begins(self) -> DateTime {
        self.at(self.first_day())
    }

    /// When it is over at the latest, by the clock where it has an hour; else at the beginning of its last day.
    pub fn ends(self) -> DateTime {
        self.at(self.last_day())
    }

    fn at(self, day: Date) -> DateTime {
        match self {
            Self::Hour(hour) => hour.date_time(),
            _ => day.at(0, 0, 0, 0),
        }
    }

    /// The year that it is written with.
    pub fn year(self) -> i16 {
        match self {
            Self::Day(day) => day.year(),
            Self::Hour(hour) => hour.day().year(),
            Self::Week(week) => week.year,
            Self::Span(span) | Self::Third(_, span) => span.year,
        }
    }

    /// Reads exactly what [`Point`]'s `Display` writes; `None` for all else.
    pub fn parse(text: &str) -> Option<Self> {
        for third in Third::ALL {
            if let Some(rest) = text.strip_prefix(third.word()).and_then(|rest| rest.strip_prefix(' ')) {
                return match Self::parse_plain(rest)? {
                    Self::Span(span) => Some(Self::Third(third, span)),
                    _ => None,
                };
            }
        }
        Self::parse_plain(text)
    }

    fn parse_plain(text: &str) -> Option<Self> {
        if let Some(fiscal) = text.strip_prefix("FY") {
            let (year, unit) = match fiscal.split_once("-Q") {
                None => (fiscal, SpanUnit::FiscalYear(YearStart::JANUARY)),
                Some((year, n)) => (year, SpanUnit::FiscalQuarter(YearStart::JANUARY, number(n, 1)? as i8)),
            };
            return Span::new(i16::try_from(number(year, 4)?).ok()?, unit).map(Self::Span);
        }
        if let Some((day, clock)) = text.split_once('T') {
            let Self::Day(day) = Self::parse_plain(day)? else { return None };
            return Hour::at(day, clock).map(Self::Hour);
        }
        let year = i16::try_from(number(text.get(..4)?, 4)?).ok().filter(|year| written_year(*year))?;
        let rest = &text[4..];
        let span = |unit| Span::new(year, unit).map(Self::Span);
        if rest.is_empty() {
            return span(SpanUnit::Year);
        }
        let rest = rest.strip_prefix('-')?;
        if let Some(week) = rest.strip_prefix('W') {
            return Week::new(year, number(week, 2)? as i8).map(Self::Week);
        }
        if let Some(quarter) = rest.strip_prefix('Q') {
            return span(SpanUnit::Quarter(number(quarter, 1)? as i8));
        }
        if let Some(half) = rest.strip_prefix('H') {
            return span(SpanUnit::Half(number(half, 1)? as i8));
        }
        if let Some(season) = Season::find(rest) {
            return span(SpanUnit::Season(season));
        }
        match rest.split_once('-') {
            None => span(SpanUnit::Month(number(rest, 2)? as i8)),
            Some((month, day)) => Date::new(year, number(month, 2)? as i8, number(day, 2)? as i8).ok().map(Self::Day),
        }
    }
}

/// A number that is written with exactly so many digits, at most four.
fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Whether a year is written with four digits, of which the first is not zero.
fn written_year(year: i16) -> bool {
    (1000..=9999).contains(&year)
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Hour(hour) => hour.fmt(f),
            Self::Week(week) => write!(f, "{}-W{:02}", week.year, week.week),
            Self::Span(span) => span.fmt(f),
            Self::Third(third, span) => write!(f, "{} {span}", third.word()),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let SpanUnit::FiscalYear(_) | SpanUnit::FiscalQuarter(..) = self.unit {
            f.write_str("FY")?;
        }
        write!(f, "{}", self.year)?;
        match self.unit {
            SpanUnit::Month(n) => write!(f, "-{n:02}"),
            SpanUnit::Quarter(n) | SpanUnit::FiscalQuarter(_, n) => write!(f, "-Q{n}"),
            SpanUnit::Half(n) => write!(f, "-H{n}"),
            SpanUnit::Season(season) => write!(f, "-{}", season.word()),
            SpanUnit::WinterByEnd => write!(f, "-{}", Season::Winter.word()),
            SpanUnit::Year | SpanUnit::FiscalYear(_) => Ok(()),
        }
    }
}
