//! A tree: boxes with lines to those that belong to them, in columns or below each other.

use super::scene::{Anchor, Block, Scene};
use super::text::{SMALL, TITLE};
use tavle_pages::exhibit::figure::Leaf;

/// Between the edge of a box and what stands in it.
const PADDING: f64 = 10.0;
/// Between two boxes below each other.
const GAP: f64 = 10.0;
/// The room for lines between two columns.
const REACH: f64 = 36.0;
/// How far a box stands behind the one that it belongs to, where they stand below each other.
const INDENT: f64 = 24.0;
/// Where the line runs on which boxes hang.
const LINE: f64 = 10.0;
const ROUND: f64 = 3.0;
/// A column that is narrower has too few words in a line.
const NARROWEST: f64 = 200.0;
/// A strip that is higher does not fit on a sheet of paper.
const HIGHEST: f64 = 800.0;
/// The most lines of a title, and of what is said below it.
const MOST_LINES: usize = 6;

/// A box with its words in lines.
struct Boxed {
    title: Block,
    below: Option<Block>,
    width: f64,
}

impl Boxed {
    fn new(leaf: &Leaf<'_>, width: f64) -> Self {
        let inside = width - PADDING * 2.0;
        let below = leaf.below.as_ref().map(|below| Block::new(below, SMALL, inside, MOST_LINES));
        Self { title: Block::new(&leaf.title, TITLE, inside, MOST_LINES), below, width }
    }

    fn height(&self) -> f64 {
        let below = self.below.as_ref().map_or(0.0, |below| below.height() + 2.0);
        self.title.height() + below + PADDING * 2.0
    }

    fn draw(&self, scene: &mut Scene, (x, y): (f64, f64)) {
        scene.rect("node", (x, y), (self.width, self.height()), ROUND);
        scene.text("", &self.title, (x + PADDING, y + PADDING), Anchor::Start);
        if let Some(below) = &self.below {
            let top = y + PADDING + self.title.height() + 2.0;
            scene.text("quiet", below, (x + PADDING, top), Anchor::Start);
        }
    }
}

/// Trees in columns from the start to the end, each a strip; below each other where a column would be too narrow, or a strip
/// higher than a sheet of paper.
pub fn tree(leaves: &[Leaf<'_>], width: f64) -> Vec<Scene> {
    let levels = leaves.iter().map(levels).max().unwrap_or(1);
    let column = (width - REACH * (levels as f64 - 1.0)) / levels as f64;
    if column < NARROWEST {
        return indented(leaves, width);
    }
    let strip = |leaf| {
        let mut scene = Scene::new(width);
        let (height, _) = grown(leaf, 0.0, 0.0, column, &mut scene);
        scene.height = height + GAP;
        scene
    };
    let strips: Vec<Scene> = leaves.iter().map(strip).collect();
    match strips.iter().any(|strip| strip.height > HIGHEST) {
        true => indented(leaves, width),
        false => strips,
    }
}

/// How many boxes stand behind each other.
fn levels(leaf: &Leaf<'_>) -> usize {
    1 + leaf.children.iter().map(levels).max().unwrap_or(0)
}

/// Draws a tree at a place; gives its height and the middle of its first box.
fn grown(leaf: &Leaf<'_>, x: f64, y: f64, column: f64, scene: &mut Scene) -> (f64, f64) {
    let boxed = Boxed::new(leaf, column);
    let own = boxed.height();
    boxed.draw(scene, (x, y));
    let middle = y + TITLE.leading() / 2.0 + PADDING;
    let next = x + column + REACH;
    let (mut top, mut last) = (y, None);
    for child in &leaf.children {
        let (height, at) = grown(child, next, top, column, scene);
        scene.path("thread", &[(next - REACH / 2.0, at), (next, at)]);
        last = Some(at);
        top += height + GAP;
    }
    if let Some(last) = last {
        scene.path("thread", &[(x + column, middle), (next - REACH / 2.0, middle)]);
        scene.path("thread", &[(next - REACH / 2.0, middle), (next - REACH / 2.0, last)]);
    }
    (own.max(top - GAP - y), middle)
}

/// Trees with their boxes below each other, each box a strip.
pub fn indented(leaves: &[Leaf<'_>], width: f64) -> Vec<Scene> {
    let mut strips = Vec::new();
    leaves.iter().for_each(|leaf| hang(leaf, &mut Vec::new(), width, &mut strips));
    strips
}

/// Draws a box and those that belong to it. `above` says of each box that it hangs on whether more hang there after this one.
fn hang(leaf: &Leaf<'_>, above: &mut Vec<bool>, width: f64, strips: &mut Vec<Scene>) {
    // However deep it stands, there is room for words.
    let start = |level: usize| (level as f64 * INDENT).min(width - NARROWEST);
    let x = start(above.len());
    let boxed = Boxed::new(leaf, width - x);
    let mut scene = Scene::new(width);
    // Lines go on in the next strip, so there is no room between two.
    scene.height = (boxed.height() + GAP).ceil();
    let (middle, end) = (PADDING + TITLE.leading() / 2.0, scene.height);
    for (level, has_more) in above.iter().enumerate() {
        let line = start(level) + LINE;
        let is_own = level + 1 == above.len();
        if is_own {
            scene.path("thread", &[(line, middle), (x, middle)]);
        }
        if *has_more || is_own {
            scene.path("thread", &[(line, 0.0), (line, if *has_more { end } else { middle })]);
        }
    }
    if !leaf.children.is_empty() {
        scene.path("thread", &[(x + LINE, boxed.height()), (x + LINE, end)]);
    }
    boxed.draw(&mut scene, (x, 0.0));
    scene.keeps_with_next = above.is_empty() && !leaf.children.is_empty();
    strips.push(scene);
    for (n, child) in leaf.children.iter().enumerate() {
        above.push(n + 1 < leaf.children.len());
        hang(child, above, width, strips);
        above.pop();
    }
}
