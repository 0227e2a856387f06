//! Drawings: what a figure shows, laid out as shapes. How they are printed is for HTML and paper.
//!
//! A figure is drawn for each [`DrawingWidth`] of the page, so that no text is ever shrunk beyond reading.

mod gantt;
mod grid;
mod lines;
mod marks;
mod outline;
mod process;
mod roadmap;
pub mod scene;
mod shares;
pub mod text;
mod tree;

use scene::Scene;
use tavle_pages::exhibit::figure::{CurveSign, Drawing, Sign};

/// A width for which a drawing is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawingWidth {
    /// A small telephone.
    Narrow,
    /// A text page.
    Wide,
    /// A page that is given to the figure; only charts are better for it.
    Broad,
    /// A sheet of paper that lies on its side, which shows more at once than a screen.
    Sheet,
}

impl DrawingWidth {
    /// Those of a page on a screen.
    pub const SCREEN: [Self; 3] = [Self::Narrow, Self::Wide, Self::Broad];

    /// In units of the drawing. The stylesheet never shows it at less than nine tenths of it.
    pub fn width(self) -> f64 {
        match self {
            Self::Narrow => 320.0,
            Self::Wide => 720.0,
            Self::Broad => 1008.0,
            Self::Sheet => 1280.0,
        }
    }
}

/// The drawing in a form, in strips below each other; none if it does not have the form. Where the page is read from
/// right to left, so is the drawing.
pub fn scenes(drawing: &Drawing<'_>, form: DrawingWidth, is_rtl: bool) -> Vec<Scene> {
    let scenes = laid_out(drawing, form);
    if is_rtl { scenes.into_iter().map(Scene::mirrored).collect() } else { scenes }
}

/// A sign as it stands in the key.
pub fn sample(sign: Sign, is_rtl: bool) -> Scene {
    let scene = marks::sample(sign);
    if is_rtl { scene.mirrored() } else { scene }
}

/// The same of a line chart.
pub fn curve_sample(sign: CurveSign, is_rtl: bool) -> Scene {
    let scene = lines::sample(sign);
    if is_rtl { scene.mirrored() } else { scene }
}

fn laid_out(drawing: &Drawing<'_>, form: DrawingWidth) -> Vec<Scene> {
    let width = form.width();
    match (drawing, form) {
        (Drawing::Chart(chart), DrawingWidth::Narrow) => gantt::narrow(chart, width),
        (Drawing::Chart(chart), DrawingWidth::Wide | DrawingWidth::Broad | DrawingWidth::Sheet) => {
            gantt::wide(chart, width)
        }
        (Drawing::Shares(bars), DrawingWidth::Narrow | DrawingWidth::Wide) => shares::shares(bars, width),
        (Drawing::Grid(grid), DrawingWidth::Narrow | DrawingWidth::Wide) => grid::grid(grid, width),
        (Drawing::Lines(all), DrawingWidth::Narrow | DrawingWidth::Wide) => lines::lines(all, width),
        (_, DrawingWidth::Broad | DrawingWidth::Sheet) => Vec::new(),
        (Drawing::Flow(nodes), DrawingWidth::Narrow) => vec![process::flow_narrow(nodes, width)],
        (Drawing::Flow(nodes), DrawingWidth::Wide) => vec![process::flow_wide(nodes, width)],
        (Drawing::Hub { centre, around }, DrawingWidth::Narrow) => vec![process::hub_narrow(centre, around, width)],
        (Drawing::Hub { centre, around }, DrawingWidth::Wide) => vec![process::hub_wide(centre, around, width)],
        (Drawing::Tree(leaves), DrawingWidth::Narrow) => tree::indented(leaves, width),
        (Drawing::Tree(leaves), DrawingWidth::Wide) => tree::tree(leaves, width),
        (Drawing::Roadmap(phases), DrawingWidth::Narrow) => roadmap::roadmap(phases, width, 1),
        (Drawing::Roadmap(phases), DrawingWidth::Wide) => roadmap::roadmap(phases, width, 2),
    }
}
