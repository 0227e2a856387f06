//! What is worth a look in the data of a site and may be meant as it is: lines at the end of `tavle check`, never warnings.
//!
//! Nothing here is surely a mistake, so no build depends on it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::column_notes::column_notes;
use super::cursor::PathCursor;
use super::dataset::{Counted, DataId, DataSet, Held, Row, RowTitle, Value};
use super::embed::View;
use super::embed_notes::embed_notes;
use super::ids::UnitId;
use super::indicator::{Indicator, Series};
use super::lateness::is_open;
use super::missing_reports;
use super::relations::Contributor;
use super::review_notes::review_notes;
use super::roles::RoleId;
use super::site::Site;
use tavle_base::{Diagnostic, Lang, Message, Place, message, names};
use tavle_schema::PrintKind;

/// The most characters of a row's title that are shown.
const SHOWN: usize = 80;

/// All notes on a site; each has the rows that it is about as related places.
pub fn notes(site: &Site) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (id, set) in site.current_sets() {
        if is_role_chart(id, set, site) {
            notes.extend(accountable(set, site));
        }
        notes.extend(without_status(set));
        notes.extend(connections(id, set, site));
        notes.extend(column_notes(set));
        notes.extend(later_figures(set, site.as_of));
    }
    notes.extend(open_after_end(site));
    notes.extend(missing_reports::notes(site));
    notes.extend(embed_notes(site));
    notes.extend(review_notes(site));
    notes
}

/// Whether it is shown as a role chart: on paper, as a matrix is, or on a page that asks for it.
fn is_role_chart(id: DataId, set: &DataSet, site: &Site) -> bool {
    let is_chart = |lang| {
        let mut embeds = site.chapters_with(id, lang).iter().flat_map(|(_, chapter)| site.embeds(*chapter, lang));
        embeds.any(|embed| embed.data == id && embed.view == View::Raci)
    };
    set.spec.prints(PrintKind::Raci) || site.languages.all().any(is_chart)
}

/// Rows in which several units decide, and rows in which none does. Where most rows have none, the chart does without.
fn accountable(set: &DataSet, site: &Site) -> Vec<Diagnostic> {
    let all = set.rows.len();
    let (mut several, mut none) = (Vec::new(), Vec::new());
    for row in &set.rows {
        let decides = row.roles.iter().filter(|holder| {
            // Of several that are named with `either:`, one decides.
            holder.held == Held::Role(RoleId::DECIDES) && !holder.is_alternative()
        });
        let units: BTreeSet<UnitId> = decides.map(|holder| holder.unit).collect();
        match units.len() {
            0 => none.push((row, words(set, row))),
            1 => {}
            _ => {
                let units = names(units.iter().map(|unit| site.units.get(*unit).name.as_ref()));
                several.push((row, message!("note.row-with", row = words(set, row), units)));
            }
        }
    }
    if none.len() * 2 > all {
        none.clear();
    }
    let several = (several.len(), message!("accountable.several", n = several.len(), all), several);
    let none = (none.len(), message!("accountable.none", n = none.len(), all), none);
    let found = [several, none].into_iter().filter(|(n, ..)| *n > 0);
    found.map(|(_, message, rows)| with_rows(set, rows, Place::whole(set.file), message)).collect()
}

/// A plan that says of some rows how far they are, and of most not.
fn without_status(set: &DataSet) -> Option<Diagnostic> {
    let (without, all) = counted(set, |one| one.state().is_none());
    let n = without.len();
    let is_forgotten = set.spec.shows_progress && n < all && n * 2 > all;
    let note = |rows| with_rows(set, rows, Place::whole(set.file), message!("some-without-status", n, all));
    is_forgotten.then(|| note(without))
}

/// Objectives to which nothing contributes, and, where others say it, rows that do not say to what they contribute.
fn connections(id: DataId, set: &DataSet, site: &Site) -> Vec<Diagnostic> {
    let relations = &site.relations;
    let all = set.rows.len();
    let rows = || (0..).zip(&set.rows);
    let found = |is_meant: &dyn Fn(u32) -> bool| {
        rows().filter(|(n, _)| is_meant(*n)).map(|(_, row)| (row, words(set, row))).collect::<Vec<_>>()
    };
    let unserved = found(&|row| set.spec.is_served && relations.served_by((id, row)).is_empty());
    // Objectives at the top serve none, and a row of a phase serves what the phase does.
    let serves = |row: u32| {
        let groups = set.rows[row as usize].group.into_iter().flat_map(|own| set.lineage(own));
        let all = groups.map(|group| Contributor::Group(id, group)).chain([Contributor::Row(id, row)]);
        all.into_iter().any(|one| !relations.serves(one).is_empty())
    };
    let serving_nothing = found(&|row| !set.spec.is_served && !serves(row));
    let mut notes = Vec::new();
    if !unserved.is_empty() && unserved.len() < all {
        let message = message!("unserved-objectives", n = unserved.len(), all);
        notes.push(with_rows(set, unserved, Place::whole(set.file), message));
    }
    if !serving_nothing.is_empty() && serving_nothing.len() < all {
        let message = message!("serving-nothing", n = serving_nothing.len(), all);
        notes.push(with_rows(set, serving_nothing, Place::whole(set.file), message));
    }
    notes
}

/// Publications that hold no more, with rows on which there is still work to do. What belongs to one that holds as well
/// goes on there.
fn open_after_end(site: &Site) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (data, set) in site.sets().filter(|(data, _)| site.has_ended(*data)) {
        let (open, all) = counted(set, |one| one.state().is_some_and(is_open));
        if open.is_empty() {
            continue;
        }
        for publication in site.publications_of(data).iter().map(|id| site.publication(*id)) {
            let Some(day) = publication.last_day().filter(|last| *last < site.as_of) else { continue };
            let place = Place::value(publication.file, PathCursor::TOP.key("valid").path());
            let day = day.to_string();
            let message = message!("open-after-end", day, n = open.len(), all, data = set.source());
            notes.push(with_rows(set, open.clone(), place, message));
        }
    }
    notes
}

/// Rows with figures for times that have not begun: more often a slip of the hand than a forecast.
fn later_figures(set: &DataSet, today: Date) -> Option<Diagnostic> {
    let is_later =
        |series: &Series| series.newest().and_then(|figure| figure.when.first_day()).is_some_and(|day| day > today);
    let has_later = |indicator: &Indicator| indicator.series.iter().any(is_later);
    let of_row = |row: &Row| {
        let own = row.cells.iter().flatten().any(|value| matches!(value, Value::Indicator(own) if has_later(own)));
        let measured = row.items().filter_map(|item| item.measured.as_deref()?.figures.as_deref());
        own || measured.into_iter().any(has_later)
    };
    let rows: Vec<_> = set.rows.iter().filter(|row| of_row(row)).map(|row| (row, words(set, row))).collect();
    let n = rows.len();
    (n > 0).then(|| with_rows(set, rows, Place::whole(set.file), message!("later-figures", n)))
}

/// What is counted in a data set and meant, each with its row; and how much is counted at all.
fn counted(set: &DataSet, is_meant: impl Fn(&Counted<'_>) -> bool) -> (Vec<(&Row, Message)>, usize) {
    let all: Vec<Counted<'_>> = set.rows.iter().flat_map(|row| set.counted(row)).collect();
    let meant = all.iter().filter(|one| is_meant(one)).map(|one| (one.row, words(set, one.row)));
    (meant.collect(), all.len())
}

/// What a row is called.
fn words(set: &DataSet, row: &Row) -> Message {
    let title = match set.row_title(row) {
        RowTitle::Text(text) => text.str(Lang::DEFAULT),
        RowTitle::Id(id) => id,
    };
    let title: String = title.chars().take(SHOWN).collect();
    message!("note.row", title)
}

/// A note with the rows that it is about.
fn with_rows(set: &DataSet, rows: Vec<(&Row, Message)>, place: Place, message: Message) -> Diagnostic {
    let related = rows.into_iter().map(|(row, words)| (Place::value(set.file, row.path.clone()), words));
    let mut related: Vec<_> = related.collect();
    // Several actions may stand in one row.
    related.dedup();
    Diagnostic { related, ..Diagnostic::note(place, message) }
}
