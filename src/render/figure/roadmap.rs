//! Roadmaps: a band for each phase, and its steps as stations on a line.

use super::scene::{Anchor, Block, Scene};
use super::text::{SMALL, STRONG, TITLE};
use tavle_pages::exhibit::figure::{Phase, Step};

const PADDING: f64 = 12.0;
/// The radius of the mark with a step's number.
const RADIUS: f64 = 14.0;
/// From the start of a mark to the text beside it.
const INDENT: f64 = RADIUS * 2.0 + 10.0;
const GAP: f64 = 14.0;

/// A step with its text in lines.
struct Station<'s> {
    step: &'s Step<'s>,
    title: Block,
    below: Vec<Block>,
}

impl<'s> Station<'s> {
    fn new(step: &'s Step<'s>, width: f64) -> Self {
        let inside = width - INDENT;
        let condition = step.condition.as_ref().map(|words| Block::new(words, SMALL, inside, 3));
        let time = step.time.as_ref().map(|time| Block::plain(time, SMALL, inside, 3));
        Self {
            step,
            title: Block::new(&step.title, STRONG, inside, 5),
            below: condition.into_iter().chain(time).collect(),
        }
    }

    fn height(&self) -> f64 {
        let text = self.title.height() + self.below.iter().map(Block::height).sum::<f64>();
        (text + 4.0).max(RADIUS * 2.0)
    }

    fn draw(&self, scene: &mut Scene, (x, y): (f64, f64)) {
        // What is done only on a condition has a broken ring.
        let class = if self.step.condition.is_some() { "station maybe" } else { "station" };
        scene.circle(class, (x + RADIUS, y + RADIUS), RADIUS);
        let number = Block::plain(&self.step.number, STRONG, f64::INFINITY, 1);
        scene.text("number", &number, (x + RADIUS, y + RADIUS - number.height() / 2.0), Anchor::Middle);
        let mut top = y + RADIUS - STRONG.leading() / 2.0;
        scene.text("", &self.title, (x + INDENT, top), Anchor::Start);
        top += self.title.height();
        for block in &self.below {
            scene.text("quiet", block, (x + INDENT, top), Anchor::Start);
            top += block.height();
        }
    }
}

/// The phases below each other, each a strip of its own; the steps of each in so many columns, to be read down.
pub fn roadmap(phases: &[Phase<'_>], width: f64, columns: usize) -> Vec<Scene> {
    let last = phases.len().saturating_sub(1);
    let strip = |(n, phase): (usize, &Phase<'_>)| {
        let mut scene = Scene::new(width);
        let top = if n > 0 { GAP * 1.5 } else { 0.0 };
        let steps = top + band(&mut scene, phase, top, n < last);
        // Letters reach a little below their line.
        scene.height = steps + self::steps(&mut scene, &phase.steps, steps, columns) + 4.0;
        scene
    };
    phases.iter().enumerate().map(strip).collect()
}

/// The heading of a phase on a band that points to the next. Gives the height it takes.
fn band(scene: &mut Scene, phase: &Phase<'_>, y: f64, has_next: bool) -> f64 {
    const POINT: f64 = 14.0;
    let Some(title) = &phase.title else { return 0.0 };
    let inside = scene.width - PADDING * 2.0 - POINT;
    let title = Block::new(title, TITLE, inside, 3);
    let time = phase.time.as_ref().map(|time| Block::plain(time, SMALL, inside, 3));
    let serves = phase.serves.as_ref().map(|words| Block::new(words, SMALL, inside, 3));
    let below: Vec<Block> = time.into_iter().chain(serves).collect();
    let height = title.height() + below.iter().map(Block::height).sum::<f64>() + PADDING * 1.5;
    let (end, middle) = (scene.width, y + height / 2.0);
    let point = if has_next { POINT } else { 0.0 };
    scene.area("band", &[(0.0, y), (end - point, y), (end, middle), (end - point, y + height), (0.0, y + height)]);
    scene.text("head", &title, (PADDING, y + PADDING * 0.75), Anchor::Start);
    let mut top = y + PADDING * 0.75 + title.height();
    for block in &below {
        scene.text("quiet", block, (PADDING, top), Anchor::Start);
        top += block.height();
    }
    height + GAP
}

/// The steps in columns that are about equally high. Gives the height they take.
fn steps(scene: &mut Scene, steps: &[Step<'_>], y: f64, columns: usize) -> f64 {
    const BETWEEN: f64 = 32.0;
    let columns = columns.min(steps.len()).max(1);
    let width = (scene.width - PADDING - BETWEEN * (columns as f64 - 1.0)) / columns as f64;
    let mut highest: f64 = 0.0;
    for (n, column) in steps.chunks(steps.len().div_ceil(columns).max(1)).enumerate() {
        let x = PADDING + n as f64 * (width + BETWEEN);
        let stations: Vec<Station<'_>> = column.iter().map(|step| Station::new(step, width)).collect();
        let all = stations.iter().map(Station::height).sum::<f64>() + GAP * (stations.len() as f64 - 1.0);
        let last = stations.last().map_or(0.0, Station::height);
        scene.path("thread", &[(x + RADIUS, y + RADIUS), (x + RADIUS, y + all - last + RADIUS)]);
        let mut top = y;
        for station in &stations {
            station.draw(scene, (x, top));
            top += station.height() + GAP;
        }
        highest = highest.max(all);
    }
    highest
}
