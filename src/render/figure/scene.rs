//! A drawing as shapes.
//!
//! Shapes have classes and never colours: those come from the theme, so that one drawing serves light and dark
//! surroundings, paper, and readers who choose their own.

use super::text::{Face, wrap};
use tavle_pages::exhibit::figure::Words;

/// A drawing. One unit is a pixel at the size for which it is made.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    pub width: f64,
    pub height: f64,
    /// Whether paper is not turned between this drawing and the next.
    pub keeps_with_next: bool,
    pub shapes: Vec<Shape>,
}

/// A shape, and the class by which the theme knows it.
#[derive(Clone, Debug)]
pub struct Shape {
    pub class: &'static str,
    pub form: Geometry,
}

/// What a shape is. Lengths are in units of the drawing; `y` grows downwards.
#[derive(Clone, Debug)]
pub enum Geometry {
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        round: f64,
    },
    Circle {
        x: f64,
        y: f64,
        r: f64,
    },
    /// A line through points.
    Path(Vec<(f64, f64)>),
    /// The area within points.
    Area(Vec<(f64, f64)>),
    /// The beginning of shapes that have a class together.
    Begin,
    End,
    Text {
        x: f64,
        /// The baseline of the first line.
        y: f64,
        anchor: Anchor,
        face: Face,
        lines: Vec<String>,
        lang: Option<String>,
    },
}

/// Which part of a line of text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
}

/// A text broken into lines.
#[derive(Clone, Debug)]
pub struct Block {
    face: Face,
    lines: Vec<String>,
    lang: Option<String>,
}

impl Block {
    /// Words in lines of a width, and not more lines than `most`.
    pub fn new(words: &Words<'_>, face: Face, width: f64, most: usize) -> Self {
        Self { face, lines: wrap(&words.text, face, width, most), lang: words.lang.map(str::to_owned) }
    }

    /// Text in the page's language.
    pub fn plain(text: &str, face: Face, width: f64, most: usize) -> Self {
        Self { face, lines: wrap(text, face, width, most), lang: None }
    }

    pub fn height(&self) -> f64 {
        self.face.leading() * self.lines.len() as f64
    }
}

impl Scene {
    /// An empty drawing of a width. It grows downwards.
    pub fn new(width: f64) -> Self {
        Self { width, ..Self::default() }
    }

    /// Another drawing on top of this one.
    pub fn append(&mut self, other: Self) {
        self.shapes.extend(other.shapes);
    }

    fn add(&mut self, class: &'static str, form: Geometry) {
        self.shapes.push(Shape { class, form });
    }

    pub fn rect(&mut self, class: &'static str, (x, y): (f64, f64), (width, height): (f64, f64), round: f64) {
        self.add(class, Geometry::Rect { x, y, width, height, round });
    }

    pub fn circle(&mut self, class: &'static str, (x, y): (f64, f64), r: f64) {
        self.add(class, Geometry::Circle { x, y, r });
    }

    pub fn path(&mut self, class: &'static str, points: &[(f64, f64)]) {
        self.add(class, Geometry::Path(points.to_vec()));
    }

    pub fn area(&mut self, class: &'static str, points: &[(f64, f64)]) {
        self.add(class, Geometry::Area(points.to_vec()));
    }

    /// A line through points with an arrowhead at its end; its last part is level or upright.
    pub fn arrow(&mut self, points: &[(f64, f64)]) {
        let [.., (from_x, from_y), (x, y)] = *points else { return };
        let (dx, dy) = ((x - from_x).clamp(-1.0, 1.0), (y - from_y).clamp(-1.0, 1.0));
        let mut line = points.to_vec();
        if let Some(last) = line.last_mut() {
            *last = (x - dx * 8.0, y - dy * 8.0);
        }
        self.path("thread", &line);
        let (back, side) = ((x - dx * 10.0, y - dy * 10.0), (dy * 5.0, dx * 5.0));
        self.area("tip", &[(x, y), (back.0 + side.0, back.1 + side.1), (back.0 - side.0, back.1 - side.1)]);
    }

    /// Shapes that have a class together.
    pub fn group(&mut self, class: &'static str, draw: impl FnOnce(&mut Self)) {
        self.add(class, Geometry::Begin);
        draw(self);
        self.add("", Geometry::End);
    }

    /// A text whose first line begins at a height.
    pub fn text(&mut self, class: &'static str, block: &Block, (x, top): (f64, f64), anchor: Anchor) {
        if block.lines.is_empty() {
            return;
        }
        let (face, lines, lang) = (block.face, block.lines.clone(), block.lang.clone());
        self.add(class, Geometry::Text { x, y: top + face.baseline(), anchor, face, lines, lang });
    }

    /// The drawing for a language that is written from right to left.
    pub fn mirrored(mut self) -> Self {
        let across = self.width;
        for shape in &mut self.shapes {
            match &mut shape.form {
                Geometry::Rect { x, width, .. } => *x = across - *x - *width,
                Geometry::Circle { x, .. } | Geometry::Text { x, .. } => *x = across - *x,
                Geometry::Path(points) | Geometry::Area(points) => {
                    points.iter_mut().for_each(|(x, _)| *x = across - *x)
                }
                Geometry::Begin | Geometry::End => {}
            }
        }
        self
    }
}
