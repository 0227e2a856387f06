//! Where a time lies on a line of time: the many ways to say when something is, as places.

use jiff::civil::Date;

use super::time::Scale;
use tavle_schema::{Every, Point, When};

/// What a time takes up on a line of time, as places on its scale.
#[derive(Clone, Debug, PartialEq)]
pub enum Extent {
    /// One day.
    Day(i32),
    /// From an edge to another.
    Span(Edge, Edge),
    /// At the latest by the end of a day.
    Deadline(i32),
    /// Several times, each from a place to another.
    Recurrence { places: Vec<(i32, i32)>, is_deadline: bool },
    /// Again and again between two edges, nobody knows on which days.
    Regularly(Edge, Edge),
}

/// One end of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    At(i32),
    /// Early, in the middle or late in a time.
    About(i32),
    /// It goes on beyond the line.
    Open,
}

/// The first and last day by which a time asks for room on the line: of what comes again, the next time from `today` on
/// among them. Nothing if it has no day.
pub fn room<T>(when: &When<T>, today: Option<Date>) -> Option<(Date, Date)> {
    match when {
        When::Every(every) => {
            let next =
                today.and_then(|today| when.next_occurrence(today)).map(|point| (point.first_day(), point.last_day()));
            let named = [every.from, every.by, every.until].into_iter().flatten();
            named.map(|point| (point.first_day(), point.last_day())).chain(next).reduce(wider)
        }
        When::Placed(placed) => Some((placed.sort.first_day(), placed.sort.last_day())),
        _ => match (when.first_day(), when.last_day()) {
            (Some(first), Some(last)) => Some((first, last)),
            (Some(day), None) | (None, Some(day)) => Some((day, day)),
            (None, None) => None,
        },
    }
}

/// What holds two stretches of days.
pub fn wider(a: (Date, Date), b: (Date, Date)) -> (Date, Date) {
    (a.0.min(b.0), a.1.max(b.1))
}

/// Where a time lies on a line; nothing if it has no place in time.
pub fn extent<T>(when: &When<T>, scale: &Scale) -> Option<Extent> {
    Some(match when {
        When::At(Point::Day(day)) => Extent::Day(scale.at(*day)),
        When::At(Point::Hour(hour)) => Extent::Day(scale.at(hour.day())),
        When::Range(Point::Hour(first), Point::Hour(last)) if first.day() == last.day() => {
            Extent::Day(scale.at(first.day()))
        }
        When::At(point) => Extent::Span(begin(*point, scale), end(*point, scale)),
        When::Range(first, last) => Extent::Span(begin(*first, scale), end(*last, scale)),
        When::From(point) => Extent::Span(begin(*point, scale), Edge::Open),
        When::By(point) => Extent::Deadline(scale.after(point.last_day())),
        When::Ongoing => Extent::Span(Edge::Open, Edge::Open),
        When::Regularly(_) => Extent::Regularly(Edge::Open, Edge::Open),
        When::Every(every) => again(when, every, scale),
        When::Placed(placed) => Extent::Span(
            Edge::About(scale.at(placed.sort.first_day())),
            Edge::About(scale.after(placed.sort.last_day())),
        ),
        // Where there is one place only, the first stands for all.
        When::Several(all) => return all.iter().find_map(|one| extent(one, scale)),
        When::AsNeeded | When::Within(_) | When::After(_) | When::Free(_) => return None,
    })
}

fn begin(point: Point, scale: &Scale) -> Edge {
    edge(point, scale.at(point.first_day()))
}

fn end(point: Point, scale: &Scale) -> Edge {
    edge(point, scale.after(point.last_day()))
}

fn edge(point: Point, place: i32) -> Edge {
    match point {
        Point::Third(..) => Edge::About(place),
        Point::Day(_) | Point::Hour(_) | Point::Week(_) | Point::Span(_) => Edge::At(place),
    }
}

/// Each time it comes on the line; where the times could not be distinguished, that it comes regularly.
fn again<T>(when: &When<T>, every: &Every, scale: &Scale) -> Extent {
    const MOST: usize = 150;
    let regularly = || {
        Extent::Regularly(
            every.from.map_or(Edge::Open, |point| begin(point, scale)),
            every.until.map_or(Edge::Open, |point| end(point, scale)),
        )
    };
    // That there are too many is mostly seen without finding each.
    let first = every.from.map_or(scale.first(), |point| point.first_day().max(scale.first()));
    let last = every.until.map_or(scale.last(), |point| point.last_day().min(scale.last()));
    let longest_step = every.duration.days().or(every.duration.months().map(|months| months.saturating_mul(31)));
    if longest_step.is_some_and(|step| (scale.at(last) - scale.at(first)) / step > MOST as i32) {
        return regularly();
    }
    let mut places = Vec::new();
    let mut from = scale.first();
    while let Some(point) = when.next_occurrence(from)
        && point.first_day() <= scale.last()
        && places.len() <= MOST
    {
        places.push((scale.at(point.first_day()), scale.after(point.last_day())));
        match point.last_day().tomorrow() {
            Ok(next) => from = next,
            Err(_) => break,
        }
    }
    match places.len() {
        1..=MOST => Extent::Recurrence { places, is_deadline: every.by.is_some() },
        _ => regularly(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_schema::Text;

    #[test]
    fn every_time_has_its_place() {
        use Edge::{About, At, Open};
        let day = |text: &str| text.parse::<Date>().unwrap_or_else(|problem| panic!("{text}: {problem}"));
        let scale = Scale::around(day("2026-01-01"), day("2026-12-31"), false);
        let weeks = |places: &[i32]| places.iter().map(|at| (*at, at + 7)).collect::<Vec<_>>();
        for (written, expected) in [
            ("2026-01-01", Some(Extent::Day(0))),
            ("2026-W02", Some(Extent::Span(At(4), At(11)))),
            ("2026-02", Some(Extent::Span(At(31), At(59)))),
            ("early 2026-02", Some(Extent::Span(About(31), About(41)))),
            ("2026-01-05/late 2026-01", Some(Extent::Span(At(4), About(31)))),
            ("2026-02/..", Some(Extent::Span(At(31), Open))),
            ("../2026-01-31", Some(Extent::Deadline(31))),
            ("ongoing", Some(Extent::Span(Open, Open))),
            ("weekly", Some(Extent::Regularly(Open, Open))),
            (
                "{ every: P13W, from: 2026-W02 }",
                Some(Extent::Recurrence { places: weeks(&[4, 95, 186, 277]), is_deadline: false }),
            ),
            ("{ every: P1Y, by: 2025-01-31 }", Some(Extent::Recurrence { places: vec![(30, 31)], is_deadline: true })),
            ("{ every: P1M }", Some(Extent::Regularly(Open, Open))),
            ("{ every: P2W, from: 2026-02, until: 2026-03 }", Some(Extent::Regularly(At(31), At(90)))),
            // More times than can be distinguished are no row of marks.
            ("{ every: P1D, from: 2026-02, until: 2026-11 }", Some(Extent::Regularly(At(31), At(334)))),
            ("2026-01-05T19:00", Some(Extent::Day(4))),
            ("2026-01-05T19:00/21:00", Some(Extent::Day(4))),
            ("2026-01-05T19:00/2026-01-06T12:00", Some(Extent::Span(At(4), At(6)))),
            ("{ text: senere, sort: 2026-02 }", Some(Extent::Span(About(31), About(59)))),
            ("[2026-02, ../2026-03-31]", Some(Extent::Span(At(31), At(59)))),
            ("{ after: ankomsten }", None),
            ("as needed", None),
            ("{ within: P3M, of: ankomsten }", None),
            ("{ text: senere }", None),
        ] {
            let when: When<Text> =
                serde_yaml::from_str(written).unwrap_or_else(|problem| panic!("{written}: {problem}"));
            assert_eq!(extent(&when, &scale), expected, "{written}");
        }
    }
}
