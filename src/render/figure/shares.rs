//! Bars of states: each part is filled as its state is everywhere else, with its number below it.

use super::marks;
use super::scene::{Anchor, Block, Scene};
use super::text::{SMALL, STRONG};
use tavle_pages::exhibit::figure::{Share, SharePart, Shares};

/// Half the height of a bar.
const HALF: f64 = 10.0;
/// Between two parts of a bar.
const GAP: f64 = 3.0;
/// What the last part may need beyond the bar, and the room for the sign of being late.
const MARGIN: f64 = 10.0;

/// The groups' names beside the bars where the drawing is wide enough, else above them.
pub fn shares(shares: &Shares<'_>, width: f64) -> Vec<Scene> {
    let label = if width > 480.0 { (width * 0.3).min(260.0) } else { 0.0 };
    let start = if label > 0.0 { label + 16.0 } else { 0.0 };
    let room = width - start - MARGIN;
    let one = shares.bars.iter().map(|bar| longest(bar, room)).fold(room / shares.most.max(1) as f64, f64::min);
    let last = shares.bars.len().saturating_sub(1);
    let strip = |(n, bar): (usize, &Share<'_>)| {
        let mut scene = Scene::new(width);
        draw(bar, one, (label, start), &mut scene);
        scene.keeps_with_next = n < last;
        scene
    };
    shares.bars.iter().enumerate().map(strip).collect()
}

/// The least length of a part with this number below it: numbers do not run together.
fn least(number: &str) -> f64 {
    SMALL.width(number).max(8.0) + 3.0
}

/// How long one row may be, so that a bar fits in the room though its narrow parts are as wide as their numbers.
fn longest(bar: &Share<'_>, room: f64) -> f64 {
    let room = room - GAP * bar.parts.len() as f64;
    let mut parts: Vec<(f64, f64)> = bar.parts.iter().map(|part| (part.count as f64, least(&part.number))).collect();
    // Those that need the most room for each of their rows are the first that are too narrow.
    parts.sort_by(|a, b| (b.1 / b.0).total_cmp(&(a.1 / a.0)));
    let mut fixed = 0.0;
    for (n, (count, least)) in parts.iter().enumerate() {
        let rows: f64 = parts[n..].iter().map(|(count, _)| count).sum();
        let one = (room - fixed) / rows;
        if one * count >= *least {
            return one;
        }
        fixed += least;
    }
    0.0
}

/// A bar in which one row is so long.
fn draw(bar: &Share<'_>, one: f64, (label, start): (f64, f64), scene: &mut Scene) {
    let is_beside = label > 0.0;
    let words = if is_beside { label } else { scene.width };
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
    let mut x = start;
    for SharePart { look, count, number, .. } in &bar.parts {
        let long = (one * *count as f64).max(least(number));
        let number = Block::plain(number, SMALL, f64::INFINITY, 1);
        marks::part(*look, (x, x + long), (HALF, y), scene);
        scene.text("", &number, (x + long / 2.0, y + HALF + 2.0), Anchor::Middle);
        x += long + GAP;
    }
    scene.height = (y + HALF + 2.0 + SMALL.leading()).max(below) + 10.0;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::scene::Geometry;
    use tavle_markup::Phrase;
    use tavle_model::Lateness;
    use tavle_pages::exhibit::figure::Words;
    use tavle_schema::{State, StatusLook};

    /// The parts of a bar with these numbers of rows, the last of which are without a status.
    fn bar(counts: [usize; 7]) -> Share<'static> {
        let states = State::ALL.into_iter().map(Some).chain([None]);
        let parts = states.zip(counts).filter(|(_, count)| *count > 0);
        Share {
            title: Words { text: "A".into(), lang: None },
            parts: parts
                .map(|(state, count)| SharePart {
                    look: state.map(StatusLook::of),
                    word: Phrase::none(),
                    count,
                    number: count.to_string(),
                })
                .collect(),
            late: None,
            lateness: Lateness::Never,
        }
    }

    #[test]
    fn numbers_do_not_run_together_and_bars_stay_within_the_drawing() {
        for counts in
            [[2, 13, 19, 0, 1, 18, 3], [1, 1, 1, 1, 1, 1, 1], [0, 1, 0, 0, 0, 0, 1050], [0, 0, 0, 0, 1, 18, 0]]
        {
            for width in [320.0, 720.0] {
                let most = counts.iter().sum();
                let shares = Shares { bars: vec![bar(counts), bar([1, 0, 0, 0, 0, 0, 0])], most, key: Vec::new() };
                let mut end = f64::NEG_INFINITY;
                for shape in &self::shares(&shares, width)[0].shapes {
                    let Geometry::Text { x, anchor: Anchor::Middle, lines, .. } = &shape.form else { continue };
                    let half = SMALL.width(&lines[0]) / 2.0;
                    assert!(x - half > end, "{counts:?} in {width}: {lines:?}");
                    end = x + half;
                }
                assert!(end > 0.0 && end <= width, "{counts:?} in {width}: {end}");
            }
        }
    }
}
