//! Rows over two scales: a field for each pair of steps, with the word for its level and the numbers of its rows.

use super::scene::{Anchor, Block, Scene};
use super::text::{SMALL, STRONG};
use tavle_pages::exhibit::figure::{Field, Grid};

const PADDING: f64 = 6.0;
/// The least radius of the mark with the number of a row, the room around the number, and the room between two marks.
const RADIUS: f64 = 13.0;
const MARGIN: f64 = 4.0;
const GAP: f64 = 5.0;

/// Where the fields are.
struct Layout {
    /// The width for the words of a step upwards beside the fields; nothing where they stand above them.
    label: f64,
    /// The width of a field.
    field: f64,
    /// The radius of the marks, in which the longest number fits.
    radius: f64,
    width: f64,
}

/// The steps upwards in words beside the fields where the drawing is wide enough, else above them. Each is a strip.
pub fn grid(grid: &Grid<'_>, width: f64) -> Vec<Scene> {
    let label = if width > 480.0 { 132.0 } else { 0.0 };
    let numbers = grid.fields.iter().flatten().flat_map(|field| &field.numbers);
    let radius = numbers.map(|number| STRONG.width(number) / 2.0 + MARGIN).fold(RADIUS, f64::max);
    let layout = Layout { label, field: (width - label) / grid.across.steps.len().max(1) as f64, radius, width };
    let mut head = Scene::new(width);
    head.text("", &Block::new(&grid.up.title, STRONG, width, 2), (0.0, 0.0), Anchor::Start);
    head.height = STRONG.leading() + PADDING;
    head.keeps_with_next = true;
    let lines = grid.fields.iter().zip(&grid.up.steps).rev().map(|(fields, step)| layout.line(fields, step));
    [head].into_iter().chain(lines).chain([layout.foot(grid)]).collect()
}

impl Layout {
    /// How many numbers stand beside each other in a field.
    fn in_line(&self) -> usize {
        (((self.field - PADDING * 2.0 + GAP) / (self.radius * 2.0 + GAP)) as usize).max(1)
    }

    /// The fields of a step upwards, with its words.
    fn line(&self, fields: &[Field<'_>], step: &str) -> Scene {
        let mut scene = Scene::new(self.width);
        let is_beside = self.label > 0.0;
        let words = Block::plain(step, SMALL, if is_beside { self.label - PADDING * 2.0 } else { self.width }, 3);
        let top = if is_beside { 0.0 } else { words.height() + PADDING };
        let most = fields.iter().map(|field| field.numbers.len().div_ceil(self.in_line())).max().unwrap_or(0).max(1);
        let height = PADDING * 2.0 + SMALL.leading() + most as f64 * (self.radius * 2.0 + GAP);
        let above = if is_beside { (height - words.height()) / 2.0 } else { PADDING / 2.0 };
        scene.text("", &words, (0.0, above), Anchor::Start);
        for (n, field) in fields.iter().enumerate() {
            self.field(field, (self.label + n as f64 * self.field, top), height, &mut scene);
        }
        scene.height = top + height;
        scene.keeps_with_next = true;
        scene
    }

    fn field(&self, field: &Field<'_>, (x, y): (f64, f64), height: f64, scene: &mut Scene) {
        let class = match field.level {
            1 => "field low",
            2 => "field middle",
            _ => "field high",
        };
        scene.rect(class, (x, y), (self.field, height), 0.0);
        let word = Block::plain(field.word, SMALL, self.field - 4.0, 1);
        scene.text("", &word, (x + self.field / 2.0, y + PADDING / 2.0), Anchor::Middle);
        for (n, number) in field.numbers.iter().enumerate() {
            let (line, place) = (n / self.in_line(), n % self.in_line());
            let in_line = (field.numbers.len() - line * self.in_line()).min(self.in_line()) as f64;
            let wide = in_line * (self.radius * 2.0 + GAP) - GAP;
            let left = x + (self.field - wide) / 2.0 + place as f64 * (self.radius * 2.0 + GAP);
            let top = y + PADDING + SMALL.leading() + line as f64 * (self.radius * 2.0 + GAP);
            let (x, y) = (left + self.radius, top + self.radius);
            scene.circle("station", (x, y), self.radius);
            let number = Block::plain(number, STRONG, f64::INFINITY, 1);
            scene.text("number", &number, (x, y - number.height() / 2.0), Anchor::Middle);
        }
    }

    /// The steps across in words, and what they measure.
    fn foot(&self, grid: &Grid<'_>) -> Scene {
        let mut scene = Scene::new(self.width);
        let mut bottom: f64 = 0.0;
        for (n, step) in grid.across.steps.iter().enumerate() {
            let words = Block::plain(step, SMALL, self.field - 4.0, 4);
            let middle = self.label + (n as f64 + 0.5) * self.field;
            scene.text("", &words, (middle, PADDING), Anchor::Middle);
            bottom = bottom.max(PADDING + words.height());
        }
        let title = Block::new(&grid.across.title, STRONG, self.width - self.label, 2);
        scene.text("", &title, (self.label, bottom + PADDING), Anchor::Start);
        scene.height = bottom + PADDING * 2.0 + title.height();
        scene
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::scene::Geometry;
    use tavle_pages::exhibit::figure::{Scale, Words};

    #[test]
    fn numbers_stay_within_their_field_however_many_there_are() {
        let scale = || Scale {
            title: Words { text: "Sandsynlighed".into(), lang: None },
            steps: (1..=5).map(|step| format!("{step} – Meget stor")).collect(),
        };
        for (width, count) in [(320.0, 1), (320.0, 7), (720.0, 40), (320.0, 120)] {
            let field = |across| {
                let numbers = if across == 5 { (1..=count).map(|n| n.to_string()).collect() } else { Vec::new() };
                Field { level: 3, word: "Mellem", numbers }
            };
            let fields = (1..=5).map(|_| (1..=5).map(field).collect()).collect();
            let drawn = grid(&Grid { across: scale(), up: scale(), fields, points: Vec::new() }, width);
            assert_eq!(drawn.len(), 7);
            for strip in &drawn[1..6] {
                let circles = strip.shapes.iter().filter_map(|one| match one.form {
                    Geometry::Circle { x, y, r } => Some((x, y, r)),
                    _ => None,
                });
                let mut last = strip.shapes.iter().filter_map(|one| match one.form {
                    Geometry::Rect { x, width, .. } => Some((x, x + width)),
                    _ => None,
                });
                let (left, right) = last.next_back().unwrap();
                let circles: Vec<_> = circles.collect();
                assert_eq!(circles.len(), count);
                for (x, y, r) in circles {
                    assert!(x - r >= left && x + r <= right && y + r <= strip.height, "{count} in {width}");
                    assert!(STRONG.width(&count.to_string()) < r * 2.0, "{count} in {width}");
                }
            }
        }
    }
}
