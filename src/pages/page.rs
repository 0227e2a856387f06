//! A page: the template it is printed with, the facts that the template sees, and the content between them.
//!
//! Templates see the page's [`Frame`] as `page`, its [`Main`] as `main`, its content as HTML in `content`, the
//! site's [`Masthead`] as `site` and the theme's strings as `s`, and nothing else. A field that ends in `_html` is a
//! [`Phrase`]: in templates finished HTML, in which words in another language than the page's are marked with their
//! `lang`. Every other field is plain text and is escaped by the template.

mod frame;
mod main;
mod ways;

use jiff::civil::Date;

use crate::connections::Branch;
use crate::exhibit::Exhibit;
use crate::prose::Prose;
use crate::reported::Reported;
pub use frame::*;
pub use main::*;
use tavle_base::Lang;
use tavle_markup::Phrase;
pub use ways::*;

/// The day that a file bears where it must bear one and nobody has said when its content was last changed. It is long
/// past, so nothing looks new that is not.
pub const NO_DAY: Date = jiff::civil::date(1970, 1, 1);

/// A page.
#[derive(Debug)]
pub struct Page<'a> {
    /// The template it is printed with, as in `chapter.html`.
    pub template: &'static str,
    pub masthead: Masthead<'a>,
    pub frame: Frame<'a>,
    pub main: Main<'a>,
    pub content: Vec<Piece<'a>>,
    /// What stands after the facts of the page's own kind.
    pub after: Vec<Piece<'a>>,
    pub lang: Lang,
}

/// A piece of a page's content.
#[derive(Debug)]
pub enum Piece<'a> {
    Prose(Prose<'a>),
    Heading {
        level: u8,
        id: String,
        title: Phrase<'a>,
    },
    Paragraph(Phrase<'a>),
    /// How much of a data set was reported for its newest period.
    Reported(Reported),
    /// Objectives and what serves them.
    Tree(Vec<Branch<'a>>),
    Exhibit(Box<Exhibit<'a>>),
}

impl Page<'_> {
    /// Whether anything on it may be another on another day: what is late, what is next, where today lies on a chart.
    /// Whether a publication is in force is none of this, for there the day stands beside it.
    pub fn depends_on_day(&self) -> bool {
        let lists = match &self.main {
            Main::Home(home) => !home.next.is_empty() || !home.consultations.is_empty(),
            Main::Period(period) => period.is_running,
            _ => false,
        };
        lists || self.content.iter().chain(&self.after).any(Piece::depends_on_day)
    }
}

impl<'a> Piece<'a> {
    /// Whether it may be another on another day.
    pub fn depends_on_day(&self) -> bool {
        match self {
            Self::Prose(text) => text.exhibits.iter().any(|(_, exhibit)| exhibit.depends_on_day()),
            Self::Exhibit(exhibit) => exhibit.depends_on_day(),
            Self::Tree(branches) => branches.iter().any(Branch::depends_on_day),
            Self::Reported(reported) => reported.depends_on_day,
            Self::Heading { .. } | Self::Paragraph(_) => false,
        }
    }

    /// Data as a piece of a page.
    pub fn of(exhibit: Exhibit<'a>) -> Self {
        Self::Exhibit(Box::new(exhibit))
    }
}
