//! Figures as SVG, each with its title and description, and the same data as a table beside it.
//!
//! A figure is drawn twice: once for a wide page and once for a narrow one, where everything stands below each other.
//! The stylesheet shows the one that fits, so that no text is ever shrunk beyond reading.

mod gantt;
mod marks;
mod process;
mod roadmap;
mod scene;
mod text;

use std::fmt::Write;

use super::escape;
use super::phrase::phrase;
use super::table;
use crate::pages::exhibit::figure::{Chart, Drawing, Figure, Labels};
use crate::schema::Strings;
use scene::Scene;

/// The width for which the wide form is drawn. The stylesheet shows it from 648 pixels on.
const WIDE: f64 = 720.0;
/// The width for which the narrow form is drawn: a small telephone.
const NARROW: f64 = 320.0;

pub fn figure(figure: &Figure<'_>, strings: &Strings, out: &mut String) {
    let Some(drawing) = &figure.drawing else {
        table::table(&figure.table, strings, out);
        return;
    };
    let _ = write!(out, "<figure class=\"data drawn {}\" id=\"{}\" data-source=\"", class(drawing), figure.id);
    escape::attribute(&figure.source, out);
    let _ = write!(out, "\">\n<figcaption id=\"{}-caption\">", figure.id);
    phrase(&figure.caption, out);
    out.push_str("</figcaption>\n");
    let [wide, narrow] = scenes(drawing).map(|scene| if figure.is_rtl { scene.mirrored() } else { scene });
    let [for_wide, for_narrow] = &figure.labels;
    svg(&wide, "wide", for_wide, figure, out);
    svg(&narrow, "narrow", for_narrow, figure, out);
    if let Drawing::Chart(chart) = drawing {
        key(chart, out);
    }
    for note in &figure.notes {
        out.push_str("<p class=\"figure-note\">");
        escape::text(note, out);
        out.push_str("</p>\n");
    }
    out.push_str("<details class=\"figure-text\"><summary>");
    escape::text(&strings.figures.as_text, out);
    out.push_str("</summary>\n");
    table::table(&figure.table, strings, out);
    out.push_str("</details></figure>");
}

/// The drawing in its wide and its narrow form.
fn scenes(drawing: &Drawing<'_>) -> [Scene; 2] {
    match drawing {
        Drawing::Flow(nodes) => [process::flow_wide(nodes, WIDE), process::flow_narrow(nodes, NARROW)],
        Drawing::Hub { centre, around } => {
            [process::hub_wide(centre, around, WIDE), process::hub_narrow(centre, around, NARROW)]
        }
        Drawing::Chart(chart) => [gantt::wide(chart, WIDE), gantt::narrow(chart, NARROW)],
        Drawing::Roadmap(phases) => [roadmap::roadmap(phases, WIDE, 2), roadmap::roadmap(phases, NARROW, 1)],
    }
}

/// What the marks mean, for those who see them.
fn key(chart: &Chart<'_>, out: &mut String) {
    out.push_str("<ul class=\"key\" aria-hidden=\"true\">\n");
    for (sign, word) in &chart.key {
        let scene = marks::sample(*sign);
        let _ =
            write!(out, "<li><svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\">", scene.width, scene.height);
        scene.print(out);
        out.push_str("</svg> ");
        escape::text(word, out);
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

/// A class for styles.
fn class(drawing: &Drawing<'_>) -> &'static str {
    match drawing {
        Drawing::Flow(_) => "flow",
        Drawing::Hub { .. } => "hub",
        Drawing::Roadmap(_) => "course",
        Drawing::Chart(_) => "gantt",
    }
}

/// One form of a drawing. The room around the shapes keeps the outermost lines whole.
fn svg(scene: &Scene, form: &str, labels: &Labels, figure: &Figure<'_>, out: &mut String) {
    let (width, height) = (scene.width.ceil() as i64, scene.height.ceil() as i64);
    let _ = writeln!(
        out,
        "<svg class=\"{form}\" role=\"img\" aria-labelledby=\"{title} {text}\" viewBox=\"-1 -1 {} {}\" width=\"{0}\" height=\"{1}\">",
        width + 2,
        height + 2,
        title = labels.title,
        text = labels.description,
    );
    let _ = write!(out, "<title id=\"{}\">", labels.title);
    escape::text(&figure.caption.words(), out);
    let _ = write!(out, "</title><desc id=\"{}\">", labels.description);
    escape::text(&figure.description, out);
    out.push_str("</desc>\n");
    scene.print(out);
    out.push_str("</svg>\n");
}
