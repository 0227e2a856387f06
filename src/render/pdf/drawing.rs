//! Drawings as JSON: the same shapes as on the web, at the width of paper.

use serde_json::{Value, json};

use super::text::{Writer, object};
use crate::figure::scene::{Anchor, Geometry, Scene};
use crate::figure::{DrawingWidth, curve_sample, sample, scenes};
use tavle_markup::Phrase;
use tavle_pages::exhibit::figure::{Drawing, Figure, Sign};

impl Writer<'_> {
    /// A figure, and after it its table where the document does not show the same rows in another place.
    pub fn drawing(&mut self, figure: &Figure<'_>) -> Vec<Value> {
        let Some(drawing) = &figure.drawing else { return vec![self.table(&figure.table)] };
        let is_wide = matches!(drawing, Drawing::Chart(_));
        let form = if is_wide { DrawingWidth::Sheet } else { DrawingWidth::Wide };
        let strips: Vec<Value> =
            scenes(drawing, form, figure.is_rtl).iter().map(|scene| self.scene(scene, figure.is_rtl)).collect();
        let kind = match drawing {
            Drawing::Flow(_) => "flow",
            Drawing::Hub { .. } => "hub",
            Drawing::Roadmap(_) => "course",
            Drawing::Chart(_) => "gantt",
            Drawing::Shares(_) => "shares",
            Drawing::Grid(_) => "over-scales",
            Drawing::Lines(_) => "lines",
            Drawing::Tree(_) => "tree",
        };
        let is_rtl = figure.is_rtl;
        let signs: Vec<(Scene, &Phrase<'_>)> = match drawing {
            Drawing::Chart(chart) => signs(&chart.key, is_rtl),
            Drawing::Shares(shares) => signs(&shares.key, is_rtl),
            Drawing::Lines(lines) => lines.key.iter().map(|(sign, word)| (curve_sample(*sign, is_rtl), word)).collect(),
            Drawing::Flow(_) | Drawing::Hub { .. } | Drawing::Roadmap(_) | Drawing::Grid(_) | Drawing::Tree(_) => {
                Vec::new()
            }
        };
        let points = match drawing {
            Drawing::Grid(grid) => &grid.points[..],
            _ => &[],
        };
        let points: Vec<Value> = points
            .iter()
            .map(|point| json!({ "number": self.plain(&point.number), "title": self.phrase(&point.title) }))
            .collect();
        let key: Vec<Value> = signs
            .iter()
            .map(|(scene, word)| {
                object([
                    ("strip", Some(self.scene(scene, figure.is_rtl))),
                    ("word", Some(self.plain(&word.words()))),
                    ("words", word.lang().map(|_| self.phrase(word))),
                ])
            })
            .collect();
        let notes: Vec<Value> = figure.notes.iter().map(|note| self.plain(note)).collect();
        let mut blocks = vec![json!({
            "t": "drawing", "id": self.id(&figure.id), "kind": kind, "caption": self.phrase(&figure.caption),
            "alt": self.plain(&figure.description), "source": figure.source, "wide": is_wide,
            "strips": strips, "key": key, "points": points, "notes": notes,
        })];
        let file = figure.source.split_once('#').map_or(&figure.source[..], |(file, _)| file);
        // A tree stands beside the list that says the same.
        let is_listed = matches!(drawing, Drawing::Tree(_));
        // The figures of a line chart stand in no other table.
        let is_apart = matches!(drawing, Drawing::Lines(_));
        let is_shown = self.tables.iter().any(|table| *table == figure.source || table == file);
        if !is_listed && (is_apart || !is_shown) {
            let mut table = self.table(&figure.table);
            let mut caption = self.phrase(&figure.caption);
            if let Some(words) = caption.as_array_mut() {
                words.push(json!(format!(" – {}", self.strings.print.as_table)));
            }
            table["caption"] = caption;
            blocks.push(table);
        }
        blocks
    }

    /// The shapes of a drawing, which is mirrored where it `is_rtl`.
    fn scene(&mut self, scene: &Scene, is_rtl: bool) -> Value {
        let mut around: Vec<&str> = Vec::new();
        let mut shapes = Vec::new();
        for shape in &scene.shapes {
            let mut classes: Vec<&str> = around.iter().chain([&shape.class]).flat_map(|all| all.split(' ')).collect();
            classes.retain(|class| !class.is_empty());
            let points =
                |all: &[(f64, f64)]| json!(all.iter().map(|(x, y)| [tenth(*x), tenth(*y)]).collect::<Vec<_>>());
            shapes.push(match &shape.form {
                Geometry::Begin => {
                    around.push(shape.class);
                    continue;
                }
                Geometry::End => {
                    around.pop();
                    continue;
                }
                Geometry::Rect { x, y, width, height, round } => {
                    json!(["rect", classes, tenth(*x), tenth(*y), tenth(*width), tenth(*height), tenth(*round)])
                }
                Geometry::Circle { x, y, r } => json!(["circle", classes, tenth(*x), tenth(*y), tenth(*r)]),
                Geometry::Path(all) => json!(["path", classes, points(all)]),
                Geometry::Area(all) => json!(["area", classes, points(all)]),
                Geometry::Text { x, y, anchor, face, lines, lang } => {
                    let anchor = match anchor {
                        Anchor::Middle => "middle",
                        // Print knows sides, and a line that is written from right to left starts at its right.
                        Anchor::Start if is_rtl => "right",
                        Anchor::Start => "left",
                    };
                    let lines: Vec<Value> = lines.iter().map(|line| self.plain(line)).collect();
                    json!([
                        "text",
                        classes,
                        tenth(*x),
                        tenth(*y),
                        anchor,
                        tenth(face.size),
                        face.is_bold,
                        face.leading(),
                        lines,
                        lang
                    ])
                }
            });
        }
        object([
            ("w", Some(json!(tenth(scene.width)))),
            ("h", Some(json!(tenth(scene.height)))),
            ("keep", Some(json!(scene.keeps_with_next))),
            ("shapes", Some(Value::Array(shapes))),
        ])
    }
}

/// The signs of a key as they are drawn, each with its word.
fn signs<'k, 'a>(key: &'k [(Sign, Phrase<'a>)], is_rtl: bool) -> Vec<(Scene, &'k Phrase<'a>)> {
    key.iter().map(|(sign, word)| (sample(*sign, is_rtl), word)).collect()
}

/// A length to a tenth, the same on every machine.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
