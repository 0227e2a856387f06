//! A drawing as shapes, and the shapes as SVG.
//!
//! Shapes have classes and never colours: those come from the theme, so that one drawing serves light and dark
//! surroundings, paper, and readers who choose their own. Sizes are attributes; nothing has a style of its own.

use std::fmt::Write;

use super::text::{Face, wrap};
use crate::pages::exhibit::figure::Words;
use crate::render::html::escape;

/// A drawing. One unit is a pixel at the size for which it is made.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    pub width: f64,
    pub height: f64,
    /// Whether paper is not turned between this drawing and the next.
    pub keeps_with_next: bool,
    shapes: Vec<Shape>,
}

#[derive(Clone, Debug)]
struct Shape {
    class: &'static str,
    form: Form,
}

#[derive(Clone, Debug)]
enum Form {
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

    fn add(&mut self, class: &'static str, form: Form) {
        self.shapes.push(Shape { class, form });
    }

    pub fn rect(&mut self, class: &'static str, (x, y): (f64, f64), (width, height): (f64, f64), round: f64) {
        self.add(class, Form::Rect { x, y, width, height, round });
    }

    pub fn circle(&mut self, class: &'static str, (x, y): (f64, f64), r: f64) {
        self.add(class, Form::Circle { x, y, r });
    }

    pub fn path(&mut self, class: &'static str, points: &[(f64, f64)]) {
        self.add(class, Form::Path(points.to_vec()));
    }

    pub fn area(&mut self, class: &'static str, points: &[(f64, f64)]) {
        self.add(class, Form::Area(points.to_vec()));
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
        self.add(class, Form::Begin);
        draw(self);
        self.add("", Form::End);
    }

    /// A text whose first line begins at a height.
    pub fn text(&mut self, class: &'static str, block: &Block, (x, top): (f64, f64), anchor: Anchor) {
        if block.lines.is_empty() {
            return;
        }
        let (face, lines, lang) = (block.face, block.lines.clone(), block.lang.clone());
        self.add(class, Form::Text { x, y: top + face.baseline(), anchor, face, lines, lang });
    }

    /// The drawing for a language that is written from right to left.
    pub fn mirrored(mut self) -> Self {
        let across = self.width;
        for shape in &mut self.shapes {
            match &mut shape.form {
                Form::Rect { x, width, .. } => *x = across - *x - *width,
                Form::Circle { x, .. } | Form::Text { x, .. } => *x = across - *x,
                Form::Path(points) | Form::Area(points) => points.iter_mut().for_each(|(x, _)| *x = across - *x),
                Form::Begin | Form::End => {}
            }
        }
        self
    }

    /// The shapes as SVG, without the element around them.
    pub fn print(&self, out: &mut String) {
        for Shape { class, form } in &self.shapes {
            match form {
                Form::Begin => {
                    let _ = write!(out, "<g class=\"{class}\">");
                }
                Form::End => out.push_str("</g>"),
                Form::Rect { x, y, width, height, round } => {
                    let _ = write!(
                        out,
                        "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                        number(*x),
                        number(*y),
                        number(*width),
                        number(*height)
                    );
                    if *round > 0.0 {
                        let _ = write!(out, " rx=\"{}\"", number(*round));
                    }
                    out.push_str("/>");
                }
                Form::Circle { x, y, r } => {
                    let (x, y, r) = (number(*x), number(*y), number(*r));
                    let _ = write!(out, "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>");
                }
                Form::Path(points) => {
                    let _ = write!(out, "<path class=\"{class}\" d=\"{}\"/>", outline(points));
                }
                Form::Area(points) => {
                    let _ = write!(out, "<path class=\"{class}\" d=\"{}Z\"/>", outline(points));
                }
                Form::Text { x, y, anchor, face, lines, lang } => {
                    let _ = write!(out, "<text x=\"{}\" y=\"{}\"", number(*x), number(*y));
                    if !class.is_empty() {
                        let _ = write!(out, " class=\"{class}\"");
                    }
                    text_attributes(*anchor, *face, lang.as_deref(), out);
                    print_lines(lines, *x, face.leading(), *anchor, out);
                    out.push_str("</text>");
                }
            }
            out.push('\n');
        }
    }
}

fn text_attributes(anchor: Anchor, face: Face, lang: Option<&str>, out: &mut String) {
    let _ = write!(out, " font-size=\"{}\"", number(face.size));
    if face.is_bold {
        out.push_str(" font-weight=\"600\"");
    }
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
    }
    if let Some(lang) = lang {
        out.push_str(" lang=\"");
        escape::attribute(lang, out);
        out.push('"');
    }
    out.push('>');
}

/// A space at the end of each line but the last keeps the words apart for whoever copies the text. In the middle it
/// would count as part of the line and move it.
fn print_lines(lines: &[String], x: f64, leading: f64, anchor: Anchor, out: &mut String) {
    if let [line] = lines {
        escape::text(line, out);
        return;
    }
    let end = if anchor == Anchor::Middle { "</tspan>" } else { " </tspan>" };
    for (n, line) in lines.iter().enumerate() {
        let _ = write!(out, "<tspan x=\"{}\"", number(x));
        if n > 0 {
            let _ = write!(out, " dy=\"{}\"", number(leading));
        }
        out.push('>');
        escape::text(line, out);
        out.push_str(if n + 1 < lines.len() { end } else { "</tspan>" });
    }
}

fn outline(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (n, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if n == 0 { "M" } else { "L" }, number(*x), number(*y));
    }
    path
}

/// A number with one decimal at most, the same on every machine.
fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, (tenths / 10).abs(), rest.abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (value, written) in [(0.0, "0"), (12.0, "12"), (12.34, "12.3"), (-0.25, "-0.3"), (-0.04, "0"), (9.96, "10")]
        {
            assert_eq!(number(value), written);
        }
    }

    #[test]
    fn an_arrow_ends_at_its_last_point() {
        let mut scene = Scene::new(100.0);
        scene.arrow(&[(0.0, 0.0), (0.0, 20.0), (50.0, 20.0)]);
        let mut svg = String::new();
        scene.print(&mut svg);
        assert_eq!(
            svg,
            "<path class=\"thread\" d=\"M0 0L0 20L42 20\"/>\n<path class=\"tip\" d=\"M50 20L40 25L40 15Z\"/>\n"
        );
    }
}
