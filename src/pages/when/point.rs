//! One time of the calendar in words, alone, with a word before it, or two of them as a range.

use tavle_base::locale::Locale;
use tavle_schema::strings::{OwnJoinedWords, ThirdWords, WhenStrings, fill};
use tavle_schema::{Hour, Point, Season, Span, SpanUnit};

/// A language: its words and its calendar.
pub struct Writer<'a> {
    pub locale: &'a Locale,
    pub strings: &'a WhenStrings,
}

/// The word before a time.
#[derive(Clone, Copy)]
pub enum Before {
    From,
    Until,
    By,
}

/// What a phrase can say of a time, by the name of its slot.
type Slots = Vec<(&'static str, String)>;

/// Whether a time can be said without its year.
pub fn has_bare_form(point: Point) -> bool {
    let is_year = |unit| matches!(unit, SpanUnit::Year | SpanUnit::FiscalYear(_) | SpanUnit::FiscalQuarter(..));
    !matches!(point, Point::Hour(_))
        && !matches!(point, Point::Span(span) | Point::Third(_, span) if is_year(span.unit()))
}

/// A winter ends in another year than it begins, so it cannot leave its year to what follows.
fn is_winter(point: Point) -> bool {
    let is_winter = |unit| matches!(unit, SpanUnit::Season(Season::Winter) | SpanUnit::WinterByEnd);
    matches!(point, Point::Span(span) | Point::Third(_, span) if is_winter(span.unit()))
}

/// The year that a time can leave to another of the same year.
pub fn year_to_share(point: Point) -> Option<i16> {
    (has_bare_form(point) && !is_winter(point)).then(|| point.year())
}

impl Writer<'_> {
    /// A time with its year, or without it where the year is known.
    pub fn point(&self, point: Point, year: bool) -> String {
        match point {
            Point::Day(day) if year => self.locale.date(day),
            Point::Day(_) => self.put(&self.strings.day.bare, &self.slots(point)),
            Point::Hour(_) => self.put(&self.strings.hour.full, &self.slots(point)),
            Point::Week(_) if year => self.put(&self.strings.week.full, &self.slots(point)),
            Point::Week(_) => self.put(&self.strings.week.bare, &self.slots(point)),
            Point::Span(span) => self.span(span, year),
            Point::Third(third, span) => {
                let words = self.thirds(span).unwrap_or(&self.strings.thirds);
                fill(words.word(third), &[("time", &self.span(span, year))])
            }
        }
    }

    /// A time with a word before it: "by 31 October".
    pub fn joined(&self, before: Before, point: Point, year: bool) -> String {
        let mut slots = self.slots(point);
        slots.push(("time", self.point(point, year)));
        let general = &self.strings.joined;
        let own = self.own_joined(point);
        let pattern = match before {
            Before::From => own.and_then(|own| own.from.as_ref()).unwrap_or(&general.from),
            Before::Until => own.and_then(|own| own.until.as_ref()).unwrap_or(&general.until),
            Before::By => own.and_then(|own| own.by.as_ref()).unwrap_or(&general.by),
        };
        self.put(pattern, &slots)
    }

    /// From one time to another. What they share is said once where the language has a way to.
    pub fn range(&self, first: Point, last: Point) -> String {
        if first == last {
            return self.point(first, true);
        }
        let same_year = first.year() == last.year() && has_bare_form(first) && has_bare_form(last);
        if let Some(short) = self.short_range(first, last, same_year) {
            return short;
        }
        let full = (self.point(first, true), self.point(last, true));
        if !same_year || is_winter(first) {
            return fill(&self.strings.range, &[("first", &full.0), ("last", &full.1)]);
        }
        let bare = (self.point(first, false), self.point(last, false));
        let slots = [("first", &*full.0), ("last", &*full.1), ("first_bare", &*bare.0), ("last_bare", &*bare.1)];
        fill(&self.strings.range_in_year, &slots)
    }

    /// Two times of one kind, and of one year where they have a smaller unit: "1–5 March 2026", "weeks 18–21, 2026".
    fn short_range(&self, first: Point, last: Point, same_year: bool) -> Option<String> {
        let strings = self.strings;
        let (pattern, a, b) = match (first, last) {
            (Point::Day(a), Point::Day(b)) if same_year && a.month() == b.month() => {
                (&strings.day.range, self.number(a.day()), self.number(b.day()))
            }
            (Point::Hour(a), Point::Hour(b)) if a.day() == b.day() => {
                let clock = |hour: Hour| self.locale.clock(hour.time());
                (&strings.hour.range, clock(a), clock(b))
            }
            (Point::Week(a), Point::Week(b)) if same_year => {
                (&strings.week.range, self.number(a.week()), self.number(b.week()))
            }
            (Point::Span(a), Point::Span(b)) => match (a.unit(), b.unit()) {
                (SpanUnit::Month(a), SpanUnit::Month(b)) if same_year => {
                    let name = |month| self.locale.month_alone(month).to_owned();
                    (&strings.month.range, name(a), name(b))
                }
                (SpanUnit::Quarter(a), SpanUnit::Quarter(b)) if same_year => (
                    &strings.quarter.range,
                    ordinal(&strings.quarter.ordinals, a),
                    ordinal(&strings.quarter.ordinals, b),
                ),
                (SpanUnit::Half(a), SpanUnit::Half(b)) if same_year => {
                    (&strings.half.range, ordinal(&strings.half.ordinals, a), ordinal(&strings.half.ordinals, b))
                }
                (SpanUnit::Year, SpanUnit::Year) => (&strings.year.range, self.year(a.year()), self.year(b.year())),
                _ => return None,
            },
            _ => return None,
        };
        let mut slots = self.slots(first);
        slots.extend([("first", a), ("last", b)]);
        Some(self.put(pattern, &slots))
    }

    fn span(&self, span: Span, year: bool) -> String {
        let strings = self.strings;
        let pattern = match (span.unit(), year) {
            (SpanUnit::Month(month), true) => return self.locale.month_year(span.year(), month),
            (SpanUnit::Month(_), false) => &strings.month.bare,
            (SpanUnit::Quarter(_), true) => &strings.quarter.full,
            (SpanUnit::Quarter(_), false) => &strings.quarter.bare,
            (SpanUnit::Half(_), true) => &strings.half.full,
            (SpanUnit::Half(_), false) => &strings.half.bare,
            (SpanUnit::Season(Season::Winter) | SpanUnit::WinterByEnd, true) => &strings.season.full_winter,
            (SpanUnit::Season(_), true) => &strings.season.full,
            (SpanUnit::Season(_) | SpanUnit::WinterByEnd, false) => &strings.season.bare,
            (SpanUnit::Year, _) => &strings.year.full,
            (SpanUnit::FiscalYear(_), _) => &strings.fiscal_year.full,
            (SpanUnit::FiscalQuarter(..), _) => &strings.fiscal_quarter.full,
        };
        self.put(pattern, &self.slots(Point::Span(span)))
    }

    /// A kind's own words for its thirds.
    fn thirds(&self, span: Span) -> Option<&ThirdWords> {
        match span.unit() {
            SpanUnit::Month(_) => self.strings.month.thirds.as_ref(),
            SpanUnit::Quarter(_) => self.strings.quarter.thirds.as_ref(),
            SpanUnit::Half(_) => self.strings.half.thirds.as_ref(),
            SpanUnit::Season(_) | SpanUnit::WinterByEnd => self.strings.season.thirds.as_ref(),
            SpanUnit::Year => self.strings.year.thirds.as_ref(),
            SpanUnit::FiscalYear(_) => self.strings.fiscal_year.thirds.as_ref(),
            SpanUnit::FiscalQuarter(..) => self.strings.fiscal_quarter.thirds.as_ref(),
        }
    }

    /// A kind's own words before it; a third has those of all times, as it begins with its own.
    fn own_joined(&self, point: Point) -> Option<&OwnJoinedWords> {
        match point {
            Point::Day(_) => Some(&self.strings.day.joined),
            Point::Hour(_) => Some(&self.strings.hour.joined),
            Point::Week(_) => Some(&self.strings.week.joined),
            Point::Third(..) => None,
            Point::Span(span) => Some(match span.unit() {
                SpanUnit::Month(_) => &self.strings.month.joined,
                SpanUnit::Quarter(_) => &self.strings.quarter.joined,
                SpanUnit::Half(_) => &self.strings.half.joined,
                SpanUnit::Season(_) | SpanUnit::WinterByEnd => &self.strings.season.joined,
                SpanUnit::Year => &self.strings.year.joined,
                SpanUnit::FiscalYear(_) => &self.strings.fiscal_year.joined,
                SpanUnit::FiscalQuarter(..) => &self.strings.fiscal_quarter.joined,
            }),
        }
    }

    fn slots(&self, point: Point) -> Slots {
        let year = if let Point::Span(span) | Point::Third(_, span) = point { span.begins_in() } else { point.year() };
        let mut slots = vec![("year", self.year(year))];
        let mut month = |month: i8| {
            slots.push(("month", self.locale.month(month).to_owned()));
            slots.push(("month_alone", self.locale.month_alone(month).to_owned()));
        };
        match point {
            Point::Day(day) => {
                month(day.month());
                slots.push(("day", self.number(day.day())));
            }
            Point::Hour(hour) => {
                slots.push(("date", self.locale.date(hour.day())));
                slots.push(("clock", self.locale.clock(hour.time())));
            }
            Point::Week(week) => slots.push(("week", self.number(week.week()))),
            Point::Span(span) | Point::Third(_, span) => match span.unit() {
                SpanUnit::Month(number) => month(number),
                SpanUnit::Quarter(number) => slots.push(("ordinal", ordinal(&self.strings.quarter.ordinals, number))),
                SpanUnit::FiscalQuarter(_, number) => {
                    slots.push(("ordinal", ordinal(&self.strings.quarter.ordinals, number)));
                    slots.push(("next", self.next_year(year)));
                }
                SpanUnit::Half(number) => slots.push(("ordinal", ordinal(&self.strings.half.ordinals, number))),
                SpanUnit::Season(_) | SpanUnit::WinterByEnd => {
                    let season = if let SpanUnit::Season(season) = span.unit() { season } else { Season::Winter };
                    slots.push(("season", self.strings.season.name(season).to_owned()));
                    slots.push(("next", self.next_year(year)));
                }
                SpanUnit::FiscalYear(_) => slots.push(("next", self.next_year(year))),
                SpanUnit::Year => {}
            },
        }
        slots
    }

    fn put(&self, pattern: &str, slots: &Slots) -> String {
        let slots: Vec<(&str, &str)> = slots.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(pattern, &slots)
    }

    fn number(&self, number: i8) -> String {
        self.locale.digits(i64::from(number))
    }

    /// The year after, by its last two digits unless it begins a century: 2026–27, 1999–2000.
    fn next_year(&self, year: i16) -> String {
        match i64::from(year) + 1 {
            next if next % 100 == 0 => self.locale.digits(next),
            next => self.locale.two_digits(next % 100),
        }
    }

    fn year(&self, year: i16) -> String {
        self.locale.digits(i64::from(year))
    }
}

/// The word for a number from 1.
fn ordinal(words: &[Box<str>], number: i8) -> String {
    words[usize::try_from(number - 1).expect("quarters and halves are counted from 1")].to_string()
}
