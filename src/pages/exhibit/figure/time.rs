//! Time as a line: from the first day of a chart to its last, and where months and years begin on it.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use tavle_base::locale::Locale;

/// The days that a chart shows. A place on it is a number of days after the first; the end of a day is the beginning
/// of the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    first: Date,
    last: Date,
}

/// What a line of time is divided into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Week,
    Months(i16),
    Years(i16),
}

/// One way to divide a line of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// What begins where, in order.
    pub ticks: Vec<Tick>,
    /// The greater whole that the ticks belong to: the years of months, the months of weeks.
    pub above: Vec<Tick>,
}

/// A part of a line of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub from: i32,
    pub to: i32,
    /// Empty for the rest of something that began before the line.
    pub label: String,
}

impl Scale {
    /// From the first day of anything to the last, made whole weeks, months, quarters or years by its length; a little
    /// longer where something goes on.
    pub fn around(first: Date, last: Date, goes_on: bool) -> Self {
        let length = days(first, last) + 1;
        let last = if goes_on { last.saturating_add((length / 12).max(10).days()) } else { last };
        let unit = match days(first, last) + 1 {
            ..=100 => Unit::Week,
            101..=1100 => Unit::Months(1),
            1101..=3000 => Unit::Months(3),
            _ => Unit::Years(1),
        };
        Self { first: unit.begin(first), last: unit.end(last) }
    }

    /// Where a day begins.
    pub fn at(&self, day: Date) -> i32 {
        days(self.first, day)
    }

    /// Where a day ends.
    pub fn after(&self, day: Date) -> i32 {
        days(self.first, day) + 1
    }

    /// How many days it has.
    pub fn days(&self) -> i32 {
        self.after(self.last)
    }

    pub fn first(&self) -> Date {
        self.first
    }

    pub fn last(&self) -> Date {
        self.last
    }

    pub fn contains(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// The ways to divide it, the finest first.
    pub fn axes(&self, locale: &Locale) -> Vec<Axis> {
        const MOST: i32 = 40;
        const UNITS: [(Unit, i32); 9] = [
            (Unit::Week, 7),
            (Unit::Months(1), 30),
            (Unit::Months(3), 91),
            (Unit::Years(1), 365),
            (Unit::Years(2), 730),
            (Unit::Years(5), 1826),
            (Unit::Years(10), 3652),
            (Unit::Years(50), 18262),
            (Unit::Years(1000), 365_250),
        ];
        let last = UNITS.len() - 1;
        let is_sensible = |(n, (unit, length)): &(usize, &(Unit, i32))| {
            let count = self.days() / length;
            // Weeks say little to those who look at more than a season.
            (count <= MOST && (*unit != Unit::Week || count <= 15) && count > 0) || *n == last
        };
        let mut axes: Vec<Axis> =
            UNITS.iter().enumerate().filter(is_sensible).map(|(_, (unit, _))| self.axis(*unit, locale)).collect();
        // The coarsest is there for lines of many centuries only.
        if axes.len() > 1 && axes.last().is_some_and(|axis| axis.ticks.len() < 2) {
            axes.pop();
        }
        axes
    }

    fn axis(&self, unit: Unit, locale: &Locale) -> Axis {
        let above = match unit {
            Unit::Week => self.ticks(Unit::Months(1), |day| locale.month_year(day.year(), day.month())),
            Unit::Months(_) => self.ticks(Unit::Years(1), |day| locale.digits(day.year().into())),
            Unit::Years(_) => Vec::new(),
        };
        let ticks = self.ticks(unit, |day| match unit {
            Unit::Week => locale.digits(day.day().into()),
            Unit::Months(_) => locale.month_short(day.month()).trim_end_matches('.').to_owned(),
            Unit::Years(_) => locale.digits(day.year().into()),
        });
        Axis { ticks, above }
    }

    /// The parts of a unit that lie on the line. A year of which only the end does is named too, as there it is clear
    /// what is meant.
    fn ticks(&self, unit: Unit, label: impl Fn(Date) -> String) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut begin = unit.begin(self.first);
        while begin <= self.last {
            let end = unit.end(begin);
            let is_whole = begin >= self.first || unit == Unit::Years(1) || unit == Unit::Months(1);
            let label = if is_whole { label(begin) } else { String::new() };
            ticks.push(Tick { from: self.at(begin).max(0), to: self.after(end).min(self.days()), label });
            match end.tomorrow() {
                Ok(next) => begin = next,
                Err(_) => break,
            }
        }
        ticks
    }
}

impl Unit {
    /// The first day of the unit that a day is in.
    fn begin(self, day: Date) -> Date {
        let first_of = |year: i16, month: i16| Date::new(year, month as i8, 1).unwrap_or(day);
        match self {
            Self::Week => day.saturating_sub(i32::from(day.weekday().since(Weekday::Monday)).days()),
            Self::Months(count) => {
                let month = i16::from(day.month()) - 1;
                first_of(day.year(), month - month % count + 1)
            }
            Self::Years(count) => first_of(day.year() - day.year().rem_euclid(count), 1),
        }
    }

    /// The last day of the unit that a day is in.
    fn end(self, day: Date) -> Date {
        let first = self.begin(day);
        let next = match self {
            Self::Week => first.checked_add(7.days()),
            Self::Months(count) => first.checked_add(count.months()),
            Self::Years(count) => first.checked_add(count.years()),
        };
        next.and_then(Date::yesterday).unwrap_or(Date::MAX)
    }
}

/// How many days one day comes after another.
fn days(from: Date, to: Date) -> i32 {
    i32::try_from(from.duration_until(to).as_hours() / 24).expect("the days of a calendar are not that many")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap_or_else(|problem| panic!("{text}: {problem}"))
    }

    fn scale(first: &str, last: &str) -> Scale {
        Scale::around(day(first), day(last), false)
    }

    #[test]
    fn a_line_begins_and_ends_with_something_whole() {
        for (first, last, begins, ends) in [
            ("2026-11-22", "2026-11-22", "2026-11-16", "2026-11-22"),
            ("2026-03-19", "2026-05-20", "2026-03-16", "2026-05-24"),
            ("2026-02-20", "2027-03-31", "2026-02-01", "2027-03-31"),
            ("2026-08-01", "2031-02-03", "2026-07-01", "2031-03-31"),
            ("2026-08-01", "2035-12-31", "2026-01-01", "2035-12-31"),
            ("9999-12-30", "9999-12-31", "9999-12-27", "9999-12-31"),
        ] {
            let scale = scale(first, last);
            assert_eq!((scale.first(), scale.last()), (day(begins), day(ends)), "{first} {last}");
        }
        assert_eq!(Scale::around(day("2026-01-01"), day("2026-12-31"), true).last(), day("2027-01-31"));
    }

    #[test]
    fn a_day_has_a_place_at_its_beginning_and_its_end() {
        let scale = scale("2026-02-20", "2027-03-31");
        assert_eq!((scale.at(day("2026-02-01")), scale.after(day("2026-02-01"))), (0, 1));
        assert_eq!((scale.at(day("2026-03-01")), scale.at(day("2027-02-01"))), (28, 365));
        assert_eq!(scale.days(), 424);
    }

    #[test]
    fn the_ways_to_divide_it_go_from_fine_to_coarse() {
        let english = Locale::new("en");
        let labels = |ticks: &[Tick]| ticks.iter().map(|tick| tick.label.clone()).collect::<Vec<_>>().join(" ");
        for (first, last, axes) in [
            (
                "2026-11-02",
                "2026-12-20",
                &[("2 9 16 23 30 7 14", "November 2026 December 2026"), ("Nov Dec", "2026")][..],
            ),
            ("2026-08-10", "2027-02-10", &[("Aug Sept Oct Nov Dec Jan Feb", "2026 2027"), (" Oct Jan", "2026 2027")]),
            (
                "2026-03-01",
                "2029-01-31",
                &[
                    (
                        "Mar Apr May Jun Jul Aug Sept Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec Jan \
                  Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec Jan",
                        "2026 2027 2028 2029",
                    ),
                    (" Apr Jul Oct Jan Apr Jul Oct Jan Apr Jul Oct Jan", "2026 2027 2028 2029"),
                    ("2026 2027 2028 2029", ""),
                    (" 2028", ""),
                ],
            ),
            ("1603-01-01", "2026-01-01", &[(" 1650 1700 1750 1800 1850 1900 1950 2000", ""), (" 2000", "")]),
        ] {
            let scale = scale(first, last);
            let found: Vec<_> =
                scale.axes(&english).iter().map(|axis| (labels(&axis.ticks), labels(&axis.above))).collect();
            let found: Vec<_> = found.iter().map(|(ticks, above)| (ticks.as_str(), above.as_str())).collect();
            assert_eq!(found, axes, "{first} {last}");
        }
    }

    #[test]
    fn ticks_cover_the_line_without_gaps() {
        for (first, last) in [("2026-11-22", "2026-11-22"), ("2026-02-20", "2027-03-31"), ("2026-08-01", "2035-12-31")]
        {
            let scale = scale(first, last);
            for axis in scale.axes(&Locale::new("da")) {
                for ticks in [&axis.ticks, &axis.above].into_iter().filter(|ticks| !ticks.is_empty()) {
                    assert_eq!((ticks[0].from, ticks[ticks.len() - 1].to), (0, scale.days()), "{first} {last}");
                    assert!(ticks.windows(2).all(|pair| pair[0].to == pair[1].from), "{first} {last}");
                }
            }
        }
    }
}
