//! The view `chart`: data as a figure, with the same data as a table beside it.
//!
//! What is drawn is decided here, as plain data: words in the page's language, and places in time as numbers of
//! days. How wide a line of text is, and where anything stands, is for whoever draws it.

mod chart;
mod collaborators;
mod curves;
mod drawing;
mod extent;
mod grid;
mod lanes;
mod lines;
mod process;
mod progress_overview;
mod roadmap;
mod scales;
mod shares;
mod time;
mod words;

use super::{by_period, summary};
use crate::exhibit::anchors::Anchors;
use crate::exhibit::context::ExhibitContext;
use crate::table::{Content, Table};
use drawing::Drawn;
use tavle_markup::Phrase;
use tavle_model::dataset::DataSet;
use tavle_model::spec::Diagram;
use tavle_model::{Embed, View};
use tavle_schema::ProcessShape;

pub use collaborators::collaborators;
pub use curves::{Curve, CurveSign, Lines, Panel};
pub use drawing::{Drawing, Figure, Labels, Leaf, Node, Phase, Step};
pub use extent::{Edge, Extent};
pub use lanes::{Chart, Lane, LaneGroup, Mark, Share, SharePart, Shares, Sign};
pub use progress_overview::progress_overview;
pub use scales::{Field, Grid, Point, Scale};
pub use time::{Axis, Tick};
pub use words::Words;

pub(super) fn figure<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Figure<'a> {
    let caption = caption.unwrap_or_else(|| context.caption());
    let drawn = drawn(context, &caption);
    let name = match context.embed.view {
        view if view.is_count() => format!("figure-{}-{}", context.set.slug, view.word()),
        _ => format!("figure-{}", context.set.slug),
    };
    let id = context.anchors.take(&name);
    let labels = ["narrow", "wide", "broad"].map(|form| Labels {
        title: context.anchors.take(format!("{id}-{form}-title")),
        description: context.anchors.take(format!("{id}-{form}-text")),
    });
    let table = match context.embed.view {
        View::Summary => summary::table(context, Some(caption.clone())),
        View::ByPeriod => by_period::table(context, Some(caption.clone())),
        _ => table(context, caption.clone()),
    };
    let moves_with_day = match &drawn {
        Some(drawn) => drawn.moves_with_day,
        // Without any state there are no bars, but late milestones are counted.
        None => context.embed.view == View::Summary && summary::lateness(context).depends_on_day(),
    };
    let (drawing, description, notes) = match drawn {
        Some(drawn) => (Some(drawn.drawing), drawn.description, drawn.notes),
        None => (None, String::new(), Vec::new()),
    };
    let is_rtl = context.at.localized.locale().is_rtl();
    let shows_table = context.embed.view.is_count();
    Figure {
        id,
        labels,
        source: context.source(),
        caption,
        drawing,
        description,
        is_rtl,
        notes,
        table,
        shows_table,
        moves_with_day,
    }
}

/// What is drawn of the data, if there is anything to draw in data of its kind.
fn drawn<'a>(context: &ExhibitContext<'a, '_>, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let set: &'a DataSet = context.set;
    let figures = &context.at.localized.strings().figures;
    if context.embed.view == View::Summary {
        return shares::shares(context, caption);
    }
    if context.embed.view == View::ByPeriod {
        return shares::by_period(context, caption);
    }
    match (set.spec.diagram?, &set.figure) {
        (Diagram::Process { .. }, Some((ProcessShape::Hub, Some(centre)))) => process::hub(context, centre, caption),
        (Diagram::Process { text }, _) => process::flow(context, text, caption),
        (Diagram::Roadmap { condition }, _) => roadmap::roadmap(context, condition, caption),
        (Diagram::Gantt, _) => chart::chart(context, &figures.chart, caption),
        (Diagram::Grid(axes), _) => grid::grid(context, axes, caption),
        (Diagram::Timeline, _) => chart::chart(context, &figures.timeline, caption),
        (Diagram::Lines, _) => lines::lines(context, caption),
    }
}

/// The same data as a table, with all columns, for what is drawn does not depend on those that were asked for. Its rows have
/// no anchors: links to a row lead to where it stands as a row, and no anchor is taken from a table that shows the same rows
/// on this page. Nor has it the name of that table, so that those who listen can distinguish them.
fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Phrase<'a>) -> Table<'a> {
    let as_text = Phrase::plain(context.at.localized.strings().figures.as_text.as_ref());
    let caption = Phrase::All(vec![caption, Phrase::plain(" – "), as_text]);
    if matches!(context.set.spec.diagram, Some(Diagram::Lines))
        && let Some(table) = lines::table(context, caption.clone())
    {
        return table;
    }
    let mut own = Anchors::default();
    let embed = Embed { columns: Vec::new(), ..context.embed.clone() };
    let mut apart = ExhibitContext::new(&embed, context.at, String::new(), &mut own);
    let mut table = super::whole::table(&mut apart, Some(caption));
    table.id = context.anchors.take_table(&table.id);
    for group in &mut table.groups {
        group.id = None;
        for row in &mut group.rows {
            row.id = None;
            for cell in &mut row.cells {
                cell.id = None;
                if let Content::Items(items) = &mut cell.content {
                    items.iter_mut().for_each(|item| item.id = None);
                }
            }
        }
    }
    table
}
