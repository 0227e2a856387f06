//! When something is as a calendar shows it: the first and the last day, its hours where it has any, and how it comes again.
//!
//! Of what comes again, a rule is given only where it says exactly the times that [`super::recur`] counts; elsewhere the
//! next time stands alone.

use jiff::civil::{Date, DateTime};

use super::{Every, Point, When, recur};

/// Whole days, or hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventTime {
    pub first: Date,
    /// Not before the first.
    pub last: Date,
    /// When it begins and, where that is known, when it ends, by the clocks of the site's time zone.
    pub hours: Option<(DateTime, Option<DateTime>)>,
    pub again: Option<Recurrence>,
}

/// How something comes again, in the steps that calendars know (RFC 5545, 3.3.10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    pub frequency: Frequency,
    /// After so many days, weeks, months or years; at least 1.
    pub interval: u32,
    /// On which day of the month, where it is not the same number each time.
    pub on: On,
    /// The last day on which it can begin.
    pub until: Option<Date>,
}

/// What is counted from one time to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// On which day of its month something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// The day of the first time.
    Same,
    /// The month's last day.
    Last,
    /// This day, 29 or 30, and in a shorter month the last.
    DayOrLast(i8),
}

/// How many times are looked at to see whether a rule says the same as they do: with steps of four years, those of four
/// centuries, in which the calendar comes round.
const LOOKED_AT: usize = 100;

impl<T> When<T> {
    /// The days on which it stands in a calendar: what lasts, from its first to its last day; a deadline on its day; what
    /// begins and has no end, on the days in which it begins; words, on the days of their place. `as_of` says which time
    /// stands alone for something that comes again in steps that no calendar knows. `None` for what has no day; of a list of
    /// times the first, since each of them is an event of its own.
    pub fn event_time(&self, as_of: Date) -> Option<EventTime> {
        let days = |first: Point, last: Point| {
            let end = if let Point::Hour(last) = last {
                (first != Point::Hour(last)).then(|| last.date_time())
            } else {
                None
            };
            let hours = if let Point::Hour(first) = first { Some((first.date_time(), end)) } else { None };
            Some(EventTime { first: first.first_day(), last: last.last_day(), hours, again: None })
        };
        match self {
            Self::At(point) | Self::From(point) => days(*point, *point),
            Self::Range(first, last) => days(*first, *last),
            Self::By(point @ Point::Hour(_)) => days(*point, *point),
            Self::By(point) => days(Point::Day(point.last_day()), Point::Day(point.last_day())),
            Self::Every(every) => repeated(every, as_of),
            Self::Placed(placed) => days(Point::Day(placed.sort.first_day()), Point::Day(placed.sort.last_day())),
            Self::Several(all) => all.iter().find_map(|one| one.event_time(as_of)),
            Self::Ongoing | Self::AsNeeded | Self::Regularly(_) | Self::Within(_) | Self::After(_) | Self::Free(_) => {
                None
            }
        }
    }
}

/// The days of one time: all of them, or the last where it is a deadline.
fn days(every: &Every, point: Point) -> (Date, Date) {
    match every.by {
        Some(_) => (point.last_day(), point.last_day()),
        None => (point.first_day(), point.last_day()),
    }
}

fn repeated(every: &Every, as_of: Date) -> Option<EventTime> {
    let (first, last) = days(every, recur::times(every).next()?);
    if let Some(again) = again(every) {
        return Some(EventTime { first, last, hours: None, again: Some(again) });
    }
    let next = recur::next(every, as_of).map_or((first, last), |point| days(every, point));
    Some(EventTime { first: next.0, last: next.1, hours: None, again: None })
}

/// The rule for all times, if there is one that says exactly them.
fn again(every: &Every) -> Option<Recurrence> {
    let times: Vec<(Date, Date)> = recur::times(every).take(LOOKED_AT).map(|point| days(every, point)).collect();
    let (first, last) = *times.first()?;
    // A calendar gives every time as many days as the first has.
    let length = |first: Date, last: Date| first.until(last).map_or(0, |span| span.get_days());
    let (second, ..) = *times.get(1)?;
    if !times.iter().all(|(from, to)| length(*from, *to) == length(first, last)) {
        return None;
    }
    let (frequency, interval) = match (every.duration.months(), every.duration.days()) {
        (Some(months), _) if months % 12 == 0 => (Frequency::Yearly, months / 12),
        (Some(months), _) => (Frequency::Monthly, months),
        (None, Some(days)) if days % 7 == 0 => (Frequency::Weekly, days / 7),
        (None, Some(days)) => (Frequency::Daily, days),
        (None, None) => return None,
    };
    let until = match every.until {
        Some(_) => recur::last(every).map(|point| days(every, point).0),
        None => None,
    };
    let is_by_days = matches!(frequency, Frequency::Daily | Frequency::Weekly);
    let rule =
        |frequency, interval, on| Some(Recurrence { frequency, interval: u32::try_from(interval).ok()?, on, until });
    let all = |holds: &dyn Fn(Date) -> bool| times.iter().all(|(first, _)| holds(*first));
    // Times of weeks in steps of years are on no fixed day of the month; the second time already shows that.
    if is_by_days || (all(&|day| day.day() == first.day()) && second.month() == month_after(first, every)?) {
        return rule(frequency, interval, On::Same);
    }
    let months = every.duration.months()?;
    if all(&|day| day == day.last_of_month()) && second.month() == month_after(first, every)? {
        return rule(Frequency::Monthly, months, On::Last);
    }
    let longest = first.day();
    let is_cut = |day: Date| day.day() == longest.min(day.last_of_month().day());
    (matches!(longest, 29 | 30) && all(&is_cut) && second.month() == month_after(first, every)?)
        .then(|| rule(Frequency::Monthly, months, On::DayOrLast(longest)))?
}

/// The month in which the second time must begin, if the steps are of whole months.
fn month_after(first: Date, every: &Every) -> Option<i8> {
    let months = every.duration.months()?;
    i8::try_from((i32::from(first.month()) - 1 + months) % 12 + 1).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::when::tests::any_when;

    fn event_time(yaml: &str) -> Option<EventTime> {
        let when: When = serde_yaml::from_str(yaml).unwrap_or_else(|problem| panic!("{yaml}: {problem}"));
        when.event_time(jiff::civil::date(2026, 11, 22))
    }

    /// The days and the rule in short, as in `2026-03-19 2026-03-19 Monthly/3 Last ≤2027-12-31`.
    fn short(event: &EventTime) -> String {
        let days = match event.hours {
            None => format!("{} {}", event.first, event.last),
            Some((begin, None)) => begin.to_string(),
            Some((begin, Some(end))) => format!("{begin} {end}"),
        };
        match &event.again {
            None => days,
            Some(again) => {
                let until = again.until.map(|day| format!(" ≤{day}")).unwrap_or_default();
                format!("{days} {:?}/{} {:?}{until}", again.frequency, again.interval, again.on)
            }
        }
    }

    #[test]
    fn every_time_with_a_day_has_its_days_in_a_calendar() {
        for (written, expected) in [
            ("2026-03-19", "2026-03-19 2026-03-19"),
            ("2026-W18", "2026-04-27 2026-05-03"),
            ("2026-02", "2026-02-01 2026-02-28"),
            ("late 2028-02", "2028-02-21 2028-02-29"),
            ("2026-winter", "2026-12-01 2027-02-28"),
            ("2026-W18/2026-W21", "2026-04-27 2026-05-24"),
            ("2026/..", "2026-01-01 2026-12-31"),
            ("../2026-10", "2026-10-31 2026-10-31"),
            ("2026-09-03T19:00", "2026-09-03T19:00:00"),
            ("2026-09-03T19:00/21:30", "2026-09-03T19:00:00 2026-09-03T21:30:00"),
            ("2026-09-03T19:00/2026-09-04T12:00", "2026-09-03T19:00:00 2026-09-04T12:00:00"),
            ("../2026-09-03T12:00", "2026-09-03T12:00:00"),
            ("{ text: x, sort: 2027-03 }", "2027-03-01 2027-03-31"),
            ("[2026-03, 2026-09]", "2026-03-01 2026-03-31"),
            ("{ every: P1W, from: 2026-01-05 }", "2026-01-05 2026-01-05 Weekly/1 Same"),
            ("{ every: P10D, from: 2026-01-05 }", "2026-01-05 2026-01-05 Daily/10 Same"),
            ("{ every: P2W, from: 2026-W02 }", "2026-01-05 2026-01-11 Weekly/2 Same"),
            ("{ every: P4Y, from: 2026-09-01 }", "2026-09-01 2026-09-01 Yearly/4 Same"),
            ("{ every: P1Y, from: 2026-09 }", "2026-09-01 2026-09-30 Yearly/1 Same"),
            ("{ every: P3M, from: 2026-01-31 }", "2026-01-31 2026-01-31 Monthly/3 Last"),
            ("{ every: P1M, from: 2026-01-30 }", "2026-01-30 2026-01-30 Monthly/1 DayOrLast(30)"),
            ("{ every: P1Y, from: 2028-02-29 }", "2028-02-29 2028-02-29 Monthly/12 Last"),
            ("{ every: P3M, by: 2026-Q1 }", "2026-03-31 2026-03-31 Monthly/3 Last"),
            ("{ every: P1Y, by: 2026-10-30 }", "2026-10-30 2026-10-30 Yearly/1 Same"),
            ("{ every: P1Y, from: 2026-09-01, until: 2029 }", "2026-09-01 2026-09-01 Yearly/1 Same ≤2029-09-01"),
            // Months, and Februaries, are not of one length, and a week is on other days each year: the next time.
            ("{ every: P1M, from: 2026-09 }", "2026-11-01 2026-11-30"),
            ("{ every: P1Y, from: 2024-02 }", "2027-02-01 2027-02-28"),
            ("{ every: P1Y, from: 2026-W18 }", "2027-05-03 2027-05-09"),
            ("{ every: P1Y, from: 2026-W20 }", "2027-05-17 2027-05-23"),
            // One time is no rule.
            ("{ every: P1Y, from: 2026-09-01, until: 2026 }", "2026-09-01 2026-09-01"),
        ] {
            assert_eq!(event_time(written).as_ref().map(short).as_deref(), Some(expected), "{written}");
        }
        for written in [
            "ongoing",
            "as needed",
            "weekly",
            "{ every: P1Y }",
            "{ within: P3M, of: x }",
            "{ after: x }",
            "{ text: x }",
        ] {
            assert_eq!(event_time(written), None, "{written}");
        }
    }

    proptest! {
        #[test]
        fn the_last_day_is_never_before_the_first(when in any_when()) {
            let as_of = jiff::civil::date(2026, 11, 22);
            if let Some(event) = when.event_time(as_of) {
                prop_assert!(event.first <= event.last, "{when}");
                prop_assert!(event.again.is_none_or(|again| again.interval > 0));
            }
            if let When::Every(every) = &when && every.until.is_some() {
                prop_assert_eq!(recur::last(every), recur::times(every).last(), "{}", when);
            }
            // What has no place in time has none in a calendar.
            prop_assert!(when.event_time(as_of).is_none() || when.moment().day().is_some());
        }
    }
}
