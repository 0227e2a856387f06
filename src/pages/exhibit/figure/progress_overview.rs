//! How far each of the site's plans is: a bar for each, and beside them the numbers, which lead to the rows they count.

use super::drawing::Figure;
use super::drawing::Labels;
use super::shares;
use super::words::Words;
use crate::context::PageContext;
use crate::exhibit::anchors::Anchors;
use crate::exhibit::summary::{Seen, Statused, Tally};
use crate::facts;
use crate::table::{Group, Table};
use tavle_markup::Phrase;
use tavle_model::dataset::Counted;
use tavle_model::{DataId, DataSet};
use tavle_routes::OutputKind;

/// How many plans can stand below each other and still be taken in at a glance.
const LEGIBLE: usize = 12;

/// The plans with the most rows, in the site's order; nothing for a site without plans that say how far they are.
pub fn progress_overview<'a>(at: PageContext<'a>, anchors: &mut Anchors<'a>) -> Option<Figure<'a>> {
    let localized = at.localized;
    let mut plans: Vec<(DataId, &'a DataSet)> =
        localized.site.current_sets().filter(|(_, set)| facts::has_states(set)).collect();
    plans.sort_by_key(|(_, set)| std::cmp::Reverse(set.rows.len()));
    plans.truncate(LEGIBLE);
    plans.sort_by_key(|(id, _)| (localized.site.primary(*id), *id));
    let statuses = &localized.site.statuses;
    let of = |set: &'a DataSet| Statused::new(statuses, all(set));
    let rows = Statused::new(statuses, plans.iter().flat_map(|(_, set)| all(set)));
    let caption = Phrase::plain(localized.strings().views.summary.as_ref());
    let bars =
        plans.iter().filter_map(|(_, set)| shares::share(Words::of(&facts::title(localized, set))?, &of(set), at));
    let drawn = shares::drawn(bars.collect(), &rows, &caption, localized)?;
    let tally = Tally::new(&rows, at);
    let lines = plans.iter().map(|(id, set)| {
        let title = facts::title(localized, set).linked(at.to(&OutputKind::DataSet(*id, localized.lang)));
        tally.row(title, Seen::all(*id, at).as_ref(), &of(set))
    });
    let source = facts::sources(plans.iter().map(|(_, set)| *set));
    let id = anchors.take("figure-standing");
    let labels = ["narrow", "wide", "broad"].map(|form| Labels {
        title: anchors.take(format!("{id}-{form}-title")),
        description: anchors.take(format!("{id}-{form}-text")),
    });
    let table = Table {
        id: anchors.take_table("table-standing"),
        class: "summary",
        source: source.clone(),
        caption: caption.clone(),
        columns: tally.columns(&localized.strings().home.plan),
        totals: Vec::new(),
        groups: vec![Group { level: 1, rows: lines.collect(), ..Group::default() }],
        choices: None,
        rows_by_day: false,
        legend: Vec::new(),
        legend_title: None,
        marks: Vec::new(),
    };
    Some(Figure {
        id,
        labels,
        source,
        caption,
        drawing: Some(drawn.drawing),
        description: drawn.description,
        is_rtl: localized.locale().is_rtl(),
        notes: drawn.notes,
        table,
        shows_table: true,
        moves_with_day: drawn.moves_with_day,
    })
}

/// All that is counted of a plan.
fn all(set: &DataSet) -> impl Iterator<Item = (Counted<'_>, &DataSet)> {
    set.rows.iter().flat_map(|row| set.counted(row)).map(move |one| (one, set))
}
