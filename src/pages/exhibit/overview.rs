//! The views `by-unit` and `by-time` of more rows than a page can have: how many there are for each unit and in each year,
//! and how far they are. Each number leads to the rows it counts.

use std::collections::BTreeMap;

use super::by_time;
use super::context::ExhibitContext;
use super::in_short::year;
use super::parts::{year_key, year_title};
use super::summary::{Seen, Statused, Tally};
use crate::table::{Group, Table};
use tavle_markup::Phrase;
use tavle_model::dataset::Counted;
use tavle_model::unit::UnitId;

/// For each unit the rows in which it, or one below it, has a role.
pub fn by_unit<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let at = context.at;
    let site = at.localized.site;
    let rows = context.counted();
    let mut units: BTreeMap<UnitId, Vec<Counted<'a>>> = BTreeMap::new();
    for one in &rows {
        let mut named: Vec<UnitId> = one.row.roles.iter().flat_map(|holder| site.units.lineage(holder.unit)).collect();
        named.sort_unstable();
        named.dedup();
        named.into_iter().for_each(|unit| units.entry(unit).or_default().push(*one));
    }
    let tally = Tally::new(&Statused::of_set(context.set, &rows), at);
    let mut table = context.table("summary", caption);
    table.columns = tally.columns(&at.localized.strings().fields.unit);
    let mut body = Group { level: 1, ..Group::default() };
    for (unit, members) in units {
        let seen = Seen::found(context.embed.data, "unit", &site.units.get(unit).name, at);
        body.rows.push(tally.row(at.unit(unit), seen.as_ref(), &Statused::of_set(context.set, &members)));
    }
    table.groups.push(body);
    table
}

/// For each year the rows in which something happens in it.
pub fn by_time<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let at = context.at;
    let (set, today) = (context.set, at.today());
    let rows = context.rows();
    // What has no day stands last.
    let mut years: BTreeMap<(bool, Option<i16>), Vec<usize>> = BTreeMap::new();
    for event in by_time::events(context, &rows) {
        let year = year(&event);
        let members = years.entry((year.is_none(), year)).or_default();
        if members.last() != Some(&event.row) {
            members.push(event.row);
        }
    }
    let all = context.counted();
    let tally = Tally::new(&Statused::of_set(set, &all), at);
    let mut table = context.table("summary", caption);
    table.columns = tally.columns(&at.localized.strings().filter.year);
    let mut body = Group { level: 1, ..Group::default() };
    for ((_, year), members) in years {
        let counted = members.iter().flat_map(|row| set.counted(&set.rows[*row]));
        let counted: Vec<Counted<'a>> = counted.filter(|one| context.embed.asks_for(one, today)).collect();
        let seen = Seen::found(context.embed.data, "year", &year_key(year), at);
        body.rows.push(tally.row(year_title(year, at), seen.as_ref(), &Statused::of_set(set, &counted)));
    }
    table.groups.push(body);
    table
}
