//! Drawings: what a figure shows, laid out as shapes. How they are printed is for HTML and paper.
//!
//! A figure is drawn for each [`Form`] of the page, so that no text is ever shrunk beyond reading.

mod gantt;
mod marks;
mod process;
mod roadmap;
pub mod scene;
mod shares;
pub mod text;

use crate::pages::exhibit::figure::{Drawing, Sign};
use scene::Scene;

/// A width for which a drawing is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A small telephone.
    Narrow,
    /// A text page.
    Wide,
    /// A page that is given to the figure; only charts are better for it.
    Broad,
    /// A sheet of paper that lies on its side, which shows more at once than a screen.
    Sheet,
}

impl Form {
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
pub fn scenes(drawing: &Drawing<'_>, form: Form, is_rtl: bool) -> Vec<Scene> {
    let scenes = laid_out(drawing, form);
    if is_rtl { scenes.into_iter().map(Scene::mirrored).collect() } else { scenes }
}

/// A sign as it stands in the key.
pub fn sample(sign: Sign, is_rtl: bool) -> Scene {
    let scene = marks::sample(sign);
    if is_rtl { scene.mirrored() } else { scene }
}

fn laid_out(drawing: &Drawing<'_>, form: Form) -> Vec<Scene> {
    let width = form.width();
    match (drawing, form) {
        (Drawing::Chart(chart), Form::Narrow) => gantt::narrow(chart, width),
        (Drawing::Chart(chart), Form::Wide | Form::Broad | Form::Sheet) => gantt::wide(chart, width),
        (Drawing::Shares(bars), Form::Narrow | Form::Wide) => shares::shares(bars, width),
        (_, Form::Broad | Form::Sheet) => Vec::new(),
        (Drawing::Flow(nodes), Form::Narrow) => vec![process::flow_narrow(nodes, width)],
        (Drawing::Flow(nodes), Form::Wide) => vec![process::flow_wide(nodes, width)],
        (Drawing::Hub { centre, around }, Form::Narrow) => vec![process::hub_narrow(centre, around, width)],
        (Drawing::Hub { centre, around }, Form::Wide) => vec![process::hub_wide(centre, around, width)],
        (Drawing::Roadmap(phases), Form::Narrow) => roadmap::roadmap(phases, width, 1),
        (Drawing::Roadmap(phases), Form::Wide) => roadmap::roadmap(phases, width, 2),
    }
}
