//! What is reported on, who is asked for a report for which period, and whether it is there. All that is ever called not
//! reported is judged here, and nowhere else.
//!
//! Reports for a period can come until the end of the month that follows it; from the next day on, a report that was asked for
//! and is not there is missing. A row is asked for one if the period is not before the first for which anything in its data set
//! was reported, if the row has begun by its end, and if the row was not completed or cancelled before it. Whoever asks says
//! what day it is: nothing in a plan that has ended, which is asked for nothing.

use jiff::ToSpan;
use jiff::civil::Date;

use super::dataset::{Counted, DataSet, Report, Reports, Status};
use super::lateness::Lateness;
use super::spec::Reporter;
use tavle_schema::{Day, ReportInterval, ReportPeriod, State};

/// The last day on which a report for a period comes in time.
pub fn last_day_to_report(period: ReportPeriod) -> Date {
    let next = period.last_day().saturating_add(1.day());
    next.last_of_month()
}

/// The newest period for which a report can be missing on a day.
pub fn due(every: ReportInterval, today: Date) -> Option<ReportPeriod> {
    let now = ReportPeriod::of_day(today, every);
    std::iter::successors(now, |period| period.previous()).find(|period| last_day_to_report(*period) < today)
}

/// What was reported for a period, of all that was asked for.
#[derive(Clone, Debug)]
pub struct Round<'a> {
    pub period: ReportPeriod,
    /// Each with the index of its row.
    pub reported: Vec<(usize, Counted<'a>)>,
    pub missing: Vec<(usize, Counted<'a>)>,
}

impl Round<'_> {
    /// How many were asked, or reported all the same.
    pub fn all(&self) -> usize {
        self.reported.len() + self.missing.len()
    }
}

impl DataSet {
    /// What is reported on: each row, or each action or indicator in it; with the index of its row.
    pub fn reporters(&self) -> impl Iterator<Item = (usize, Counted<'_>)> {
        (0..self.rows.len()).flat_map(|n| self.reporters_of(n).map(move |one| (n, one)))
    }

    /// What is reported on of the row with an index.
    pub fn reporters_of(&self, row: usize) -> impl Iterator<Item = Counted<'_>> {
        let (row, reporter) = (&self.rows[row], self.spec.reporter);
        let own = (reporter == Some(Reporter::Row)).then_some(Counted { row, part: None });
        let parts = row.items().filter(move |_| reporter == Some(Reporter::Part));
        own.into_iter().chain(parts.map(move |part| Counted { row, part: Some(part) }))
    }

    /// What was reported for a period, and what was asked for and is missing.
    pub fn round(&self, period: ReportPeriod) -> Round<'_> {
        let (mut reported, mut missing) = (Vec::new(), Vec::new());
        for (n, one) in self.reporters() {
            match one.report(period) {
                Some(_) => reported.push((n, one)),
                None if self.asks(&one, period) => missing.push((n, one)),
                None => {}
            }
        }
        Round { period, reported, missing }
    }

    /// Whether a report for a period is asked for.
    fn asks(&self, one: &Counted<'_>, period: ReportPeriod) -> bool {
        let has_begun = || one.has_begun(period.last_day());
        let is_before_all = match self.report_periods.first() {
            Some(first) => period < *first,
            None => self.publish.is_some_and(|Day(day)| period.last_day() < day),
        };
        !is_before_all && has_begun() && !one.was_over_before(period)
    }

    /// Whether the last report that should be there by now is not, and nor is any later one.
    pub fn report_lateness(&self, one: &Counted<'_>, today: Option<Date>) -> Lateness {
        let (Some(every), Some(today)) = (self.report_every, today) else { return Lateness::Never };
        if one.state().is_some_and(|state| state.is_over()) {
            return Lateness::Never;
        }
        let is_missing =
            |due: ReportPeriod| one.newest_period().is_none_or(|newest| newest < due) && self.asks(one, due);
        match due(every, today).is_some_and(is_missing) {
            true => Lateness::Late,
            false => Lateness::NotYet,
        }
    }

    /// The period of which is said how much of it was reported: the newest that is over and for which anything
    /// was, or the last that is due.
    pub fn newest_round(&self, today: Option<Date>) -> Option<ReportPeriod> {
        let due = self.report_every.zip(today).and_then(|(every, today)| due(every, today));
        let is_asked = |due: &ReportPeriod| self.reporters().any(|(_, one)| self.asks(&one, *due));
        let is_over = |period: &&ReportPeriod| today.is_none_or(|today| period.last_day() < today);
        self.report_periods.iter().rev().find(is_over).copied().max(due.filter(is_asked))
    }
}

impl<'a> Counted<'a> {
    pub fn reports(&self) -> &'a Reports {
        self.part.map_or(&self.row.reports, |part| &part.reports)
    }

    /// The report for a period.
    pub fn report(&self, period: ReportPeriod) -> Option<&'a Report> {
        self.reports().binary_search_by_key(&period, |report| report.period).ok().map(|n| &self.reports()[n])
    }

    fn newest_period(&self) -> Option<ReportPeriod> {
        self.reports().last().map(|report| report.period)
    }

    /// Whether anything was reported for a later period.
    pub fn is_reported_after(&self, period: ReportPeriod) -> bool {
        self.newest_period().is_some_and(|newest| newest > period)
    }

    /// How far it was at the end of a period, by the reports until then. Where no report says how far it is, nobody has said
    /// that it was otherwise than it is now, but work that had not begun by its time was not yet on its way.
    pub fn status_in(&self, period: ReportPeriod) -> Option<&'a Status> {
        self.status_until(period.last_day(), |report| report.period <= period)
    }

    /// How far it was before a period.
    pub fn status_before(&self, period: ReportPeriod) -> Option<&'a Status> {
        self.status_until(period.first_day(), |report| report.period < period)
    }

    /// Whether it was completed or cancelled before a period. What is so and was never reported on is asked for nothing.
    fn was_over_before(&self, period: ReportPeriod) -> bool {
        match self.reports().newest_status() {
            Some(_) => self.status_before(period).is_some_and(|status| status.state.is_over()),
            None => self.state().is_some_and(State::is_over),
        }
    }

    fn status_until(&self, day: Date, is_meant: impl Fn(&Report) -> bool) -> Option<&'a Status> {
        let reports = self.reports();
        if reports.newest_status().is_some() {
            return reports.iter().rev().filter(|report| is_meant(report)).find_map(|report| report.status.as_ref());
        }
        let own = self.part.map_or(&self.row.status, |part| &part.status).as_ref();
        own.filter(|own| own.state == State::NotStarted || self.has_begun(day))
    }

    /// Whether it had begun by a day, as far as its time says so.
    fn has_begun(&self, day: Date) -> bool {
        let own = self.part.and_then(|part| part.timing.as_deref()).or(self.row.when.as_deref());
        own.and_then(|timing| timing.when.first_day()).is_none_or(|first| first <= day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use tavle_schema::When;

    fn period(written: &str) -> ReportPeriod {
        When::parse(written).ok().and_then(|when| ReportPeriod::try_from(&when).ok()).expect("a period")
    }

    #[test]
    fn a_report_is_missing_once_the_month_after_its_period_is_over() {
        for (every, today, expected) in [
            (ReportInterval::Quarter, date(2026, 10, 31), "2026-Q2"),
            (ReportInterval::Quarter, date(2026, 11, 1), "2026-Q3"),
            (ReportInterval::Quarter, date(2026, 12, 31), "2026-Q3"),
            (ReportInterval::Quarter, date(2027, 1, 31), "2026-Q3"),
            (ReportInterval::Quarter, date(2027, 2, 1), "2026-Q4"),
            (ReportInterval::Month, date(2026, 11, 30), "2026-09"),
            (ReportInterval::Month, date(2026, 12, 1), "2026-10"),
            (ReportInterval::Half, date(2026, 7, 31), "2025-H2"),
            (ReportInterval::Half, date(2026, 8, 1), "2026-H1"),
            (ReportInterval::Year, date(2026, 1, 31), "2024"),
            (ReportInterval::Year, date(2026, 2, 1), "2025"),
        ] {
            assert_eq!(due(every, today), Some(period(expected)), "{every:?} {today}");
        }
    }

    #[test]
    fn reports_come_in_time_until_the_end_of_the_next_month() {
        assert_eq!(last_day_to_report(period("2026-Q4")), date(2027, 1, 31));
        assert_eq!(last_day_to_report(period("2028-01")), date(2028, 2, 29));
    }
}
