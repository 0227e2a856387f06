//! Charts over a line of time: lanes with marks, headings on bands, and the line of the day.

use super::marks::{self, Stretch};
use super::scene::{Anchor, Block, Scene};
use super::text::{Face, SMALL, STRONG, TITLE};
use crate::pages::exhibit::figure::{Axis, Chart, Lane, LaneGroup, Tick};

const PADDING: f64 = 8.0;
/// The height that a mark takes in its lane, with what may stand above it.
const ROOM: f64 = 30.0;
/// From how many lanes on the axis is said again below them.
const MANY: usize = 12;

/// What a chart looks like at a width.
struct Layout<'c> {
    chart: &'c Chart<'c>,
    axis: Option<&'c Axis>,
    stretch: Stretch,
    /// The width for labels, beside the marks or above them.
    label: f64,
    /// Whether the labels stand beside the marks.
    is_beside: bool,
}

/// The labels beside the marks.
pub fn wide(chart: &Chart<'_>, width: f64) -> Scene {
    let label = (width * 0.36).clamp(240.0, 380.0);
    layout(chart, label, label + 16.0, width)
}

/// The labels above the marks, each over the whole width.
pub fn narrow(chart: &Chart<'_>, width: f64) -> Scene {
    layout(chart, width, 0.0, width)
}

fn layout(chart: &Chart<'_>, label: f64, start: f64, width: f64) -> Scene {
    let stretch = Stretch { start, width: width - start, days: chart.days };
    let fits = |axis: &&Axis| ticks_fit(&axis.ticks, stretch);
    let axis = chart.axes.iter().find(fits).or(chart.axes.last());
    let layout = Layout { chart, axis, stretch, label, is_beside: start > 0.0 };
    let mut scene = Scene::new(width);
    layout.draw(&mut scene);
    scene
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

impl Layout<'_> {
    fn draw(&self, scene: &mut Scene) {
        // The lines of the axis lie behind all else, but how far down they go is known only at the end.
        let mut lanes = Scene::new(scene.width);
        let today = if self.chart.today.is_some() { STRONG.leading() } else { 0.0 };
        let top = today + self.axis_height();
        let mut y = top;
        for (n, group) in self.chart.groups.iter().enumerate() {
            y = self.group(group, n == 0, y, &mut lanes);
        }
        if self.is_beside {
            self.grid(top - SMALL.leading(), y, scene);
        }
        self.axis(today, true, scene);
        let count: usize = self.chart.groups.iter().map(|group| group.lanes.len()).sum();
        let bottom = y;
        if count >= MANY {
            y = self.ticks(y + 4.0, scene);
        }
        scene.append(lanes);
        if self.is_beside {
            self.today(today, bottom, scene);
        }
        self.today_word(scene);
        // Letters reach a little below their line.
        scene.height = y + 4.0;
    }

    fn group(&self, group: &LaneGroup<'_>, is_first: bool, mut y: f64, scene: &mut Scene) -> f64 {
        if let Some(title) = &group.title {
            y = match group.level {
                1 => self.band(Block::new(title, TITLE, self.label - PADDING * 2.0, 4), is_first, y, scene),
                _ => {
                    let block = Block::new(title, STRONG, scene.width, 3);
                    scene.text("", &block, (0.0, y + PADDING * 2.0), Anchor::Start);
                    y + block.height() + PADDING * 2.5
                }
            };
        }
        for lane in &group.lanes {
            scene.path("rule", &[(0.0, y), (scene.width, y)]);
            y = self.lane(lane, y, scene);
        }
        y
    }

    /// A group's heading on a band. All but the first repeat the axis, as it may be far above by then.
    fn band(&self, title: Block, is_first: bool, y: f64, scene: &mut Scene) -> f64 {
        let y = if is_first { y + 4.0 } else { y + PADDING * 3.0 };
        let height = title.height() + PADDING;
        scene.rect("band", (0.0, y), (scene.width, height), 0.0);
        scene.text("head", &title, (PADDING, y + PADDING / 2.0), Anchor::Start);
        match (is_first, self.is_beside) {
            (true, _) => y + height,
            (false, true) => {
                self.ticks(y + (height - SMALL.leading()) / 2.0, scene);
                y + height
            }
            (false, false) => self.ticks(y + height + 2.0, scene),
        }
    }

    fn lane(&self, lane: &Lane<'_>, y: f64, scene: &mut Scene) -> f64 {
        let mut label = y + PADDING - 1.0;
        let most = if self.is_beside { 2 } else { 3 };
        let first = lane.task.iter().map(|task| Block::new(task, STRONG, self.label, most));
        let own = lane.title.iter().map(|title| Block::new(title, SMALL, self.label, most));
        for block in first.chain(own) {
            scene.text("", &block, (0.0, label), Anchor::Start);
            label += block.height();
        }
        if let Some(time) = &lane.time {
            let block = Block::plain(time, SMALL, self.label, 2);
            scene.text("quiet", &block, (0.0, label), Anchor::Start);
            label += block.height();
        }
        if let Some(late) = lane.late {
            let block = Block::plain(late, STRONG, self.label - 18.0, 1);
            marks::triangle("late", (6.0, label + STRONG.leading() / 2.0 + 5.0), scene);
            scene.text("late", &block, (18.0, label), Anchor::Start);
            label += block.height();
        }
        let (middle, bottom) = match self.is_beside {
            true => (y + ROOM / 2.0 + 3.0, (label + PADDING).max(y + ROOM + 6.0)),
            false => (label + ROOM / 2.0 + 2.0, label + ROOM + PADDING),
        };
        if !self.is_beside {
            self.grid(middle - ROOM / 2.0, middle + ROOM / 2.0, scene);
        }
        let (points, bars): (Vec<_>, Vec<_>) = lane.marks.iter().partition(|mark| mark.is_milestone);
        for mark in bars.into_iter().chain(points) {
            marks::draw(mark, self.stretch, middle, scene);
        }
        if !self.is_beside {
            self.today(middle - ROOM / 2.0, middle + ROOM / 2.0, scene);
        }
        bottom
    }

    fn has_above(&self) -> bool {
        self.axis.is_some_and(|axis| !axis.above.is_empty())
    }

    fn axis_height(&self) -> f64 {
        SMALL.leading() * if self.has_above() { 2.0 } else { 1.0 }
    }

    /// The axis with the greater wholes above. Gives where it ends.
    fn axis(&self, mut y: f64, with_above: bool, scene: &mut Scene) -> f64 {
        if let Some(axis) = self.axis.filter(|axis| with_above && !axis.above.is_empty()) {
            self.labels(&axis.above, STRONG, "", y, scene);
            y += STRONG.leading();
        }
        self.ticks(y, scene)
    }

    fn ticks(&self, y: f64, scene: &mut Scene) -> f64 {
        if let Some(axis) = self.axis {
            self.labels(&axis.ticks, SMALL, "quiet", y, scene);
        }
        y + SMALL.leading()
    }

    /// Labels at the beginning of what they name, where there is room for them.
    fn labels(&self, ticks: &[Tick], face: Face, class: &'static str, y: f64, scene: &mut Scene) {
        for tick in ticks.iter().filter(|tick| !tick.label.is_empty() && fits(tick, face, self.stretch)) {
            let block = Block::plain(&tick.label, face, f64::INFINITY, 1);
            scene.text(class, &block, (self.stretch.x(tick.from) + 3.0, y), Anchor::Start);
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
        if let Some((day, _)) = self.chart.today {
            let x = self.stretch.middle(day);
            scene.path("today", &[(x, top), (x, bottom)]);
        }
    }

    /// The word for today above its line, moved in where the edge of the drawing is near.
    fn today_word(&self, scene: &mut Scene) {
        if let Some((day, word)) = self.chart.today {
            let half = STRONG.width(word) / 2.0;
            let x = self.stretch.middle(day).clamp(half, (scene.width - half).max(half));
            scene.text("", &Block::plain(word, STRONG, f64::INFINITY, 1), (x, 0.0), Anchor::Middle);
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
