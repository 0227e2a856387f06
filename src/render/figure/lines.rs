//! Line charts: a panel for each indicator, its curves distinguished by the shape of their marks and the dashes of their lines
//! as well as by their colours.

use super::outline::round;
use super::scene::{Anchor, Block, Scene};
use super::text::{Face, SMALL, STRONG, TITLE};
use tavle_pages::exhibit::figure::{Axis, Curve, CurveSign, Lines, Panel, Tick};

const PADDING: f64 = 8.0;
/// From the lowest line of a panel to the highest.
const HEIGHT: f64 = 190.0;
/// From the middle of a mark to its points.
const REACH: f64 = 5.0;
/// What is left free at both ends of the line of time, so that no mark is cut off.
const MARGIN: f64 = 10.0;
/// Beyond so many figures a curve has no marks but at its ends: they would hide it.
const MOST_MARKS: usize = 40;

/// How a curve looks: its colour, and the dashes of its line.
const LOOKS: [(&str, &str, &str); 6] = [
    ("mark reach", "mark full", "mark hollow"),
    ("mark s-postponed reach dash-2", "mark s-postponed full", "mark s-postponed hollow"),
    ("mark s-completed reach dash-3", "mark s-completed full", "mark s-completed hollow"),
    ("mark s-late reach dash-4", "mark s-late full", "mark s-late hollow"),
    ("mark s-ink reach dash-5", "mark s-ink full", "mark s-ink hollow"),
    ("mark s-ongoing reach dash-6", "mark s-ongoing full", "mark s-ongoing hollow"),
];

/// The panels below each other, each a strip of its own.
pub fn lines(lines: &Lines<'_>, width: f64) -> Vec<Scene> {
    lines.panels.iter().enumerate().map(|(n, panel)| Plot::new(panel, width, n > 0).scene()).collect()
}

/// A mark of the key, small and alone.
pub fn sample(sign: CurveSign) -> Scene {
    let mut scene = Scene::new(36.0);
    scene.height = 24.0;
    let (line, full, hollow) = LOOKS[0];
    match sign {
        CurveSign::Figures => {
            scene.path(line, &[(2.0, 12.0), (34.0, 12.0)]);
            scene.area(full, &mark(0, (18.0, 12.0), REACH));
        }
        CurveSign::Baseline => scene.area(hollow, &mark(0, (18.0, 12.0), REACH)),
        CurveSign::Target => scene.area(hollow, &star((18.0, 12.0))),
        CurveSign::Course => scene.path("thread maybe", &[(2.0, 20.0), (34.0, 4.0)]),
    }
    scene
}

/// Where the plot of a panel is.
struct Plot<'p> {
    panel: &'p Panel<'p>,
    width: f64,
    /// The height of all that stands above, and of that above the highest line.
    top: f64,
    /// Where the line of time begins.
    start: f64,
    has_rule: bool,
}

impl<'p> Plot<'p> {
    fn new(panel: &'p Panel<'p>, width: f64, has_rule: bool) -> Self {
        let widest = panel.levels.iter().map(|(_, written)| SMALL.width(written)).fold(0.0, f64::max);
        Self { panel, width, top: 0.0, start: (widest + PADDING).min(width * 0.4), has_rule }
    }

    fn scene(mut self) -> Scene {
        let mut scene = Scene::new(self.width);
        self.top = if self.has_rule { PADDING * 2.0 } else { 0.0 };
        if self.has_rule {
            scene.path("rule", &[(0.0, 0.0), (self.width, 0.0)]);
        }
        self.heading(&mut scene);
        self.legend(&mut scene);
        // The numbers at the marks need room above the highest line.
        self.top += STRONG.leading() + PADDING;
        self.levels(&mut scene);
        let bottom = self.times(&mut scene);
        for (n, curve) in self.panel.curves.iter().enumerate() {
            self.curve(curve, LOOKS[n % LOOKS.len()], n, &mut scene);
        }
        scene.height = bottom + PADDING * 2.0;
        scene
    }

    /// What the panel is called, and how far the indicator is.
    fn heading(&mut self, scene: &mut Scene) {
        let title = Block::new(&self.panel.title, TITLE, self.width, 4);
        scene.text("", &title, (0.0, self.top), Anchor::Start);
        self.top += title.height();
        for verdict in &self.panel.verdicts {
            let block = Block::plain(verdict, SMALL, self.width, 2);
            scene.text("quiet", &block, (0.0, self.top), Anchor::Start);
            self.top += block.height();
        }
    }

    /// Which curve is of which group.
    fn legend(&mut self, scene: &mut Scene) {
        let (mut x, line) = (0.0, STRONG.leading() + 4.0);
        let titled: Vec<_> =
            self.panel.curves.iter().enumerate().filter_map(|(n, one)| Some((n, one.title.as_ref()?))).collect();
        if titled.is_empty() {
            return;
        }
        self.top += PADDING / 2.0;
        for (n, title) in titled {
            let block = Block::new(title, SMALL, self.width - 60.0, 1);
            let wide = 44.0 + SMALL.width(&title.text).min(self.width - 60.0) + PADDING * 2.0;
            if x > 0.0 && x + wide > self.width {
                (x, self.top) = (0.0, self.top + line);
            }
            let middle = self.top + SMALL.leading() / 2.0;
            let (path, full, _) = LOOKS[n % LOOKS.len()];
            scene.path(path, &[(x + 2.0, middle), (x + 36.0, middle)]);
            scene.area(full, &mark(n, (x + 19.0, middle), REACH));
            scene.text("", &block, (x + 44.0, self.top), Anchor::Start);
            x += wide;
        }
        self.top += line;
    }

    fn y(&self, height: f64) -> f64 {
        self.top + HEIGHT * (1.0 - height)
    }

    /// Where the line of time begins, and how long it is.
    fn stretch(&self) -> (f64, f64) {
        (self.start + MARGIN, self.width - self.start - MARGIN * 2.0)
    }

    /// The middle of a day, with some room before the first and behind the last.
    fn x(&self, day: i32) -> f64 {
        let (start, width) = self.stretch();
        start + width * (f64::from(day) + 0.5) / f64::from(self.panel.days.max(1))
    }

    /// Where a tick begins.
    fn edge(&self, day: i32) -> f64 {
        let (start, width) = self.stretch();
        start + width * f64::from(day) / f64::from(self.panel.days.max(1))
    }

    /// The lines across, with their numbers.
    fn levels(&self, scene: &mut Scene) {
        for (height, written) in &self.panel.levels {
            let y = self.y(*height);
            scene.path("rule", &[(self.start, y), (self.width, y)]);
            let block = Block::plain(written, SMALL, f64::INFINITY, 1);
            scene.text("tick", &block, (0.0, y - SMALL.leading() / 2.0), Anchor::Start);
        }
    }

    /// The line of time below, divided as finely as there is room for its labels. Gives where it ends.
    fn times(&self, scene: &mut Scene) -> f64 {
        let fits = |tick: &Tick, face: Face| face.width(&tick.label) + 6.0 <= self.edge(tick.to) - self.edge(tick.from);
        let whole = |axis: &&Axis| {
            let inner = axis.ticks.get(1..axis.ticks.len().saturating_sub(1)).unwrap_or_default();
            let inner = if inner.is_empty() { &axis.ticks[..] } else { inner };
            inner.iter().all(|tick| fits(tick, SMALL))
        };
        let mut y = self.y(0.0) + 4.0;
        let Some(axis) = self.panel.axes.iter().find(whole).or(self.panel.axes.last()) else { return y };
        for tick in &axis.ticks {
            let x = self.edge(tick.from);
            scene.path("grid", &[(x, self.y(1.0)), (x, self.y(0.0))]);
        }
        let labelled = [(&axis.ticks, SMALL, "tick"), (&axis.above, STRONG, "tick whole")];
        for (ticks, face, class) in labelled.into_iter().filter(|(ticks, ..)| !ticks.is_empty()) {
            for tick in ticks.iter().filter(|tick| !tick.label.is_empty() && fits(tick, face)) {
                let block = Block::plain(&tick.label, face, f64::INFINITY, 1);
                let middle = (self.edge(tick.from) + self.edge(tick.to)) / 2.0;
                scene.text(class, &block, (middle, y), Anchor::Middle);
            }
            y += face.leading();
        }
        y
    }

    fn curve(
        &self,
        curve: &Curve<'_>,
        (line, full, hollow): (&'static str, &'static str, &'static str),
        n: usize,
        scene: &mut Scene,
    ) {
        let at = |(day, height): (i32, f64)| (self.x(day), self.y(height));
        for way in &curve.ways {
            scene.path("thread maybe", &way.map(at));
        }
        let points: Vec<(f64, f64)> = curve.points.iter().map(|point| at(*point)).collect();
        if points.len() > 1 {
            scene.path(line, &points);
        }
        if let Some(baseline) = curve.baseline {
            scene.area(hollow, &mark(n, at(baseline), REACH));
        }
        let last = points.len().saturating_sub(1);
        for (at, point) in points.iter().enumerate() {
            if points.len() <= MOST_MARKS || at == 0 || at == last {
                scene.area(full, &mark(n, *point, REACH));
            }
        }
        for (day, low, high) in &curve.targets {
            let (from, to) = (at((*day, *low)), at((*day, *high)));
            if low < high {
                scene.path(line, &[from, to]);
                scene.area(hollow, &star(from));
            }
            scene.area(hollow, &star(to));
        }
        // Of several curves the table says the numbers: they would stand on each other.
        if let (1, Some(written), Some((x, y))) = (self.panel.curves.len(), &curve.newest, points.last()) {
            let half = STRONG.width(written) / 2.0;
            let x = x.clamp(self.start + half, (self.width - half).max(self.start + half));
            let block = Block::plain(written, STRONG, f64::INFINITY, 1);
            // Where the curve comes from above, and there is room, the number stands below it.
            let comes_down = points.len() > 1 && points[last - 1].1 < *y;
            let below = y + REACH + 2.0;
            let has_room = below + STRONG.leading() < self.y(0.0);
            let above = y - REACH - STRONG.leading();
            let (first, other) = if comes_down && has_room { (below, above) } else { (above, below) };
            // Nor does it cover a target, where it need not.
            let far = REACH * 1.8;
            let covers = |top: f64| {
                let targets = curve.targets.iter().flat_map(|(day, low, high)| [at((*day, *low)), at((*day, *high))]);
                targets.into_iter().any(|(to_x, to_y)| {
                    (to_x - x).abs() < half + far && (top - far..top + STRONG.leading() + far).contains(&to_y)
                })
            };
            let is_other_free = (other == above || has_room) && !covers(other);
            let top = if covers(first) && is_other_free { other } else { first };
            scene.text("over", &block, (x, top), Anchor::Middle);
        }
    }
}

/// The mark of a curve, by its place among the others.
fn mark(n: usize, (x, y): (f64, f64), reach: f64) -> Vec<(f64, f64)> {
    let far = reach * 1.25;
    match n % LOOKS.len() {
        0 => round(x, y, reach),
        1 => vec![(x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach), (x - reach, y + reach)],
        2 => vec![(x, y - far), (x + far, y + reach), (x - far, y + reach)],
        3 => vec![(x, y + far), (x + far, y - reach), (x - far, y - reach)],
        4 => vec![(x - far, y), (x, y - far), (x + far, y), (x, y + far)],
        _ => {
            let thin = reach / 2.0;
            vec![
                (x - thin, y - far),
                (x + thin, y - far),
                (x + thin, y - thin),
                (x + far, y - thin),
                (x + far, y + thin),
                (x + thin, y + thin),
                (x + thin, y + far),
                (x - thin, y + far),
                (x - thin, y + thin),
                (x - far, y + thin),
                (x - far, y - thin),
                (x - thin, y - thin),
            ]
        }
    }
}

/// The mark of a target: a star of four points.
fn star((x, y): (f64, f64)) -> Vec<(f64, f64)> {
    let (far, near) = (REACH * 1.8, REACH * 0.6);
    vec![
        (x, y - far),
        (x + near, y - near),
        (x + far, y),
        (x + near, y + near),
        (x, y + far),
        (x - near, y + near),
        (x - far, y),
        (x - near, y - near),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_pages::exhibit::figure::Words;

    fn panel(points: Vec<(i32, f64)>) -> Panel<'static> {
        let curve = Curve { points, targets: vec![(99, 1.0, 1.0)], newest: Some("1".to_owned()), ..Curve::default() };
        Panel {
            title: Words { text: "Work".into(), lang: None },
            verdicts: Vec::new(),
            days: 100,
            axes: Vec::new(),
            levels: vec![(0.0, "0".to_owned()), (1.0, "10".to_owned())],
            curves: vec![curve],
        }
    }

    #[test]
    fn every_point_is_between_the_lowest_line_and_the_highest() {
        let panel = panel(vec![(0, 0.0), (50, 0.5), (99, 1.0)]);
        for width in [320.0, 720.0] {
            let plot = Plot { top: 40.0, ..Plot::new(&panel, width, false) };
            for (day, height) in &panel.curves[0].points {
                let (x, y) = (plot.x(*day), plot.y(*height));
                assert!((plot.start..=width).contains(&x) && (40.0..=40.0 + HEIGHT).contains(&y), "{x} {y}");
            }
        }
    }

    #[test]
    fn many_figures_have_marks_at_their_ends_only() {
        let marks = |count: i32| {
            let panel = panel((0..count).map(|day| (day, 0.5)).collect());
            let scene = Plot::new(&panel, 720.0, false).scene();
            scene.shapes.iter().filter(|shape| shape.class == "mark full").count()
        };
        assert_eq!((marks(3), marks(40), marks(41)), (3, 40, 2));
    }
}
