//! Bars of states: each part is filled as its state is everywhere else, with its number below it.

use super::marks;
use super::scene::{Anchor, Block, Scene};
use super::text::{SMALL, STRONG};
use crate::pages::exhibit::figure::{Share, Shares};

/// Half the height of a bar.
const HALF: f64 = 10.0;
/// Between two parts of a bar.
const GAP: f64 = 3.0;
/// What the last part may need beyond the bar, and the room for the sign of being late.
const MARGIN: f64 = 10.0;

/// The groups' names beside the bars where the drawing is wide enough, else above them.
pub fn shares(shares: &Shares<'_>, width: f64) -> Vec<Scene> {
    let label = if width > 480.0 { (width * 0.3).min(260.0) } else { 0.0 };
    let last = shares.bars.len().saturating_sub(1);
    let strip = |(n, bar): (usize, &Share<'_>)| {
        let mut scene = Scene::new(width);
        draw(bar, shares.most, label, &mut scene);
        scene.keeps_with_next = n < last;
        scene
    };
    shares.bars.iter().enumerate().map(strip).collect()
}

fn draw(bar: &Share<'_>, most: usize, label: f64, scene: &mut Scene) {
    let is_beside = label > 0.0;
    let (start, words) = if is_beside { (label + 16.0, label) } else { (0.0, scene.width) };
    let title = Block::new(&bar.title, STRONG, words, 3);
    let late = bar.late.iter().map(|late| Block::plain(late, STRONG, words - 18.0, 1)).next();
    scene.text("", &title, (0.0, 4.0), Anchor::Start);
    let mut below = 4.0 + title.height();
    if let Some(late) = &late {
        marks::triangle("late", (6.0, below + STRONG.leading() / 2.0 + 5.0), scene);
        scene.text("late", late, (18.0, below), Anchor::Start);
        below += late.height();
    }
    let top = if is_beside { 4.0 } else { below + 4.0 };
    let y = top + HALF;
    // A number needs its own width, even where its part is narrower.
    let one = (scene.width - start - MARGIN - GAP * bar.parts.len() as f64) / most.max(1) as f64;
    let mut x = start;
    for (state, count, number) in &bar.parts {
        let number = Block::plain(number, SMALL, f64::INFINITY, 1);
        let long = (one * *count as f64).max(8.0);
        let outline = [(x, y + HALF), (x, y - HALF), (x + long, y - HALF), (x + long, y + HALF)];
        marks::part(*state, &outline, y, scene);
        scene.text("", &number, (x + long / 2.0, y + HALF + 2.0), Anchor::Middle);
        x += long + GAP;
    }
    scene.height = (y + HALF + 2.0 + SMALL.leading()).max(below) + 10.0;
}
