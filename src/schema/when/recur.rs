//! When something that comes again comes next.

use jiff::civil::Date;

use super::{Every, Point, Season, Span, SpanUnit, Week};

/// A step from one time to the next.
#[derive(Clone, Copy)]
enum Step {
    Months(i32),
    Days(i32),
}

/// All times from the first one on, as far as there are any and the calendar goes; one where the steps are no steps of
/// the calendar.
pub fn times(every: &Every) -> impl Iterator<Item = Point> {
    let Every { from, until, by, .. } = *every;
    let counted = by.or(from).zip(step(every));
    let all = (0..).map_while(move |count| counted.and_then(|(anchor, step)| after(anchor, step, count)));
    all.skip_while(move |point| from.is_some_and(|from| point.last_day() < from.first_day()))
        .take_while(move |point| until.is_none_or(|until| point.first_day() <= until.last_day()))
}

/// The last of all times, where there is one; it is not sought from the first one on.
pub fn last(every: &Every) -> Option<Point> {
    let (until, step) = (every.until?, step(every)?);
    let anchor = every.by.or(every.from)?;
    // Steps that the first time cannot take end the times there.
    if after(anchor, step, 1).is_none() {
        return times(every).last();
    }
    let begun = |point: &Point| every.from.is_none_or(|from| point.last_day() >= from.first_day());
    let from = steps_before(anchor, step, until.first_day());
    let late = (from..).map_while(|count| after(anchor, step, count));
    late.take_while(|point| point.first_day() <= until.last_day()).last().filter(begun)
}

/// From one time to the next.
fn step(every: &Every) -> Option<Step> {
    every.duration.months().map(Step::Months).or(every.duration.days().map(Step::Days))
}

/// The first time, counted from the first deadline or the first time, that is not over on the day, has begun to
/// count, and does not come too late.
pub fn next(every: &Every, as_of: Date) -> Option<Point> {
    let anchor = every.by.or(every.from)?;
    let step = step(every)?;
    let earliest = every.from.map_or(as_of, |from| from.first_day().max(as_of));
    let mut count = steps_before(anchor, step, earliest);
    loop {
        let point = after(anchor, step, count)?;
        if point.last_day() >= earliest {
            let in_time = every.until.is_none_or(|until| point.first_day() <= until.last_day());
            return in_time.then_some(point);
        }
        count += 1;
    }
}

/// So many steps that the time after them is surely not past the day, and not long before it.
fn steps_before(anchor: Point, step: Step, day: Date) -> i32 {
    let first = anchor.last_day();
    let steps = match step {
        Step::Months(months) => {
            let month = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
            (month(day) - month(first)) / months
        }
        Step::Days(days) => {
            let between = first.duration_until(day).as_hours() / 24;
            i32::try_from(between).unwrap_or(i32::MAX) / days
        }
    };
    (steps - 2).max(0)
}

/// The time that comes so many steps after another. A month's last days give way where a month is shorter, and
/// week 53 where a year has 52; all steps are counted from the first time, so nothing drifts.
fn after(anchor: Point, step: Step, count: i32) -> Option<Point> {
    match step {
        Step::Months(months) => months_after(anchor, months.checked_mul(count)?),
        Step::Days(days) => days_after(anchor, days.checked_mul(count)?),
    }
}

fn months_after(point: Point, months: i32) -> Option<Point> {
    match point {
        Point::Day(day) => day.checked_add(jiff::Span::new().try_months(months).ok()?).ok().map(Point::Day),
        Point::Week(week) => {
            let year = i16::try_from(i32::from(week.year()) + whole(months, 12)?).ok()?;
            Week::new(year, week.week()).or_else(|| Week::new(year, week.week() - 1)).map(Point::Week)
        }
        // An hour comes again in no form of a time.
        Point::Hour(_) => None,
        Point::Span(span) => span_after(span, months).map(Point::Span),
        Point::Third(third, span) => span_after(span, months).map(|span| Point::Third(third, span)),
    }
}

fn days_after(point: Point, days: i32) -> Option<Point> {
    let moved = |day: Date| day.checked_add(jiff::Span::new().try_days(days).ok()?).ok();
    match point {
        Point::Day(day) => moved(day).map(Point::Day),
        Point::Week(_) if days % 7 == 0 => {
            let week = moved(point.first_day())?.iso_week_date();
            Week::new(week.year(), week.week()).map(Point::Week)
        }
        _ => None,
    }
}

/// The span of the same kind that begins so many months later.
fn span_after(span: Span, months: i32) -> Option<Span> {
    let (number, in_year) = match span.unit() {
        SpanUnit::Month(n) => (i32::from(n) - 1, 12),
        SpanUnit::Quarter(n) | SpanUnit::FiscalQuarter(_, n) => (i32::from(n) - 1, 4),
        SpanUnit::Half(n) => (i32::from(n) - 1, 2),
        SpanUnit::Season(season) => (season as i32, 4),
        SpanUnit::WinterByEnd => (Season::Winter as i32, 4),
        SpanUnit::Year | SpanUnit::FiscalYear(_) => (0, 1),
    };
    let moved = i32::from(span.begins_in()) * in_year + number + whole(months, 12 / in_year)?;
    let number = (moved % in_year) as i8;
    let unit = match span.unit() {
        SpanUnit::Month(_) => SpanUnit::Month(number + 1),
        SpanUnit::Quarter(_) => SpanUnit::Quarter(number + 1),
        SpanUnit::Half(_) => SpanUnit::Half(number + 1),
        SpanUnit::Season(_) | SpanUnit::WinterByEnd => SpanUnit::Season(Season::ALL[number as usize]),
        SpanUnit::FiscalQuarter(start, _) => SpanUnit::FiscalQuarter(start, number + 1),
        whole @ (SpanUnit::Year | SpanUnit::FiscalYear(_)) => whole,
    };
    Span::new(i16::try_from(moved / in_year).ok()?, unit)
}

/// How many times `part` goes into `all`, if it does without a rest.
fn whole(all: i32, part: i32) -> Option<i32> {
    (all % part == 0).then_some(all / part)
}
