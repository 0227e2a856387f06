//! Figures as SVG, each with its title and description, and the same data as a table beside it.
//!
//! A figure is drawn for each [`DrawingWidth`] of the page: on a narrow one, everything stands below each other. The stylesheet
//! shows the one that fits, so that no text is ever shrunk beyond reading.

use std::fmt::Write;

use super::{svg, table};
use crate::figure::scene::Scene;
use crate::figure::{DrawingWidth, curve_sample, sample, scenes};
use tavle_markup::phrase::phrase;
use tavle_markup::{Phrase, escape};
use tavle_pages::exhibit::figure::{CurveSign, Drawing, Figure, Labels, Point, Sign};
use tavle_schema::Strings;

/// Prints a figure, or its table where there is nothing to draw.
pub fn figure(figure: &Figure<'_>, strings: &Strings, out: &mut String) {
    let Some(drawing) = &figure.drawing else {
        table::table(&figure.table, strings, out);
        return;
    };
    let _ = write!(out, "<figure class=\"data drawn {}\" id=\"{}\" data-source=\"", class(drawing), figure.id);
    escape::attribute(&figure.source, out);
    out.push_str("\">\n<figcaption>");
    phrase(&figure.caption, out);
    out.push_str("</figcaption>\n");
    for (form, labels) in DrawingWidth::SCREEN.into_iter().zip(&figure.labels) {
        strips(scenes(drawing, form, figure.is_rtl), form, labels, figure, out);
    }
    match drawing {
        Drawing::Chart(chart) => key(&chart.key, figure, out),
        Drawing::Shares(shares) => key(&shares.key, figure, out),
        Drawing::Grid(grid) => points(&grid.points, out),
        Drawing::Lines(lines) => curve_key(&lines.key, figure, out),
        Drawing::Flow(_) | Drawing::Hub { .. } | Drawing::Roadmap(_) | Drawing::Tree(_) => {}
    }
    for note in &figure.notes {
        out.push_str("<p class=\"figure-note\">");
        escape::text(note, out);
        out.push_str("</p>\n");
    }
    text_alternative(figure, strings, out);
    out.push_str("</figure>");
}

/// The same as a table: at once where it is short, else to be opened.
fn text_alternative(figure: &Figure<'_>, strings: &Strings, out: &mut String) {
    const SHORT: usize = 3;
    if figure.shows_table || figure.table.rows() <= SHORT {
        out.push_str("<div class=\"figure-text\">");
        table::table(&figure.table, strings, out);
        out.push_str("</div>");
        return;
    }
    out.push_str("<details class=\"figure-text\"><summary>");
    escape::text(&strings.figures.as_text, out);
    out.push_str("</summary>\n");
    table::table(&figure.table, strings, out);
    out.push_str("</details>");
}

/// What the marks mean, for those who see them.
fn key(signs: &[(Sign, Phrase<'_>)], figure: &Figure<'_>, out: &mut String) {
    print_key(signs.iter().map(|(sign, word)| (sample(*sign, figure.is_rtl), word)), out);
}

/// The same of a line chart.
fn curve_key(signs: &[(CurveSign, Phrase<'_>)], figure: &Figure<'_>, out: &mut String) {
    print_key(signs.iter().map(|(sign, word)| (curve_sample(*sign, figure.is_rtl), word)), out);
}

fn print_key<'k>(signs: impl Iterator<Item = (Scene, &'k Phrase<'k>)>, out: &mut String) {
    out.push_str("<ul class=\"key\" aria-hidden=\"true\">\n");
    for (scene, word) in signs {
        let _ =
            write!(out, "<li><svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\">", scene.width, scene.height);
        svg::shapes(&scene, out);
        out.push_str("</svg> ");
        phrase(word, out);
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

/// What the numbers in a drawing stand for.
fn points(points: &[Point<'_>], out: &mut String) {
    out.push_str("<ul class=\"points\">\n");
    for Point { number, title } in points {
        out.push_str("<li><span>");
        escape::text(number, out);
        out.push_str("</span> ");
        phrase(title, out);
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
        Drawing::Shares(_) => "shares",
        Drawing::Grid(_) => "over-scales",
        Drawing::Lines(_) => "lines",
        Drawing::Tree(_) => "tree",
    }
}

/// The class by which the stylesheet knows a form.
fn class_of(form: DrawingWidth) -> &'static str {
    match form {
        DrawingWidth::Narrow => "narrow",
        DrawingWidth::Wide => "wide",
        DrawingWidth::Broad | DrawingWidth::Sheet => "broad",
    }
}

/// One form of a drawing: one image for whoever does not see it, in strips between which paper can be turned.
fn strips(scenes: Vec<Scene>, form: DrawingWidth, labels: &Labels, figure: &Figure<'_>, out: &mut String) {
    if scenes.is_empty() {
        return;
    }
    let (class, Labels { title, description }) = (class_of(form), labels);
    let _ = writeln!(out, "<div class=\"form {class}\" role=\"img\" aria-labelledby=\"{title} {description}\">");
    for (n, scene) in scenes.into_iter().enumerate() {
        // The room at the sides keeps the outermost lines whole.
        let (width, height) = (scene.width.ceil() as i64 + 2, scene.height.ceil() as i64);
        let keep = if scene.keeps_with_next { " class=\"keep\"" } else { "" };
        let _ = write!(out, "<svg{keep} viewBox=\"-1 0 {width} {height}\" width=\"{width}\" height=\"{height}\">");
        if n == 0 {
            let _ = write!(out, "<title id=\"{title}\">");
            escape::text(&figure.caption.words(), out);
            let _ = write!(out, "</title><desc id=\"{description}\">");
            escape::text(&figure.description, out);
            out.push_str("</desc>");
        }
        out.push('\n');
        svg::shapes(&scene, out);
        out.push_str("</svg>\n");
    }
    out.push_str("</div>\n");
}
