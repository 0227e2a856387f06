//! The parts of a large data set: what stands on a page in the place of more rows than a page can have.

use std::collections::BTreeSet;

use super::context::ExhibitContext;
use super::in_short::{InShort, in_short};
use super::totals::{self, Of, added, of_rows};
use super::{Anchors, by_unit, filter, whole};
use crate::context::PageContext;
use crate::table::{
    AllRows, Choices, Column, ColumnChoices, ColumnTotal, Content, Group, GroupTotal, Reach, Row, RowFilterKeys, Table,
};
use tavle_markup::Phrase;
use tavle_model::Embed;
use tavle_model::dataset::{DataId, Group as DataGroup};
use tavle_model::division::Part;
use tavle_routes::OutputKind;
use tavle_schema::{Total, fill};

/// What a part is called: by its group or groups, and where it has only some of the rows by those.
pub fn part_title<'a>(id: DataId, part: &Part, at: PageContext<'a>) -> Phrase<'a> {
    let localized = at.localized;
    let set = localized.site.set(id);
    let title = |group: u32| at.text(&set.groups[group as usize].title).unlinked();
    let some = part.of.as_ref().map(|of| {
        let number = |row: usize| localized.locale().integer((row - of.start) as i64);
        let (from, to) = (number(part.rows.start + 1), number(part.rows.end));
        let words = &localized.strings().data;
        match part.rows.len() {
            1 => fill(&words.part_row, &[("n", &to)]),
            _ => fill(&words.part_rows, &[("from", &from), ("to", &to)]),
        }
    });
    match (part.groups, some) {
        (Some((first, last)), _) if first != last => Phrase::All(vec![title(first), Phrase::plain(" – "), title(last)]),
        (Some((group, _)), Some(rows)) => Phrase::All(vec![title(group), Phrase::plain(", "), Phrase::plain(rows)]),
        (Some((group, _)), None) => title(group),
        (None, Some(rows)) => Phrase::plain(rows),
        (None, None) => Phrase::plain(&*localized.strings().data.part),
    }
}

/// The parts of a data set, each with its address and the ids for which it is the place.
pub fn parts_of<'a>(id: DataId, at: PageContext<'a>) -> impl Iterator<Item = (u32, &'a Part, String)> {
    let localized = at.localized;
    let parts = (0..).zip(localized.site.parts(id));
    parts.filter_map(move |(n, part)| Some((n, part, at.to(&OutputKind::Part(id, n, localized.lang))?)))
}

/// The way to where all rows of a data set can be narrowed down, in words; nothing where no script can read them.
pub fn all_rows<'a>(id: DataId, at: PageContext<'a>) -> Option<Phrase<'a>> {
    let (localized, lang) = (at.localized, at.localized.lang);
    localized.addresses().of(&OutputKind::Rows(id, lang))?;
    let rows = localized.count(localized.site.set(id).rows.len(), &localized.strings().counts.rows);
    let words = fill(&localized.strings().filter.everywhere, &[("rows", &rows)]);
    Some(Phrase::plain(words).linked(at.to(&OutputKind::DataSet(id, lang))))
}

/// The parts with the rows that are asked for, how many each has, and their totals. On the data set's own page all rows can
/// be narrowed down.
pub fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>, is_own_page: bool) -> Table<'a> {
    let (at, id, strings) = (context.at, context.embed.data, context.at.localized.strings());
    let mut table = context.table("parts", caption);
    let mut own = Anchors::default();
    let mut apart = ExhibitContext::new(context.embed, at, String::new(), &mut own);
    let (all, _, _) = whole::without_totals(&mut apart, None);
    let sums: Vec<Sum<'_, 'a>> = sums(&all.columns);
    table.columns = vec![
        Column::new("part", Phrase::plain(&*strings.data.part)),
        Column::new("count c-number", Phrase::plain(&*strings.fields.count)),
    ];
    table.columns.extend(sums.iter().map(|(_, total, column)| {
        let title = totals::name(total.total, &Of::Group(column.title.clone()), at.localized);
        Column::new(format!("{} c-number", column.key()), title)
    }));
    let shown: Vec<&Row<'a>> = all.groups.iter().flat_map(|group| &group.rows).collect();
    let lines = lines(context, &shown);
    for lines in lines.chunk_by(|one, other| one.cut == other.cut) {
        let rows = lines.iter().map(|one| line(one.title.clone(), one.rows, &sums, at)).collect();
        let mut group = Group { level: 1, rows, ..Group::default() };
        // A group of which there are several parts has its total below them.
        if let (Some(top), [_, _, ..]) = (lines[0].cut, lines) {
            let rows: Vec<&Row<'a>> = lines.iter().flat_map(|one| one.rows).copied().collect();
            let title = at.text(&context.set.groups[top as usize].title).unlinked();
            let row = line(totals::name(Total::Sum, &Of::Group(title), at.localized), &rows, &sums, at);
            group.totals.push(GroupTotal { row, groups: 1 });
        }
        table.groups.push(group);
    }
    table.totals = vec![line(Phrase::plain(&*strings.fields.total), &shown, &sums, at)];
    if is_own_page && let Some(href) = at.to(&OutputKind::Rows(id, at.localized.lang)) {
        let brief = in_short(context.embed, at);
        // Whether anything is late is said by what can be chosen.
        table.rows_by_day |= brief.table.groups.iter().flat_map(|group| &group.rows).any(is_by_day);
        table.choices = choices(brief, href, at);
    }
    table
}

/// A column that is added up: its index, how, and what it is called.
type Sum<'t, 'a> = (usize, &'t ColumnTotal, &'t Column<'a>);

fn sums<'t, 'a>(columns: &'t [Column<'a>]) -> Vec<Sum<'t, 'a>> {
    let sum = |(n, column): (usize, &'t Column<'a>)| Some((n, column.total.as_ref()?, column));
    columns.iter().enumerate().filter_map(sum).collect()
}

/// A part with the rows in it that are asked for.
struct Listed<'t, 'a> {
    /// Its group, if that has further parts.
    cut: Option<u32>,
    title: Phrase<'a>,
    rows: &'t [&'t Row<'a>],
}

/// The parts that have any of the rows that are `shown`.
fn lines<'t, 'a>(context: &ExhibitContext<'a, '_>, shown: &'t [&'t Row<'a>]) -> Vec<Listed<'t, 'a>> {
    let (at, id) = (context.at, context.embed.data);
    let query = asked(context.embed, at);
    let (rows, mut place) = (context.rows(), 0);
    let mut lines = Vec::new();
    for (_, part, address) in parts_of(id, at) {
        let end = rows.partition_point(|row| *row < part.rows.end);
        if end > place {
            lines.push(Listed {
                cut: part.groups.filter(|_| part.of.is_some()).map(|(top, _)| top),
                title: part_title(id, part, at).linked(Some(format!("{address}{query}"))),
                rows: &shown[place..end],
            });
        }
        place = end;
    }
    lines
}

/// A row of the list: what it is of, how many rows that has, and what they come to.
fn line<'a>(title: Phrase<'a>, rows: &[&Row<'a>], sums: &[Sum<'_, 'a>], at: PageContext<'a>) -> Row<'a> {
    let columns = sums.last().map_or(0, |(n, ..)| n + 1);
    let numbers = of_rows(rows.iter().copied(), columns);
    let count = Phrase::plain(at.localized.locale().integer(rows.len() as i64));
    let counted = [Content::Phrase(title), Content::Count(rows.len(), count, None)];
    let sums = sums.iter().map(|(n, total, _)| added(&numbers[*n], total, at.localized));
    let contents: Vec<Content<'a>> = counted.into_iter().chain(sums).collect();
    Row { id: None, cells: by_unit::row_cells(contents), filter_keys: RowFilterKeys::default() }
}

fn is_by_day(row: &Row<'_>) -> bool {
    row.filter_keys.lateness.depends_on_day()
}

/// What all rows can be narrowed down to.
fn choices<'a>(brief: InShort<'a>, href: String, at: PageContext<'a>) -> Option<Choices<'a>> {
    let set = brief.set;
    let is_top = |group: &&DataGroup| group.parent.is_none();
    let groups = set.groups.iter().filter(is_top).map(|group| (&*group.id, at.text(&group.title).unlinked()));
    let years: BTreeSet<Option<i16>> = brief.lines.iter().flat_map(|line| line.years.iter().copied()).collect();
    let is_dated = years.iter().any(Option::is_some);
    let (undated, dated): (Vec<_>, Vec<_>) = years.into_iter().partition(Option::is_none);
    let years = dated.into_iter().chain(undated).filter(|_| is_dated);
    let years = years.map(|year| (year_key(year), year_title(year, at))).collect();
    let groups = ColumnChoices {
        key: "group",
        title: Phrase::plain(by_unit::group_word(set.spec, at.localized)),
        values: groups.collect(),
    };
    let columns = brief.table.columns.clone();
    let has = |total: &Total| columns.iter().any(|column| column.total.as_ref().is_some_and(|own| own.total == *total));
    let totals = Total::ALL.into_iter().filter(has).map(|total| (total, totals::name(total, &Of::All, at.localized)));
    let totals = totals.collect();
    let all = AllRows { href, class: set.spec.kind.word(), columns, totals };
    let found = filter::choices(&brief.table, set, at)?;
    Some(Choices {
        groups: Some(groups).filter(|groups| groups.values.len() > 1),
        years,
        reach: Reach::All(Box::new(all)),
        ..found
    })
}

/// What a year is called in addresses.
pub fn year_key(year: Option<i16>) -> String {
    year.map_or_else(|| UNDATED.to_owned(), |year| year.to_string())
}

/// What a year is called; nothing stands for what has no day.
pub fn year_title<'a>(year: Option<i16>, at: PageContext<'a>) -> Phrase<'a> {
    year.map_or_else(|| Phrase::plain(&*at.localized.strings().no_date), |year| Phrase::plain(year.to_string()))
}

/// The word in addresses for rows without a day.
const UNDATED: &str = "undated";

/// What was asked for, so that the page of a part is narrowed down to it.
fn asked(embed: &Embed, at: PageContext<'_>) -> String {
    let site = at.localized.site;
    let set = site.set(embed.data);
    let unit = embed.unit.map(|unit| format!("unit={}", site.units.get(unit).name));
    let status = match &embed.states[..] {
        [only] => Some(format!("status={}", only.word(&set.statuses))),
        _ => None,
    };
    let choice = embed.choice.and_then(|(column, choice)| {
        let column = &set.columns[column];
        let choice = column.own.as_ref()?.choices.get(usize::from(choice))?;
        Some(format!("{}{}={}", tavle_model::embed::OF_COLUMN, column.key, choice.id))
    });
    let all: Vec<String> = unit.into_iter().chain(status).chain(choice).collect();
    if all.is_empty() { String::new() } else { format!("?{}", all.join("&")) }
}
