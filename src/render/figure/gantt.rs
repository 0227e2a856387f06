//! Charts over a line of time: lanes with marks, headings on bands, and the line of the day.
//!
//! Each lane and each heading is a strip of its own, so that paper can be turned between any two lanes.

use super::marks::{self, Stretch};
use super::scene::{Anchor, Block, Scene};
use super::text::{Face, SMALL, STRONG, TITLE};
use tavle_pages::exhibit::figure::{Axis, Chart, Lane, LaneGroup, Tick};

const PADDING: f64 = 8.0;
/// The height that a mark takes in its lane, with what may stand above it.
const ROOM: f64 = 30.0;
/// How many lines a label has at most: as many as what people write needs, for a cut one is of little use.
const LINES: usize = 4;
/// From how many lanes on the axis is said again below them.
const MANY: usize = 12;

/// What a chart looks like at a width.
struct Layout<'c> {
    chart: &'c Chart<'c>,
    axis: Option<&'c Axis>,
    stretch: Stretch,
    width: f64,
    /// The width for labels, beside the marks or above them.
    label: f64,
    /// Whether the labels stand beside the marks.
    is_beside: bool,
}

/// The labels beside the marks.
pub fn wide(chart: &Chart<'_>, width: f64) -> Vec<Scene> {
    let label = (width * 0.36).clamp(240.0, 380.0);
    Layout::new(chart, label, label + 16.0, width).strips()
}

/// The labels above the marks, each over the whole width.
pub fn narrow(chart: &Chart<'_>, width: f64) -> Vec<Scene> {
    Layout::new(chart, width, 0.0, width).strips()
}

/// Whether every tick that is whole has room for its label.
fn ticks_fit(ticks: &[Tick], stretch: Stretch) -> bool {
    let inner = ticks.get(1..ticks.len().saturating_sub(1)).unwrap_or_default();
    let inner = if inner.is_empty() { ticks } else { inner };
    inner.iter().all(|tick| fits(tick, SMALL, stretch))
}

fn fits(tick: &Tick, face: Face, stretch: Stretch) -> bool {
    face.width(&tick.label) + 6.0 <= stretch.x(tick.to) - stretch.x(tick.from)
}

impl<'c> Layout<'c> {
    fn new(chart: &'c Chart<'c>, label: f64, start: f64, width: f64) -> Self {
        let stretch = Stretch { start, width: width - start, days: chart.days };
        let axis = chart.axes.iter().find(|axis| ticks_fit(&axis.ticks, stretch)).or(chart.axes.last());
        Self { chart, axis, stretch, width, label, is_beside: start > 0.0 }
    }

    fn strips(&self) -> Vec<Scene> {
        let mut strips = vec![self.head()];
        for (n, group) in self.chart.groups.iter().enumerate() {
            strips.extend(self.heading(group, n == 0));
            strips.extend(group.lanes.iter().map(|lane| self.lane(lane)));
        }
        let lanes: usize = self.chart.groups.iter().map(|group| group.lanes.len()).sum();
        if lanes >= MANY {
            let mut foot = Scene::new(self.width);
            self.ticks("tick", 2.0, &mut foot);
            foot.height = SMALL.leading() + 6.0;
            strips.push(foot);
        }
        strips
    }

    /// The day for which the chart was made, and the axis with the greater wholes above.
    fn head(&self) -> Scene {
        let mut scene = Scene::new(self.width);
        let mut y = 0.0;
        if let Some((day, word)) = &self.chart.today {
            // The word is moved in where the edge of the drawing is near.
            let half = STRONG.width(word) / 2.0;
            let x = self.stretch.middle(*day).clamp(half, (scene.width - half).max(half));
            scene.text("", &Block::plain(word, STRONG, f64::INFINITY, 1), (x, y), Anchor::Middle);
            y += STRONG.leading();
        }
        let bottom = y + SMALL.leading() + if self.has_above() { STRONG.leading() } else { 0.0 };
        self.today(y, bottom, &mut scene);
        if let Some(axis) = self.axis.filter(|axis| !axis.above.is_empty()) {
            self.labels(&axis.above, STRONG, "tick whole", y, &mut scene);
            y += STRONG.leading();
        }
        self.grid(y, y + SMALL.leading(), &mut scene);
        self.ticks("tick", y, &mut scene);
        scene.height = bottom;
        scene.keeps_with_next = true;
        scene
    }

    /// A group's heading: on a band, or for a group within another, as a line of its own.
    fn heading(&self, group: &LaneGroup<'_>, is_first: bool) -> Option<Scene> {
        let title = group.title.as_ref()?;
        let mut scene = Scene::new(self.width);
        match group.level {
            1 => self.band(&Block::new(title, TITLE, self.label - PADDING * 2.0, 4), is_first, &mut scene),
            _ => {
                let block = Block::new(title, STRONG, self.label, 3);
                scene.height = block.height() + PADDING * 2.5;
                self.behind(&mut scene);
                self.through(&mut scene);
                scene.text("", &block, (0.0, PADDING * 2.0), Anchor::Start);
            }
        }
        scene.keeps_with_next = true;
        Some(scene)
    }

    /// A heading on a band. All but the first repeat the axis, as it may be far above by then.
    fn band(&self, title: &Block, is_first: bool, scene: &mut Scene) {
        let top = if is_first { 4.0 } else { PADDING * 3.0 };
        let height = title.height() + PADDING;
        let has_ticks_below = !is_first && !self.is_beside;
        scene.height = top + height + if has_ticks_below { SMALL.leading() + 2.0 } else { 0.0 };
        self.behind(scene);
        scene.rect("band", (0.0, top), (self.width, height), 0.0);
        scene.text("head", title, (PADDING, top + PADDING / 2.0), Anchor::Start);
        self.through(scene);
        match (is_first, self.is_beside) {
            (true, _) => {}
            (false, true) => self.ticks("tick on-band", top + (height - SMALL.leading()) / 2.0, scene),
            (false, false) => self.ticks("tick", top + height + 2.0, scene),
        }
    }

    fn lane(&self, lane: &Lane<'_>) -> Scene {
        let mut label = Scene::new(self.width);
        let below = self.label(lane, &mut label);
        let (middle, height) = match self.is_beside {
            true => (ROOM / 2.0 + 3.0, (below + PADDING).max(ROOM + 6.0)),
            false => (below + ROOM / 2.0 + 2.0, below + ROOM + PADDING),
        };
        let mut scene = Scene::new(self.width);
        scene.height = height;
        let (top, bottom) = if self.is_beside { (0.0, height) } else { (middle - ROOM / 2.0, middle + ROOM / 2.0) };
        self.grid(top, bottom, &mut scene);
        scene.path("rule", &[(0.0, 0.0), (self.width, 0.0)]);
        scene.append(label);
        let (points, bars): (Vec<_>, Vec<_>) = lane.marks.iter().partition(|mark| mark.is_milestone);
        for mark in bars.into_iter().chain(points) {
            marks::draw(mark, self.stretch, middle, &mut scene);
        }
        self.today(top, bottom, &mut scene);
        scene
    }

    /// What a lane is called, when it is, and whether it is late. Gives where that ends.
    fn label(&self, lane: &Lane<'_>, scene: &mut Scene) -> f64 {
        let mut y = PADDING - 1.0;
        let task = lane.task.iter().map(|task| ("", Block::new(task, STRONG, self.label, LINES)));
        let title = lane.title.iter().map(|title| ("", Block::new(title, SMALL, self.label, LINES)));
        let time = lane.time.iter().map(|time| ("quiet", Block::plain(time, SMALL, self.label, 2)));
        for (class, block) in task.chain(title).chain(time) {
            scene.text(class, &block, (0.0, y), Anchor::Start);
            y += block.height();
        }
        if let Some(late) = lane.late {
            let block = Block::plain(late, STRONG, self.label - 18.0, 1);
            marks::triangle("late", (6.0, y + STRONG.leading() / 2.0 + 5.0), scene);
            scene.text("late", &block, (18.0, y), Anchor::Start);
            y += block.height();
        }
        y
    }

    fn has_above(&self) -> bool {
        self.axis.is_some_and(|axis| !axis.above.is_empty())
    }

    fn ticks(&self, class: &'static str, y: f64, scene: &mut Scene) {
        if let Some(axis) = self.axis {
            self.labels(&axis.ticks, SMALL, class, y, scene);
        }
    }

    /// Labels at the beginning of what they name, where there is room for them.
    fn labels(&self, ticks: &[Tick], face: Face, class: &'static str, y: f64, scene: &mut Scene) {
        for tick in ticks.iter().filter(|tick| !tick.label.is_empty() && fits(tick, face, self.stretch)) {
            let block = Block::plain(&tick.label, face, f64::INFINITY, 1);
            scene.text(class, &block, (self.stretch.x(tick.from) + 3.0, y), Anchor::Start);
        }
    }

    /// The lines of the axis behind a heading, where they run through the whole chart.
    fn behind(&self, scene: &mut Scene) {
        if self.is_beside {
            self.grid(0.0, scene.height, scene);
        }
    }

    /// The line of the day in front of a heading, where it runs through the whole chart.
    fn through(&self, scene: &mut Scene) {
        if self.is_beside {
            self.today(0.0, scene.height, scene);
        }
    }

    /// An upright line where each tick begins, and at the end.
    fn grid(&self, top: f64, bottom: f64, scene: &mut Scene) {
        let Some(axis) = self.axis else { return };
        let is_above = |tick: &Tick| axis.above.iter().any(|above| above.from == tick.from);
        for tick in &axis.ticks {
            let x = self.stretch.x(tick.from);
            scene.path(if is_above(tick) { "grid year" } else { "grid" }, &[(x, top), (x, bottom)]);
        }
        let end = self.stretch.x(self.chart.days);
        scene.path("grid", &[(end, top), (end, bottom)]);
    }

    fn today(&self, top: f64, bottom: f64, scene: &mut Scene) {
        if let Some((day, _)) = &self.chart.today {
            let x = self.stretch.middle(*day);
            scene.path("today", &[(x, top), (x, bottom)]);
        }
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    fn tick(from: i32, to: i32, label: &str) -> Tick {
        Tick { from, to, label: label.to_owned() }
    }

    #[test]
    fn ticks_fit_where_all_but_the_outermost_have_room_for_their_label() {
        let stretch = Stretch { start: 0.0, width: 100.0, days: 100 };
        for (ticks, expected) in [
            (vec![tick(0, 50, "jan"), tick(50, 100, "feb")], true),
            (vec![tick(0, 5, "jan"), tick(5, 95, "feb"), tick(95, 100, "mar")], true),
            (vec![tick(0, 40, "jan"), tick(40, 60, "feb"), tick(60, 100, "mar")], false),
            (vec![tick(0, 10, "jan")], false),
        ] {
            assert_eq!(ticks_fit(&ticks, stretch), expected, "{ticks:?}");
        }
    }
}
