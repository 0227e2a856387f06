//! Processes: a course of steps with arrows between them, or a centre with lines to what stands around it.

use super::scene::{Anchor, Block, Scene};
use super::text::{SMALL, TITLE};
use tavle_pages::exhibit::figure::{Node, Words};

/// Between the edge of a box and what stands in it.
const PADDING: f64 = 12.0;
/// The room for an arrow between two boxes.
const ARROW: f64 = 36.0;
const ROUND: f64 = 3.0;

/// A node with its text in lines.
struct Boxed<'n> {
    number: Option<&'n str>,
    title: Block,
    below: Option<Block>,
    width: f64,
}

impl<'n> Boxed<'n> {
    fn new(node: &'n Node<'_>, width: f64) -> Self {
        let number = node.number.as_deref();
        let inside = width - PADDING * 2.0 - indent(number);
        Self {
            number,
            title: Block::new(&node.title, TITLE, inside, 6),
            below: node.below.as_ref().map(|below| Block::new(below, SMALL, inside, 6)),
            width,
        }
    }

    fn height(&self) -> f64 {
        let below = self.below.as_ref().map_or(0.0, |below| below.height() + 2.0);
        self.title.height() + below + PADDING * 2.0
    }

    /// Draws it at a place, as high as its neighbours.
    fn draw(&self, scene: &mut Scene, (x, y): (f64, f64), height: f64) {
        scene.rect("node", (x, y), (self.width, height), ROUND);
        let start = x + PADDING;
        if let Some(number) = self.number {
            let block = Block::plain(number, TITLE, f64::INFINITY, 1);
            scene.text("number", &block, (start, y + PADDING), Anchor::Start);
        }
        let start = start + indent(self.number);
        scene.text("", &self.title, (start, y + PADDING), Anchor::Start);
        if let Some(below) = &self.below {
            scene.text("quiet", below, (start, y + PADDING + self.title.height() + 2.0), Anchor::Start);
        }
    }
}

/// The room for a number before the text.
fn indent(number: Option<&str>) -> f64 {
    number.map_or(0.0, |number| TITLE.width(number) + 10.0)
}

/// The steps in rows, the end of a row joined to the beginning of the next.
pub fn flow_wide(nodes: &[Node<'_>], width: f64) -> Scene {
    let mut scene = Scene::new(width);
    let rows = nodes.len().div_ceil(3).max(1);
    let in_row = nodes.len().div_ceil(rows).max(1);
    let each = (width - ARROW * (in_row as f64 - 1.0)) / in_row as f64;
    let mut y = 0.0;
    for (n, row) in nodes.chunks(in_row).enumerate() {
        let boxes: Vec<Boxed<'_>> = row.iter().map(|node| Boxed::new(node, each)).collect();
        let height = boxes.iter().map(Boxed::height).fold(0.0, f64::max);
        if n > 0 {
            let (from, middle) = ((width - each / 2.0, y), y + ARROW / 2.0);
            y += ARROW;
            scene.arrow(&[from, (from.0, middle), (each / 2.0, middle), (each / 2.0, y)]);
        }
        for (at, boxed) in boxes.iter().enumerate() {
            let x = at as f64 * (each + ARROW);
            if at > 0 {
                scene.arrow(&[(x - ARROW, y + height / 2.0), (x, y + height / 2.0)]);
            }
            boxed.draw(&mut scene, (x, y), height);
        }
        y += height;
    }
    scene.height = y;
    scene
}

/// The steps below each other.
pub fn flow_narrow(nodes: &[Node<'_>], width: f64) -> Scene {
    let mut scene = Scene::new(width);
    let mut y = 0.0;
    for (n, node) in nodes.iter().enumerate() {
        let boxed = Boxed::new(node, width);
        if n > 0 {
            scene.arrow(&[(width / 2.0, y), (width / 2.0, y + ARROW * 0.75)]);
            y += ARROW * 0.75;
        }
        let height = boxed.height();
        boxed.draw(&mut scene, (0.0, y), height);
        y += height;
    }
    scene.height = y;
    scene
}

/// The centre in the middle, and what stands around it in a column on each side.
pub fn hub_wide(centre: &Words<'_>, around: &[Node<'_>], width: f64) -> Scene {
    const GAP: f64 = 14.0;
    const REACH: f64 = 52.0;
    let mut scene = Scene::new(width);
    let longest = centre.text.split_whitespace().map(|word| TITLE.width(word)).fold(0.0, f64::max);
    let inside = longest.clamp(120.0, 200.0);
    let middle = inside + PADDING * 3.0;
    let side = (width - middle - REACH * 2.0) / 2.0;
    let boxes: Vec<Boxed<'_>> = around.iter().map(|node| Boxed::new(node, side)).collect();
    let (first, second) = boxes.split_at(boxes.len().div_ceil(2));
    let column = |boxes: &[Boxed<'_>]| boxes.iter().map(Boxed::height).sum::<f64>() + GAP * (boxes.len() as f64 - 1.0);
    let title = Block::new(centre, TITLE, inside, 6);
    let core = title.height() + PADDING * 4.0;
    scene.height = column(first).max(column(second)).max(core);
    let (x, y) = (width / 2.0, scene.height / 2.0);
    let mut places = Vec::new();
    for (boxes, left, edge) in [(first, 0.0, side), (second, width - side, width - side)] {
        // The shorter column is spread out to the height of the longer one, if it does not fall apart by that.
        let spare = scene.height - column(boxes);
        let (above, gap) = match boxes.len() {
            n if n > 1 && spare / (n as f64 - 1.0) <= GAP * 5.0 => (0.0, GAP + spare / (n as f64 - 1.0)),
            _ => (spare / 2.0, GAP),
        };
        let mut top = above;
        for boxed in boxes {
            scene.path("thread", &[(x, y), (edge, top + boxed.height() / 2.0)]);
            places.push((boxed, (left, top)));
            top += boxed.height() + gap;
        }
    }
    for (boxed, place) in places {
        boxed.draw(&mut scene, place, boxed.height());
    }
    scene.rect("core", (x - middle / 2.0, y - core / 2.0), (middle, core), ROUND);
    scene.text("on-core", &title, (x, y - title.height() / 2.0), Anchor::Middle);
    scene
}

/// The centre above, and what belongs to it hanging from a line.
pub fn hub_narrow(centre: &Words<'_>, around: &[Node<'_>], width: f64) -> Scene {
    const LINE: f64 = 12.0;
    const INDENT: f64 = 32.0;
    let mut scene = Scene::new(width);
    let title = Block::new(centre, TITLE, width - PADDING * 2.0, 6);
    let core = title.height() + PADDING * 2.0;
    let mut y = core;
    let mut places = Vec::new();
    for node in around {
        y += PADDING;
        let boxed = Boxed::new(node, width - INDENT);
        let height = boxed.height();
        places.push((boxed, y));
        y += height;
    }
    if let Some((boxed, top)) = places.last() {
        scene.path("thread", &[(LINE, core), (LINE, top + boxed.height() / 2.0)]);
    }
    for (boxed, top) in places {
        let height = boxed.height();
        scene.path("thread", &[(LINE, top + height / 2.0), (INDENT, top + height / 2.0)]);
        boxed.draw(&mut scene, (INDENT, top), height);
    }
    scene.rect("core", (0.0, 0.0), (width, core), ROUND);
    scene.text("on-core", &title, (PADDING, PADDING), Anchor::Start);
    scene.height = y;
    scene
}
