//! A figure as plain data: what is drawn, in words and numbers, and the table beside it.

use super::curves::Lines;
use super::lanes::{Chart, Shares};
use super::scales::Grid;
use super::words::Words;
use crate::table::Table;
use tavle_markup::Phrase;

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
    /// Rows over two scales.
    Grid(Grid<'a>),
    /// Figures over a line of time.
    Lines(Lines<'a>),
    /// Boxes, each with those that belong to it.
    Tree(Vec<Leaf<'a>>),
}

/// A box of a tree.
#[derive(Clone, Debug)]
pub struct Leaf<'a> {
    pub title: Words<'a>,
    /// What is said below it.
    pub below: Option<Words<'a>>,
    pub children: Vec<Self>,
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
    /// The objectives that it serves.
    pub serves: Option<Words<'a>>,
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
pub(super) struct Drawn<'a> {
    pub drawing: Drawing<'a>,
    pub description: String,
    pub notes: Vec<String>,
    /// Whether it may be another on another day.
    pub moves_with_day: bool,
}

impl Figure<'_> {
    /// Whether it may be another on another day.
    pub fn depends_on_day(&self) -> bool {
        self.moves_with_day || self.table.depends_on_day()
    }
}
