//! The view `chart`: data as a figure, with the same data as a table beside it.

use super::Turning;
use crate::pages::phrase::Phrase;
use crate::pages::table::Table;

/// A figure. What is drawn is plain data; `render` draws it.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    pub id: String,
    pub source: String,
    pub caption: Phrase<'a>,
    pub drawing: Drawing,
    /// The words that say what the figure shows, for those who do not see it.
    pub description: String,
    /// The same data as a table.
    pub table: Table<'a>,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Drawing {
    /// Steps that follow each other.
    Flow(Vec<Node>),
    /// Something in the middle and what stands around it.
    Hub { centre: String, around: Vec<Node> },
}

/// A step of a figure.
#[derive(Clone, Debug)]
pub struct Node {
    pub title: String,
    pub href: Option<String>,
}

pub(super) fn figure<'a>(turning: &mut Turning<'a, '_>, caption: Option<Phrase<'a>>) -> Figure<'a> {
    let _ = caption;
    let table = super::whole::table(turning, None);
    Figure {
        id: String::new(),
        source: String::new(),
        caption: Phrase::none(),
        drawing: Drawing::Flow(Vec::new()),
        description: String::new(),
        table,
    }
}
