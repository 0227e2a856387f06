//! Data put on a page: an embedding becomes a table, a list or a figure.

pub mod amount;
mod anchors;
mod balance;
pub mod by_date;
mod by_period;
mod by_time;
mod by_unit;
mod cell_value;
mod cells;
mod context;
pub mod figure;
mod filter;
mod history;
mod in_short;
mod indicator;
mod overview;
mod parts;
mod raci;
mod relations;
mod rounds;
mod row_name;
mod summary;
mod totals;
mod whole;

use jiff::civil::Date;

use crate::context::{Medium, PageContext};
use crate::facts;
use crate::table::{Choices, Reach, Table};
pub use anchors::Anchors;
pub use balance::Balance;
pub use by_unit::{group_word, roles};
pub use cell_value::{own_column, value as reported_value};
pub use cells::{column_title, content as cell, status as status_mention, time as time_mention};
use context::ExhibitContext;
use figure::Figure;
pub use history::figures as reported_figures;
pub use in_short::{InShort, in_short, title_of};
pub use parts::{part_title, parts_of, year_key};
pub use relations::{branch_id, home, more, name as relation_name};
pub use rounds::Rounds;
pub use row_name::{full_name, own_title, title as row_title};
use tavle_markup::Phrase;
use tavle_model::dataset::{DataId, Row as DataRow};
use tavle_model::{Embed, View};
pub use totals::total_name;
pub use whole::heading as table_column;
pub use whole::used_columns;

/// Data as it stands on a page.
#[derive(Clone, Debug)]
pub enum Exhibit<'a> {
    Table(Table<'a>),
    /// The same as a table, printed as a list.
    List(Table<'a>),
    Figure(Box<Figure<'a>>),
}

impl Exhibit<'_> {
    /// Whether it may be another on another day.
    pub fn depends_on_day(&self) -> bool {
        match self {
            Self::Table(table) | Self::List(table) => table.depends_on_day(),
            Self::Figure(figure) => figure.depends_on_day(),
        }
    }

    /// Whether it needs more than the width of a text and what stands beside it: units side by side, or many columns.
    pub fn is_wide(&self) -> bool {
        match self {
            Self::Table(table) => table.class == "raci" || (table.class != "summary" && table.columns.len() > 4),
            Self::List(_) => false,
            Self::Figure(figure) => figure.drawing.is_none() && figure.table.columns.len() > 4,
        }
    }
}

/// The data of an embedding as it stands on the page at `at`.
///
/// On the data set's own page the rows have their bare ids as anchors; elsewhere the data set's name comes first.
pub fn exhibit<'a>(
    embed: &Embed,
    caption: Option<Phrase<'a>>,
    at: PageContext<'a>,
    is_own_page: bool,
    anchors: &mut Anchors<'a>,
) -> Exhibit<'a> {
    let prefix = if is_own_page { String::new() } else { at.localized.site.set(embed.data).anchor_prefix() };
    let mut context = ExhibitContext::new(embed, at, prefix, anchors);
    // On paper, and in files, all of it is there.
    if at.medium == Medium::Screen && !embed.view.is_count() && at.localized.site.is_divided(embed) {
        return Exhibit::Table(match embed.view {
            View::ByUnit => overview::by_unit(&mut context, caption),
            View::ByTime => overview::by_time(&mut context, caption),
            _ => parts::table(&mut context, caption, is_own_page),
        });
    }
    match embed.view {
        View::Table => Exhibit::Table(choosable(whole::table(&mut context, caption), embed, at)),
        View::List => Exhibit::List(whole::table(&mut context, caption).into_points()),
        View::Raci => Exhibit::Table(choosable(raci::table(&mut context, caption), embed, at)),
        View::ByUnit => Exhibit::Table(choosable(by_unit::table(&mut context, caption), embed, at)),
        View::ByTime => Exhibit::Table(choosable(by_time::table(&mut context, caption), embed, at)),
        View::Chart | View::Summary | View::ByPeriod => {
            Exhibit::Figure(Box::new(figure::figure(&mut context, caption)))
        }
    }
}

/// How far that is which a publication shows of a data set: all of it, or what these embeddings show.
pub fn progress<'a>(id: DataId, shown: &[&Embed], at: PageContext<'a>, anchors: &mut Anchors<'a>) -> Exhibit<'a> {
    let whole = Embed::whole(id, View::Summary);
    let among = if shown.iter().any(|embed| embed.has_all_rows()) { &[] } else { shown };
    let mut context = ExhibitContext { among, ..ExhibitContext::new(&whole, at, String::new(), anchors) };
    let caption = facts::title(at.localized, context.set);
    Exhibit::Figure(Box::new(figure::figure(&mut context, Some(caption))))
}

/// A table with what its rows can be narrowed down to.
fn choosable<'a>(table: Table<'a>, embed: &Embed, at: PageContext<'a>) -> Table<'a> {
    let set = at.localized.site.set(embed.data);
    let reach = match embed.within {
        Some(_) => Reach::Part(parts::all_rows(embed.data, at)),
        None => Reach::Table,
    };
    let choices = filter::choices(&table, set, at).map(|choices| Choices { reach, ..choices });
    Table { choices, ..table }
}

/// Of an embedded table only the rows for which `keep` holds at the as-of date.
pub fn selected<'a>(
    embed: &Embed,
    keep: &dyn Fn(&DataRow, Option<Date>) -> bool,
    caption: Option<Phrase<'a>>,
    at: PageContext<'a>,
    anchors: &mut Anchors<'a>,
) -> Table<'a> {
    let mut context = ExhibitContext { keep, ..ExhibitContext::new(embed, at, String::new(), anchors) };
    whole::table(&mut context, caption)
}
