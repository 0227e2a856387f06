//! The marks of a chart: bars, points and diamonds, distinguished by their shape and not by their colour alone.

use super::outline::round;
use super::scene::Scene;
use tavle_pages::exhibit::figure::{Edge, Extent, Mark, Sign};
use tavle_schema::{StatusColour, StatusLook, StatusShape};

/// Half the height of a bar.
const HALF: f64 = 7.0;
/// From the middle of a diamond to its points.
const REACH: f64 = 9.0;
/// The narrowest bar that can still be seen for what it is.
const NARROWEST: f64 = 7.0;

/// The stretch of a drawing that a line of time takes up.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    pub start: f64,
    pub width: f64,
    pub days: i32,
}

impl Stretch {
    /// Where a place on the line is.
    pub fn x(self, place: i32) -> f64 {
        self.start + self.width * f64::from(place.clamp(0, self.days)) / f64::from(self.days.max(1))
    }

    fn end(self) -> f64 {
        self.start + self.width
    }

    /// The middle of a day.
    pub fn middle(self, day: i32) -> f64 {
        (self.x(day) + self.x(day + 1)) / 2.0
    }

    /// The bar between two edges, wide enough to be seen.
    fn bar(self, from: Edge, to: Edge) -> Bar {
        let place = |edge, open| match edge {
            Edge::At(place) | Edge::About(place) => self.x(place),
            Edge::Open => open,
        };
        let (mut start, mut end) = (place(from, self.start), place(to, self.end()));
        if end - start < NARROWEST {
            let middle = ((start + end) / 2.0).clamp(self.start + NARROWEST / 2.0, self.end() - NARROWEST / 2.0);
            (start, end) = (middle - NARROWEST / 2.0, middle + NARROWEST / 2.0);
        }
        Bar { start, end, from: Tip::of(from), to: Tip::of(to) }
    }
}

/// How a bar ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tip {
    /// Here and nowhere else.
    Straight,
    /// About here: it falls apart.
    Soft,
    /// Not here: it points beyond.
    Pointed,
}

impl Tip {
    fn of(edge: Edge) -> Self {
        match edge {
            Edge::At(_) => Self::Straight,
            Edge::About(_) => Self::Soft,
            Edge::Open => Self::Pointed,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Bar {
    start: f64,
    end: f64,
    from: Tip,
    to: Tip,
}

/// Draws a mark with its middle at a height.
pub fn draw(mark: &Mark, stretch: Stretch, y: f64, scene: &mut Scene) {
    scene.group(class(mark.look), |scene| {
        if let Some(was) = &mark.was {
            moved(was, &mark.extent, mark.is_milestone, stretch, y, scene);
        }
        extent(mark, stretch, y, scene);
    });
    if mark.is_late {
        let x = last(&mark.extent, stretch);
        triangle("late", (x, y - HALF - 3.0), scene);
    }
}

/// A part of a bar, filled as rows in a state are. Those of which nobody has said how far they are get a line at its foot:
/// there is something, but not what.
pub fn part(look: Option<StatusLook>, (start, end): (f64, f64), (half, y): (f64, f64), scene: &mut Scene) {
    let outline = |top: f64| [(start, y + half), (start, top), (end, top), (end, y + half)];
    match look {
        Some(_) => scene.group(class(look), |scene| filled(&outline(y - half), y, look, scene)),
        None => scene.group("mark s-none", |scene| scene.area("full bare", &outline(y + half - 4.0))),
    }
}

/// The sign of being late, standing on a point.
pub fn triangle(class: &'static str, (x, y): (f64, f64), scene: &mut Scene) {
    scene.area(class, &[(x - 6.0, y), (x, y - 10.0), (x + 6.0, y)]);
}

fn extent(mark: &Mark, stretch: Stretch, y: f64, scene: &mut Scene) {
    let look = mark.look;
    match &mark.extent {
        Extent::Day(day) if mark.is_milestone => filled(&diamond(stretch.middle(*day), y, REACH), y, look, scene),
        Extent::Day(day) => filled(&round(stretch.middle(*day), y, HALF), y, look, scene),
        Extent::Span(from, to) if mark.is_milestone => {
            // The milestone is somewhere within a time, over which a thin line is drawn.
            let bar = stretch.bar(*from, *to);
            let class = if bar.from == Tip::Soft || bar.to == Tip::Soft { "reach broken" } else { "reach" };
            scene.path(class, &[(bar.start, y), (bar.end, y)]);
            filled(&diamond((bar.start + bar.end) / 2.0, y, REACH), y, look, scene);
        }
        Extent::Span(from, to) => self::bar(stretch.bar(*from, *to), y, look, scene),
        Extent::Deadline(day) => deadline(stretch.x(*day), stretch, y, look, scene),
        Extent::Recurrence { places, is_deadline } => again(places, *is_deadline, stretch, y, look, scene),
        Extent::Regularly(from, to) => {
            // One line, which the theme draws as a dot every 9 units: dots by themselves would be most of a long chart. It
            // goes a little way beyond the last one.
            let bar = stretch.bar(*from, *to);
            let first = bar.start + 4.5;
            let dots = ((bar.end - bar.start) / 9.0).floor().max(1.0);
            scene.path("dots", &[(first, y), (first + (dots - 1.0) * 9.0 + 1.0, y)]);
        }
    }
}

/// A bar. Where it is only about there it falls apart into thinner and thinner slices, which shows in black and white
/// as well.
fn bar(bar: Bar, y: f64, look: Option<StatusLook>, scene: &mut Scene) {
    let soft = ((bar.end - bar.start) * 0.3).min(18.0);
    let inner = |tip: Tip| if tip == Tip::Soft { soft } else { 0.0 };
    let (start, end) = (bar.start + inner(bar.from), bar.end - inner(bar.to));
    if bar.from == Tip::Soft {
        slices(start, -soft, y, scene);
    }
    if bar.to == Tip::Soft {
        slices(end, soft, y, scene);
    }
    let point = HALF.min((end - start) / 2.0);
    let mut outline = Vec::with_capacity(6);
    match bar.from {
        Tip::Pointed => outline.extend([(start + point, y + HALF), (start, y), (start + point, y - HALF)]),
        _ => outline.extend([(start, y + HALF), (start, y - HALF)]),
    }
    match bar.to {
        Tip::Pointed => outline.extend([(end - point, y - HALF), (end, y), (end - point, y + HALF)]),
        _ => outline.extend([(end, y - HALF), (end, y + HALF)]),
    }
    filled(&outline, y, look, scene);
}

/// Slices that get thinner away from an edge; a negative length goes backwards.
fn slices(edge: f64, length: f64, y: f64, scene: &mut Scene) {
    const SLICES: [(f64, f64); 3] = [(0.2, 0.22), (0.54, 0.16), (0.86, 0.1)];
    for (at, thick) in SLICES {
        let (from, to) = (edge + length * at, edge + length * (at + thick));
        scene.rect("full bare", (from.min(to), y - HALF), ((to - from).abs(), HALF * 2.0), 0.0);
    }
}

/// The time before a deadline, and the stop at its end.
fn deadline(x: f64, stretch: Stretch, y: f64, look: Option<StatusLook>, scene: &mut Scene) {
    let start = (x - 44.0).max(stretch.start);
    bar(Bar { start, end: x, from: Tip::Soft, to: Tip::Straight }, y, look, scene);
    stop(x, y, scene);
}

fn stop(x: f64, y: f64, scene: &mut Scene) {
    scene.rect("full bare", (x - 3.0, y - HALF - 4.0), (3.0, HALF * 2.0 + 8.0), 0.0);
}

/// Small marks, as many as can be distinguished.
fn again(
    places: &[(i32, i32)],
    is_deadline: bool,
    stretch: Stretch,
    y: f64,
    look: Option<StatusLook>,
    scene: &mut Scene,
) {
    let mut free = f64::NEG_INFINITY;
    for (from, to) in places {
        let (start, end) = (stretch.x(*from), stretch.x(*to));
        if start < free {
            continue;
        }
        if is_deadline {
            stop(end, y, scene);
            free = end + 7.0;
        } else if end - start < NARROWEST {
            scene.circle("full", ((start + end) / 2.0, y), 3.5);
            free = start + 9.0;
        } else {
            let thin = [(start + 1.0, y - 4.0), (end - 1.0, y - 4.0), (end - 1.0, y + 4.0), (start + 1.0, y + 4.0)];
            filled(&thin, y, look, scene);
            free = end;
        }
    }
}

/// Where it was before, small and as a broken outline, and a thin arrow to where it is now.
fn moved(was: &Extent, now: &Extent, is_milestone: bool, stretch: Stretch, y: f64, scene: &mut Scene) {
    const SMALL: f64 = 6.0;
    let (from, to) = (place(was, now, SMALL, is_milestone, stretch), place(now, was, REACH, is_milestone, stretch));
    let towards = if to < from { -1.0 } else { 1.0 };
    scene.path("reach", &[(from, y), (to, y)]);
    scene.area("full bare", &[(to, y), (to - towards * 7.0, y - 4.0), (to - towards * 7.0, y + 4.0)]);
    let outline = match was {
        Extent::Span(from, to) if !is_milestone => {
            let bar = stretch.bar(*from, *to);
            vec![(bar.start, y - SMALL), (bar.end, y - SMALL), (bar.end, y + SMALL), (bar.start, y + SMALL)]
        }
        _ if is_milestone => diamond(middle(was, stretch), y, SMALL),
        _ => round(middle(was, stretch), y, SMALL - 1.0),
    };
    scene.area("hollow broken past", &outline);
}

/// The edge of one mark that is nearer to another.
fn place(of: &Extent, to: &Extent, reach: f64, is_milestone: bool, stretch: Stretch) -> f64 {
    let is_before = middle(of, stretch) < middle(to, stretch);
    match of {
        Extent::Span(from, to) if !is_milestone => {
            let bar = stretch.bar(*from, *to);
            if is_before { bar.end } else { bar.start }
        }
        _ => middle(of, stretch) + if is_before { reach } else { -reach },
    }
}

fn middle(extent: &Extent, stretch: Stretch) -> f64 {
    match extent {
        Extent::Day(day) => stretch.middle(*day),
        Extent::Span(from, to) => {
            let bar = stretch.bar(*from, *to);
            (bar.start + bar.end) / 2.0
        }
        _ => last(extent, stretch),
    }
}

/// Where something ends.
fn last(extent: &Extent, stretch: Stretch) -> f64 {
    match extent {
        Extent::Day(day) => stretch.middle(*day),
        Extent::Span(from, to) | Extent::Regularly(from, to) => stretch.bar(*from, *to).end,
        Extent::Deadline(day) => stretch.x(*day),
        Extent::Recurrence { places, .. } => places.last().map_or(stretch.end(), |(_, to)| stretch.x(*to)),
    }
}

/// An outline filled as the shape of its status says: whole for a tick, from its foot for parts of a disc, empty for a ring,
/// with a row of dots or of small triangles, with a bar in it, broken for a pause, struck out for a cross.
fn filled(outline: &[(f64, f64)], y: f64, look: Option<StatusLook>, scene: &mut Scene) {
    let (left, right) = across(outline);
    let Some(StatusLook { shape, .. }) = look else {
        scene.area("full", outline);
        return;
    };
    let part = |share: f64, scene: &mut Scene| {
        let (top, bottom) = height(outline);
        scene.area("hollow", outline);
        scene.area("full bare", &below(outline, bottom - (bottom - top) * share));
    };
    match shape {
        StatusShape::Tick => scene.area("full", outline),
        StatusShape::Ring => scene.area("hollow", outline),
        StatusShape::Pause => scene.area("hollow broken", outline),
        StatusShape::Quarter => part(0.25, scene),
        StatusShape::Half => {
            scene.area("hollow", outline);
            scene.area("full bare", &below(outline, y));
        }
        StatusShape::ThreeQuarters => part(0.75, scene),
        StatusShape::Dots => row(outline, 8.0, y, scene, |x, y, scene| scene.circle("full bare", (x, y), 2.0)),
        StatusShape::Up => row(outline, 11.0, y, scene, |x, y, scene| {
            scene.area("full bare", &[(x - 4.0, y + 3.0), (x, y - 4.0), (x + 4.0, y + 3.0)]);
        }),
        StatusShape::Down => row(outline, 11.0, y, scene, |x, y, scene| {
            scene.area("full bare", &[(x - 4.0, y - 3.0), (x, y + 4.0), (x + 4.0, y - 3.0)]);
        }),
        StatusShape::Square => {
            let (top, bottom) = height(outline);
            let (inset, middle) = ((bottom - top) * 0.3, (left + right) / 2.0);
            let smaller = |(x, own): &(f64, f64)| {
                let towards =
                    |value: f64, middle: f64| value + (middle - value).signum() * inset.min((middle - value).abs());
                (towards(*x, middle), towards(*own, y))
            };
            scene.area("hollow", outline);
            scene.area("full bare", &outline.iter().map(smaller).collect::<Vec<_>>());
        }
        StatusShape::Cross => {
            scene.area("hollow", outline);
            scene.path("strike", &[(left - 4.0, y), (right + 4.0, y)]);
        }
    }
}

/// An empty outline with a row of small signs in it, one every so many units.
fn row(outline: &[(f64, f64)], apart: f64, y: f64, scene: &mut Scene, sign: impl Fn(f64, f64, &mut Scene)) {
    let (left, right) = across(outline);
    scene.area("hollow", outline);
    let count = ((right - left - 6.0) / apart).max(1.0) as i32;
    let first = (left + right) / 2.0 - f64::from(count - 1) * apart / 2.0;
    for n in 0..count {
        sign(first + f64::from(n) * apart, y, scene);
    }
}

fn height(outline: &[(f64, f64)]) -> (f64, f64) {
    outline.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), (_, y)| (top.min(*y), bottom.max(*y)))
}

fn across(outline: &[(f64, f64)]) -> (f64, f64) {
    outline.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(left, right), (x, _)| (left.min(*x), right.max(*x)))
}

/// The part of an outline below a height.
fn below(outline: &[(f64, f64)], y: f64) -> Vec<(f64, f64)> {
    let mut part = Vec::new();
    for (n, (x1, y1)) in outline.iter().copied().enumerate() {
        let (x2, y2) = outline[(n + 1) % outline.len()];
        if y1 >= y {
            part.push((x1, y1));
        }
        if (y1 < y && y2 > y) || (y1 > y && y2 < y) {
            part.push((x1 + (x2 - x1) * (y - y1) / (y2 - y1), y));
        }
    }
    part
}

fn diamond(x: f64, y: f64, reach: f64) -> Vec<(f64, f64)> {
    vec![(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)]
}

/// A class for the colour of a status.
fn class(look: Option<StatusLook>) -> &'static str {
    match look.map(|look| look.colour) {
        None => "mark",
        Some(StatusColour::NotStarted) => "mark s-not-started",
        Some(StatusColour::InProgress) => "mark s-in-progress",
        Some(StatusColour::Ongoing) => "mark s-ongoing",
        Some(StatusColour::Completed) => "mark s-completed",
        Some(StatusColour::Postponed) => "mark s-postponed",
        Some(StatusColour::Cancelled) => "mark s-cancelled",
        Some(StatusColour::Late) => "mark s-late",
        Some(StatusColour::Ink) => "mark s-ink",
    }
}

/// A sign of the key, small and alone.
pub fn sample(sign: Sign) -> Scene {
    let mut scene = Scene::new(36.0);
    scene.height = 24.0;
    let stretch = Stretch { start: 2.0, width: 32.0, days: 32 };
    let mark =
        |extent, look, is_milestone| Mark { extent, was: None, status: None, look, is_milestone, is_late: false };
    let span = |from, to| Extent::Span(from, to);
    let mark = match sign {
        Sign::Status(None) => {
            part(None, (2.0, 34.0), (HALF, 12.0), &mut scene);
            return scene;
        }
        Sign::Status(look) => mark(span(Edge::At(0), Edge::At(32)), look, false),
        Sign::Day => mark(Extent::Day(16), None, false),
        Sign::Milestone => mark(Extent::Day(16), None, true),
        Sign::About => mark(span(Edge::About(0), Edge::About(32)), None, false),
        Sign::Open => mark(span(Edge::At(0), Edge::Open), None, false),
        Sign::Deadline => mark(Extent::Deadline(32), None, false),
        Sign::Recurrence => mark(Extent::Regularly(Edge::Open, Edge::Open), None, false),
        Sign::Moved => Mark { was: Some(Extent::Day(7)), ..mark(Extent::Day(24), None, true) },
    };
    draw(&mark, stretch, 12.0, &mut scene);
    scene
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::scene::Geometry;

    #[test]
    fn the_lower_half_of_an_outline_is_cut_off_at_its_middle() {
        assert_eq!(below(&diamond(20.0, 10.0, 9.0), 10.0), [(11.0, 10.0), (29.0, 10.0), (20.0, 19.0)]);
        let square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)];
        assert_eq!(below(&square, 2.0), [(4.0, 2.0), (4.0, 4.0), (0.0, 4.0), (0.0, 2.0)]);
        assert_eq!(below(&square, 9.0), []);
    }

    #[test]
    fn what_happens_regularly_is_one_line_with_its_last_dot_on_it() {
        let stretch = Stretch { start: 0.0, width: 100.0, days: 100 };
        for (from, to, line) in [(0, 100, (4.5, 95.5)), (0, 8, (4.5, 5.5)), (10, 28, (14.5, 24.5))] {
            let regularly = Extent::Regularly(Edge::At(from), Edge::At(to));
            let mark =
                Mark { extent: regularly, was: None, status: None, look: None, is_milestone: false, is_late: false };
            let mut scene = Scene::new(100.0);
            extent(&mark, stretch, 7.0, &mut scene);
            let [shape] = &scene.shapes[..] else { panic!("{:?}", scene.shapes) };
            assert!(
                matches!(&shape.form, Geometry::Path(points) if points[..] == [(line.0, 7.0), (line.1, 7.0)]),
                "{shape:?}"
            );
        }
    }

    #[test]
    fn a_bar_is_never_too_narrow_to_see_nor_beyond_the_line() {
        let stretch = Stretch { start: 100.0, width: 400.0, days: 4000 };
        for (from, to, start, end) in [
            (Edge::At(0), Edge::At(4000), 100.0, 500.0),
            (Edge::Open, Edge::At(2000), 100.0, 300.0),
            (Edge::At(2000), Edge::At(2010), 297.0, 304.0),
            (Edge::At(0), Edge::At(1), 100.0, 107.0),
            (Edge::At(3999), Edge::Open, 493.0, 500.0),
            (Edge::At(-50), Edge::At(9000), 100.0, 500.0),
        ] {
            let bar = stretch.bar(from, to);
            assert_eq!((bar.start, bar.end), (start, end), "{from:?} {to:?}");
        }
    }
}
