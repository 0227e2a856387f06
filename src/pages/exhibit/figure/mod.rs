//! The view `chart`: data as a figure, with the same data as a table beside it.
//!
//! What is drawn is decided here, as plain data: words in the page's language, and places in time as numbers of
//! days. How wide a line of text is, and where anything stands, is for whoever draws it.

mod chart;
mod collaborators;
mod extent;
mod process;
mod progress_overview;
mod roadmap;
mod shares;
mod time;
mod words;

use super::{Anchors, ExhibitContext, summary};
use crate::model::View;
use crate::model::dataset::DataSet;
use crate::pages::phrase::Phrase;
use crate::pages::table::{Content, Table};
use crate::schema::{Kind, ProcessShape, fill};

pub use chart::{Chart, Lane, LaneGroup, Mark, Sign};
pub use collaborators::collaborators;
pub use extent::{Edge, Extent};
pub use progress_overview::progress_overview;
pub use shares::{Share, Shares};
pub use time::{Axis, Tick};
pub use words::Words;

/// A figure.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// The anchor of the figure, which no other of the page has.
    pub id: String,
    /// The anchors of the title and the description in each form of the drawing: narrow, wide, broad.
    pub labels: [Labels; 3],
    /// The file it comes from and the part of it, as for a table.
    pub source: String,
    pub caption: Phrase<'a>,
    /// Nothing for data in which there is nothing to draw: then the table stands alone.
    pub drawing: Option<Drawing<'a>>,
    /// The words that say what the figure shows, for those who do not see it.
    pub description: String,
    /// Whether it is read from right to left, and so time goes that way too.
    pub is_rtl: bool,
    /// Sentences below the figure: what is not drawn.
    pub notes: Vec<String>,
    /// The same data as a table.
    pub table: Table<'a>,
    /// Whether the table is shown beside the drawing from the beginning: there is more in it, such as links.
    pub shows_table: bool,
    /// Whether the drawing may be another on another day.
    pub moves_with_day: bool,
}

/// The anchors by which a drawing is named.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    pub title: String,
    pub description: String,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Drawing<'a> {
    /// Steps that follow each other.
    Flow(Vec<Node<'a>>),
    /// Something in the middle and what stands around it.
    Hub { centre: Words<'a>, around: Vec<Node<'a>> },
    /// The phases of a course, each with its steps.
    Roadmap(Vec<Phase<'a>>),
    /// What happens when, over a line of time.
    Chart(Chart<'a>),
    /// How many rows are in each state.
    Shares(Shares<'a>),
}

/// A step of a process, or one of those around a centre.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// Its place among steps that follow each other, from 1, in the language's digits.
    pub number: Option<String>,
    pub title: Words<'a>,
    /// What is said below it: what happens in a step of a course, who takes what stands around a centre.
    pub below: Option<Words<'a>>,
}

/// A phase of a roadmap.
#[derive(Clone, Debug)]
pub struct Phase<'a> {
    /// Nothing where the steps stand under no heading.
    pub title: Option<Words<'a>>,
    pub time: Option<String>,
    pub steps: Vec<Step<'a>>,
}

/// A step of a roadmap.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// Its place in the whole course, from 1, in the language's digits.
    pub number: String,
    pub title: Words<'a>,
    /// When it is taken at all.
    pub condition: Option<Words<'a>>,
    pub time: Option<String>,
}

/// A drawing, what it shows in words, and what it leaves out.
struct Drawn<'a> {
    drawing: Drawing<'a>,
    description: String,
    notes: Vec<String>,
    /// Whether it may be another on another day.
    moves_with_day: bool,
}

pub(super) fn figure<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Figure<'a> {
    let caption = caption.unwrap_or_else(|| context.caption());
    let drawn = drawn(context, &caption);
    let name = match context.embed.view {
        View::Summary => format!("figure-{}-summary", context.set.slug),
        _ => format!("figure-{}", context.set.slug),
    };
    let id = context.anchors.take(&name);
    let labels = ["narrow", "wide", "broad"].map(|form| Labels {
        title: context.anchors.take(format!("{id}-{form}-title")),
        description: context.anchors.take(format!("{id}-{form}-text")),
    });
    let table = match context.embed.view {
        View::Summary => summary::table(context, Some(caption.clone())),
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
    let shows_table = context.embed.view == View::Summary;
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

impl Figure<'_> {
    /// Whether it may be another on another day.
    pub fn depends_on_day(&self) -> bool {
        self.moves_with_day || self.table.depends_on_day()
    }
}

/// What is drawn of the data, if there is anything to draw in data of its kind.
fn drawn<'a>(context: &ExhibitContext<'a, '_>, caption: &Phrase<'a>) -> Option<Drawn<'a>> {
    let set: &'a DataSet = context.set;
    if context.embed.view == View::Summary {
        return shares::shares(context, caption);
    }
    match (set.kind, &set.figure) {
        (Kind::Process, Some((ProcessShape::Hub, Some(centre)))) => process::hub(context, centre, caption),
        (Kind::Process, _) => process::flow(context, caption),
        (Kind::Roadmap, _) => roadmap::roadmap(context, caption),
        (Kind::ActivityPlan | Kind::Timeline, _) => chart::chart(context, caption),
        _ => None,
    }
}

/// The same data as a table. Its rows have no anchors: links to a row lead to where it stands as a row, and no anchor
/// is taken from a table that shows the same rows on this page.
fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Phrase<'a>) -> Table<'a> {
    let mut own = Anchors::default();
    let mut apart = ExhibitContext::new(context.embed, context.at, String::new(), &mut own);
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

/// A sentence of the theme about a figure, `{title}` being its caption without a full stop.
fn sentence(pattern: &str, caption: &Phrase<'_>, slots: &[(&str, &str)]) -> String {
    let title = caption.words();
    let mut all = vec![("title", title.trim_end_matches('.'))];
    all.extend(slots);
    fill(pattern, &all)
}
