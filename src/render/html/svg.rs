//! Drawings as SVG. Sizes are attributes; nothing has a style of its own.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

use crate::figure::scene::{Anchor, Geometry, Scene, Shape};
use crate::figure::text::Face;
use tavle_markup::escape;

/// Prints the shapes of a drawing, without the element around them.
pub fn shapes(scene: &Scene, out: &mut String) {
    for Shape { class, form } in &scene.shapes {
        match form {
            Geometry::Begin => {
                let _ = write!(out, "<g class=\"{class}\">");
            }
            Geometry::End => out.push_str("</g>"),
            Geometry::Rect { x, y, width, height, round } => {
                let _ = write!(
                    out,
                    "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                    Number(*x),
                    Number(*y),
                    Number(*width),
                    Number(*height)
                );
                if *round > 0.0 {
                    let _ = write!(out, " rx=\"{}\"", Number(*round));
                }
                out.push_str("/>");
            }
            Geometry::Circle { x, y, r } => {
                let (x, y, r) = (Number(*x), Number(*y), Number(*r));
                let _ = write!(out, "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>");
            }
            Geometry::Path(points) => {
                let _ = write!(out, "<path class=\"{class}\" d=\"{}\"/>", Outline(points));
            }
            Geometry::Area(points) => {
                let _ = write!(out, "<path class=\"{class}\" d=\"{}Z\"/>", Outline(points));
            }
            Geometry::Text { x, y, anchor, face, lines, lang } => {
                let _ = write!(out, "<text x=\"{}\" y=\"{}\"", Number(*x), Number(*y));
                if !class.is_empty() {
                    let _ = write!(out, " class=\"{class}\"");
                }
                text_attributes(*anchor, *face, lang.as_deref(), out);
                let lines = lines.iter().map(|line| isolated(line, lang.is_some()));
                print_lines(lines, *x, face.leading(), *anchor, out);
                out.push_str("</text>");
            }
        }
        out.push('\n');
    }
}

fn text_attributes(anchor: Anchor, face: Face, lang: Option<&str>, out: &mut String) {
    let _ = write!(out, " font-size=\"{}\"", Number(face.size));
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
fn print_lines<'a>(
    lines: impl ExactSizeIterator<Item = Cow<'a, str>>,
    x: f64,
    leading: f64,
    anchor: Anchor,
    out: &mut String,
) {
    let count = lines.len();
    if count == 1 {
        lines.for_each(|line| escape::text(&line, out));
        return;
    }
    let end = if anchor == Anchor::Middle { "</tspan>" } else { " </tspan>" };
    for (n, line) in lines.enumerate() {
        let _ = write!(out, "<tspan x=\"{}\"", Number(x));
        if n > 0 {
            let _ = write!(out, " dy=\"{}\"", Number(leading));
        }
        out.push('>');
        escape::text(&line, out);
        out.push_str(if n + 1 < count { end } else { "</tspan>" });
    }
}

/// A line in another language than the page's, so that a sign at its end stays there where the page is written in the other
/// direction: in SVG no style does this in every browser, and an attribute would turn its anchor.
fn isolated(line: &str, is_other: bool) -> Cow<'_, str> {
    let has_sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
    match is_other && (has_sign(line.chars().next()) || has_sign(line.chars().next_back())) {
        true => format!("\u{2068}{line}\u{2069}").into(),
        false => line.into(),
    }
}

/// A line through points.
struct Outline<'a>(&'a [(f64, f64)]);

impl Display for Outline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut points = self.0.iter().enumerate();
        points.try_for_each(|(n, (x, y))| write!(f, "{}{} {}", if n == 0 { "M" } else { "L" }, Number(*x), Number(*y)))
    }
}

/// A number with one decimal at most, the same on every machine.
struct Number(f64);

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() as i64;
        match tenths % 10 {
            0 => write!(f, "{}", tenths / 10),
            rest => write!(f, "{}{}.{}", if tenths < 0 { "-" } else { "" }, (tenths / 10).abs(), rest.abs()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (value, written) in [(0.0, "0"), (12.0, "12"), (12.34, "12.3"), (-0.25, "-0.3"), (-0.04, "0"), (9.96, "10")]
        {
            assert_eq!(Number(value).to_string(), written);
        }
    }

    #[test]
    fn an_arrow_ends_at_its_last_point() {
        let mut scene = Scene::new(100.0);
        scene.arrow(&[(0.0, 0.0), (0.0, 20.0), (50.0, 20.0)]);
        let mut svg = String::new();
        shapes(&scene, &mut svg);
        assert_eq!(
            svg,
            "<path class=\"thread\" d=\"M0 0L0 20L42 20\"/>\n<path class=\"tip\" d=\"M50 20L40 25L40 15Z\"/>\n"
        );
    }
}
